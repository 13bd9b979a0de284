import Glibc

/// What a plugin's process has written to its standard error, and what can be told from it.
struct LastWords {
    /// What a line of `duban-plugin-host` itself begins with.
    private static let host = "duban-plugin-host: "
    private static let warning = host + "warning: "
    /// The exit statuses with which the host refuses a plugin.
    private static let refusals: Set<CInt> = [EX_USAGE, EX_DATAERR, EX_NOINPUT, EX_OSERR]
    /// More characters of a line nobody reads.
    private static let longest = 300
    /// More warnings than the sandbox has parts are not the host's.
    private static let mostWarnings = 8

    private let lines: [Substring]

    init(_ bytes: some Sequence<UInt8>) {
        lines = String(decoding: Array(bytes), as: UTF8.self).split(whereSeparator: \.isNewline)
    }

    /// What the host warned of when it started.
    var warnings: [String] {
        lines.filter { $0.hasPrefix(Self.warning) }.prefix(Self.mostWarnings)
            .map { String($0.dropFirst(Self.warning.count).prefix(Self.longest)) }
    }

    /// How a process ended, in one sentence, with where it happened and what it said last: "it was ended by signal 4
    /// (Illegal instruction) in lakes.so +0x2d44: Lakes/Lakes.swift:16: Fatal error: Index out of range".
    func sentence(for ending: Ending) -> String {
        var sentence: String
        var last = lines[...]
        switch ending {
        case .none: sentence = "it closed its socket"
        case .status(let status): sentence = "it ended with status \(status)"
        case .signal(let signal):
            sentence = "it was ended by signal \(signal) (\(String(cString: strsignal(signal))))"
            let report = "\(Self.host)signal \(signal) "
            if let index = last.lastIndex(where: { $0.hasPrefix(report) }) {
                sentence += " " + last[index].dropFirst(report.count).prefix(Self.longest)
                last = last[..<index]
            }
        }
        // Swift's runtime lists the calls that led there behind its message.
        guard let said = last.last(where: { $0.contains("Fatal error: ") }) ?? last.last else { return sentence }
        let own = said.hasPrefix(Self.host) ? Self.host.count : 0
        // Why the host has not served it is all there is to say.
        if case .status(let status) = ending, own > 0, Self.refusals.contains(status) {
            return String(said.dropFirst(own).prefix(Self.longest))
        }
        return "\(sentence): \(said.dropFirst(own).prefix(Self.longest))"
    }

    /// How a process ended.
    enum Ending: Hashable {
        /// It has not, as far as can be seen.
        case none
        case status(CInt)
        case signal(CInt)
    }
}
