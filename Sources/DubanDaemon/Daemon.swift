import DubanCalendar
import DubanConfiguration
import DubanControl
import DubanPluginHosting
import DubanStore
import DubanStoreSQLite
import DubanSystem
import Foundation
import Logging

/// The daemon at work: puts the parts together in the order in which they depend on each other, and runs them.
struct Daemon: Sendable {
    /// The settings file.
    let file: String
    let configuration: LoadedConfiguration
    let clock: CivilClock
    private let logger = Logger(label: "duband")
    private let notifier = ServiceNotifier()

    init(file: String, configuration: LoadedConfiguration, clock: CivilClock) {
        self.file = file
        self.configuration = configuration
        self.clock = clock
    }

    private var settings: Settings { configuration.settings }

    /// Serves until SIGTERM or SIGINT.
    func run() async throws {
        try FileManager.default.createDirectory(
            atPath: settings.stateDirectory, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        let recorded = ChangeFeed()
        let store = try SQLiteStore(
            path: settings.stateDirectory + "/ledger.sqlite", upgrade: upgraded, recorded: { recorded.announce() })
        let plugins = configuration.plugins
        for refusal in plugins.refused {
            JournalEvent.pluginRefused.log("\(refusal.path) is not loaded: \(refusal.sentence)", to: logger)
        }
        for account in configuration.missing { JournalEvent.accountMissing.log("\(account)", to: logger) }

        let changes = ChangeFeed()
        let supervision = Supervision(
            basis: configuration.basis, store: store,
            plugins: Plugins(hosts: plugins.plugins.map(\.host), report: report), clock: clock, logger: logger,
            changed: { changes.announce() }, install: configuration.replacement.install)
        try await supervision.start()
        try await serve(supervision, changes, recorded)
        await supervision.stop()
        try store.close()
    }

    private func serve(
        _ supervision: Supervision, _ changes: ChangeFeed, _ recorded: ChangeFeed
    ) async throws {
        let reload = ConfigurationReload(
            file: file, first: settings, supervision: supervision, notifier: notifier, logger: logger)
        let control = ControlService(
            supervision: supervision, policy: configuration.policy, changes: changes, recorded: recorded,
            calendarDirectory: settings.calendarDirectory, logger: logger,
            reload: { try await reload.reload(by: $0) })
        let server = VarlinkServer<Peer>(
            service: try ControlService.description(), logger: logger, peer: { try Peer(socket: $0) },
            closed: { await control.closed($0) },
            handler: { call, peer, responder in try await control.handle(call, peer, responder) })
        let socket = try listeningSocket()
        let keeper = TimeKeeper(supervision: supervision, changes: changes, notifier: notifier)
        let signals = try ServiceSignal.received()

        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run(on: socket) }
            group.addTask { try await keeper.run() }
            group.addTask {
                try await OverdueWatch(supervision: supervision, changes: changes, notifier: notifier).run()
            }
            if let interval = ServiceNotifier.watchdogInterval {
                let limit = settings.plugins.batchTimeLimit
                let watchdog = Watchdog(
                    supervision: supervision, notifier: notifier, interval: interval,
                    patience: .seconds(60 + 5 * limit))
                group.addTask { try await watchdog.run() }
            }
            group.addTask {
                for await signal in signals {
                    if signal == .terminate { return }
                    // What is unfit is on the journal.
                    _ = try? await control.reload(by: "SIGHUP")
                }
            }
            notifier.ready(status: try await supervision.statusLine())
            // Whichever ends first, by the signal or by a failure, ends them all.
            let ending = await group.nextResult()
            notifier.stopping()
            group.cancelAll()
            await supervision.interrupt()
            while await group.nextResult() != nil {}
            try ending?.get()
        }
    }

    /// Tells of an upgrade, and asks systemd to wait for it: as long as it goes forward, it is not given up.
    private func upgraded(_ upgrade: LedgerUpgrade) {
        switch upgrade {
        case .begun(let copy):
            notifier.status("Bringing the ledger up to date; a copy is kept at \(copy)")
            notifier.extendTimeout(seconds: 120)
        case .advancing: notifier.extendTimeout(seconds: 120)
        case .ended(let copy):
            JournalEvent.ledgerUpgraded.log(
                "The ledger of an older version has been brought up to date; \(copy) is the copy from before",
                to: logger)
        }
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
