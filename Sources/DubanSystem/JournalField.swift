import Logging

/// One field of a journal entry: `NAME=value`, where the value may hold any bytes, newlines too.
package struct JournalField: Hashable, Sendable {
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    /// Whether a metadata key can stand as a field of its own: `[A-Z][A-Z0-9_]{0,63}`, and none of those that the
    /// handler fills itself.
    static func isName(_ key: String) -> Bool {
        guard let first = key.utf8.first, isUpper(first), key.utf8.count <= 64 else { return false }
        return key.utf8.allSatisfy { isUpper($0) || (48...57).contains($0) || $0 == UInt8(ascii: "_") }
            && !reserved.contains(key)
    }

    private static func isUpper(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }

    private static let reserved: Set = [
        "MESSAGE", "PRIORITY", "SYSLOG_IDENTIFIER", "CODE_FILE", "CODE_LINE", "CODE_FUNC",
    ]
}

/// A log event taken apart as both handlers need it: the text for people, and the fields for the journal.
struct LogEntry {
    /// The message, with the metadata that cannot be a field as `key=value` behind it.
    let text: String
    /// The metadata that can, by name.
    let fields: [JournalField]

    /// - Parameter metadata: From the least to the most particular; the last value of a key counts.
    init(_ event: LogEvent, metadata layers: [Logger.Metadata]) {
        var merged: Logger.Metadata = [:]
        for layer in layers + [event.metadata ?? [:]] {
            merged.merge(layer) { $1 }
        }
        if let error = event.error, merged["error"] == nil {
            merged["error"] = "\(error)"
        }
        var text = event.message.description
        var fields: [JournalField] = []
        for (key, value) in merged.sorted(by: { $0.key < $1.key }) {
            if JournalField.isName(key) {
                fields.append(JournalField(key, value.description))
            } else {
                text += " \(key)=\(value)"
            }
        }
        self.text = text
        self.fields = fields
    }
}
