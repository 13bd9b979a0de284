import DubanCalendar
import DubanConfiguration
import DubanControl
import DubanPluginHosting
import DubanStoreSQLite
import DubanSystem
import Foundation
import Logging

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
        let recorded = ChangeFeed()
        let store = try SQLiteStore(
            path: settings.stateDirectory + "/ledger.sqlite", recorded: { recorded.announce() })
        let plugins = PluginSet(settings: settings, calendar: calendar)
        for refusal in plugins.refused {
            JournalEvent.pluginRefused.log(
                "\(refusal.path) is not loaded: \(refusal.sentence)", to: logger)
        }
        let (policy, missing) = PermissionPolicy.resolving(
            daemonUser: getuid(), readGroup: settings.access.readGroup, operateGroup: settings.access.operateGroup,
            administerGroup: settings.access.administerGroup, courierUser: settings.access.courierUser)
        for account in missing { JournalEvent.accountMissing.log("\(account)", to: logger) }

        let changes = ChangeFeed()
        let supervision = Supervision(
            basis: Supervision.Basis(
                campaigns: settings.campaigns, stateDirectory: settings.stateDirectory,
                supervisionOffice: settings.supervisionOffice,
                channel: settings.channel.rawValue, channels: settings.courier.channels.map(\.rawValue),
                pacedChannels: Set(settings.courier.robots.map(\.name)),
                invitingChannels: Set(settings.courier.invitingChannels.map(\.rawValue)),
                calendars: settings.calendarFeed.map { feed in
                    FeedDirectory(
                        path: feed.directory, keyDirectory: settings.stateDirectory,
                        domain: settings.courier.messageIDDomain,
                        newKey: { (0..<FeedKey.length).map { _ in UInt8.random(in: .min ... .max) } })
                },
                lifetimeDays: settings.courier.lifetimeDays, dayMustFinishBy: settings.dayMustFinishBy,
                calendar: calendar,
                digests: Dictionary(
                    plugins.plugins.map { ($0.host.file.name, $0.digest) }, uniquingKeysWith: { first, _ in first }),
                warnings: missing.map(\.words) + plugins.refused.map { .notLoaded($0.path, $0.sentence) }),
            store: store, plugins: Plugins(hosts: plugins.plugins.map(\.host), report: report), clock: clock,
            logger: logger, changed: { changes.announce() },
            install: { name throws(PluginFailure) in try plugins.install(name) })
        try await supervision.start()
        try await serve(supervision, changes, recorded, policy)
        await supervision.stop()
        try store.close()
    }

    private func serve(
        _ supervision: Supervision, _ changes: ChangeFeed, _ recorded: ChangeFeed, _ policy: PermissionPolicy
    ) async throws {
        let control = ControlService(
            supervision: supervision, policy: policy, changes: changes, recorded: recorded,
            calendarDirectory: settings.calendarDirectory, logger: logger)
        let server = VarlinkServer<Peer>(
            service: try ControlService.description(), logger: logger, peer: { try Peer(socket: $0) },
            closed: { await control.closed($0) },
            handler: { call, peer, responder in try await control.handle(call, peer, responder) })
        let socket = try listeningSocket()
        let keeper = TimeKeeper(supervision: supervision, changes: changes)
        let termination = try TerminationSignal.received()
        let summary = Self.summary(of: try await supervision.status())

        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run(on: socket) }
            group.addTask { try await keeper.run() }
            group.addTask { try await OverdueWatch(supervision: supervision).run() }
            if let interval = ServiceNotifier.watchdogInterval {
                let watchdog = Watchdog(supervision: supervision, notifier: notifier, interval: interval)
                group.addTask { try await watchdog.run() }
            }
            group.addTask { for await _ in termination { return } }
            notifier.ready(status: summary)
            // Whichever ends first, by the signal or by a failure, ends them all.
            let ending = await group.nextResult()
            notifier.stopping()
            group.cancelAll()
            await supervision.interrupt()
            while await group.nextResult() != nil {}
            try ending?.get()
        }
    }

    private static func summary(of status: StatusMessages.Status) -> String {
        let lights = status.campaigns.flatMap(\.lights)
        let open = lights.reduce(0) { $0 + $1.green + $1.yellow + $1.red }
        let red = lights.reduce(0) { $0 + $1.red }
        return "Serving \(counted(status.campaigns.count, "campaign")), \(counted(open, "open task")), \(red) red"
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
        case .notLockedIn(let plugin, let warning):
            JournalEvent.pluginNotLockedIn.log(
                "The plugin \(plugin) is not locked in wholly: \(warning)", [.plugin(plugin), .pillar(plugin)],
                to: logger)
        }
    }
}
