import DubanCalendar
package import DubanCore
package import DubanStore
import GRDB

extension SQLiteStore {
    package func owners(in campaigns: [String], after owner: PersonID?, limit: Int) throws -> [TaskOwner] {
        let sql = """
            SELECT owner, count(*) AS tasks FROM task INDEXED BY task_owner
            WHERE state = 'open' AND owner > ? AND campaign IN (\(databaseQuestionMarks(count: campaigns.count)))
            GROUP BY owner ORDER BY owner LIMIT ?
            """
        return try queue.read { db in
            try Row.fetchAll(
                db, sql: sql,
                arguments: [owner?.description ?? ""] + StatementArguments(campaigns) + [limit]
            ).map { TaskOwner(person: PersonID($0["owner"]), tasks: $0["tasks"]) }
        }
    }

    package func openTasks(of owner: PersonID, in campaigns: [String]) throws -> [OwnedTask] {
        let sql = """
            SELECT campaign, code, title, pillar, unit, deadline, slips FROM task INDEXED BY task_owner
            WHERE state = 'open' AND owner = ? AND campaign IN (\(databaseQuestionMarks(count: campaigns.count)))
            ORDER BY deadline, campaign, code
            """
        return try queue.read { db in
            let statement = try db.cachedStatement(sql: sql)
            return try Row.fetchAll(statement, arguments: [owner.description] + StatementArguments(campaigns)).map {
                OwnedTask(
                    campaign: $0["campaign"], code: $0["code"], title: $0["title"], pillar: $0["pillar"],
                    unit: $0["unit"], deadline: Day(number: $0["deadline"]), slips: $0["slips"])
            }
        }
    }
}
