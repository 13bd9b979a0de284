import DubanCalendar
import DubanCore
import DubanStore
import GRDB

/// The tables held against what the record says of them, some rows at a time; at the end what the record knows of and no
/// table has had.
struct LedgerComparison {
    private enum Table: Int, CaseIterable {
        case task, person, reminder, envelope, day
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
            try size + (Int64.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0)
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
            }
        return true
    }

    private static func keys(of table: Table) -> String {
        switch table {
        case .task: "task.id"
        case .reminder: "reminder.id"
        case .day: "campaign, day"
        case .person, .envelope: "id"
        }
    }

    private static func marks(_ count: Int) -> String {
        Array(repeating: "?", count: count).joined(separator: ", ")
    }

    private static func select(_ table: Table) -> String {
        switch table {
        case .task: "SELECT * FROM task"
        case .person: "SELECT * FROM person"
        case .reminder:
            """
            SELECT reminder.*, task.campaign, task.code FROM reminder LEFT JOIN task ON task.id = reminder.task
            """
        case .envelope:
            """
            SELECT *, (SELECT content FROM envelope_content WHERE envelope_content.envelope = envelope.id) AS content
            FROM envelope
            """
        case .day: "SELECT * FROM day"
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

    // MARK: One row

    private func compareTask(
        _ row: Row, _ replay: inout RecordReplay, _ store: SQLiteStore, _ db: Database
    ) throws {
        let key = RecordReplay.CampaignKey(campaign: row["campaign"], code: row["code"])
        var check = RowCheck(.task, campaign: key.campaign, subject: key.code)
        defer { replay.report.take(check) }
        guard let task = replay.tasks[key] else { return check.unrecorded() }
        replay.tasks[key]?.isCompared = true
        let entry = try ComparedEntry(task.entry, db)
        guard let facts = try? store.facts(store.task(row)).text else { return check.unreadable() }
        check.facts(entry, found: facts, marker: "assigned", except: ["actingFor", "reason", "text"])
        let added = task.added == task.entry ? entry : try ComparedEntry(task.added, db)
        check.field(
            "originalDeadline", added.facts["originalDeadline"] ?? added.facts["deadline"],
            day(row["original_deadline"]))
        check.field("slips", "\(task.slips)", "\(row["slips"] as Int)")
        check.field("light", task.light, row["light"])
    }

    private func comparePerson(
        _ row: Row, _ replay: inout RecordReplay, _ store: SQLiteStore, _ db: Database
    ) throws {
        let id: String = row["id"]
        var check = RowCheck(.person, campaign: "", subject: id)
        defer { replay.report.take(check) }
        guard let person = replay.people[id] else { return check.unrecorded() }
        replay.people[id]?.isCompared = true
        guard let facts = try? store.facts(store.person(row)).text else { return check.unreadable() }
        check.facts(try ComparedEntry(person.entry, db), found: facts, marker: "unit")
        check.field("unreachable", person.unreachable, row["unreachable"])
    }

    private func compareReminder(_ row: Row, _ replay: inout RecordReplay, _ db: Database) throws {
        let id: String = row["id"]
        var check = RowCheck(.reminder, campaign: row["campaign"] ?? "", subject: id)
        defer { replay.report.take(check) }
        guard let reminder = replay.reminders[id] else { return check.unrecorded() }
        replay.reminders[id]?.isCompared = true
        let entry = try ComparedEntry(reminder.entry, db)
        check.field("campaign", entry.campaign, row["campaign"])
        check.field("task", entry.subject, row["code"])
        for name in ["recipient", "rule", "rung"] { check.field(name, entry.facts[name], row[name]) }
        check.field("occurrence", entry.facts["occurrence"], day(row["occurrence"]))
        guard let state = reminder.state else { return }
        check.field("state", state.rawValue, row["state"])
        switch state {
        case .composed, .told, .undeliverable: check.field("envelope", reminder.envelope, row["envelope"])
        case .pending, .superseded: break
        }
    }

    private func compareEnvelope(_ row: Row, _ replay: inout RecordReplay, _ db: Database) throws {
        let id: String = row["id"]
        var check = RowCheck(.envelope, campaign: row["campaign"], subject: id)
        defer { replay.report.take(check) }
        guard let envelope = replay.envelopes[id] else { return check.unrecorded() }
        replay.envelopes[id]?.isCompared = true
        let entry = try ComparedEntry(envelope.entry, db)
        check.field("campaign", entry.campaign, row["campaign"])
        for name in ["person", "kind"] { check.field(name, entry.facts[name], row[name]) }
        if let channel = entry.facts["channel"] { check.field("channel", channel, row["channel"]) }
        if let recorded = entry.facts["day"] { check.field("day", recorded, day(row["day"])) }
        if let digest = entry.facts["content"] {
            let content = (row["content"] as String?).map { hexadecimal(sha256(Array($0.utf8))) }
            check.field("content", digest, content)
        }
        compareState(of: envelope, row, &check)
        try compareReceipts(of: envelope, id, row, &replay, db)
    }

    /// To be taken by a courier and to be given back are not on the record; that a final dot is about to go out is.
    private func compareState(of envelope: RecordReplay.ReplayedEnvelope, _ row: Row, _ check: inout RowCheck) {
        let state = EnvelopeState(rawValue: row["state"])
        let attempts: Int = row["attempts"]
        let isRight =
            switch (envelope.state, state) {
            case (.finalDot, .finalDot): attempts == envelope.dot
            case (.finalDot, .leased), (.finalDot, .queued): attempts > envelope.dot
            case (.queued, .leased): true
            default: state == envelope.state
            }
        if !isRight { check.differs("state", envelope.state.rawValue, row["state"]) }
    }

    private func compareReceipts(
        of envelope: RecordReplay.ReplayedEnvelope, _ id: String, _ row: Row, _ replay: inout RecordReplay,
        _ db: Database
    ) throws {
        let sql = "SELECT * FROM receipt WHERE envelope = ? ORDER BY attempt"
        let receipts = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [id])
        for index in 0..<max(receipts.count, envelope.receipts.count) {
            let receipt = index < receipts.count ? receipts[index] : nil
            let entry = try index < envelope.receipts.count ? ComparedEntry(envelope.receipts[index], db) : nil
            let attempt = receipt.map { "\($0["attempt"] as Int)" } ?? entry?.facts["attempt"] ?? "\(index + 1)"
            var check = RowCheck(.receipt, campaign: row["campaign"], subject: "\(id) \(attempt)")
            defer { replay.report.take(check) }
            guard let receipt else {
                check.missing()
                continue
            }
            guard let entry else {
                check.unrecorded()
                continue
            }
            check.field("at", "\(entry.at)", "\(receipt["at"] as Int64)")
            check.field("words", entry.facts["words"], receipt["words"])
            if let recorded = entry.facts["attempt"] { check.field("attempt", recorded, attempt) }
            if let outcome = entry.facts["outcome"] { check.field("outcome", outcome, receipt["outcome"]) }
        }
    }

    private func compareDay(_ row: Row, _ replay: inout RecordReplay, _ db: Database) throws {
        let key = RecordReplay.CampaignKey(campaign: row["campaign"], code: day(row["day"]))
        var check = RowCheck(.day, campaign: key.campaign, subject: key.code)
        defer { replay.report.take(check) }
        guard let day = replay.days[key] else { return check.unrecorded() }
        replay.days[key]?.isCompared = true
        for (name, column, entry) in [
            ("opened", "opened_at", day.opened), ("finished", "finished_at", day.finished),
        ] {
            let recorded = try entry.map { "\(try ComparedEntry($0, db).at)" }
            check.field(name, recorded, (row[column] as Int64?).map { "\($0)" })
        }
    }

    private func day(_ number: Int) -> String {
        let day = Day(number: number)
        return Int(day.number) == number ? day.description : "\(number)"
    }
}
