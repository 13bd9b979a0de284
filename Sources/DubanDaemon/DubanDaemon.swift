package import ArgumentParser
import DubanCalendar
import DubanConfiguration
import DubanControl
import DubanCore
import DubanPluginHosting
import DubanStore
import DubanStoreSQLite
import DubanSystem
import Glibc
import Logging
import NIOPosix

/// The daemon's command line.
package struct DubanDaemon: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "duband",
        abstract: "Holds people to their deadlines: keeps the ledger, opens each day, decides who is told.",
        discussion: "systemd starts it as duband.service. Administrators talk to it with dubanctl.",
        version: dubanVersion)

    @Option(name: .shortAndLong, help: "The configuration file.", completion: .file(extensions: ["yaml"]))
    var configuration = "/etc/duban/duban.yaml"

    @Option(help: "Pretend that it is always this day, at the opening of the delivery window. To try things out alone.")
    var today: String?

    @Flag(help: "Check the configuration, the calendars and the plugins, and end.")
    var check = false

    @Flag(help: "Print what the settings say, or all that is wrong with them, as JSON, and end; for `dubanctl config`.")
    var describe = false

    @Option(
        help: ArgumentHelp(
            "Prove a ledger that no duband has open, such as a backup, and end; with 1 where something is wrong.",
            valueName: "file"), completion: .file())
    var audit: String?

    @Option(
        help: ArgumentHelp(
            "With --audit: an entry noted down earlier, as --audit prints the last one.", valueName: "number:digest"))
    var noted: String?

    package init() {}

    package func validate() throws {
        guard let noted else { return }
        guard audit != nil else { throw ValidationError("--noted belongs to --audit.") }
        guard NotedEntry(noted) != nil else {
            throw ValidationError(
                "'\(noted)' is not an entry; write its number and its digest, as --audit prints them.")
        }
    }

    package mutating func run() async throws {
        if let audit { return try LedgerProof(path: audit, noted: noted.flatMap { NotedEntry($0) }).run() }
        if describe { return print(try SettingsDescription(file: configuration).json()) }
        if check { return try await DaemonCheck(configuration: try LoadedConfiguration(file: configuration)).run() }
        signal(SIGPIPE, SIG_IGN)
        bootstrapLogging(identifier: "duband")
        do {
            try await serve()
        } catch let error as ValidationError {
            throw error
        } catch {
            JournalEvent.serviceFailed.log("duband ends: \(error)", to: Logger(label: "duband"))
            throw ExitCode.failure
        }
    }

    private func serve() async throws {
        let loaded = try LoadedConfiguration(file: configuration)
        try await Daemon(file: configuration, configuration: loaded, clock: try clock(loaded.settings)).run()
    }

    private func clock(_ settings: Settings) throws -> CivilClock {
        guard let today else { return .system }
        guard let day = Day(today) else {
            throw ValidationError("'\(today)' is not a day; write it as 2021-04-30.")
        }
        return .pinned(day: day, minute: settings.campaigns[0].window.opens)
    }
}
