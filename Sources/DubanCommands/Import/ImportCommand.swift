import ArgumentParser
import DubanCalendar
import DubanControl
import DubanExchange

struct ImportCommand: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Bring in people files and ledgers (CSV, Excel's .xlsx).",
        discussion: """
            A file is taken as a whole or not at all. With a problem in any of them, every problem is printed with its \
            row, and nothing of the files with problems, nor of those after them, is imported. People files go first.
            """)
    static let group = operatorGroup

    /// Bytes of one reply: every row of a full sheet may have a problem.
    private static let replyLimit = 512 << 20

    @Argument(help: "The files; - is the standard input.", completion: .file(extensions: ["csv", "xlsx"]))
    var files: [String]

    @Option(help: "The campaign's code; needed where there are several.")
    var campaign: String?

    @Flag(help: "The files hold people, whatever their headers suggest.")
    var people = false

    @Flag(help: "The files hold tasks, whatever their headers suggest.")
    var tasks = false

    @Flag(help: "Show what was understood and what would change, and change nothing.")
    var dryRun = false

    @Flag(help: "Take the suggested day of vague deadlines, and record the words that it stands for.")
    var acceptSuggested = false

    @Option(
        name: .customLong("map"),
        help: ArgumentHelp(
            "A header of the files, and the field that stands under it.",
            discussion: "May be given several times. The fields are named as in `--dry-run --json`: code, title, "
                + "pillar, unit, owner, lead, assigned, deadline, state …", valueName: "header=field"),
        transform: Arguments.columnMapping)
    var mapping: [ColumnMapping] = []

    @Option(help: "The sheet of a workbook, where it is not the first that has a header.")
    var sheet: String?

    @Option(help: "The encoding of CSV, where it is not found rightly. Big5 has to be named.")
    var encoding: TextEncoding?

    @OptionGroup var client: ClientOptions

    func validate() throws {
        if people && tasks { throw ValidationError("--people and --tasks exclude each other.") }
        if files.count(where: { $0 == "-" }) > 1 {
            throw ValidationError("The standard input (-) can be read only once.")
        }
    }

    func run(_ session: Session) throws {
        let bytes = try files.map { path in
            (
                name: path == "-" ? InputFile.standardInputName : path,
                bytes: try InputFile.bytes(path, session.console)
            )
        }
        let daemon = try session.connect(receiveTimeout: nil, replyLimit: Self.replyLimit)
        var options = ImportFile.Options()
        options.kind = people ? .people : tasks ? .tasks : nil
        options.encoding = encoding
        options.sheet = sheet
        options.ledger = LedgerFile.Options(
            today: try today(daemon), takesSuggestions: acceptSuggested, mapping: mapping)
        let read = bytes.map { ImportFile(name: $0.name, bytes: $0.bytes, options: options) }
        let bar = ProgressBar(console: session.console)
        let importer = Importer(daemon: daemon, campaign: campaign) { bar.show($0, of: $1) }
        let outcomes = try importer.run(read, dryRun: dryRun)
        if client.json {
            try session.printJSON(ImportDocument(outcomes))
        } else {
            ImportReport(session: session, outcomes: outcomes, isDryRun: dryRun).show()
        }
        if let refusal = ImportReport(session: session, outcomes: outcomes, isDryRun: dryRun).refusal { throw refusal }
    }

    /// The day from which deadlines without a year are read.
    private func today(_ daemon: VarlinkClient) throws -> Day? {
        let campaigns = try daemon.call(StatusMessages.Get.method, as: StatusMessages.Status.self).campaigns
        return (campaigns.first { $0.code == campaign } ?? campaigns.first)?.today
    }
}
