import Glibc
package import Logging

/// Writes log events to stderr for a person at a terminal: the level, the message, and the fields behind it.
package struct TerminalLogHandler: LogHandler {
    package var metadataProvider: Logger.MetadataProvider?
    package var metadata: Logger.Metadata = [:]
    package var logLevel: Logger.Level
    private let coloured: Bool
    private let write: @Sendable (String) -> Void

    /// - Parameters:
    ///   - coloured: Whether a warning and what is worse stand out in colour.
    ///   - write: Where a line goes, with its newline; stderr, where nothing else is said.
    package init(
        logLevel: Logger.Level = .info, coloured: Bool = TerminalLogHandler.wantsColour,
        metadataProvider: Logger.MetadataProvider? = nil,
        write: @escaping @Sendable (String) -> Void = TerminalLogHandler.writeToStandardError
    ) {
        self.logLevel = logLevel
        self.coloured = coloured
        self.metadataProvider = metadataProvider
        self.write = write
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        let entry = LogEntry(event, metadata: [metadata, metadataProvider?.get() ?? [:]])
        let fields = entry.fields.filter { $0.name != "MESSAGE_ID" }.map { "\($0.name)=\($0.value)" }
        let level = colour(of: event.level).map { "\($0)\(event.level)\u{1B}[0m" } ?? "\(event.level)"
        let tail = fields.isEmpty ? "" : "  " + fields.joined(separator: " ")
        write(level + " " + TerminalLogHandler.harmless(entry.text + tail) + "\n")
    }

    private func colour(of level: Logger.Level) -> String? {
        guard coloured else { return nil }
        switch level {
        case .critical, .error: return "\u{1B}[31m"
        case .warning: return "\u{1B}[33m"
        case .trace, .debug, .info, .notice: return nil
        }
    }

    /// Indents the lines after the first, and takes the power from control characters: what a mail server said must
    /// neither look like an entry of ours nor command the terminal.
    private static func harmless(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "\n" {
                result.append(contentsOf: "\n    ".unicodeScalars)
            } else if scalar != "\t", scalar.properties.generalCategory == .control {
                result.append("\u{FFFD}")
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// Whether stderr is a terminal and its user has not asked for plain text (https://no-color.org).
    package static var wantsColour: Bool {
        let refused = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
        return isatty(STDERR_FILENO) == 1 && !refused
    }

    /// One write for one entry, so that the entries of processes that share a terminal stay whole.
    package static func writeToStandardError(_ line: String) {
        var line = line
        line.withUTF8 { _ = Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
