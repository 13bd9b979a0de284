import DubanCalendar
import DubanCore
package import DubanStore
import GRDB

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
            var standings: [EnvelopeStanding] = []
            var size = 0
            let rows = try Row.fetchCursor(db, sql: sql, arguments: arguments + [limit])
            // A page is no longer than a message may be.
            while size < 4 << 20, let row = try rows.next() {
                size += (row["content"] as String).utf8.count
                standings.append(try standing(row, db))
            }
            return standings
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

    package func envelopeIDs(beginningWith id: String, limit: Int) throws -> [String] {
        try queue.read { db in
            try String.fetchAll(
                db, sql: "SELECT id FROM envelope WHERE id >= ?1 AND id < ?1 || '~' ORDER BY id LIMIT ?2",
                arguments: [id, limit])
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

    package func outboxFigures(of campaign: String) throws -> OutboxFigures {
        try queue.read { db in
            let sql = "SELECT state, envelopes AS count FROM envelope_tally WHERE campaign = ? AND envelopes > 0"
            var figures = OutboxFigures()
            for row in try Row.fetchAll(db, sql: sql, arguments: [campaign]) {
                figures.states[try value(EnvelopeState(rawValue: row["state"]), "envelope.state")] = row["count"]
            }
            figures.stalled =
                try Int.fetchOne(
                    db,
                    sql: """
                        SELECT count(*) FROM envelope INDEXED BY envelope_waiting
                        WHERE campaign = ? AND state IN ('queued', 'leased', 'final-dot') AND state = 'queued'
                            AND attempts > 0
                        """, arguments: [campaign]) ?? 0
            return figures
        }
    }
}
