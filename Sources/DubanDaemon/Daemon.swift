import DubanCalendar
import DubanConfiguration
import DubanControl
import DubanPluginHosting
import DubanStoreSQLite
import DubanSystem
import Foundation
import Logging
import ServiceLifecycle

/// The daemon at work: puts the parts together in the order in which they depend on each other, and runs them.
struct Daemon: Sendable {
    private let settings: Settings
    private let calendar: WorkCalendar
    private let clock: CivilClock
    private let logger = Logger(label: "duband")
    private let notifier = ServiceNotifier()

    init(settings: Settings, calendar: WorkCalendar, clock: CivilClock) {
        self.settings = settings
        self.calendar = calendar
        self.clock = clock
    }

    /// Serves until SIGTERM or SIGINT.
    func run() async throws {
        try FileManager.default.createDirectory(
            atPath: settings.stateDirectory, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        let store = try SQLiteStore(path: settings.stateDirectory + "/ledger.sqlite")
        let plugins = PluginSet(settings: settings, calendar: calendar)
        for refusal in plugins.refused {
            JournalEvent.pluginRefused.log("\(refusal.path) is not loaded: \(refusal.sentence)", [], to: logger)
        }
        let (policy, warnings) = PermissionPolicy.resolving(
            daemonUser: getuid(), readGroup: settings.access.readGroup, operateGroup: settings.access.operateGroup,
            administerGroup: settings.access.administerGroup, courierUser: settings.access.courierUser)
        for warning in warnings { logger.warning("\(warning)") }

        let changes = ChangeFeed()
        let supervision = Supervision(
            basis: Supervision.Basis(
                campaigns: settings.campaigns, supervisionOffice: settings.supervisionOffice,
                channel: settings.channel.rawValue, calendar: calendar, digests: plugins.digests,
                warnings: warnings + plugins.refused.map { "\($0.path) is not loaded: \($0.sentence)" }),
            store: store, plugins: Plugins(hosts: plugins.hosts, report: report), clock: clock, logger: logger,
            changed: { changes.announce() })
        try await supervision.start()
        try await serve(supervision, changes, policy)
        await supervision.stop()
        try store.close()
    }

    private func serve(
        _ supervision: Supervision, _ changes: ChangeFeed, _ policy: PermissionPolicy
    ) async throws {
        let control = ControlService(supervision: supervision, policy: policy, changes: changes)
        let server = VarlinkServer<Peer>(
            service: try ControlService.description(), logger: logger, peer: { try Peer(socket: $0) },
            closed: { await control.closed($0) },
            handler: { call, peer, responder in try await control.handle(call, peer, responder) })
        var services: [any Service] = [
            ControlServer(server: server, socket: try listeningSocket()),
            Readiness(notifier: notifier, supervision: supervision),
            TimeKeeper(supervision: supervision, changes: changes, logger: logger),
        ]
        if let interval = ServiceNotifier.watchdogInterval {
            services.append(Watchdog(supervision: supervision, notifier: notifier, interval: interval))
        }
        let termination = ServiceGroupConfiguration.ServiceConfiguration(
            service: Termination(signal: try TerminationSignal.received()),
            successTerminationBehavior: .gracefullyShutdownGroup)
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [termination] + services.map { .init(service: $0) }, logger: logger))
        try await group.run()
    }

    /// The socket that systemd handed over, or one of our own.
    private func listeningSocket() throws -> VarlinkListeningSocket {
        if let inherited = ListenSocket.inherited().first {
            return VarlinkListeningSocket(listening: inherited.descriptor)
        }
        return try VarlinkListeningSocket(path: settings.controlSocket)
    }

    private func report(_ incident: Plugins.Incident) {
        switch incident {
        case .started(let plugin):
            JournalEvent.pluginStarted.log(
                "The plugin \(plugin) has started", [.plugin(plugin), .pillar(plugin)], to: logger)
        case .died(let plugin, let reason):
            JournalEvent.pluginDied.log(
                "The plugin \(plugin) failed: \(reason)", [.plugin(plugin), .pillar(plugin)], to: logger)
        }
    }
}

/// Ends when the process is asked to, and all the others with it.
private struct Termination: Service {
    let signal: AsyncStream<Void>

    func run() async throws {
        for await _ in signal.cancelOnGracefulShutdown() { return }
    }
}

/// The control socket.
private struct ControlServer: Service {
    let server: VarlinkServer<Peer>
    let socket: VarlinkListeningSocket

    func run() async throws {
        try await cancelWhenGracefulShutdown { try await server.run(on: socket) }
    }
}

/// Tells systemd when the daemon can serve, how it stands, and that it stops.
private struct Readiness: Service {
    let notifier: ServiceNotifier
    let supervision: Supervision

    func run() async throws {
        notifier.ready(status: await summary())
        try? await gracefulShutdown()
        notifier.stopping()
    }

    private func summary() async -> String {
        guard let status = try? await supervision.status() else { return "Serving" }
        let open = status.campaigns.flatMap(\.lights).reduce(0) { $0 + $1.green + $1.yellow + $1.red }
        let red = status.campaigns.flatMap(\.lights).reduce(0) { $0 + $1.red }
        return "Serving \(status.campaigns.count) campaigns, \(open) open tasks, \(red) red"
    }
}
