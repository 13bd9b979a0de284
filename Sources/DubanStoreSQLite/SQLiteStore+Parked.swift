package import DubanCalendar
package import DubanStore
import GRDB

extension SQLiteStore {
    /// By the index of parked tasks: what is not parked costs nothing.
    private static let parked =
        "task INDEXED BY task_parked WHERE campaign = ?1 AND state = 'open' AND parked IS NOT NULL"

    package func parkedTasks(in campaign: String, pillar: String?, limit: Int) throws -> [ParkedTask] {
        try queue.read { db in
            let sql = """
                SELECT code, title, pillar, parked FROM \(Self.parked) AND (?2 IS NULL OR pillar = ?2)
                ORDER BY pillar, id LIMIT ?3
                """
            return try Row.fetchAll(db, sql: sql, arguments: [campaign, pillar, limit]).map { row in
                ParkedTask(code: row["code"], title: row["title"], pillar: row["pillar"], reason: row["parked"])
            }
        }
    }

    package func parkedCounts(in campaign: String) throws -> [String: Int] {
        try queue.read { db in
            let sql = "SELECT pillar, count(*) AS count FROM \(Self.parked) GROUP BY pillar"
            let rows = try Row.fetchAll(db, sql: sql, arguments: [campaign])
            return Dictionary(uniqueKeysWithValues: rows.map { ($0["pillar"], $0["count"]) })
        }
    }

    package func retryParked(in campaign: String, pillar: String?, on day: Day) throws -> Int {
        try queue.write { db in
            try db.execute(
                sql: """
                    UPDATE task SET next_review = min(ifnull(next_review, ?3), ?3)
                    WHERE id IN (SELECT id FROM \(Self.parked) AND (?2 IS NULL OR pillar = ?2))
                    """,
                arguments: [campaign, pillar, day.number])
            return db.changesCount
        }
    }
}
