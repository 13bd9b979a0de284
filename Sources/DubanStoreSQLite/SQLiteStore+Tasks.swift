import DubanCalendar
package import DubanCore
package import DubanStore
import GRDB

/// The parts of a task that are lists; most tasks have none of them.
struct TaskDetail: Codable {
    var milestones: [Milestone]
    var blockers: [Blocker]
    var attributes: [String: AttributeValue]
}

extension SQLiteStore {
    package func tasks(in campaign: String, codes: [String]) throws -> [String: LedgerTask] {
        try queue.read { db in
            var tasks: [String: LedgerTask] = [:]
            for start in stride(from: 0, to: codes.count, by: 500) {
                let some = codes[start..<min(start + 500, codes.count)]
                let marks = databaseQuestionMarks(count: some.count)
                let statement = try db.cachedStatement(
                    sql: "SELECT * FROM task WHERE campaign = ? AND code IN (\(marks))")
                for row in try Row.fetchAll(statement, arguments: [campaign] + StatementArguments(some)) {
                    tasks[row["code"]] = try task(row)
                }
            }
            return tasks
        }
    }

    package func apply(_ changes: [Change<LedgerTask>], in campaign: String, stamp: Stamp) throws {
        try queue.write { db in
            try widenCache(db, for: changes.count)
            defer { try? narrowCache(db) }
            var record = try recordWriter(db, stamp: stamp, campaign: campaign)
            let added = changes.compactMap { if case .added(let task) = $0 { task } else { nil } }
            try RepeatedStatement.insert(added, db, insertTask, width: 4 + taskColumns.count) { task, values in
                try bind(task, on: stamp.day, to: &values)
            }
            try record.append(.taskAdded, each: added) { ($0.code, try addedFacts($0)) }
            for case .changed(let before, let task) in changes {
                try rewrite(before, as: task, db, stamp, &record)
                try record.append(.taskChanged, task.code, facts(task))
            }
        }
    }

    /// Writes what a task is now, has it judged anew, and takes back what is on its way of it.
    func rewrite(
        _ before: LedgerTask, as task: LedgerTask, _ db: Database, _ stamp: Stamp, _ record: inout RecordWriter
    ) throws {
        let slips = before.deadline == task.deadline ? 0 : 1
        try RepeatedStatement(db, sql: updateTask).execute { values in
            try bind(task, to: &values)
            values.bind(slips)
            values.bind(stamp.day.number)
            values.bind(task.campaign)
            values.bind(task.code)
        }
        _ = try recall(.task(task.code), in: task.campaign, db, &record)
        try db.cachedStatement(sql: doubtReminders).execute(arguments: [task.campaign, task.code])
    }

    /// A transaction that touches more pages than the cache holds writes each of them to the log and reads it again, many
    /// times over. Large imports are seldom, and have 64 MiB for as long as they take.
    private func widenCache(_ db: Database, for changes: Int) throws {
        if changes >= 1000 { try db.execute(sql: "PRAGMA cache_size = -65536") }
    }

    /// SQLite's own size again, and what it is not in need of given back.
    private func narrowCache(_ db: Database) throws {
        try db.execute(sql: "PRAGMA cache_size = -2000; PRAGMA shrink_memory")
    }

    /// Enters a task that follows from another, unless its code is taken.
    ///
    /// - Returns: Whether it was entered.
    func enter(_ task: LedgerTask, _ db: Database, _ stamp: Stamp, _ record: inout RecordWriter) throws -> Bool {
        let marks = databaseQuestionMarks(count: 4 + taskColumns.count)
        let insert = try RepeatedStatement(
            db, sql: "\(insertTask) (\(marks)) ON CONFLICT (campaign, code) DO NOTHING")
        try insert.execute { try bind(task, on: stamp.day, to: &$0) }
        guard db.changesCount > 0 else { return false }
        try record.append(.taskAdded, task.code, addedFacts(task))
        return true
    }

    /// The values of a new task, which is judged from `day` on.
    private func bind(_ task: LedgerTask, on day: Day, to values: inout RepeatedStatement.Values) throws {
        values.bind(task.campaign)
        values.bind(task.code)
        values.bind(task.originalDeadline.number)
        values.bind(day.number)
        try bind(task, to: &values)
    }

    package func task(_ code: String, in campaign: String) throws -> TaskStanding? {
        try queue.read { db in
            try Row.fetchOne(
                db, sql: "SELECT * FROM task WHERE campaign = ? AND code = ?", arguments: [campaign, code]
            ).map(standing)
        }
    }
}

// MARK: - Columns

private let taskColumns = [
    "title", "pillar", "unit", "owner", "lead", "assigned", "deadline", "state", "target", "achieved", "meter_unit",
    "detail", "recused_units", "parent", "deadline_words", "process",
]

private let insertTask = """
    INSERT INTO task (campaign, code, original_deadline, next_review, \(taskColumns.joined(separator: ", "))) VALUES
    """

private let updateTask = """
    UPDATE task SET \(taskColumns.map { $0 + " = ?" }.joined(separator: ", ")), slips = slips + ?, last_review = NULL,
        next_review = ?
    WHERE campaign = ? AND code = ?
    """

/// What was decided of a task before it was changed, and is not told yet, waits for the next review to come to it again.
private let doubtReminders = """
    UPDATE reminder SET stale = 1
    WHERE task = (SELECT id FROM task WHERE campaign = ? AND code = ?) AND state = 'pending'
    """

extension SQLiteStore {
    /// The values of `taskColumns`, in their order.
    private func bind(_ task: LedgerTask, to values: inout RepeatedStatement.Values) throws {
        values.bind(task.title)
        values.bind(task.pillar)
        values.bind(task.unit)
        values.bind(task.owner.description)
        values.bind(task.lead?.description)
        values.bind(task.assigned.number)
        values.bind(task.deadline.number)
        values.bind(task.state.rawValue)
        values.bind(task.meter?.target)
        values.bind(task.meter?.achieved)
        values.bind(task.meter?.unit)
        values.bind(try detail(task))
        values.bind(try recusedUnits(task))
        values.bind(task.parent)
        values.bind(task.deadlineWords)
        values.bind(try process(task))
    }

    private func detail(_ task: LedgerTask) throws -> String? {
        if task.milestones.isEmpty && task.blockers.isEmpty && task.attributes.isEmpty { return nil }
        return try json(
            TaskDetail(milestones: task.milestones, blockers: task.blockers, attributes: task.attributes))
    }

    private func recusedUnits(_ task: LedgerTask) throws -> String? {
        task.recusedUnits.isEmpty ? nil : try json(task.recusedUnits)
    }

    private func process(_ task: LedgerTask) throws -> String? {
        task.process.isEmpty ? nil : try json(task.process)
    }

    func recusedUnits(_ row: Row) throws -> [String] {
        try (row["recused_units"] as String?).map { try decoded([String].self, $0) } ?? []
    }

    func task(_ row: Row) throws -> LedgerTask {
        let detail = try (row["detail"] as String?).map { try decoded(TaskDetail.self, $0) }
        var meter: Meter?
        if let target: Double = row["target"] {
            meter = Meter(target: target, achieved: row["achieved"] ?? 0, unit: row["meter_unit"] ?? "")
        }
        return LedgerTask(
            code: row["code"], campaign: row["campaign"], title: row["title"], pillar: row["pillar"],
            unit: row["unit"], owner: PersonID(row["owner"]), lead: (row["lead"] as String?).map { PersonID($0) },
            assigned: Day(number: row["assigned"]), deadline: Day(number: row["deadline"]),
            originalDeadline: Day(number: row["original_deadline"]), deadlineWords: row["deadline_words"],
            state: try value(TaskState(rawValue: row["state"]), "task.state"), meter: meter,
            milestones: detail?.milestones ?? [], blockers: detail?.blockers ?? [],
            attributes: detail?.attributes ?? [:], recusedUnits: try recusedUnits(row), parent: row["parent"],
            process: try (row["process"] as String?).map { try decoded(TaskProcess.self, $0) } ?? TaskProcess())
    }

    func standing(_ row: Row) throws -> TaskStanding {
        TaskStanding(
            id: row["id"], task: try task(row), slips: row["slips"],
            light: try value(Light(rawValue: row["light"]), "task.light"), lightSince: day(row["light_since"]),
            lightReason: try (row["light_reason"] as String?).map { try decoded(Reason.self, $0) },
            lastReview: day(row["last_review"]), nextReview: day(row["next_review"]), parked: row["parked"])
    }

    private func addedFacts(_ task: LedgerTask) throws -> JSONObject {
        var facts = try facts(task)
        if task.originalDeadline != task.deadline { facts.add("originalDeadline", task.originalDeadline.description) }
        return facts
    }

    /// All that is known of a task but where it was first due and how it stands. An entry with `assigned` has all of it;
    /// earlier versions left some out.
    func facts(_ task: LedgerTask) throws -> JSONObject {
        var facts = JSONObject()
        facts.add("assigned", task.assigned.description)
        facts.add("deadline", task.deadline.description)
        facts.add("deadlineWords", task.deadlineWords)
        facts.add("detail", try detail(task))
        facts.add("lead", task.lead?.description)
        if let meter = task.meter {
            facts.add("achieved", String(meter.achieved))
            facts.add("meterUnit", meter.unit)
            facts.add("target", String(meter.target))
        }
        facts.add("owner", task.owner.description)
        facts.add("parent", task.parent)
        facts.add("pillar", task.pillar)
        facts.add("process", try process(task))
        facts.add("recusedUnits", try recusedUnits(task))
        facts.add("state", task.state.rawValue)
        facts.add("title", task.title)
        facts.add("unit", task.unit)
        return facts
    }
}
