import CSystemd
import Glibc
package import Logging

/// Sends log events to journald in its native form, so that metadata such as `MESSAGE_ID` or `DUBAN_TASK` can be asked
/// for (`journalctl DUBAN_TASK=12`) and explained by a catalog.
///
/// Metadata whose key is a valid field name becomes that field; all other stands behind the message as `key=value`.
package struct JournalLogHandler: LogHandler {
    package var metadataProvider: Logger.MetadataProvider?
    package var metadata: Logger.Metadata = [:]
    package var logLevel: Logger.Level
    private let identifier: String
    private let send: @Sendable ([JournalField]) -> Void

    /// - Parameters:
    ///   - identifier: `SYSLOG_IDENTIFIER`: the program's name.
    ///   - send: Where an entry goes; journald, where nothing else is said.
    package init(
        identifier: String, logLevel: Logger.Level = .info, metadataProvider: Logger.MetadataProvider? = nil,
        send: @escaping @Sendable ([JournalField]) -> Void = JournalLogHandler.sendToJournal
    ) {
        self.identifier = identifier
        self.logLevel = logLevel
        self.metadataProvider = metadataProvider
        self.send = send
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        let entry = LogEntry(event, metadata: [metadata, metadataProvider?.get() ?? [:]])
        send(
            [
                JournalField("MESSAGE", entry.text),
                JournalField("PRIORITY", String(JournalLogHandler.priority(of: event.level))),
                JournalField("SYSLOG_IDENTIFIER", identifier),
                JournalField("CODE_FILE", event.file),
                JournalField("CODE_LINE", String(event.line)),
                JournalField("CODE_FUNC", event.function),
            ] + entry.fields)
    }

    /// syslog(3)'s numbers, as the journal uses them.
    private static func priority(of level: Logger.Level) -> CInt {
        switch level {
        case .trace, .debug: LOG_DEBUG
        case .info: LOG_INFO
        case .notice: LOG_NOTICE
        case .warning: LOG_WARNING
        case .error: LOG_ERR
        case .critical: LOG_CRIT
        }
    }

    /// Hands an entry to journald. Each field is one buffer with its length, so that no value can end it early. Where
    /// journald does not answer, the entry is lost: the journal is a report and never the record.
    package static func sendToJournal(_ fields: [JournalField]) {
        var bytes: [UInt8] = []
        var ends: [Int] = []
        for field in fields {
            bytes += "\(field.name)=\(field.value)".utf8
            ends.append(bytes.count)
        }
        bytes.withUnsafeMutableBytes { buffer in
            var start = 0
            let vectors = ends.map { end in
                defer { start = end }
                return iovec(iov_base: buffer.baseAddress?.advanced(by: start), iov_len: end - start)
            }
            _ = sd_journal_sendv(vectors, CInt(vectors.count))
        }
    }
}
