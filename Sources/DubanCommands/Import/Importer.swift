import DubanControl
import DubanCore
import DubanVarlink

/// Brings files to the daemon, one after the other over one connection.
struct Importer {
    let daemon: VarlinkClient
    let campaign: String?
    /// Told the rows that have been sent and all there are.
    let progress: (Int, Int) -> Void

    /// Imports the files, people first. From the first problem on, the daemon is only asked what it would say, so that
    /// all problems come at once; a file with problems changes nothing.
    func run(_ files: [ImportFile], dryRun: Bool) throws -> [ImportOutcome] {
        let files = files.filter { $0.kind == .people } + files.filter { $0.kind != .people }
        var asksOnly = dryRun || files.contains { !$0.problems.isEmpty }
        var outcomes: [ImportOutcome] = []
        var (awaitsPeople, lacksPeople) = (false, false)
        for file in files {
            var outcome = ImportOutcome(file)
            if file.rows.count > 0 {
                try stage(file.rows)
                let result = try daemon.call(
                    LedgerMessages.ApplyImport.method,
                    LedgerMessages.ApplyImport(campaign: campaign, dryRun: asksOnly),
                    as: LedgerMessages.ImportResult.self)
                outcome.add(result, pending: pending(file, awaitsPeople: awaitsPeople, lacksPeople: lacksPeople))
            }
            asksOnly = asksOnly || !outcome.problems.isEmpty
            if file.kind == .people, asksOnly {
                lacksPeople = lacksPeople || !outcome.problems.isEmpty
                awaitsPeople = awaitsPeople || (outcome.result?.added ?? 0) + (outcome.result?.changed ?? 0) > 0
            }
            outcomes.append(outcome)
        }
        return outcomes
    }

    /// Fields in which the daemon misses only what a refused row or a file not yet applied brings.
    private func pending(_ file: ImportFile, awaitsPeople: Bool, lacksPeople: Bool) -> Set<ImportField> {
        var fields: Set<ImportField> = []
        if !file.problems.isEmpty { fields.formUnion([.parent, .superior, .deputy]) }
        if awaitsPeople { fields.formUnion([.superior, .deputy]) }
        if lacksPeople { fields.formUnion([.owner, .lead, .superior, .deputy]) }
        return fields
    }

    private func stage(_ rows: ImportFile.Rows) throws {
        switch rows {
        case .people(let rows):
            try stage(rows) {
                try VarlinkRequest(
                    method: LedgerMessages.StagePeople.method, parameters: LedgerMessages.StagePeople(rows: $0))
            }
        case .tasks(let rows):
            try stage(rows) { try LedgerMessages.StageTasks(rows: $0).request }
        }
    }

    /// Sends the rows; the daemon reads one message while the next is being made.
    private func stage<Row>(_ rows: [Row], request: @escaping ([Row]) throws -> VarlinkRequest) throws {
        var staging = Staging(rows, request: request)
        while let (request, end) = try staging.next() {
            if daemon.unanswered > 1 { _ = try daemon.finish(as: LedgerMessages.Staged.self) }
            try daemon.begin(request)
            progress(end, rows.count)
        }
        while daemon.unanswered > 0 { _ = try daemon.finish(as: LedgerMessages.Staged.self) }
    }
}
