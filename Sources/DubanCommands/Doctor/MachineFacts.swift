import CLinux
import DubanControl
import DubanCore
import Glibc

/// What is looked at without the daemon.
struct MachineFacts {
    /// A credential that the settings name.
    enum Credential: Hashable {
        /// It is given to the courier, and the file it comes from is there or may not be looked at.
        case given
        /// The courier's unit does not have it.
        case notGiven
        /// The file it comes from is not there.
        case noFile(String)
        /// systemd does not tell.
        case unknown
    }

    /// Whether the kernel takes its clock for synchronized; nil where it does not tell.
    var isClockSynchronized: Bool?
    var settingsPath: String
    var settingsFile: Result<FileStanding, SystemError>
    /// What duband says of the settings, or why it says nothing.
    var settings: Result<SettingsDocument, CommandFailure>
    /// By their names, those that the settings name.
    var credentials: [(name: String, standing: Credential)]
    var socketPath: String
    var socket: Result<FileStanding, SystemError>
    /// The directory that the socket is in.
    var socketDirectory: Result<FileStanding, SystemError>
}

extension MachineFacts {
    private static let courierUnit = "duban-courier.service"
    private static let systemctl = "/usr/bin/systemctl"

    /// Looks at this machine.
    static func look(settings path: String, duband: String?, socket: String) -> MachineFacts {
        let document = Result { () throws(CommandFailure) in try describe(path, by: duband) }
        let names = (try? document.get()).map(credentialNames) ?? []
        let given = names.isEmpty ? nil : courierCredentials()
        let parts = socket.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        let directory = parts.isEmpty ? "." : parts.joined(separator: "/") + "/"
        return MachineFacts(
            isClockSynchronized: isClockSynchronized(), settingsPath: path, settingsFile: FileStanding.look(at: path),
            settings: document, credentials: names.map { ($0, standing(of: $0, given)) }, socketPath: socket,
            socket: FileStanding.look(at: socket), socketDirectory: FileStanding.look(at: directory))
    }

    private static func isClockSynchronized() -> Bool? {
        var isSynchronized: CInt = 0
        return duban_clock_is_synchronized(&isSynchronized) == 0 ? isSynchronized == 1 : nil
    }

    private static func describe(_ path: String, by duband: String?) throws(CommandFailure) -> SettingsDocument {
        guard access(path, R_OK) == 0 else { throw .unreadable(path, errno) }
        let program: String
        if let duband { program = duband } else { program = try ProgramFile.installed("duband", option: "--duband") }
        return try ProgramOutput.json(of: program, ["--describe", "--configuration", path])
    }

    /// The names that stand behind `…-credential` and `…-credentials`.
    static func credentialNames(_ document: SettingsDocument) -> [String] {
        let values = document.settings.filter { $0.key.hasSuffix("-credential") || $0.key.hasSuffix("-credentials") }
            .compactMap(\.value)
        return Set(values.flatMap { $0.split(separator: ", ").map(String.init) }).sorted()
    }

    private static func courierCredentials() -> UnitCredentials? {
        guard let (bytes, status) = try? ProgramOutput.run(systemctl, ["cat", courierUnit], isQuiet: true), status == 0
        else { return nil }
        return UnitCredentials(unit: String(decoding: bytes, as: UTF8.self))
    }

    private static func standing(of name: String, _ given: UnitCredentials?) -> Credential {
        guard let given else { return .unknown }
        guard let source = given.paths[name] else { return .notGiven }
        guard let path = source, access(path, F_OK) != 0, errno == ENOENT else { return .given }
        return .noFile(path)
    }
}
