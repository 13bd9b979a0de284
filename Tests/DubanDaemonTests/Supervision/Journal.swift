import Logging
import Synchronization

/// What would go to the journal.
final class Journal: Sendable {
    struct Entry: Sendable {
        var level: Logger.Level
        var sentence: String
        /// By their names, MESSAGE_ID among them.
        var fields: [String: String]
    }

    private let kept = Mutex<[Entry]>([])

    var entries: [Entry] { kept.withLock { $0 } }
    var lines: [String] { entries.map(\.sentence) }

    var logger: Logger {
        Logger(label: "journal") { _ in Handler { entry in self.kept.withLock { $0.append(entry) } } }
    }

    private struct Handler: LogHandler {
        let keep: @Sendable (Entry) -> Void
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        init(_ keep: @escaping @Sendable (Entry) -> Void) { self.keep = keep }

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let fields = (event.metadata ?? [:]).mapValues(\.description)
            keep(Entry(level: event.level, sentence: "\(event.message)", fields: fields))
        }
    }
}
