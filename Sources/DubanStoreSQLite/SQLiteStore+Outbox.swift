package import DubanCalendar
package import DubanCore
package import DubanStore
import GRDB

extension SQLiteStore {
    package func pendingReminders(of campaign: String) throws -> [PendingReminder] {
        try queue.read { db in
            let sql = """
                SELECT reminder.*, task.campaign, task.code, task.title, task.pillar, task.unit, task.owner,
                    task.state AS task_state, task.light, task.deadline, task.recused_units, task.parked
                FROM reminder INDEXED BY reminder_pending JOIN task ON task.id = reminder.task
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
                    parked: row["parked"])
            }
        }
    }

    package func served(of campaign: String, on day: Day) throws -> Set<PersonID> {
        try queue.read { db in
            let sql = "SELECT DISTINCT person FROM envelope WHERE campaign = ? AND day = ? AND kind = 'digest'"
            return Set(try String.fetchAll(db, sql: sql, arguments: [campaign, day.number]).map { PersonID($0) })
        }
    }

    package func recordComposition(_ composition: Composition, in campaign: String, stamp: Stamp) throws {
        if composition.envelopes.isEmpty && composition.superseded.isEmpty { return }
        try queue.write { db in
            var record = try RecordWriter(db, stamp: stamp, campaign: campaign)
            for superseded in composition.superseded {
                var newer: String?
                if case .newer(let reminder) = superseded.why { newer = reminder }
                try db.execute(
                    sql: """
                        UPDATE reminder SET state = 'superseded', stale = 0, superseded_by = ?
                        WHERE id = ? AND state = 'pending'
                        """,
                    arguments: [newer, superseded.reminder])
                var facts = JSONObject()
                facts.add("by", newer)
                facts.add("why", superseded.why.word)
                try record.append(.reminderSuperseded, superseded.reminder, facts)
            }
            for sealed in composition.envelopes {
                let envelope = sealed.envelope
                try db.execute(
                    sql: """
                        INSERT INTO envelope (id, campaign, person, day, kind, next_attempt)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        envelope.id, campaign, envelope.person.description, envelope.day.number,
                        envelope.kind.rawValue, envelope.composedAt,
                    ])
                try db.execute(
                    sql: "INSERT INTO envelope_content (envelope, content) VALUES (?, ?)",
                    arguments: [envelope.id, try json(envelope)])
                for reminder in sealed.reminders {
                    try db.execute(
                        sql: "UPDATE reminder SET state = 'composed', envelope = ? WHERE id = ? AND state = 'pending'",
                        arguments: [envelope.id, reminder])
                }
                var facts = JSONObject()
                facts.add("kind", envelope.kind.rawValue)
                facts.add("person", envelope.person.description)
                facts.add("reminders", sealed.reminders.joined(separator: " "))
                try record.append(.envelopeComposed, envelope.id, facts)
            }
        }
    }
}

// MARK: - Leases

extension SQLiteStore {
    package func lease(
        _ limit: Int, of campaigns: [String], holder: String, now: Int64, until: Int64
    ) throws -> [Lease] {
        try queue.write { db in
            var leases: [Lease] = []
            for campaign in campaigns {
                // A lease that ran out and a final dot that nobody answered for are tried again like any other: their
                // time is in next_attempt.
                let sql = """
                    SELECT id, content, fence, attempts FROM envelope INDEXED BY envelope_waiting
                    JOIN envelope_content ON envelope_content.envelope = envelope.id
                    WHERE campaign = ? AND next_attempt <= ? AND state IN ('queued', 'leased', 'final-dot')
                    ORDER BY next_attempt, id LIMIT ?
                    """
                let rows = try Row.fetchAll(db, sql: sql, arguments: [campaign, now, limit - leases.count])
                for row in rows {
                    let fence: Int64 = row["fence"] + 1
                    let attempt: Int = row["attempts"] + 1
                    try db.execute(
                        sql: """
                            UPDATE envelope SET state = 'leased', fence = ?, holder = ?, attempts = ?, next_attempt = ?
                            WHERE id = ?
                            """,
                        arguments: [fence, holder, attempt, until, row["id"] as String])
                    leases.append(
                        Lease(
                            envelope: try decoded(Envelope.self, row["content"]), fence: fence, attempt: attempt))
                }
            }
            return leases
        }
    }

    package func release(holder: String?) throws {
        try queue.write { db in
            try db.execute(
                sql: """
                    UPDATE envelope SET state = 'queued', holder = NULL, fence = fence + 1, next_attempt = 0
                    WHERE state = 'leased' AND (holder = ?1 OR ?1 IS NULL)
                    """,
                arguments: [holder])
        }
    }

    package func markFinalDot(_ envelope: String, fence: Int64, stamp: Stamp) throws {
        try queue.write { db in
            try db.execute(
                sql: """
                    UPDATE envelope SET state = 'final-dot', next_attempt = ?
                    WHERE id = ? AND fence = ? AND state = 'leased'
                    """,
                arguments: [stamp.at + unansweredDotDelay, envelope, fence])
            if db.changesCount == 0 { throw StoreError.leaseLost(envelope) }
            let row = try Row.fetchOne(
                db, sql: "SELECT campaign, attempts FROM envelope WHERE id = ?", arguments: [envelope])
            var record = try RecordWriter(db, stamp: stamp, campaign: row?["campaign"] ?? "")
            var facts = JSONObject()
            facts.add("attempt", row?["attempts"] as Int?)
            try record.append(.envelopeFinalDot, envelope, facts)
        }
    }

    package func settle(
        _ envelope: String, fence: Int64, outcome: DeliveryOutcome, nextAttempt: Int64, stamp: Stamp
    ) throws {
        try queue.write { db in
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT campaign, attempts FROM envelope
                    WHERE id = ? AND fence = ? AND state IN ('leased', 'final-dot') AND holder IS NOT NULL
                    """,
                arguments: [envelope, fence])
            guard let row else { throw StoreError.leaseLost(envelope) }
            let (state, kind, word, words) = settled(outcome)
            try db.execute(
                sql: "UPDATE envelope SET state = ?, holder = NULL, next_attempt = ? WHERE id = ?",
                arguments: [state.rawValue, nextAttempt, envelope])
            try db.execute(
                sql: "INSERT INTO receipt (envelope, attempt, at, outcome, words) VALUES (?, ?, ?, ?, ?)",
                arguments: [envelope, row["attempts"] as Int, stamp.at, word, words])
            let reminders: String? =
                switch state {
                case .told: "told"
                case .rejected: "undeliverable"
                default: nil
                }
            if let reminders {
                try db.execute(
                    sql: "UPDATE reminder SET state = ? WHERE envelope = ?", arguments: [reminders, envelope])
            }
            var record = try RecordWriter(db, stamp: stamp, campaign: row["campaign"])
            var facts = JSONObject()
            facts.add("attempt", row["attempts"] as Int)
            facts.add("words", words)
            try record.append(kind, envelope, facts)
        }
    }

    private func settled(
        _ outcome: DeliveryOutcome
    ) -> (state: EnvelopeState, kind: RecordEntry.Kind, word: String, words: String) {
        switch outcome {
        case .delivered(let reply): (.told, .envelopeTold, "delivered", reply)
        case .retry(_, let reason, _): (.queued, .envelopeRetried, "retry", reason)
        case .rejected(let reason): (.rejected, .envelopeRejected, "rejected", reason)
        case .unknown(let reason): (.finalDot, .envelopeUnanswered, "unknown", reason)
        }
    }

    package func nextAttempt(of campaigns: [String]) throws -> Int64? {
        try queue.read { db in
            try campaigns.compactMap { campaign in
                try Int64.fetchOne(
                    db,
                    sql: """
                        SELECT min(next_attempt) FROM envelope INDEXED BY envelope_waiting
                        WHERE campaign = ? AND state IN ('queued', 'leased', 'final-dot')
                        """,
                    arguments: [campaign])
            }.min()
        }
    }
}

// MARK: - Looking

extension SQLiteStore {
    package func envelopes(matching filter: EnvelopeFilter, limit: Int) throws -> [EnvelopeStanding] {
        var conditions = ["true"]
        var arguments: StatementArguments = []
        if let campaign = filter.campaign {
            conditions.append("campaign = ?")
            arguments += [campaign]
        }
        if let person = filter.person {
            conditions.append("person = ?")
            arguments += [person.description]
        }
        if let state = filter.state {
            conditions.append("state = ?")
            arguments += [state.rawValue]
        }
        if let day = filter.day {
            conditions.append("day = ?")
            arguments += [day.number]
        }
        let sql = """
            SELECT * FROM envelope JOIN envelope_content ON envelope_content.envelope = envelope.id
            WHERE \(conditions.joined(separator: " AND ")) ORDER BY day DESC, person, id LIMIT ?
            """
        return try queue.read { [arguments] db in
            try Row.fetchAll(db, sql: sql, arguments: arguments + [limit]).map { try standing($0, db) }
        }
    }

    static let envelopesByPrefix =
        // Every digit of an id sorts before the tilde.
        """
        SELECT * FROM envelope JOIN envelope_content ON envelope_content.envelope = envelope.id
        WHERE id >= ?1 AND id < ?1 || '~' ORDER BY id LIMIT 2
        """

    package func envelope(_ id: String) throws -> EnvelopeStanding? {
        try queue.read { db in
            let rows = try Row.fetchAll(db, sql: Self.envelopesByPrefix, arguments: [id])
            return rows.count == 1 ? try standing(rows[0], db) : nil
        }
    }

    private func standing(_ row: Row, _ db: Database) throws -> EnvelopeStanding {
        let sql = "SELECT * FROM receipt WHERE envelope = ? ORDER BY attempt"
        let attempts = try Row.fetchAll(db, sql: sql, arguments: [row["id"] as String]).map { receipt in
            EnvelopeStanding.Attempt(
                number: receipt["attempt"], at: receipt["at"], outcome: receipt["outcome"], words: receipt["words"])
        }
        return EnvelopeStanding(
            envelope: try decoded(Envelope.self, row["content"]),
            state: try value(EnvelopeState(rawValue: row["state"]), "envelope.state"), attempts: attempts,
            nextAttempt: row["next_attempt"])
    }

    package func outboxFigures(of campaign: String) throws -> [EnvelopeState: Int] {
        try queue.read { db in
            let sql = "SELECT state, count(*) AS count FROM envelope WHERE campaign = ? GROUP BY state"
            var figures: [EnvelopeState: Int] = [:]
            for row in try Row.fetchAll(db, sql: sql, arguments: [campaign]) {
                figures[try value(EnvelopeState(rawValue: row["state"]), "envelope.state")] = row["count"]
            }
            return figures
        }
    }
}
