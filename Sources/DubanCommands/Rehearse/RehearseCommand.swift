import ArgumentParser
import DubanCalendar
import DubanControl
import DubanCore

struct RehearseCommand: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "rehearse", abstract: "Live through the days to come, and show who would be mailed how often.",
        discussion: """
            The daemon runs the days on a private copy of its ledger, with the real rules and the real composing, and \
            tells nobody. Every mail counts as taken at once. Everybody counts as being in time, \
            unless --worst-case is given.
            """)
    static let group = operatorGroup

    @Option(help: "Only mails that tell of this campaign.")
    var campaign: String?

    @Option(
        help: ArgumentHelp("The first day that is told of; today where none is named.", valueName: "day"),
        transform: Arguments.day)
    var from: Day?

    @Option(
        help: ArgumentHelp("The last day; the campaign's last where none is named.", valueName: "day"),
        transform: Arguments.day)
    var to: Day?

    @Flag(help: "Assume that nobody reports or finishes anything, instead of that everybody is in time. Takes longer.")
    var worstCase = false

    @Option(
        help: ArgumentHelp("How many mails somebody may have a week.", valueName: "mails"), transform: Arguments.count)
    var budget = 3

    @Option(
        help: ArgumentHelp("Write every mail into this file: day, person, kind, lines.", valueName: "file"),
        completion: .file())
    var csv: String?

    @Option(help: ArgumentHelp("Write a page with charts into this file.", valueName: "file"), completion: .file())
    var html: String?

    @OptionGroup var client: ClientOptions

    func validate() throws {
        if let html, let csv, OutputFile.isSame(html, csv) {
            throw ValidationError("--html and --csv name one file; give each its own.")
        }
        if let from, let to, from > to {
            throw ValidationError("--from \(from) comes after --to \(to); the first day comes first.")
        }
    }

    func run(_ session: Session) throws {
        var table = MailTable(session)
        let result = try rehearse(session) { if csv != nil { table.add($0) } }
        if let csv { try OutputFile.write(table.text, to: csv) }
        if let html { try OutputFile.write(RehearsalPage(result, session.console).text, to: html) }
        if client.json { return try session.printJSON(RehearsalDocument(result)) }
        RehearsalReport(result: result, session: session).show()
    }

    /// Has the daemon rehearse, and counts up what it tells.
    private func rehearse(
        _ session: Session, _ each: (RehearsalMessages.RehearsedDay) -> Void
    ) throws -> RehearsalResult {
        let bar = ProgressBar(console: session.console, unit: session.words("天", "天", "days"), fewest: 2)
        var summary = RehearsalSummary(budget: budget)
        let replies = try session.connect(receiveTimeout: nil).callMore(
            RehearsalMessages.Run.method,
            RehearsalMessages.Run(
                campaign: campaign, from: from, to: to, assumption: worstCase ? .worstCase : .onTime),
            as: RehearsalMessages.Progress.self)
        while let reply = try replies.next() {
            bar.show(reply.done, of: reply.total)
            for day in reply.days {
                summary.add(day)
                each(day)
            }
            guard let outlook = reply.outlook else { continue }
            summary.end()
            return RehearsalResult(
                from: reply.from, to: reply.to, assumption: reply.assumption, summary: summary, outlook: outlook)
        }
        throw CommandFailure(
            .internalError, "duband 結束了排演，卻沒有給出結果；請再試一次。", "duband 结束了排演，却没有给出结果；请再试一次。",
            "The daemon has ended the rehearsal without its result.")
    }
}

/// A rehearsal that has run to its end.
struct RehearsalResult {
    let from: Day
    let to: Day
    let assumption: RehearsalMessages.Assumption
    let summary: RehearsalSummary
    let outlook: RehearsalMessages.Outlook

    var heatMap: HeatMap {
        HeatMap(
            span: from...to,
            mails: Dictionary(summary.days.map { ($0.day, $0.mails) }, uniquingKeysWith: +))
    }
}

/// The result for programs.
struct RehearsalDocument: Encodable {
    let from: Day
    let to: Day
    let assumption: RehearsalMessages.Assumption
    let budget: Int
    let mails: Int
    let lines: Int
    let days: [RehearsalSummary.Day]
    let people: [RehearsalSummary.Person]
    let outlook: RehearsalMessages.Outlook

    init(_ result: RehearsalResult) {
        from = result.from
        to = result.to
        assumption = result.assumption
        budget = result.summary.budget
        mails = result.summary.mails
        lines = result.summary.lines
        days = result.summary.days
        people = result.summary.everybody
        outlook = result.outlook
    }
}
