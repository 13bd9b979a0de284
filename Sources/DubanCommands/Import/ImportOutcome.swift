import DubanControl
import DubanCore

/// What became of one file.
struct ImportOutcome {
    let file: ImportFile
    /// The daemon's part; nil where it was not asked.
    var result: LedgerMessages.ImportResult?
    /// The file's own and the daemon's, by row.
    var problems: [ImportProblem]
    /// How many rows the daemon cannot judge before what they name is imported. Their problems are left out.
    var rowsNotJudged = 0

    init(_ file: ImportFile) {
        self.file = file
        problems = file.problems.sorted { ($0.row ?? 0) < ($1.row ?? 0) }
    }

    /// - Parameter pending: fields that name what is not imported yet, so that the daemon cannot know it.
    mutating func add(_ result: LedgerMessages.ImportResult, pending: Set<ImportField>) {
        self.result = result
        func isUncertain(_ problem: ImportProblem) -> Bool { problem.field.map(pending.contains) ?? false }
        let certain = result.problems.filter { !isUncertain($0) }
        rowsNotJudged = Set(result.problems.filter(isUncertain).map(\.row)).count
        problems = (problems + certain).sorted { ($0.row ?? 0) < ($1.row ?? 0) }
    }

    /// A problem as `FILE:ROW: HEADER: sentence`.
    func line(_ problem: ImportProblem, in language: Language) -> String {
        var line = file.name
        if let row = problem.row { line += ":\(row)" }
        if let header = header(of: problem) { line += ": " + header }
        return line + ": " + problem.words[language]
    }

    /// What this file calls the field at fault.
    func header(of problem: ImportProblem) -> String? {
        problem.field.map { file.headers[$0] ?? $0.name }
    }
}
