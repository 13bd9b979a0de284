package import DubanCalendar
package import DubanCore
package import DubanStore
import GRDB

extension SQLiteStore {
    package func reminders(
        of task: String, in campaign: String, decidedBy day: Day, limit: Int
    ) throws -> [ReminderStanding] {
        try reminders(
            """
            WHERE reminder.task = (SELECT id FROM task WHERE campaign = ? AND code = ?) AND decided <= ?
            ORDER BY decided DESC, reminder.id LIMIT ?
            """, [campaign, task, day.number, limit])
    }

    package func reminders(
        to person: PersonID, decidedIn days: ClosedRange<Day>, limit: Int
    ) throws -> [ReminderStanding] {
        try reminders(
            """
            WHERE reminder.recipient = ? AND decided BETWEEN ? AND ? ORDER BY decided DESC, reminder.id LIMIT ?
            """, [person.description, days.lowerBound.number, days.upperBound.number, limit])
    }

    package func light(of task: String, in campaign: String, on day: Day) throws -> LightStanding {
        try queue.read { db in
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT day, body ->> 'to' AS light, body ->> 'rule' AS rule FROM event
                    WHERE kind = 'light-changed' AND campaign = ? AND subject = ? AND day <= ?
                    ORDER BY sequence DESC LIMIT 1
                    """,
                arguments: [campaign, task, day.number])
            guard let row else { return LightStanding(light: .green, since: nil, rule: nil) }
            return LightStanding(
                light: try value(Light(rawValue: row["light"]), "event.body"), since: DubanStoreSQLite.day(row["day"]),
                rule: row["rule"])
        }
    }

    private func reminders(_ which: String, _ arguments: StatementArguments) throws -> [ReminderStanding] {
        let sql = """
            SELECT reminder.*, task.campaign, task.code, envelope.person AS told_person, envelope.day AS told_day,
                envelope.kind AS told_kind, envelope.state AS envelope_state
            FROM reminder JOIN task ON task.id = reminder.task LEFT JOIN envelope ON envelope.id = reminder.envelope
            \(which)
            """
        return try queue.read { db in
            try Row.fetchAll(db, sql: sql, arguments: arguments).map { try standing(ofReminder: $0, db) }
        }
    }

    private func standing(ofReminder row: Row, _ db: Database) throws -> ReminderStanding {
        let state = try value(ReminderStanding.State(rawValue: row["state"]), "reminder.state")
        return ReminderStanding(
            id: row["id"],
            key: ReminderKey(
                campaign: row["campaign"], task: row["code"], rule: row["rule"],
                occurrence: Day(number: row["occurrence"]),
                rung: try value(Rung(rawValue: row["rung"]), "reminder.rung"), recipient: PersonID(row["recipient"])),
            sentence: Phrase(
                traditional: row["traditional"], simplified: row["simplified"], english: row["english"]),
            urgency: try value(Urgency(rawValue: row["urgency"]), "reminder.urgency"),
            decided: Day(number: row["decided"]),
            skipped: try (row["skipped"] as String?).map { try decoded([SkippedRung].self, $0) } ?? [], state: state,
            supersession: state == .superseded ? try supersession(of: row["id"], db) : nil,
            carrier: try (row["envelope"] as String?).map { try carrier($0, row, db) })
    }

    private func supersession(of reminder: String, _ db: Database) throws -> ReminderStanding.Supersession? {
        try Row.fetchOne(
            db,
            sql: """
                SELECT day, body ->> 'why' AS why, body ->> 'by' AS newer FROM event
                WHERE kind = 'reminder-superseded' AND subject = ? ORDER BY sequence DESC LIMIT 1
                """,
            arguments: [reminder]
        ).map { ReminderStanding.Supersession(day: Day(number: $0["day"]), why: $0["why"] ?? "", by: $0["newer"]) }
    }

    private func carrier(_ id: String, _ row: Row, _ db: Database) throws -> ReminderStanding.Carrier {
        let receipt = try Row.fetchOne(
            db, sql: "SELECT * FROM receipt WHERE envelope = ? ORDER BY attempt DESC LIMIT 1", arguments: [id])
        return ReminderStanding.Carrier(
            id: id, person: PersonID(row["told_person"]), day: Day(number: row["told_day"]),
            kind: try value(Envelope.Kind(rawValue: row["told_kind"]), "envelope.kind"),
            state: try value(EnvelopeState(rawValue: row["envelope_state"]), "envelope.state"),
            lastAttempt: receipt.map {
                EnvelopeStanding.Attempt(
                    number: $0["attempt"], at: $0["at"], outcome: $0["outcome"], words: $0["words"])
            })
    }
}
