/// What systemctl(1) tells to everybody.
enum Systemd {
    private static let systemctl = "/usr/bin/systemctl"

    /// A unit with all its drop-ins, as systemd would read them; nil where it does not tell.
    static func unit(_ name: String) -> String? { output(["cat", name]) }

    /// Properties of a unit that is loaded or could be; nil where systemd does not tell.
    static func properties(_ names: [String], of unit: String) -> [String: String]? {
        output(["show", "--property", names.joined(separator: ","), unit]).map(properties(in:))
    }

    /// - Parameter text: a line for each, `NAME=VALUE`.
    static func properties(in text: String) -> [String: String] {
        var properties: [String: String] = [:]
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2 { properties[String(parts[0])] = String(parts[1]) }
        }
        return properties
    }

    private static func output(_ arguments: [String]) -> String? {
        guard let (bytes, status) = try? ProgramOutput.run(systemctl, arguments, isQuiet: true), status == 0 else {
            return nil
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
