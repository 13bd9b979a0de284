import DubanCalendar
import DubanCore
package import DubanStore
import GRDB

extension SQLiteStore {
    package func rehearsalCopy() throws -> any RehearsalLedger {
        try SQLiteRehearsalLedger(of: queue)
    }
}

/// A copy in a temporary database of SQLite's own, which lies in memory and spills into a file without a name.
private final class SQLiteRehearsalLedger: RehearsalLedger {
    private let copy: SQLiteStore

    init(of ledger: DatabaseQueue) throws {
        var configuration = Configuration()
        configuration.label = "org.duban.rehearsal"
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA synchronous = OFF")
            try db.execute(sql: "PRAGMA journal_mode = MEMORY")
            try db.execute(sql: "PRAGMA cache_size = -8192")
        }
        // An empty path is a database that is deleted as soon as it is closed.
        let queue = try DatabaseQueue(path: "", configuration: configuration)
        try ledger.backup(to: queue)
        // What is rehearsed has not happened: there is no record of it.
        try queue.write { db in
            try db.execute(
                sql: """
                    CREATE TABLE no_event AS SELECT * FROM event LIMIT 0;
                    DROP TABLE event;
                    CREATE VIEW event AS SELECT * FROM no_event;
                    CREATE TRIGGER event_is_not_kept INSTEAD OF INSERT ON event BEGIN SELECT 1; END;
                    DELETE FROM envelope_content WHERE envelope IN
                        (SELECT id FROM envelope WHERE state NOT IN ('queued', 'leased', 'final-dot', 'held'));
                    DROP TRIGGER task_is_counted;
                    DROP TRIGGER task_is_no_longer_counted;
                    DROP TRIGGER task_is_counted_anew;
                    DROP TRIGGER task_is_gone;
                    DROP TRIGGER envelope_is_counted;
                    DROP TRIGGER envelope_is_counted_anew;
                    DROP TRIGGER envelope_is_gone;
                    CREATE INDEX rehearsal_deadline ON task (deadline) WHERE state = 'open';
                    CREATE INDEX rehearsal_detail ON task (id) WHERE state = 'open' AND detail IS NOT NULL;
                    """)
        }
        copy = SQLiteStore(rehearsal: queue)
    }

    var store: any LedgerStore { copy }

    func close() throws {
        try copy.close()
    }

    func tellAll() throws -> [RehearsedMail] {
        try copy.queue.write { db in
            let waiting = "state IN ('queued', 'leased', 'final-dot')"
            let sql = """
                SELECT person, day, kind, campaign, json_array_length(content, '$.lines') AS lines,
                    (SELECT group_concat(DISTINCT value ->> 'campaign') FROM json_each(content, '$.lines')) AS others
                FROM envelope JOIN envelope_content ON envelope_content.envelope = envelope.id
                WHERE \(waiting) ORDER BY campaign, day, person, kind, id
                """
            let mails = try Row.fetchAll(db, sql: sql).map { row in
                let others = (row["others"] as String?)?.split(separator: ",").map(String.init) ?? []
                return RehearsedMail(
                    person: PersonID(row["person"]), day: Day(number: row["day"]),
                    kind: try value(Envelope.Kind(rawValue: row["kind"]), "envelope.kind"),
                    campaigns: Set(others + [row["campaign"]]).sorted(), lines: row["lines"])
            }
            if mails.isEmpty { return [] }
            // Of what has been told only that it was is kept: years of it would fill the disk.
            try db.execute(
                sql: """
                    UPDATE reminder SET state = 'told', traditional = '', simplified = '', english = '',
                        pillar_label = '', envelope = NULL
                    WHERE envelope IN (SELECT id FROM envelope WHERE \(waiting));
                    DELETE FROM envelope_content WHERE envelope IN (SELECT id FROM envelope WHERE \(waiting));
                    DELETE FROM halted_channel WHERE name IN (SELECT channel FROM envelope WHERE \(waiting));
                    UPDATE person SET unreachable = NULL, failing_since = NULL
                    WHERE (unreachable IS NOT NULL OR failing_since IS NOT NULL)
                        AND id IN (SELECT person FROM envelope WHERE \(waiting) AND kind IN ('digest', 'urgent'));
                    UPDATE envelope SET state = 'told' WHERE \(waiting);
                    """)
            // Who has been told is asked of the present day alone, which is not the same in every place; a notice is given
            // once, whatever the day.
            try db.execute(
                sql: "DELETE FROM envelope WHERE state = 'told' AND kind <> 'notice' AND day < ?",
                arguments: [(mails.map(\.day).max() ?? .earliest).number - 1])
            return mails
        }
    }

    func finish(dueBefore day: Day, since before: Day?) throws {
        try copy.queue.write { db in
            try db.execute(
                sql:
                    "UPDATE task INDEXED BY rehearsal_deadline SET state = 'done' WHERE state = 'open' AND deadline < ?",
                arguments: [day.number])
            // From one day to the next only the stages of one day come to their end.
            let planned = before == day - 1 ? (day - 1).description : ""
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT id, detail FROM task INDEXED BY rehearsal_detail
                    WHERE state = 'open' AND detail IS NOT NULL AND instr(detail, ?)
                    """, arguments: [planned])
            for row in rows {
                var detail = try decoded(TaskDetail.self, row["detail"])
                let milestones = detail.milestones
                for index in milestones.indices
                where milestones[index].reached == nil && milestones[index].planned < day {
                    detail.milestones[index].reached = milestones[index].planned
                }
                guard detail.milestones != milestones else { continue }
                try db.execute(
                    sql: "UPDATE task SET detail = ? WHERE id = ?", arguments: [try json(detail), row["id"] as Int64])
            }
        }
    }
}
