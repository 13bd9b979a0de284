package import DubanCalendar
import DubanCore
package import DubanStore
import GRDB

extension SQLiteStore {
    package func lastDay(of campaign: String) throws -> Day? {
        try queue.read { try lastDay(of: campaign, $0) }
    }

    private func lastDay(of campaign: String, _ db: Database) throws -> Day? {
        day(try Int.fetchOne(db, sql: "SELECT max(day) FROM day WHERE campaign = ?", arguments: [campaign]))
    }

    package func openDay(of campaign: String, stamp: Stamp) throws -> DayOpening {
        try queue.write { db in
            let last = try lastDay(of: campaign, db)
            if let last, stamp.day < last { throw StoreError.dayIsPast(stamp.day, watermark: last) }
            if last == stamp.day {
                let isFinished = try Bool.fetchOne(
                    db, sql: "SELECT finished_at IS NOT NULL FROM day WHERE campaign = ? AND day = ?",
                    arguments: [campaign, stamp.day.number])
                return DayOpening(isNew: false, isFinished: isFinished ?? false, skipped: [])
            }
            var skipped: [Day] = []
            if let last { skipped = (1..<max(1, stamp.day - last)).map { last + $0 } }
            var record = try recordWriter(db, stamp: stamp, campaign: campaign)
            for day in skipped {
                try db.execute(
                    sql: "INSERT INTO day (campaign, day) VALUES (?, ?)", arguments: [campaign, day.number])
                try record.append(.daySkipped, day.description)
            }
            try db.execute(
                sql: "INSERT INTO day (campaign, day, opened_at) VALUES (?, ?, ?)",
                arguments: [campaign, stamp.day.number, stamp.at])
            try record.append(.dayOpened, stamp.day.description)
            return DayOpening(isNew: true, isFinished: false, skipped: skipped)
        }
    }

    static let dueTasks = """
        SELECT * FROM task INDEXED BY task_due
        WHERE campaign = ? AND state = 'open' AND next_review IS NOT NULL AND next_review <= ?
            AND (next_review, id) > (?, ?)
        ORDER BY next_review, id LIMIT ?
        """

    package func claimDue(
        in campaign: String, on day: Day, after cursor: DueCursor?, limit: Int
    ) throws -> [DueTask] {
        try queue.read { db in
            let statement = try db.cachedStatement(sql: Self.dueTasks)
            let from = cursor ?? DueCursor(nextReview: .earliest, id: 0)
            let rows = try Row.fetchAll(
                statement, arguments: [campaign, day.number, from.nextReview.number, from.id, limit])
            return try rows.map { row in
                DueTask(
                    cursor: DueCursor(nextReview: Day(number: row["next_review"]), id: row["id"]),
                    task: try task(row), slips: row["slips"], lastReview: DubanStoreSQLite.day(row["last_review"]),
                    light: try value(Light(rawValue: row["light"]), "task.light"))
            }
        }
    }

    package func recordReviews(
        _ reviews: [RecordedReview], in campaign: String, stamp: Stamp
    ) throws -> RecordedNews {
        try queue.write { db in
            var record = try recordWriter(db, stamp: stamp, campaign: campaign)
            var news = RecordedNews()
            let advance = try db.cachedStatement(
                sql: """
                    UPDATE task SET last_review = ifnull(?, last_review), next_review = ?, light = ?, light_reason = ?, parked = ?,
                        light_since = iif(light = ?, light_since, ?)
                    WHERE id = ?
                    """)
            for review in reviews {
                let light = review.finding.light
                // What its own plugin did not judge, that one takes up from where it was.
                let judged = review.parked == nil ? stamp.day.number : nil
                try advance.execute(arguments: [
                    judged, review.finding.nextReview?.number, light.rawValue,
                    try review.finding.lightReason.map { try json($0) }, review.parked, light.rawValue,
                    stamp.day.number, review.id,
                ])
                if light != review.previousLight {
                    var facts = JSONObject()
                    facts.add("from", review.previousLight.rawValue)
                    facts.add("rule", review.finding.lightReason?.rule)
                    facts.add("to", light.rawValue)
                    try record.append(.lightChanged, review.task, facts)
                }
                for reminder in review.reminders {
                    if let id = try add(reminder, of: review, db, stamp, &record) {
                        news.reminders.append(id)
                        try record.append(.reminderDecided, review.task, facts(reminder, id: id))
                    }
                }
                for task in review.followUps where try enter(task, db, stamp, &record) {
                    news.followUps.append(task.code)
                }
            }
            return news
        }
    }

    /// Adds a reminder, or takes up one that waited for its task to be judged again.
    ///
    /// - Returns: Its id where it was not decided before.
    private func add(
        _ reminder: Reminder, of review: RecordedReview, _ db: Database, _ stamp: Stamp, _ record: inout RecordWriter
    ) throws -> String? {
        let key = reminder.key
        let id = key.id
        let sentence = reminder.reason.sentence
        let insert = try db.cachedStatement(
            sql: """
                INSERT INTO reminder
                    (id, task, rule, series, occurrence, rung, recipient, urgency, traditional, simplified, english,
                     pillar_label, decided, skipped)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
                """)
        try insert.execute(arguments: [
            id, review.id, key.rule, reminder.reason.series, key.occurrence.number, key.rung.rawValue,
            key.recipient.description, reminder.urgency.rawValue, sentence.traditional, sentence.simplified,
            sentence.english, try json(review.pillarLabel), stamp.day.number,
            reminder.skipped.isEmpty ? nil : try json(reminder.skipped),
        ])
        if db.changesCount > 0 { return id }
        try takeUp(reminder, id: id, of: review, db, &record)
        return nil
    }

    /// Confirms a reminder that is in doubt, and takes up again one that was superseded by a change, or by a later one
    /// that will not be told either. What is told of it is what this review found.
    private func takeUp(
        _ reminder: Reminder, id: String, of review: RecordedReview, _ db: Database, _ record: inout RecordWriter
    ) throws {
        let sentence = reminder.reason.sentence
        let before = try Row.fetchOne(
            db,
            sql: """
                SELECT state FROM reminder
                WHERE id = ?1 AND (stale = 1 OR state = 'superseded' AND NOT EXISTS (
                    SELECT 1 FROM reminder AS newer
                    WHERE newer.id = reminder.superseded_by AND newer.state <> 'superseded' AND newer.stale = 0))
                """,
            arguments: [id])
        guard let before else { return }
        try db.execute(
            sql: """
                UPDATE reminder SET state = 'pending', stale = 0, superseded_by = NULL, series = ?, urgency = ?,
                    traditional = ?, simplified = ?, english = ?, pillar_label = ?
                WHERE id = ?
                """,
            arguments: [
                reminder.reason.series, reminder.urgency.rawValue, sentence.traditional, sentence.simplified,
                sentence.english, try json(review.pillarLabel), id,
            ])
        if before["state"] == "superseded" {
            try record.append(.reminderDecided, review.task, facts(reminder, id: id))
        }
    }

    private func facts(_ reminder: Reminder, id: String) -> JSONObject {
        var facts = JSONObject()
        facts.add("id", id)
        facts.add("occurrence", reminder.key.occurrence.description)
        facts.add("recipient", reminder.key.recipient.description)
        facts.add("rule", reminder.key.rule)
        facts.add("rung", reminder.key.rung.rawValue)
        for skipped in reminder.skipped {
            let person = skipped.person.map { " " + $0.description } ?? ""
            facts.add("skipped-" + skipped.rung.rawValue, skipped.cause.rawValue + person)
        }
        return facts
    }

    package func recordOverdue(of campaign: String, stamp: Stamp) throws -> Bool {
        try queue.write { db in
            let isKnown = try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT * FROM event WHERE kind = ? AND campaign = ? AND subject = ?)",
                arguments: [RecordEntry.Kind.dayOverdue.rawValue, campaign, stamp.day.description])
            if isKnown == true { return false }
            var record = try recordWriter(db, stamp: stamp, campaign: campaign)
            try record.append(.dayOverdue, stamp.day.description)
            return true
        }
    }

    package func finishDay(of campaign: String, figures: DayFigures, stamp: Stamp) throws {
        try queue.write { db in
            let isOpen = try Bool.fetchOne(
                db, sql: "SELECT finished_at IS NULL FROM day WHERE campaign = ? AND day = ?",
                arguments: [campaign, stamp.day.number])
            // A day that is run again keeps adding to its figures; the record shows each run.
            var total = try storedFigures(of: campaign, on: stamp.day, db) ?? DayFigures()
            total.reviewed += figures.reviewed
            total.reminders += figures.reminders
            total.parked += figures.parked
            if isOpen != true && figures == DayFigures() { return }
            try db.execute(
                sql: "UPDATE day SET finished_at = ?, figures = ? WHERE campaign = ? AND day = ?",
                arguments: [stamp.at, try json(total), campaign, stamp.day.number])
            var record = try recordWriter(db, stamp: stamp, campaign: campaign)
            var facts = JSONObject()
            facts.add("parked", figures.parked)
            facts.add("reminders", figures.reminders)
            facts.add("reviewed", figures.reviewed)
            try record.append(.dayFinished, stamp.day.description, facts)
        }
    }

    private func storedFigures(of campaign: String, on day: Day, _ db: Database) throws -> DayFigures? {
        try String.fetchOne(
            db, sql: "SELECT figures FROM day WHERE campaign = ? AND day = ?", arguments: [campaign, day.number]
        ).map { try decoded(DayFigures.self, $0) }
    }

    package func figures(of campaign: String, on day: Day) throws -> DayFigures? {
        try queue.read { try storedFigures(of: campaign, on: day, $0) }
    }

    package func rebase(pillar: String, basis: String, on day: Day) throws -> Bool {
        try queue.write { db in
            let before = try String.fetchOne(
                db, sql: "SELECT digest FROM basis WHERE pillar = ?", arguments: [pillar])
            if before == basis { return false }
            try db.execute(
                sql: """
                    INSERT INTO basis (pillar, digest) VALUES (?, ?)
                    ON CONFLICT (pillar) DO UPDATE SET digest = excluded.digest
                    """,
                arguments: [pillar, basis])
            if before != nil {
                try db.execute(
                    sql: """
                        UPDATE task SET next_review = min(ifnull(next_review, ?1), ?1)
                        WHERE pillar = ?2 AND state = 'open'
                        """,
                    arguments: [day.number, pillar])
            }
            return before != nil
        }
    }

    package func openTasks() throws -> [String: Int] {
        try queue.read { db in
            let sql = "SELECT campaign, sum(tasks) AS count FROM task_tally WHERE tasks > 0 GROUP BY campaign"
            return try Row.fetchAll(db, sql: sql).reduce(into: [:]) { $0[$1["campaign"]] = $1["count"] }
        }
    }

    package func openTasks(of campaign: String, dueAfter day: Day) throws -> Int {
        try queue.read { db in
            let sql = """
                SELECT count(*) FROM
                (SELECT 1 FROM task INDEXED BY task_deadline WHERE campaign = ? AND deadline > ? AND state = 'open' LIMIT 10000)
                """
            return try Int.fetchOne(db, sql: sql, arguments: [campaign, day.number]) ?? 0
        }
    }

    package func lights(of campaign: String) throws -> [PillarLight] {
        try queue.read { db in
            let sql = """
                SELECT pillar, light, sum(tasks) AS count FROM task_tally WHERE campaign = ? AND tasks > 0
                GROUP BY pillar, light ORDER BY pillar, light
                """
            return try Row.fetchAll(db, sql: sql, arguments: [campaign]).map { row in
                PillarLight(
                    pillar: row["pillar"], light: try value(Light(rawValue: row["light"]), "task.light"),
                    count: row["count"])
            }
        }
    }
}
