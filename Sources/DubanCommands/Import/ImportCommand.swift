import ArgumentParser
import DubanControl
import DubanExchange

struct ImportCommand: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Bring in people files and ledgers (CSV).",
        discussion: """
            A file is taken as a whole or not at all. With a problem in any of them, every problem is printed with its \
            row, and nothing of the files with problems, nor of those after them, is imported. People files go first.
            """)
    static let group = operatorGroup

    /// No more problems are printed.
    private static let mostProblems = 100
    /// Bytes of one reply: every row of a full sheet may have a problem.
    private static let replyLimit = 512 << 20

    @Argument(help: "The files; - is the standard input.", completion: .file(extensions: ["csv"]))
    var files: [String]

    @Option(help: "The campaign's code; needed where there are several.")
    var campaign: String?

    @Flag(help: "The files hold people, whatever their headers suggest.")
    var people = false

    @Flag(help: "The files hold tasks, whatever their headers suggest.")
    var tasks = false

    @Flag(help: "Show what would change, and change nothing.")
    var dryRun = false

    @Option(help: "The files' encoding, where it is not found rightly. Big5 has to be named.")
    var encoding: TextEncoding?

    @OptionGroup var client: ClientOptions

    func validate() throws {
        if people && tasks { throw ValidationError("--people and --tasks exclude each other.") }
        if files.count(where: { $0 == "-" }) > 1 {
            throw ValidationError("The standard input (-) can be read only once.")
        }
    }

    func run(_ session: Session) throws {
        let kind: ImportFile.Kind? = people ? .people : tasks ? .tasks : nil
        let read = try files.map { path in
            ImportFile(
                name: path == "-" ? InputFile.standardInputName : path,
                bytes: try InputFile.bytes(path, session.console), kind: kind, encoding: encoding)
        }
        let bar = ProgressBar(console: session.console)
        let daemon = try session.connect(receiveTimeout: nil, replyLimit: Self.replyLimit)
        let importer = Importer(daemon: daemon, campaign: campaign) { bar.show($0, of: $1) }
        let outcomes = try importer.run(read, dryRun: dryRun)
        if client.json {
            try session.printJSON(ImportDocument(outcomes))
        } else {
            show(outcomes, session)
        }
        let refused = outcomes.filter { !$0.problems.isEmpty }
        guard refused.isEmpty else { throw refusal(outcomes) }
        if !client.json { hint(outcomes, session) }
    }

    private func show(_ outcomes: [ImportOutcome], _ session: Session) {
        let lines = outcomes.flatMap { outcome in outcome.problems.map(outcome.line) }
        for line in lines.prefix(Self.mostProblems) { session.printError(line) }
        if lines.count > Self.mostProblems { session.printError("… and \(lines.count - Self.mostProblems) more") }
        for outcome in outcomes {
            // With problems elsewhere, what a file would change is not what matters now.
            guard let result = outcome.result, result.applied || lines.isEmpty else { continue }
            let file = outcome.file
            session.print(
                "\(file.name, tint: .bold): read as \(file.kind?.words ?? ""), \(counted(file.rows.count, "row"))")
            show(result, session)
            if !result.unreadColumns.isEmpty {
                let headers = result.unreadColumns.map { "「\($0)」" }.joined()
                session.print("  note: no plugin reads \(headers); where that is a slip of the pen, mend the header")
            }
            if outcome.rowsNotJudged > 0 {
                session.print(
                    "  \(counted(outcome.rowsNotJudged, "row")) not counted: they name people who are not imported yet")
            }
        }
    }

    private func show(_ result: LedgerMessages.ImportResult, _ session: Session) {
        for change in result.changes {
            switch change.kind {
            case .added: session.print("  \("+", tint: .green) \(change.code)  \(change.title)")
            case .changed: session.print("  \("~", tint: .yellow) \(change.code)  \(change.title)")
            }
            for field in change.fields {
                session.print("      \(field.field): \(words(field.before)) → \(words(field.after))")
            }
        }
        let unlisted = result.added + result.changed - result.changes.count
        if unlisted > 0 { session.print("  … and \(unlisted) more") }
        let verb = result.applied ? "" : "would be "
        session.print(
            "  \(result.added) \(verb)added, \(result.changed) \(verb)changed, \(result.unchanged) unchanged")
    }

    private func words(_ value: String) -> String { value.isEmpty ? "(nothing)" : value }

    private func refusal(_ outcomes: [ImportOutcome]) -> CommandFailure {
        let problems = counted(outcomes.reduce(0) { $0 + $1.problems.count }, "problem")
        let applied = outcomes.filter { $0.result?.applied == true }.map(\.file.name)
        let rest = applied.isEmpty ? "Nothing" : "Only \(applied.joined(separator: ", "))"
        return CommandFailure(.badData, "\(problems). \(rest) has been imported.")
    }

    private func hint(_ outcomes: [ImportOutcome], _ session: Session) {
        guard !dryRun else { return session.print("Nothing has been applied, since this was a dry run.") }
        session.print(
            "`dubanctl review preview` shows what today would bring; `dubanctl review run` starts it.")
    }
}
