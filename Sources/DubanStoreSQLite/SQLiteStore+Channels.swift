package import DubanCalendar
package import DubanCore
package import DubanStore
import GRDB

extension SQLiteStore {
    package func haltedChannels() throws -> [HaltedChannel] {
        try queue.read { try halted($0) }
    }

    func halted(_ db: Database) throws -> [HaltedChannel] {
        try Row.fetchAll(db, sql: "SELECT * FROM halted_channel ORDER BY name").map { row in
            HaltedChannel(
                name: row["name"], haltedAt: row["halted_at"], words: row["words"], probes: row["probes"],
                nextProbe: row["next_probe"])
        }
    }

    /// - Returns: Whether it was not halted before.
    func halt(
        _ channel: String, _ words: String, _ stamp: Stamp, _ db: Database, _ record: inout RecordWriter
    ) throws -> Bool {
        try db.execute(
            sql: """
                INSERT INTO halted_channel (name, halted_at, words, probes, next_probe) VALUES (?, ?, ?, 0, ?)
                ON CONFLICT (name) DO NOTHING
                """,
            arguments: [channel, stamp.at, words, stamp.at + retryDelay(afterAttempts: 1)])
        guard db.changesCount > 0 else {
            try db.execute(sql: "UPDATE halted_channel SET words = ? WHERE name = ?", arguments: [words, channel])
            return false
        }
        var facts = JSONObject()
        facts.add("words", words)
        try record.append(.channelHalted, channel, facts)
        return true
    }

    package func probe(channel: String, at instant: Int64) throws {
        try queue.write { db in
            try db.execute(
                sql: "UPDATE halted_channel SET next_probe = min(next_probe, ?) WHERE name = ?",
                arguments: [instant, channel])
        }
    }

    func resume(_ channel: String, _ db: Database, _ record: inout RecordWriter) throws -> Bool {
        try db.execute(sql: "DELETE FROM halted_channel WHERE name = ?", arguments: [channel])
        guard db.changesCount > 0 else { return false }
        try record.append(.channelResumed, channel)
        return true
    }

    package func lastDeliveries(of campaign: String, since day: Day) throws -> [String: Int64] {
        try queue.read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT channel, max(at) AS at FROM envelope JOIN receipt ON receipt.envelope = envelope.id
                    WHERE campaign = ? AND day >= ? AND outcome = 'delivered' GROUP BY channel
                    """,
                arguments: [campaign, day.number])
            return Dictionary(uniqueKeysWithValues: rows.map { ($0["channel"], $0["at"]) })
        }
    }

    // MARK: People

    package func unreachable() throws -> [PersonID: String] {
        try queue.read { db in
            let rows = try Row.fetchAll(db, sql: "SELECT id, unreachable FROM person WHERE unreachable IS NOT NULL")
            return Dictionary(uniqueKeysWithValues: rows.map { (PersonID($0["id"]), $0["unreachable"]) })
        }
    }

    package func failingSince(_ person: PersonID) throws -> Int64? {
        try queue.read { db in
            try Int64.fetchOne(
                db, sql: "SELECT failing_since FROM person WHERE id = ?", arguments: [person.description])
        }
    }

    /// Nothing is known against them any more.
    func reach(_ person: String, _ db: Database) throws {
        try db.execute(
            sql: """
                UPDATE person SET unreachable = NULL, failing_since = NULL
                WHERE id = ? AND (unreachable IS NOT NULL OR failing_since IS NOT NULL)
                """,
            arguments: [person])
    }
}
