import DubanCalendar
import DubanCore
import DubanStore
import GRDB

/// The tables held against what the record says of them, some rows at a time; at the end what the record knows of and no
/// table has had.
struct LedgerComparison {
    private enum Table: String, CaseIterable {
        case task, person, reminder, envelope, day, silence
        case haltedChannel = "halted_channel"
        case campaignChange = "campaign_change"
    }

    typealias Thing = AuditReport.Difference.Thing

    /// How many rows have been compared.
    private(set) var rows: Int64 = 0
    private var tables = Table.allCases[...]
    /// The last row of the first of those tables.
    private var cursor: [any DatabaseValueConvertible] = []

    init() {}

    /// How many rows there are.
    static func size(_ db: Database) throws -> Int64 {
        try Table.allCases.reduce(0) { size, table in
            try size + (Int64.fetchOne(db, sql: "SELECT count(*) FROM \(table.rawValue)") ?? 0)
        }
    }

    /// Compares what comes next.
    ///
    /// - Returns: Whether there may be more.
    mutating func compare(
        _ limit: Int, _ replay: inout RecordReplay, _ store: SQLiteStore, _ db: Database
    ) throws -> Bool {
        guard let table = tables.first else {
            try searchMissing(&replay, store, db)
            return false
        }
        let keys = Self.keys(of: table)
        let found = try Row.fetchAll(
            db,
            sql: Self.select(table) + (cursor.isEmpty ? "" : " WHERE (\(keys)) > (\(Self.marks(cursor.count)))")
                + " ORDER BY \(keys) LIMIT \(limit)",
            arguments: StatementArguments(cursor))
        for row in found { try compare(table, row, &replay, store, db) }
        rows += Int64(found.count)
        guard found.count == limit, let last = found.last else {
            tables.removeFirst()
            cursor = []
            return true
        }
        cursor =
            switch table {
            case .task: [last["id"] as Int64]
            case .day: [last["campaign"] as String, last["day"] as Int]
            case .person, .reminder, .envelope: [last["id"] as String]
            case .silence: [last["id"] as Int64]
            case .haltedChannel: [last["name"] as String]
            case .campaignChange: [last["campaign"] as String]
            }
        return true
    }

    private static func keys(of table: Table) -> String {
        switch table {
        case .task: "task.id"
        case .reminder: "reminder.id"
        case .day: "campaign, day"
        case .person, .envelope, .silence: "id"
        case .haltedChannel: "name"
        case .campaignChange: "campaign"
        }
    }

    private static func marks(_ count: Int) -> String {
        Array(repeating: "?", count: count).joined(separator: ", ")
    }

    private static func select(_ table: Table) -> String {
        switch table {
        case .task, .person, .day, .silence, .haltedChannel, .campaignChange: "SELECT * FROM \(table.rawValue)"
        case .reminder:
            """
            SELECT reminder.*, task.campaign, task.code FROM reminder LEFT JOIN task ON task.id = reminder.task
            """
        case .envelope:
            """
            SELECT *, (SELECT content FROM envelope_content WHERE envelope_content.envelope = envelope.id) AS content
            FROM envelope
            """
        }
    }

    private func compare(
        _ table: Table, _ row: Row, _ replay: inout RecordReplay, _ store: SQLiteStore, _ db: Database
    ) throws {
        switch table {
        case .task: try compareTask(row, &replay, store, db)
        case .person: try comparePerson(row, &replay, store, db)
        case .reminder: try compareReminder(row, &replay, db)
        case .envelope: try compareEnvelope(row, &replay, db)
        case .day: try compareDay(row, &replay, db)
        case .silence: try compareSilence(row, &replay, db)
        case .haltedChannel: try compareChannel(row, &replay, db)
        case .campaignChange: try compareCampaign(row, &replay, db)
        }
    }

    /// What was added to the tables behind the place to which the comparison had come is looked up; the rest is gone.
    private mutating func searchMissing(_ replay: inout RecordReplay, _ store: SQLiteStore, _ db: Database) throws {
        for (key, _) in Self.left(replay.tasks, \.isCompared) {
            try search(.task, "campaign = ? AND code = ?", [key.campaign, key.code], &replay, store, db) {
                AuditReport.Difference(
                    .task, campaign: key.campaign, subject: key.code, recorded: $0, found: nil)
            }
        }
        for (id, _) in Self.left(replay.people, \.isCompared) {
            try search(.person, "id = ?", [id], &replay, store, db) {
                AuditReport.Difference(.person, campaign: "", subject: id, recorded: $0, found: nil)
            }
        }
        for (id, reminder) in Self.left(replay.reminders, \.isCompared) {
            let entry = try ComparedEntry(reminder.entry, db)
            try search(.reminder, "reminder.id = ?", [id], &replay, store, db) {
                AuditReport.Difference(
                    .reminder, campaign: entry.campaign, subject: id, recorded: $0, found: nil)
            }
        }
        for (id, envelope) in Self.left(replay.envelopes, \.isCompared) {
            let entry = try ComparedEntry(envelope.entry, db)
            try search(.envelope, "id = ?", [id], &replay, store, db) {
                AuditReport.Difference(
                    .envelope, campaign: entry.campaign, subject: id, recorded: $0, found: nil)
            }
        }
        for (key, _) in Self.left(replay.days, \.isCompared) {
            let number = Day(key.code).map { Int($0.number) }
            try search(.day, "campaign = ? AND day = ?", [key.campaign, number ?? 0], &replay, store, db) {
                AuditReport.Difference(
                    .day, campaign: key.campaign, subject: key.code, recorded: $0, found: nil)
            }
        }
        try searchMissingOthers(&replay, store, db)
        try compareTriggers(&replay, db)
        try compareCounts(&replay, db)
    }

    /// What nobody has to search long for.
    private func searchMissingOthers(_ replay: inout RecordReplay, _ store: SQLiteStore, _ db: Database) throws {
        for (id, silence) in Self.left(replay.silences, \.isCompared) {
            let campaign = try ComparedEntry(silence.added, db).campaign
            try search(.silence, "id = ?", [id], &replay, store, db) {
                AuditReport.Difference(.silence, campaign: campaign, subject: "\(id)", recorded: $0, found: nil)
            }
        }
        for (name, _) in Self.left(replay.haltedChannels, \.isCompared) {
            try search(.haltedChannel, "name = ?", [name], &replay, store, db) {
                AuditReport.Difference(.channel, campaign: "", subject: name, recorded: $0, found: nil)
            }
        }
        for (code, _) in Self.left(replay.campaignChanges, \.isCompared) {
            try search(.campaignChange, "campaign = ?", [code], &replay, store, db) {
                AuditReport.Difference(.campaign, campaign: code, subject: code, recorded: $0, found: nil)
            }
        }
    }

    /// What no row has been held against, in order.
    private static func left<Key: Comparable, Value>(
        _ replayed: [Key: Value], _ isCompared: KeyPath<Value, Bool>
    ) -> [(key: Key, value: Value)] {
        replayed.filter { !$0.value[keyPath: isCompared] }.sorted { $0.key < $1.key }
    }

    private func search(
        _ table: Table, _ condition: String, _ arguments: StatementArguments, _ replay: inout RecordReplay,
        _ store: SQLiteStore, _ db: Database, missing: (String) -> AuditReport.Difference
    ) throws {
        let sql = Self.select(table) + " WHERE " + condition
        if let row = try Row.fetchOne(db, sql: sql, arguments: arguments) {
            try compare(table, row, &replay, store, db)
        } else {
            replay.report.add(missing("there"))
        }
    }
}
