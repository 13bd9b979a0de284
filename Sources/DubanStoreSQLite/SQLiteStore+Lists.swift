import DubanCalendar
import DubanCore
package import DubanStore
import GRDB

extension SQLiteStore {
    package func tasks(matching filter: TaskFilter, after cursor: TaskCursor?, limit: Int) throws -> TaskPage {
        try queue.read { db in
            var page = TaskPage(tasks: [], next: nil)
            guard filter.order == .light, filter.light == nil else {
                var last = cursor
                page.next = try read(filter, after: cursor, limit, into: &page.tasks, &last, db) ? last : nil
                return page
            }
            // One light after the other, so that each is read by its index.
            var last = cursor
            for light in [Light.red, .yellow, .green] where cursor.map({ light <= $0.light }) ?? true {
                var some = filter
                some.light = light
                let start = cursor?.light == light ? cursor : nil
                if try read(some, after: start, limit, into: &page.tasks, &last, db) {
                    page.next = last
                    break
                }
            }
            return page
        }
    }

    /// Reads on until the page is full or so many tasks have been looked at.
    ///
    /// - Parameter last: The last task that was looked at.
    /// - Returns: Whether there are more.
    private func read(
        _ filter: TaskFilter, after cursor: TaskCursor?, _ limit: Int, into tasks: inout [TaskStanding],
        _ last: inout TaskCursor?, _ db: Database
    ) throws -> Bool {
        let walk = TaskWalk(filter, after: cursor)
        let sql = """
            SELECT \(walk.matches), light, deadline, id, * FROM task INDEXED BY \(walk.index) WHERE \(walk.range)
            ORDER BY \(walk.order) LIMIT \(stretch)
            """
        var count = 0
        let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: walk.arguments)
        while let row = try rows.next() {
            let matches: Bool = row[0]
            if matches, tasks.count == limit { return true }
            count += 1
            // Tasks of another light are passed on the way, and the next page goes on from there with this one.
            let light = try filter.light ?? value(Light(rawValue: row[1]), "task.light")
            last = TaskCursor(light: light, deadline: Day(number: row[2]), id: row[3])
            if matches { tasks.append(try standing(row)) }
        }
        return count == stretch
    }
}

/// How a list is read: along an index that has its order and one of its conditions; the others are asked of each task.
private struct TaskWalk {
    let index: String
    let order: String
    /// Where on the index it goes along.
    private(set) var range: String
    /// Whether a task there is one of those that are wanted.
    private(set) var matches: String
    private(set) var arguments: StatementArguments

    init(_ filter: TaskFilter, after cursor: TaskCursor?) {
        let (index, isWalked) = Self.index(for: filter)
        self.index = index
        order = filter.order == .ledger ? "id" : "deadline, id"
        var range = Conditions()
        var asked = Conditions()
        range.add("campaign = ?", filter.campaign)
        func add(_ condition: String, _ value: (any DatabaseValueConvertible)?, _ column: Column) {
            if isWalked == column { range.add(condition, value) } else { asked.add(condition, value) }
        }
        add("pillar = ?", filter.pillar, .pillar)
        add("unit = ?", filter.unit, .unit)
        add("owner = ?", filter.owner?.description, .owner)
        add("light = ? AND light <> 'green'", filter.light == .green ? nil : filter.light?.rawValue, .light)
        if filter.light == .green { asked.add("light = 'green'") }
        add("state = ? AND state <> 'open'", filter.state == .open ? nil : filter.state?.rawValue, .state)
        if filter.state == .open { asked.add("state = 'open'") }
        add("deadline < ?", filter.dueBefore?.number, .deadline)
        add("deadline > ?", filter.dueAfter?.number, .deadline)
        if let text = filter.text { asked.add("(instr(title, ?) > 0 OR instr(code, ?) > 0)", text, text) }
        if let awaited = filter.awaiting {
            if isWalked == .process { range.add("process IS NOT NULL") } else { asked.add("process IS NOT NULL") }
            asked.add("state = 'open'")
            asked.add(awaited.condition)
        }
        if let cursor {
            if filter.order == .ledger {
                range.add("id > ?", cursor.id)
            } else {
                range.add("(deadline, id) > (?, ?)", cursor.deadline.number, cursor.id)
            }
        }
        self.range = range.text
        matches = asked.text
        arguments = asked.arguments + range.arguments
    }

    private enum Column {
        case pillar, unit, owner, light, state, deadline, process
    }

    /// The index that is likely to leave the fewest tasks to be asked, and the column that it is read by.
    private static func index(for filter: TaskFilter) -> (name: String, column: Column?) {
        // A person's tasks are few enough to be sorted.
        if filter.owner != nil { return ("task_owner", .owner) }
        let isWarned = filter.light == .red || filter.light == .yellow
        guard filter.order == .ledger else {
            return isWarned ? ("task_warned_deadline", .light) : ("task_deadline", .deadline)
        }
        if filter.awaiting != nil { return ("task_process", .process) }
        if isWarned { return ("task_warned", .light) }
        if filter.unit != nil { return ("task_unit", .unit) }
        if let state = filter.state, state != .open { return ("task_closed", .state) }
        if filter.pillar != nil { return ("task_pillar", .pillar) }
        return ("task_ledger", nil)
    }

    private struct Conditions {
        private var conditions: [String] = []
        private(set) var arguments: StatementArguments = []

        var text: String { conditions.isEmpty ? "true" : conditions.joined(separator: " AND ") }

        mutating func add(_ condition: String) {
            conditions.append(condition)
        }

        /// Adds it where it has its values.
        mutating func add(_ condition: String, _ values: (any DatabaseValueConvertible)?...) {
            guard values.allSatisfy({ $0 != nil }) else { return }
            conditions.append(condition)
            arguments += StatementArguments(values)
        }
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
