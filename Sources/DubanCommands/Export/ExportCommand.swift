import ArgumentParser
import DubanControl
import DubanCore
import DubanExchange

struct ExportCommand: ControlCommand {
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case csv, xlsx, jsonl, ical
    }

    /// What is read everywhere: spreadsheets know UTF-8 by its byte order mark.
    enum Encoding: String, CaseIterable, ExpressibleByArgument {
        case utf8 = "utf-8"
        case gb18030
    }

    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write the ledger, or a part of it, into a file.",
        discussion: """
            csv and xlsx hold what an import reads, under headers in the language of the locale: imported again, they \
            change nothing. jsonl is a JSON object a line, as `task show --json` prints it. ical holds the deadlines of \
            open tasks. Examples:
              dubanctl export --format xlsx --output ledger.xlsx
              dubanctl export --encoding gb18030 --unit 市發展改革委 --output fgw.csv
              dubanctl export --format jsonl --light red
            """)

    @Option(help: "What is written.")
    var format = Format.csv

    @Option(help: "The encoding of csv; utf-8 has a byte order mark.")
    var encoding = Encoding.utf8

    @Option(
        help: ArgumentHelp("The file; else the standard output. What is there is replaced.", valueName: "file"),
        completion: .file())
    var output: String?

    @OptionGroup var filter: TaskFilterOptions

    @OptionGroup var client: ClientOptions

    func validate() throws {
        if encoding != .utf8, format != .csv {
            throw ValidationError("Only csv has an encoding; leave --encoding out with --format \(format.rawValue).")
        }
        if client.json {
            throw ValidationError("--json has no meaning here; --format jsonl writes a JSON object a line.")
        }
        if output == nil, format == .xlsx || encoding == .gb18030 {
            throw ValidationError("What is not UTF-8 goes into a file; name it by --output.")
        }
    }

    func run(_ session: Session) throws {
        let daemon = try session.connect()
        let file = try output.map { path throws(CommandFailure) in try OutputFile(path, isPlain: format == .xlsx) }
        let export = LedgerExport(session: session, daemon: daemon, request: filter.request) { bytes in
            if let file { return try file.write(bytes) }
            session.console.write(String(decoding: bytes, as: UTF8.self))
        }
        let count: Int
        switch format {
        case .csv:
            var writer = CSVWriter(encoding == .utf8 ? .utf8 : .gb18030)
            count = try export.table(with: &writer)
        case .xlsx: count = try workbook(export, file)
        case .jsonl: count = try export.jsonLines()
        case .ical: count = try export.calendar(showing: filter.state)
        }
        try file?.finish()
        guard let path = output else { return }
        session.printError(
            session.words(
                "\(path)：\(count) 項任務", "\(path)：\(count) 项任务", "\(path): \(counted(count, "task"))"))
    }

    /// The sheet is written first, and then packed into the workbook.
    private func workbook(_ export: LedgerExport, _ file: OutputFile?) throws -> Int {
        guard let file, let path = output else { return 0 }
        var writer = WorksheetWriter()
        let count = try export.table(with: &writer)
        try file.write(writer.closing)
        let package = try OutputFile(path + ".zip", isPlain: true)
        do {
            try WorkbookPackage.write(to: package.draft, sheet: file.draft, name: "督辦台賬")
        } catch {
            throw CommandFailure.unwritable(path, Phrase(error.reason, error.reason, error.reason))
        }
        try file.take(package)
        return count
    }
}
