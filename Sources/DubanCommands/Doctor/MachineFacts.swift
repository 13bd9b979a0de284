import CLinux
import DubanControl
import DubanCore
import FoundationEssentials
import Glibc

/// What is looked at without the daemon.
struct MachineFacts {
    /// What duband says of the settings, or why it says nothing.
    enum Settings {
        case read(SettingsDocument)
        /// Whoever asks cannot read the file; the code is an `errno`.
        case unreadable(CInt)
        /// duband's program cannot be asked.
        case unasked(CommandFailure)
    }

    /// Whether the kernel takes its clock for synchronized; nil where it does not tell.
    var isClockSynchronized: Bool?
    var settingsPath: String
    /// What somebody else than root may write of the settings, the calendars and the directories on the way there.
    var open: [FilePath.Step]
    var settings: Settings
    /// What keeps duband and the courier from their settings and calendars, whoever asks.
    var barriers: [Barrier]
    /// By their names, those that the settings name; nil where they do not tell.
    var credentials: [(name: String, standing: CredentialStanding)]?
    var socketPath: String
    var socket: Result<FileStanding, SystemError>
    /// The directory that the socket is in.
    var socketDirectory: Result<FileStanding, SystemError>

    var socketDirectoryPath: String {
        let parts = socketPath.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        return parts.isEmpty ? "." : parts.joined(separator: "/") + "/"
    }
}

extension MachineFacts {
    private static let daemonUnit = "duband.service"
    private static let courierUnit = "duban-courier.service"

    /// Looks at this machine.
    static func look(settings path: String, duband: String?, socket: String) -> MachineFacts {
        let settings = describe(path, by: duband)
        var credentials: [(name: String, standing: CredentialStanding)]?
        // Where they are wrong, there is nothing but problems.
        if case .read(let document) = settings, !document.settings.isEmpty {
            let names = credentialNames(document)
            let unit = names.isEmpty ? nil : Systemd.unit(courierUnit).map(UnitCredentials.init)
            credentials = names.map { ($0, CredentialStanding.look($0, in: unit)) }
        }
        var facts = MachineFacts(
            isClockSynchronized: isClockSynchronized(), settingsPath: path, open: openSteps(path, settings),
            settings: settings, barriers: Barrier.found(in: readings(path, settings)), credentials: credentials,
            socketPath: socket,
            socket: FileStanding.look(at: socket), socketDirectory: .failure(SystemError(code: ENOENT)))
        facts.socketDirectory = FileStanding.look(at: facts.socketDirectoryPath)
        return facts
    }

    private static func openSteps(_ path: String, _ settings: Settings) -> [FilePath.Step] {
        var paths = [path]
        if case .read(let document) = settings { paths += calendarPaths(document) }
        var steps: [FilePath.Step] = []
        for step in paths.flatMap({ FilePath.look(at: $0).steps })
        where step.standing.isOpen(besides: geteuid()) && !steps.contains(step) {
            steps.append(step)
        }
        return steps
    }

    /// The directory of the calendars, and those in it.
    private static func calendarPaths(_ document: SettingsDocument) -> [String] {
        guard let directory = document.settings.first(where: { $0.key == "calendar-directory" })?.value else {
            return []
        }
        let calendars = ((try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? [])
            .filter { !$0.hasPrefix(".") && ($0.hasSuffix(".yaml") || $0.hasSuffix(".yml")) }.sorted()
        return [directory] + calendars.map { directory + "/" + $0 }
    }

    /// What the users of the units have to read.
    private static func readings(_ path: String, _ settings: Settings) -> [Barrier.Reading] {
        let duband = Account.ofUnit(daemonUnit).map { [$0] } ?? []
        let courier = Account.ofUnit(courierUnit).map { [$0] } ?? []
        let readings = [Barrier.Reading(file: FilePath.look(at: path), needed: .read, readers: duband + courier)]
        guard !duband.isEmpty, case .read(let document) = settings else { return readings }
        return readings
            + calendarPaths(document).enumerated().map { index, path in
                // The directory comes first.
                Barrier.Reading(
                    file: FilePath.look(at: path), needed: index == 0 ? [.read, .search] : .read, readers: duband)
            }
    }

    private static func isClockSynchronized() -> Bool? {
        var isSynchronized: CInt = 0
        return duban_clock_is_synchronized(&isSynchronized) == 0 ? isSynchronized == 1 : nil
    }

    private static func describe(_ path: String, by duband: String?) -> Settings {
        guard access(path, R_OK) == 0 else { return .unreadable(errno) }
        do throws(CommandFailure) {
            let program: String
            if let duband {
                program = duband
            } else {
                program = try ProgramFile.installed("duband", option: "--duband")
            }
            return .read(try ProgramOutput.json(of: program, ["--describe", "--configuration", path]))
        } catch {
            return .unasked(error)
        }
    }

    /// The names that stand behind `…-credential` and `…-credentials`.
    static func credentialNames(_ document: SettingsDocument) -> [String] {
        let values = document.settings.filter { $0.key.hasSuffix("-credential") || $0.key.hasSuffix("-credentials") }
            .compactMap(\.value)
        return Set(values.flatMap { $0.split(separator: ", ").map(String.init) }).sorted()
    }
}
