package import DubanCalendar
package import DubanCore
package import DubanStore
import GRDB

extension SQLiteStore {
    package func pendingReminders(of campaign: String) throws -> [PendingReminder] {
        try queue.read { db in
            let sql = """
                SELECT reminder.*, task.campaign, task.code, task.title, task.pillar, task.unit, task.owner,
                    task.state AS task_state, task.light, task.deadline, task.recused_units, task.parked, task.slips,
                    invitation.sequence
                FROM reminder INDEXED BY reminder_pending JOIN task ON task.id = reminder.task
                LEFT JOIN invitation ON invitation.task = task.id AND invitation.person = reminder.recipient
                WHERE reminder.state = 'pending' AND task.campaign = ?
                ORDER BY reminder.id
                """
            return try Row.fetchAll(db, sql: sql, arguments: [campaign]).map { row in
                PendingReminder(
                    id: row["id"],
                    key: ReminderKey(
                        campaign: row["campaign"], task: row["code"], rule: row["rule"],
                        occurrence: Day(number: row["occurrence"]),
                        rung: try value(Rung(rawValue: row["rung"]), "reminder.rung"),
                        recipient: PersonID(row["recipient"])),
                    series: row["series"],
                    sentence: Phrase(
                        traditional: row["traditional"], simplified: row["simplified"], english: row["english"]),
                    urgency: try value(Urgency(rawValue: row["urgency"]), "reminder.urgency"), isStale: row["stale"],
                    title: row["title"], pillar: row["pillar"],
                    pillarLabel: try decoded(Phrase.self, row["pillar_label"]), unit: row["unit"],
                    owner: PersonID(row["owner"]),
                    state: try value(TaskState(rawValue: row["task_state"]), "task.state"),
                    light: try value(Light(rawValue: row["light"]), "task.light"),
                    deadline: Day(number: row["deadline"]), recusedUnits: try recusedUnits(row),
                    parked: row["parked"], slips: row["slips"], invited: row["sequence"],
                    skipped: try (row["skipped"] as String?).map { try decoded([SkippedRung].self, $0) } ?? [])
            }
        }
    }

    package func served(of campaign: String, on day: Day) throws -> Set<PersonID> {
        try queue.read { db in
            let sql = """
                SELECT DISTINCT person FROM envelope
                WHERE campaign = ? AND day = ? AND kind = 'digest'
                    AND state NOT IN ('recalled', 'rejected', 'bounced')
                """
            return Set(try String.fetchAll(db, sql: sql, arguments: [campaign, day.number]).map { PersonID($0) })
        }
    }

    package func recalls(of campaign: String, on day: Day) throws -> [PersonID: Int] {
        try queue.read { db in
            let sql = """
                SELECT person, count(*) AS count FROM envelope
                WHERE campaign = ? AND day = ? AND state IN ('recalled', 'rejected', 'bounced') GROUP BY person
                """
            let rows = try Row.fetchAll(db, sql: sql, arguments: [campaign, day.number])
            return Dictionary(uniqueKeysWithValues: rows.map { (PersonID($0["person"]), $0["count"]) })
        }
    }

    package func recordComposition(_ composition: Composition, stamp: Stamp) throws -> Int {
        if composition.envelopes.isEmpty && composition.superseded.isEmpty { return 0 }
        return try queue.write { db in
            var record = try recordWriter(db, stamp: stamp, campaign: "")
            for superseded in composition.superseded {
                record.campaign = superseded.campaign
                var newer: String?
                if case .newer(let reminder) = superseded.why { newer = reminder }
                try db.execute(
                    sql: """
                        UPDATE reminder SET state = 'superseded', stale = 0, superseded_by = ?
                        WHERE id = ? AND state = 'pending'
                        """,
                    arguments: [newer, superseded.reminder])
                guard db.changesCount > 0 else { continue }
                var facts = JSONObject()
                facts.add("by", newer)
                facts.add("why", superseded.why.word)
                try record.append(.reminderSuperseded, superseded.reminder, facts)
            }
            var count = 0
            for sealed in composition.envelopes where try put(sealed, db, &record) { count += 1 }
            return count
        }
    }

    private func put(
        _ sealed: Composition.Sealed, _ db: Database, _ record: inout RecordWriter
    ) throws -> Bool {
        let envelope = sealed.envelope
        record.campaign = envelope.campaign
        try db.execute(
            sql: """
                INSERT INTO envelope
                    (id, campaign, person, day, kind, channel, opens, closes, on_any_day, next_attempt)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
                """,
            arguments: [
                envelope.id, envelope.campaign, envelope.person.description, envelope.day.number,
                envelope.kind.rawValue,
                envelope.channel, sealed.window.opens, sealed.window.closes, sealed.onAnyDay, sealed.notBefore,
            ])
        guard db.changesCount > 0 else { return false }
        let content = try json(envelope)
        try db.execute(
            sql: "INSERT INTO envelope_content (envelope, content) VALUES (?, ?)",
            arguments: [envelope.id, content])
        let fill = try db.cachedStatement(
            sql: "UPDATE reminder SET state = 'composed', envelope = ? WHERE id = ? AND state = 'pending'")
        for reminder in sealed.reminders { try fill.execute(arguments: [envelope.id, reminder]) }
        for line in envelope.lines {
            guard let sequence = line.invitation else { continue }
            try db.execute(
                sql: """
                    INSERT INTO invitation (task, person, sequence)
                    SELECT task, ?, ? FROM reminder WHERE id = ?
                    ON CONFLICT (task, person) DO UPDATE SET sequence = excluded.sequence
                    """,
                arguments: [envelope.person.description, sequence, line.reminder])
        }
        let absent = envelope.lines.compactMap(\.actingFor), unreached = envelope.lines.compactMap(\.unreached)
        var facts = JSONObject()
        facts.add("acting-for", absent.isEmpty ? nil : Set(absent).sorted().joined(separator: " "))
        facts.add("channel", envelope.channel)
        facts.add("content", hexadecimal(sha256(Array(content.utf8))))
        facts.add("day", envelope.day.description)
        facts.add("in-place-of", unreached.isEmpty ? nil : Set(unreached).sorted().joined(separator: " "))
        facts.add("kind", envelope.kind.rawValue)
        facts.add("person", envelope.person.description)
        facts.add("reminders", sealed.reminders.joined(separator: " "))
        try record.append(.envelopeComposed, envelope.id, facts)
        return true
    }
}

// MARK: - Taking back

extension SQLiteStore {
    package func recall(_ which: Recall, in campaign: String, stamp: Stamp) throws -> Int {
        try queue.write { db in
            var record = try recordWriter(db, stamp: stamp, campaign: campaign)
            return try recall(which, in: campaign, db, &record)
        }
    }

    /// Within a transaction that changes what envelopes tell. What a courier has in hand is taken back when it comes back.
    func recall(
        _ which: Recall, in campaign: String, _ db: Database, _ record: inout RecordWriter
    ) throws -> Int {
        let waiting = """
            envelope.state IN ('queued', 'leased', 'final-dot') AND envelope.state IN ('queued', 'leased')
            """
        // A notice is composed once and would not come again; a test is given up where its channel is gone.
        let tellsOfTasks = "envelope.kind IN ('digest', 'urgent')"
        let own = "SELECT id, person, state FROM envelope WHERE campaign = ? AND \(waiting)"
        // A digest may stand under the name of another campaign.
        let ofTasks = """
            SELECT DISTINCT envelope.id, envelope.person, envelope.state
            FROM task JOIN reminder ON reminder.task = task.id JOIN envelope ON envelope.id = reminder.envelope
            WHERE task.campaign = ? AND \(waiting) AND \(tellsOfTasks)
            """
        let rows: [Row]
        switch which {
        case .before(let day):
            rows = try Row.fetchAll(
                db, sql: own + " AND \(tellsOfTasks) AND day < ?", arguments: [campaign, day.number])
        case .task(let code):
            rows = try Row.fetchAll(db, sql: ofTasks + " AND task.code = ?", arguments: [campaign, code])
        case .person(let person):
            rows = try Row.fetchAll(
                db, sql: own + " AND \(tellsOfTasks) AND person = ?", arguments: [campaign, person.description])
        case .channels(let names):
            rows = try Row.fetchAll(
                db,
                sql: own + " AND kind <> 'notice' AND channel NOT IN (\(databaseQuestionMarks(count: names.count)))",
                arguments: [campaign] + StatementArguments(names))
        case .all:
            rows = try Row.fetchAll(db, sql: ofTasks, arguments: [campaign])
        }
        var count = 0
        for row in rows {
            if row["state"] == EnvelopeState.queued.rawValue {
                try take(row["id"], back: row["person"], because: which.word, db, &record)
                count += 1
            } else {
                try db.execute(
                    sql: "UPDATE envelope SET changed = ? WHERE id = ?", arguments: [which.word, row["id"] as String])
            }
        }
        return count
    }

    /// Takes an envelope back that was changed while a courier had it in hand, and has its tasks judged again: what they came
    /// to meanwhile was already in it.
    ///
    /// - Returns: Whether it was.
    func takeBackIfChanged(_ envelope: String, _ db: Database, _ stamp: Stamp) throws -> Bool {
        let row = try Row.fetchOne(
            db, sql: "SELECT campaign, person, changed FROM envelope WHERE id = ? AND changed IS NOT NULL",
            arguments: [envelope])
        guard let row else { return false }
        try db.execute(
            sql: """
                UPDATE task SET last_review = NULL, next_review = ?
                WHERE state = 'open' AND id IN (SELECT task FROM reminder WHERE envelope = ?)
                """,
            arguments: [stamp.day.number, envelope])
        try db.execute(sql: "UPDATE reminder SET stale = 1 WHERE envelope = ?", arguments: [envelope])
        var record = try recordWriter(db, stamp: stamp, campaign: row["campaign"])
        try take(envelope, back: row["person"], because: row["changed"], db, &record)
        return true
    }

    func take(
        _ envelope: String, back person: String, because why: String, _ db: Database, _ record: inout RecordWriter
    ) throws {
        try db.execute(
            sql: "UPDATE envelope SET state = 'recalled', changed = NULL, fence = fence + 1 WHERE id = ?",
            arguments: [envelope])
        try free(envelope, db)
        var facts = JSONObject()
        facts.add("person", person)
        facts.add("why", why)
        try record.append(.envelopeRecalled, envelope, facts)
    }

    /// Has the reminders of an envelope wait to be told again.
    func free(_ envelope: String, _ db: Database) throws {
        // The events that went with it have not arrived either.
        try db.execute(
            sql: """
                DELETE FROM invitation WHERE (task, person) IN (
                    SELECT reminder.task, envelope.person
                    FROM envelope JOIN envelope_content ON envelope_content.envelope = envelope.id
                    JOIN json_each(envelope_content.content, '$.lines') AS line
                    JOIN reminder ON reminder.id = line.value ->> 'reminder'
                    WHERE envelope.id = ? AND line.value ->> 'invitation' IS NOT NULL)
                """,
            arguments: [envelope])
        try db.execute(
            sql: "UPDATE reminder SET state = 'pending', envelope = NULL WHERE envelope = ? AND state <> 'superseded'",
            arguments: [envelope])
    }
}
