import DubanControl
import DubanCore
import DubanSystem
import DubanVarlink

extension ControlService {
    /// No connection stages more rows than this.
    private static let mostStagedRows = 1_000_000

    func answerLedger(_ request: Request) async throws {
        switch request.call.qualifiedMethod {
        case LedgerMessages.ListTasks.method:
            try allow(.read, request)
            let list: LedgerMessages.ListTasks = try request.parameters()
            try await request.reply(try await supervision.tasks(list))
        case LedgerMessages.GetTask.method:
            try allow(.read, request)
            let get: LedgerMessages.GetTask = try request.parameters()
            let task = try await supervision.task(get.code, of: get.campaign)
            try await request.reply(LedgerMessages.OneTask(task: task))
        case LedgerMessages.AddTask.method:
            try allow(.operate, request)
            let add: LedgerMessages.AddTask = try request.parameters()
            try await request.reply(
                try await supervision.addTask(add.task, to: add.campaign, by: request.actor))
        case LedgerMessages.EditTask.method:
            try allow(.operate, request)
            try await request.reply(try await supervision.editTask(try request.parameters(), by: request.actor))
        case LedgerMessages.StagePeople.method:
            try allow(.operate, request)
            let rows = try request.parameters(as: LedgerMessages.StagePeople.self).rows
            try await request.reply(LedgerMessages.Staged(staged: try stage(rows, request, \.people)))
        case LedgerMessages.StageTasks.method:
            try allow(.operate, request)
            let rows = try LedgerMessages.StageTasks.rows(of: request.call)
            try await request.reply(LedgerMessages.Staged(staged: try stage(rows, request, \.tasks)))
        case LedgerMessages.ApplyImport.method:
            try allow(.operate, request)
            try await request.reply(try await applyImport(try request.parameters(), request))
        default: throw VarlinkError.methodNotImplemented(request.call.qualifiedMethod)
        }
    }

    private func stage<Row>(
        _ rows: [Row], _ request: Request, _ path: WritableKeyPath<Staged, [Row]>
    ) throws -> Int {
        let connection = request.responder.connection
        var mine = staged[connection] ?? Staged()
        staged[connection] = nil  // so that appending does not copy
        mine[keyPath: path] += rows
        let count = mine[keyPath: path].count
        // One import is of people or of tasks.
        guard count <= Self.mostStagedRows, mine.people.isEmpty || mine.tasks.isEmpty else {
            throw VarlinkError.invalidParameter("rows")
        }
        staged[connection] = mine
        return count
    }

    private func applyImport(
        _ apply: LedgerMessages.ApplyImport, _ request: Request
    ) async throws -> LedgerMessages.ImportResult {
        let connection = request.responder.connection
        guard let rows = staged.removeValue(forKey: connection), !(rows.people.isEmpty && rows.tasks.isEmpty) else {
            throw VarlinkError(name: "org.duban.Ledger.NothingStaged")
        }
        if apply.dryRun {
            // Tasks that are only tried after people who were only tried find them there.
            staged[connection] = Staged(
                expected: rows.expected + rows.people.map { PersonID(unit: $0.unit, name: $0.name) })
        }
        if rows.tasks.isEmpty {
            return try await supervision.importPeople(rows.people, dryRun: apply.dryRun, by: request.actor)
        }
        return try await supervision.importTasks(
            rows.tasks, into: apply.campaign, dryRun: apply.dryRun, expecting: apply.dryRun ? rows.expected : [],
            by: request.actor)
    }
}
