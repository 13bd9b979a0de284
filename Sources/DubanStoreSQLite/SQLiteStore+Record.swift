import DubanCalendar
import DubanCore
package import DubanStore
import FoundationEssentials
import GRDB

extension SQLiteStore {
    /// Appends entries to the record within one transaction, chaining their digests.
    struct RecordWriter {
        private let stamp: Stamp
        /// The campaign that the next entries are of; empty for those of the whole house.
        var campaign: String
        private let insert: Statement
        private var sequence: Int64
        private var digest: [UInt8]

        init(_ db: Database, stamp: Stamp, campaign: String) throws {
            self.stamp = stamp
            self.campaign = campaign
            let last = try Row.fetchOne(db, sql: "SELECT sequence, digest FROM event ORDER BY sequence DESC LIMIT 1")
            sequence = last?["sequence"] ?? 0
            digest = [UInt8](last?["digest"] ?? Data())
            insert = try db.cachedStatement(
                sql: """
                    INSERT INTO event (sequence, at, day, actor, kind, campaign, subject, body, digest)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)
        }

        mutating func append(_ kind: RecordEntry.Kind, _ subject: String, _ facts: JSONObject = JSONObject()) throws {
            sequence += 1
            let body = facts.text
            digest = RecordEntry.digest(
                after: digest, sequence: sequence, stamp: stamp, kind: kind, campaign: campaign, subject: subject,
                body: body)
            try insert.execute(arguments: [
                sequence, stamp.at, stamp.day.number, stamp.actor, kind.rawValue, campaign, subject, body, Data(digest),
            ])
        }
    }

    package func record(from sequence: Int64, limit: Int) throws -> [RecordEntry] {
        try queue.read { db in
            let sql = "SELECT * FROM event WHERE sequence >= ? ORDER BY sequence LIMIT ?"
            return try Row.fetchAll(db, sql: sql, arguments: [sequence, limit]).map(entry)
        }
    }

    package func record(
        of campaign: String, kinds: [RecordEntry.Kind], after sequence: Int64, limit: Int
    ) throws -> [RecordEntry] {
        try queue.read { db in
            let sql = """
                SELECT * FROM event WHERE sequence > ? AND campaign = ?
                AND kind IN (\(databaseQuestionMarks(count: kinds.count))) ORDER BY sequence LIMIT ?
                """
            let arguments = [sequence, campaign] + StatementArguments(kinds.map(\.rawValue)) + [limit]
            return try Row.fetchAll(db, sql: sql, arguments: arguments).map(entry)
        }
    }

    private func entry(_ row: Row) throws -> RecordEntry {
        RecordEntry(
            sequence: row["sequence"],
            stamp: Stamp(at: row["at"], day: Day(number: row["day"]), actor: row["actor"]),
            kind: try value(RecordEntry.Kind(rawValue: row["kind"]), "event.kind"),
            campaign: row["campaign"], subject: row["subject"], body: row["body"],
            digest: [UInt8](row["digest"] as Data))
    }
}

/// A flat JSON object, written key by key in the order given: the bodies of the record are many and small, and a general
/// encoder costs more than the row it is written into.
struct JSONObject {
    private var members: [String] = []

    mutating func add(_ key: String, _ value: String?) {
        guard let value else { return }
        members.append(JSONObject.quoted(key) + ":" + JSONObject.quoted(value))
    }

    mutating func add(_ key: String, _ value: Int?) {
        guard let value else { return }
        members.append(JSONObject.quoted(key) + ":" + String(value))
    }

    var text: String { "{" + members.joined(separator: ",") + "}" }

    static func quoted(_ text: String) -> String {
        // Nearly every text is plain.
        let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
        if isPlain { return "\"" + text + "\"" }
        var bytes: [UInt8] = [UInt8(ascii: "\"")]
        bytes.reserveCapacity(text.utf8.count + 2)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0..<0x20: bytes += Array("\\u00".utf8) + Array(hexadecimal([byte]).utf8)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// A column that holds what this version never wrote.
struct UnreadableColumn: Error, CustomStringConvertible {
    let column: String
    var description: String { "the database holds a value in \(column) that this version of duban does not know" }
}

func value<Value>(_ value: Value?, _ column: String) throws -> Value {
    guard let value else { throw UnreadableColumn(column: column) }
    return value
}

func day(_ number: Int?) -> Day? {
    number.map { Day(number: $0) }
}

func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}

func decoded<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(text.utf8))
}
