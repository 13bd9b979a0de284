import DubanCalendar
import DubanCore
package import DubanStore
import GRDB

extension SQLiteStore {
    /// What may be tried at a minute of a campaign's day: an envelope whose window is open, on a channel that is not halted.
    /// A lease that ran out and a final dot that nobody answered for are tried again like any other: their time is in
    /// next_attempt.
    private static let leasable = """
        envelope INDEXED BY envelope_waiting
        WHERE campaign = :campaign AND next_attempt <= :now AND state IN ('queued', 'leased', 'final-dot')
            AND opens <= :minute AND :minute < closes AND (:works OR on_any_day)
            AND (:channels IS NULL OR channel IN (SELECT value FROM json_each(:channels)))
        """

    private func arguments(_ scope: LeaseScope, now: Int64) throws -> StatementArguments {
        [
            "campaign": scope.campaign, "now": now, "minute": scope.minute, "works": scope.isWorkingDay,
            "channels": try scope.channels.map { try json($0) },
        ]
    }

    package func hasLeasable(of scopes: [LeaseScope], now: Int64) throws -> Bool {
        try queue.read { db in
            try scopes.contains { scope in
                let sql = """
                    SELECT EXISTS (SELECT 1 FROM \(Self.leasable) AND channel NOT IN
                        (SELECT name FROM halted_channel WHERE next_probe > :now))
                    """
                return try Bool.fetchOne(db, sql: sql, arguments: try arguments(scope, now: now)) ?? false
            }
        }
    }

    package func lease(
        _ limit: Int, of scopes: [LeaseScope], except channels: [String], holder: String, now: Int64, until: Int64
    ) throws -> [Lease] {
        try queue.write { db in
            var ids: [String] = []
            for scope in scopes {
                // A halted channel is tried with one envelope, now and then.
                for channel in try halted(db)
                where channel.nextProbe <= now && ids.count < limit && !channels.contains(channel.name) {
                    let sql =
                        "SELECT id FROM \(Self.leasable) AND channel = :channel ORDER BY next_attempt, id LIMIT 1"
                    guard
                        let id = try String.fetchOne(
                            db, sql: sql, arguments: try arguments(scope, now: now) + ["channel": channel.name])
                    else { continue }
                    ids.append(id)
                    try db.execute(
                        sql: "UPDATE halted_channel SET probes = probes + 1, next_probe = ? WHERE name = ?",
                        arguments: [now + retryDelay(afterAttempts: channel.probes + 1), channel.name])
                }
                let sql = """
                    SELECT id FROM \(Self.leasable) AND channel NOT IN (SELECT name FROM halted_channel)
                        AND channel NOT IN (SELECT value FROM json_each(:except))
                    ORDER BY next_attempt, id LIMIT :limit
                    """
                ids += try String.fetchAll(
                    db, sql: sql,
                    arguments: try arguments(scope, now: now)
                        + ["limit": limit - ids.count, "except": try json(channels)])
            }
            var leases: [Lease] = []
            var size = 0
            for id in ids {
                let (lease, bytes) = try lease(id, holder, until, db)
                leases.append(lease)
                size += bytes
                // One message carries them all.
                if size > Self.mostBytes { break }
            }
            return leases
        }
    }

    /// So many bytes of envelopes are handed out at a time, or one envelope: a message has at most 16 MiB.
    private static let mostBytes = 4 << 20

    private func lease(
        _ id: String, _ holder: String, _ until: Int64, _ db: Database
    ) throws -> (lease: Lease, bytes: Int) {
        let row = try Row.fetchOne(
            db,
            sql: """
                UPDATE envelope SET state = 'leased', fence = fence + 1, holder = ?, attempts = attempts + 1,
                    next_attempt = ?
                WHERE id = ? RETURNING fence, attempts
                """,
            arguments: [holder, until, id])
        let content = try String.fetchOne(
            db, sql: "SELECT content FROM envelope_content WHERE envelope = ?", arguments: [id])
        let found = try value(row, "envelope.id"), text = try value(content, "envelope_content.content")
        let lease = Lease(
            envelope: try decoded(Envelope.self, text), fence: found["fence"], attempt: found["attempts"])
        return (lease, text.utf8.count)
    }

    package func release(holder: String?, stamp: Stamp) throws -> Bool {
        try queue.write { db in
            let released = try String.fetchAll(
                db,
                sql: """
                    UPDATE envelope SET state = 'queued', holder = NULL, fence = fence + 1, next_attempt = 0
                    WHERE state = 'leased' AND (holder = ?1 OR ?1 IS NULL) RETURNING id
                    """,
                arguments: [holder])
            return try released.sorted().reduce(false) { hasChanged, envelope in
                try takeBackIfChanged(envelope, db, stamp) || hasChanged
            }
        }
    }

    package func report(
        marks: [HeldEnvelope], settlements: [SettledEnvelope], stamp: Stamp
    ) throws -> ReportResult {
        try queue.write { db in
            var result = ReportResult()
            for held in marks where try !mark(held, db, stamp) { result.lost.insert(held.id) }
            for settled in settlements { try settle(settled, db, stamp, &result) }
            return result
        }
    }

    /// - Returns: Whether the holder still has it.
    private func mark(_ held: HeldEnvelope, _ db: Database, _ stamp: Stamp) throws -> Bool {
        let row = try Row.fetchOne(
            db,
            sql: """
                UPDATE envelope SET state = 'final-dot', next_attempt = ?
                WHERE id = ? AND fence = ? AND state = 'leased' RETURNING campaign, attempts
                """,
            arguments: [stamp.at + unansweredDotDelay, held.id, held.fence])
        guard let row else { return false }
        var record = try recordWriter(db, stamp: stamp, campaign: row["campaign"])
        var facts = JSONObject()
        facts.add("attempt", row["attempts"] as Int)
        try record.append(.envelopeFinalDot, held.id, facts)
        return true
    }

    private func settle(
        _ settled: SettledEnvelope, _ db: Database, _ stamp: Stamp, _ report: inout ReportResult
    ) throws {
        let (envelope, settlement) = (settled.held.id, settled.settlement)
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT campaign, attempts, person, channel, kind FROM envelope
                WHERE id = ? AND fence = ? AND state IN ('leased', 'final-dot') AND holder IS NOT NULL
                """,
            arguments: [envelope, settled.held.fence])
        guard let row else {
            report.lost.insert(envelope)
            return
        }
        let result = settlement.result
        try db.execute(
            sql: "UPDATE envelope SET state = ?, holder = NULL, next_attempt = ? WHERE id = ?",
            arguments: [result.state.rawValue, result.nextAttempt, envelope])
        try db.execute(
            sql: "INSERT INTO receipt (envelope, attempt, at, outcome, words) VALUES (?, ?, ?, ?, ?)",
            arguments: [envelope, row["attempts"] as Int, stamp.at, result.word, result.words])
        var record = try recordWriter(db, stamp: stamp, campaign: row["campaign"])
        var facts = JSONObject()
        facts.add("attempt", row["attempts"] as Int)
        facts.add("outcome", result.word)
        facts.add("words", result.words)
        try record.append(result.kind, envelope, facts)
        let (person, channel): (String, String) = (row["person"], row["channel"])
        let tellsOfTasks = Envelope.Kind(rawValue: row["kind"])?.tellsOfTasks ?? false
        switch settlement {
        case .told:
            try db.execute(sql: "UPDATE reminder SET state = 'told' WHERE envelope = ?", arguments: [envelope])
            if tellsOfTasks { try reach(person, db) }
            if try resume(channel, db, &record) { report.channels.append(.resumed(channel)) }
        case .again(_, let words, let fault):
            if fault == .channel, try halt(channel, words, stamp, db, &record) {
                report.channels.append(.halted(channel, words: words))
            }
            if fault == .message, tellsOfTasks {
                try db.execute(
                    sql: "UPDATE person SET failing_since = ifnull(failing_since, ?) WHERE id = ?",
                    arguments: [stamp.at, person])
            }
            if try takeBackIfChanged(envelope, db, stamp) { report.hasTakenBack = true }
        case .unanswered: break
        case .refused(let words, let climbs):
            if tellsOfTasks { try refuse(envelope, person, words, climbs: climbs, db, &record) }
        }
    }

    package func bounce(_ envelope: String, words: String, climbs: Bool, stamp: Stamp) throws -> Bool {
        try queue.write { db in
            let row = try Row.fetchOne(
                db,
                sql: """
                    UPDATE envelope SET state = 'bounced' WHERE id = ? AND state IN ('told', 'final-dot')
                    RETURNING campaign, person, attempts, kind
                    """,
                arguments: [envelope])
            guard let row else { return false }
            let attempt: Int = row["attempts"] + 1
            try db.execute(
                sql: "INSERT INTO receipt (envelope, attempt, at, outcome, words) VALUES (?, ?, ?, 'bounced', ?)",
                arguments: [envelope, attempt, stamp.at, words])
            var record = try recordWriter(db, stamp: stamp, campaign: row["campaign"])
            var facts = JSONObject()
            facts.add("attempt", attempt)
            facts.add("outcome", "bounced")
            facts.add("words", words)
            try record.append(.envelopeBounced, envelope, facts)
            if Envelope.Kind(rawValue: row["kind"])?.tellsOfTasks ?? false {
                try refuse(envelope, row["person"], words, climbs: climbs, db, &record)
            }
            return true
        }
    }

    /// Somebody cannot be told: whoever stands above hears of it, or nobody is left.
    private func refuse(
        _ envelope: String, _ person: String, _ words: String, climbs: Bool, _ db: Database,
        _ record: inout RecordWriter
    ) throws {
        try db.execute(sql: "UPDATE person SET unreachable = ? WHERE id = ?", arguments: [words, person])
        var facts = JSONObject()
        facts.add("envelope", envelope)
        facts.add("then", climbs ? "escalated" : "undeliverable")
        facts.add("words", words)
        try record.append(.personUnreachable, person, facts)
        if climbs {
            try free(envelope, db)
        } else {
            try db.execute(
                sql: "UPDATE reminder SET state = 'undeliverable' WHERE envelope = ?", arguments: [envelope])
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

extension Settlement {
    /// What goes into the tables and onto the record.
    fileprivate var result:
        (state: EnvelopeState, nextAttempt: Int64, kind: RecordEntry.Kind, word: String, words: String)
    {
        switch self {
        case .told(let words): (.told, 0, .envelopeTold, "delivered", words)
        case .again(let at, let words, .message): (.queued, at, .envelopeRetried, "retry", words)
        case .again(let at, let words, .pace): (.queued, at, .envelopeRetried, "pace", words)
        case .again(let at, let words, .channel): (.queued, at, .envelopeRetried, "channel", words)
        case .unanswered(let at, let words): (.finalDot, at, .envelopeUnanswered, "unknown", words)
        case .refused(let words, _): (.rejected, 0, .envelopeRejected, "rejected", words)
        }
    }
}
