import DubanCalendar
import DubanCore
package import DubanStore
import GRDB

extension SQLiteStore {
    package func tasks(
        matching filter: TaskFilter, after cursor: TaskCursor?, limit: Int
    ) throws -> [TaskStanding] {
        try queue.read { db in
            guard filter.order == .light, filter.light == nil else {
                return try page(filter, after: cursor, limit, db)
            }
            // One light after the other, so that each is read by its index.
            var found: [TaskStanding] = []
            for light in [Light.red, .yellow, .green] where cursor.map({ light <= $0.light }) ?? true {
                var some = filter
                some.light = light
                found += try page(some, after: cursor?.light == light ? cursor : nil, limit - found.count, db)
                if found.count >= limit { break }
            }
            return found
        }
    }

    private func page(
        _ filter: TaskFilter, after cursor: TaskCursor?, _ limit: Int, _ db: Database
    ) throws -> [TaskStanding] {
        var conditions = ["campaign = ?"]
        var arguments: StatementArguments = [filter.campaign]
        func add(_ condition: String, _ value: (any DatabaseValueConvertible)?) {
            guard let value else { return }
            conditions.append(condition)
            arguments += [value]
        }
        add("pillar = ?", filter.pillar)
        add("unit = ?", filter.unit)
        add("owner = ?", filter.owner?.description)
        add("light = ?", filter.light?.rawValue)
        add("state = ?", filter.state?.rawValue)
        add("deadline < ?", filter.dueBefore?.number)
        add("deadline > ?", filter.dueAfter?.number)
        if let text = filter.text {
            conditions.append("(instr(title, ?) > 0 OR instr(code, ?) > 0)")
            arguments += [text, text]
        }
        if let awaited = filter.awaiting {
            conditions += ["process IS NOT NULL", "state = 'open'", awaited.condition]
        }
        if let cursor {
            if filter.order == .ledger {
                add("id > ?", cursor.id)
            } else {
                conditions.append("(deadline, id) > (?, ?)")
                arguments += [cursor.deadline.number, cursor.id]
            }
        }
        let order = filter.order == .ledger ? "id" : "deadline, id"
        let sql = "SELECT * FROM task WHERE \(conditions.joined(separator: " AND ")) ORDER BY \(order) LIMIT ?"
        return try Row.fetchAll(db, sql: sql, arguments: arguments + [limit]).map(standing)
    }
}

extension TaskFilter.Awaited {
    /// Over the object in `process`, whose members are those of `TaskProcess`.
    fileprivate var condition: String {
        switch self {
        case .signature: "process ->> 'sheet' IS NOT NULL AND process ->> 'signed' IS NULL"
        case .report: "process ->> 'reportDue' IS NOT NULL"
        case .approval: "process ->> 'extensionRequest' IS NOT NULL"
        case .closing: "process ->> 'completion' IS NOT NULL"
        }
    }
}
