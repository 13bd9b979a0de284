import DubanCalendar
package import DubanCore
package import DubanStore
import GRDB

extension SQLiteStore {
    package func amend(_ envelope: String, _ amendment: Amendment, stamp: Stamp) throws -> EnvelopeState? {
        try queue.write { db in
            let row = try Row.fetchOne(
                db, sql: "SELECT campaign, person, state FROM envelope WHERE id = ?", arguments: [envelope])
            guard let row, let state = EnvelopeState(rawValue: row["state"]), amendment.allows(state) else {
                return nil
            }
            var record = try recordWriter(db, stamp: stamp, campaign: row["campaign"])
            var facts = JSONObject()
            facts.add("from", state.rawValue)
            switch amendment {
            case .hold: try set(envelope, .held, nil, db)
            case .release: try set(envelope, .queued, 0, db)
            case .retry:
                if state == .queued || state == .held { try set(envelope, .queued, 0, db) }
                try reach(row["person"], db)
                // What nobody was left to hear of waits again.
                try db.execute(
                    sql:
                        "UPDATE reminder SET state = 'pending', envelope = NULL WHERE envelope = ? AND state = 'undeliverable'",
                    arguments: [envelope])
            case .drop(let reason):
                try set(envelope, .dropped, nil, db)
                facts.add("reason", reason)
                try db.execute(
                    sql: "UPDATE reminder SET state = 'superseded' WHERE envelope = ? AND state = 'composed'",
                    arguments: [envelope])
            }
            facts.add("to", amendment.word)
            try record.append(.envelopeAmended, envelope, facts)
            return state
        }
    }

    private func set(_ envelope: String, _ state: EnvelopeState, _ nextAttempt: Int64?, _ db: Database) throws {
        try db.execute(
            sql: """
                UPDATE envelope SET state = ?, fence = fence + 1, next_attempt = ifnull(?, next_attempt) WHERE id = ?
                """,
            arguments: [state.rawValue, nextAttempt, envelope])
    }

    // MARK: Silences

    package func add(_ silence: Silence, stamp: Stamp) throws -> Silence {
        try queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO silence (campaign, matcher, author, reason, first, last) VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    silence.campaign, try json(silence.matcher), silence.author, silence.reason, silence.first.number,
                    silence.last.number,
                ])
            var added = silence
            added.id = db.lastInsertedRowID
            var record = try recordWriter(db, stamp: stamp, campaign: silence.campaign)
            var facts = JSONObject()
            facts.add("first", silence.first.description)
            facts.add("last", silence.last.description)
            facts.add("matcher", try json(silence.matcher))
            facts.add("reason", silence.reason)
            try record.append(.silenceAdded, String(added.id), facts)
            return added
        }
    }

    package func endSilence(_ id: Int64, stamp: Stamp) throws -> Silence? {
        try queue.write { db in
            let row = try Row.fetchOne(
                db,
                sql: """
                    UPDATE silence SET lifted_by = ? WHERE id = ? AND lifted_by IS NULL AND last >= ? RETURNING *
                    """,
                arguments: [stamp.actor.name, id, stamp.day.number])
            guard let row else { return nil }
            let silence = try silence(row)
            var record = try recordWriter(db, stamp: stamp, campaign: silence.campaign)
            try record.append(.silenceEnded, String(id))
            return silence
        }
    }

    package func silences(of campaign: String, limit: Int) throws -> [SilenceStanding] {
        try queue.read { db in
            let sql = "SELECT * FROM silence WHERE campaign = ? ORDER BY id DESC LIMIT ?"
            return try Row.fetchAll(db, sql: sql, arguments: [campaign, limit]).map { row in
                SilenceStanding(silence: try silence(row), endedBy: row["lifted_by"])
            }
        }
    }

    private func silence(_ row: Row) throws -> Silence {
        Silence(
            id: row["id"], campaign: row["campaign"], matcher: try decoded(Silence.Matcher.self, row["matcher"]),
            author: row["author"], reason: row["reason"], first: Day(number: row["first"]),
            last: Day(number: row["last"]))
    }
}

extension Amendment {
    /// Whether it can be done to an envelope in a state.
    fileprivate func allows(_ state: EnvelopeState) -> Bool {
        switch self {
        case .hold: state == .queued
        case .release: state == .held
        case .retry: [.queued, .held, .rejected, .bounced].contains(state)
        case .drop: state == .queued || state == .held
        }
    }
}
