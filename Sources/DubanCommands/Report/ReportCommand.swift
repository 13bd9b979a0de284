import ArgumentParser
import DubanCalendar
import DubanControl
import DubanCore

extension ReportPeriod: ExpressibleByArgument {}

struct ReportCommand: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "通報: the bulletin of a week, a month or a quarter, for the leaders.",
        discussion: """
            By pillar and unit, with rank and change of rank, what is late and whose it is, and what the figures mean. It is
            made from the record alone: any past day gives today what it would have given then. Examples:
              dubanctl report weekly
              dubanctl report monthly --day 2021-04-30 --html 通報.html
            """)

    @Argument(help: "The period in which the day lies.")
    var period: ReportPeriod

    @Option(help: "Up to the end of this day; today.", transform: Arguments.day)
    var day: Day?

    @Option(help: ArgumentHelp("Write a page that prints on A4.", valueName: "file"), completion: .file())
    var html: String?

    @Option(
        help: ArgumentHelp("Write the figures as CSV (UTF-8 with a byte order mark).", valueName: "file"),
        completion: .file())
    var csv: String?

    @Option(help: "The campaign's code; needed where there are several.")
    var campaign: String?

    @OptionGroup var client: ClientOptions

    func validate() throws {
        if let html, let csv, OutputFile.isSame(html, csv) {
            throw ValidationError("--html and --csv name one file; give each its own.")
        }
    }

    func run(_ session: Session) throws {
        let request = ReportMessages.Make(campaign: campaign, period: period, day: day)
        let made = try session.connect(receiveTimeout: nil, replyLimit: 256 << 20).call(
            ReportMessages.Make.method, request, as: ReportMessages.Made.self)
        let bulletin = Bulletin(made, session)
        if let html { try OutputFile.write(bulletin.page, to: html) }
        if let csv { try OutputFile.write(bulletin.csv, to: csv) }
        if client.json { return try session.printJSON(made) }
        guard html == nil, csv == nil else {
            for path in [html, csv].compactMap({ $0 }) {
                session.print(session.text("已寫入 \(path)", "已写入 \(path)", "Written: \(path)"))
            }
            return
        }
        bulletin.print()
    }
}
