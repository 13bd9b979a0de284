import DubanControl
import DubanCore
import FoundationEssentials

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
        var awaitsPeople = false
        for file in files {
            var outcome = ImportOutcome(file)
            if file.rows.count > 0 {
                let oversized = try stage(file.rows)
                if oversized.isEmpty {
                    let result = try daemon.call(
                        LedgerMessages.ApplyImport.method,
                        LedgerMessages.ApplyImport(campaign: campaign, dryRun: asksOnly),
                        as: LedgerMessages.ImportResult.self)
                    outcome.add(result, pending: pending(file, awaitsPeople: awaitsPeople))
                } else {
                    outcome.problems = oversized
                }
            }
            asksOnly = asksOnly || !outcome.problems.isEmpty
            if file.kind == .people, asksOnly {
                let result = outcome.result
                awaitsPeople =
                    awaitsPeople || !outcome.problems.isEmpty || (result?.added ?? 0) + (result?.changed ?? 0) > 0
            }
            outcomes.append(outcome)
        }
        return outcomes
    }

    /// Fields in which the daemon misses only what a refused row or a file not yet applied brings.
    private func pending(_ file: ImportFile, awaitsPeople: Bool) -> Set<ImportField> {
        var fields: Set<ImportField> = []
        if !file.problems.isEmpty { fields.formUnion([.parent, .superior, .deputy]) }
        if awaitsPeople { fields.formUnion([.owner, .lead, .superior, .deputy]) }
        return fields
    }

    /// Sends the rows, unless some are too large to be sent at all.
    private func stage(_ rows: ImportFile.Rows) throws -> [ImportProblem] {
        switch rows {
        case .people(let rows):
            try stage(rows, row: \.row, method: LedgerMessages.StagePeople.method) {
                LedgerMessages.StagePeople(rows: $0)
            }
        case .tasks(let rows):
            try stage(rows, row: \.row, method: LedgerMessages.StageTasks.method) {
                LedgerMessages.StageTasks(rows: $0)
            }
        }
    }

    private func stage<Row: Encodable>(
        _ rows: [Row], row: (Row) -> Int, method: String, message: ([Row]) -> some Encodable
    ) throws -> [ImportProblem] {
        let staging = try Staging(rows)
        guard staging.oversized.isEmpty else {
            return staging.oversized.map {
                ImportProblem(
                    row: row(rows[$0]),
                    sentence: "the row is larger than \(Staging.mostBytes / 1024) KiB; shorten its longest cells")
            }
        }
        for range in staging.messages {
            _ = try daemon.call(method, message(Array(rows[range])), as: LedgerMessages.Staged.self)
            progress(range.upperBound, rows.count)
        }
        return []
    }
}
