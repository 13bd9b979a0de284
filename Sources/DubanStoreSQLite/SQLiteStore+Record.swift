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
        private let db: Database
        private let insert: RepeatedStatement
        private var sequence: Int64
        private var digest: [UInt8]

        private static let columns = [
            "sequence", "at", "day", "actor", "permission", "kind", "campaign", "subject", "body", "digest",
        ]
        private static let insert = "INSERT INTO event (\(columns.joined(separator: ", "))) VALUES"

        init(_ db: Database, stamp: Stamp, campaign: String) throws {
            self.stamp = stamp
            self.campaign = campaign
            self.db = db
            let last = try Row.fetchOne(db, sql: "SELECT sequence, digest FROM event ORDER BY sequence DESC LIMIT 1")
            sequence = last?["sequence"] ?? 0
            digest = [UInt8](last?["digest"] ?? Data())
            insert = try RepeatedStatement(
                db, sql: "\(Self.insert) (\(databaseQuestionMarks(count: Self.columns.count)))")
        }

        mutating func append(_ kind: RecordEntry.Kind, _ subject: String, _ facts: JSONObject = JSONObject()) throws {
            try insert.execute { bind(kind, subject, facts, to: &$0) }
        }

        /// Appends an entry for each element.
        mutating func append<Element>(
            _ kind: RecordEntry.Kind, each elements: [Element],
            entry: (Element) throws -> (subject: String, facts: JSONObject)
        ) throws {
            try RepeatedStatement.insert(elements, db, Self.insert, width: Self.columns.count) { element, values in
                let (subject, facts) = try entry(element)
                bind(kind, subject, facts, to: &values)
            }
        }

        /// Binds the values of the next entry.
        private mutating func bind(
            _ kind: RecordEntry.Kind, _ subject: String, _ facts: JSONObject, to values: inout RepeatedStatement.Values
        ) {
            sequence += 1
            let body = facts.text
            digest = RecordEntry.digest(
                after: digest, sequence: sequence, stamp: stamp, kind: kind, campaign: campaign, subject: subject,
                body: body)
            values.bind(sequence)
            values.bind(stamp.at)
            values.bind(stamp.day.number)
            values.bind(stamp.actor.name)
            values.bind(stamp.actor.permission)
            values.bind(kind.rawValue)
            values.bind(campaign)
            values.bind(subject)
            values.bind(body)
            values.bind(digest)
        }
    }

    /// A writer for the transaction that is under way.
    func recordWriter(_ db: Database, stamp: Stamp, campaign: String) throws -> RecordWriter {
        let recorded = recorded
        db.afterNextTransaction(onCommit: { _ in recorded() })
        return try RecordWriter(db, stamp: stamp, campaign: campaign)
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
            stamp: Stamp(at: row["at"], day: Day(number: row["day"]), actor: Stamp.Actor(row)),
            kind: try value(RecordEntry.Kind(rawValue: row["kind"]), "event.kind"),
            campaign: row["campaign"], subject: row["subject"], body: row["body"],
            digest: [UInt8](row["digest"] as Data))
    }
}

extension SQLiteStore {
    /// So many entries are looked at in one go.
    private static let stretch = 20_000
    /// So many bytes of facts are found in one go, or one entry: a message has at most 16 MiB.
    private static let mostBytes = 4 << 20

    package func record(matching filter: RecordFilter, from cursor: EntryCursor, limit: Int) throws -> RecordPage {
        let (range, order, end): (String, String, Int64) =
            switch cursor {
            case .before(let sequence): ("sequence < ?", "DESC", sequence ?? .max)
            case .after(let sequence): ("sequence > ?", "ASC", sequence)
            }
        let stretch = "SELECT * FROM event WHERE \(range) ORDER BY sequence \(order) LIMIT \(Self.stretch)"
        let (condition, arguments) = filter.condition
        return try queue.read { db in
            let rows = try Row.fetchCursor(
                db.cachedStatement(
                    sql: "SELECT * FROM (\(stretch)) WHERE \(condition) ORDER BY sequence \(order) LIMIT ?"),
                arguments: [end] + arguments + [limit])
            var page = RecordPage()
            var size = 0
            while page.entries.count < limit, size < Self.mostBytes, let row = try rows.next() {
                let entry = RecordChain.Link(row)
                page.entries.append(entry)
                size += entry.body.utf8.count
            }
            if page.entries.count == limit || size >= Self.mostBytes {
                page.last = page.entries.last?.sequence
            } else {
                page.last = try Int64.fetchOne(
                    db,
                    sql:
                        "SELECT sequence FROM (\(stretch)) ORDER BY sequence \(order == "ASC" ? "DESC" : "ASC") LIMIT 1",
                    arguments: [end])
            }
            return page
        }
    }
}

extension Stamp.Actor {
    /// Of an entry of the record.
    init(_ row: Row) {
        self.init(row["actor"], permission: row["permission"])
    }
}

extension RecordChain.Link {
    init(_ row: Row) {
        self.init(
            sequence: row["sequence"], at: row["at"], day: row["day"], actor: Stamp.Actor(row), kind: row["kind"],
            campaign: row["campaign"], subject: row["subject"], body: row["body"],
            digest: [UInt8](row["digest"] as Data))
    }
}

extension RecordFilter {
    fileprivate var condition: (sql: String, arguments: StatementArguments) {
        var conditions = ["true"]
        var arguments: StatementArguments = []
        func want(_ condition: String, _ value: (any DatabaseValueConvertible)?) {
            guard let value else { return }
            conditions.append(condition)
            arguments += [value]
        }
        want("day >= ?", since?.number)
        want("kind = ?", kind)
        want("actor = ?", actor)
        want("campaign = ?", campaign)
        if let subject {
            // What is named by facts is the value of one of them, or one of several in it.
            conditions.append(
                """
                (subject = ? OR instr(body, ?) AND EXISTS (
                    SELECT 1 FROM json_each(iif(json_valid(body), body, '{}')) AS fact
                    WHERE instr(' ' || fact.value || ' ', ' ' || ? || ' ')))
                """)
            arguments += [subject, subject, subject]
            if subject.utf8.count >= 8, subject.allSatisfy(\.isHexDigit) {
                let condition = conditions.removeLast()
                conditions.append("(\(condition) OR substr(subject, 1, length(?)) = ?)")
                arguments += [subject, subject]
            }
        }
        return (conditions.joined(separator: " AND "), arguments)
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
