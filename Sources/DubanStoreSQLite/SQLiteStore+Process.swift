import DubanCalendar
import DubanCore
package import DubanStore
import GRDB

/// What of a step stands on the record beside the task's own facts.
private struct StepFacts: Decodable {
    var actingFor: PersonID?
    var reason: String?
    var text: String?
}

extension SQLiteStore {
    package func record(_ step: RecordedStep, stamp: Stamp) throws {
        try queue.write { db in
            let task = step.after
            var record = try recordWriter(db, stamp: stamp, campaign: task.campaign)
            try rewrite(step.before, as: task, db, stamp, &record)
            var facts = try facts(task)
            facts.add("actingFor", step.entry.actingFor?.description)
            facts.add("reason", step.entry.reason.isEmpty ? nil : step.entry.reason)
            facts.add("text", step.entry.text.isEmpty ? nil : step.entry.text)
            try record.append(step.entry.kind, task.code, facts)
            if step.entry.kind == .processAssign, let sheet = task.process.sheet {
                try db.execute(
                    sql: """
                        INSERT INTO sheet_number (campaign, year, last) VALUES (?, ?, ?)
                        ON CONFLICT DO UPDATE SET last = max(last, excluded.last)
                        """,
                    arguments: [task.campaign, sheet.year, sheet.number])
            }
        }
    }

    package func nextSheetNumber(in campaign: String, year: Int) throws -> Int {
        try queue.read { db in
            let last = try Int.fetchOne(
                db, sql: "SELECT last FROM sheet_number WHERE campaign = ? AND year = ?", arguments: [campaign, year])
            return (last ?? 0) + 1
        }
    }

    package func steps(of task: String, in campaign: String, limit: Int) throws -> [RecordedStep.Entry] {
        try queue.read { db in
            let sql = """
                SELECT at, day, actor, kind, body FROM event
                WHERE campaign = ? AND subject = ? AND kind GLOB 'process-*' ORDER BY sequence DESC LIMIT ?
                """
            return try Row.fetchAll(db, sql: sql, arguments: [campaign, task, limit]).reversed().map { row in
                let facts = try decoded(StepFacts.self, row["body"])
                return RecordedStep.Entry(
                    kind: try value(RecordEntry.Kind(rawValue: row["kind"]), "event.kind"),
                    stamp: Stamp(at: row["at"], day: Day(number: row["day"]), actor: Stamp.Actor(row)),
                    actingFor: facts.actingFor, reason: facts.reason ?? "", text: facts.text ?? "")
            }
        }
    }
}
