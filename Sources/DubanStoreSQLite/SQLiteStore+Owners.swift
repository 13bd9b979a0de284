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

    package func load(of whose: TaskLoad.Whose) throws -> TaskLoad {
        let (sql, value) =
            switch whose {
            case .owner(let person):
                (
                    "SELECT light, count(*) AS tasks FROM task WHERE state = 'open' AND owner = ? GROUP BY light",
                    person.description
                )
            case .unit(let unit):
                ("SELECT light, sum(tasks) AS tasks FROM task_tally WHERE unit = ? GROUP BY light", unit)
            }
        return try queue.read { db in
            var load = TaskLoad(open: 0, yellow: 0, red: 0)
            for row in try Row.fetchAll(db, sql: sql, arguments: [value]) { try load.add(row) }
            return load
        }
    }

    package func loads() throws -> [String: TaskLoad] {
        let sql = "SELECT unit, light, sum(tasks) AS tasks FROM task_tally WHERE tasks > 0 GROUP BY unit, light"
        return try queue.read { db in
            var loads: [String: TaskLoad] = [:]
            for row in try Row.fetchAll(db, sql: sql) {
                try loads[row["unit"], default: TaskLoad(open: 0, yellow: 0, red: 0)].add(row)
            }
            return loads
        }
    }
}

extension TaskLoad {
    fileprivate mutating func add(_ row: Row) throws {
        let count: Int = row["tasks"]
        open += count
        switch try value(Light(rawValue: row["light"]), "task.light") {
        case .green: break
        case .yellow: yellow += count
        case .red: red += count
        }
    }
}
