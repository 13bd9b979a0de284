import ArgumentParser
import DubanCalendar
import DubanControl
import DubanCore

struct OutboxList: ControlCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List envelopes.")

    /// The daemon lists no more.
    private static let mostEnvelopes = 1000

    @Option(help: ArgumentHelp("Only to this person.", valueName: "unit/name"))
    var person: String?

    @Option(help: "Only in this state.")
    var state: OutboxState?

    @Option(help: "Only of this day.", transform: Arguments.day)
    var day: Day?

    @Option(help: "The campaign's code; all campaigns where none is named.")
    var campaign: String?

    @Option(help: "At most so many, up to \(mostEnvelopes).", transform: Arguments.count)
    var limit = 200

    @OptionGroup var client: ClientOptions

    func validate() throws {
        guard limit <= OutboxList.mostEnvelopes else {
            throw ValidationError("--limit \(limit) is too many; at most \(OutboxList.mostEnvelopes) are listed.")
        }
    }

    func run(_ session: Session) throws {
        var request = OutboxMessages.List()
        request.campaign = campaign
        request.person = person
        request.state = state?.rawValue
        request.day = day
        request.limit = limit
        let envelopes = try session.connect().call(
            OutboxMessages.List.method, request, as: OutboxMessages.Envelopes.self)
        if client.json { return try session.printJSON(envelopes) }
        guard !envelopes.envelopes.isEmpty else {
            return session.print(session.text("沒有符合條件的信封。", "没有符合条件的信封。", "No such envelopes."))
        }
        var table = Table([
            .init(title: session.words("信封", "信封", "ID")), .init(title: session.words("日期", "日期", "DAY")),
            .init(title: session.words("類別", "类别", "KIND")), .init(title: session.words("狀態", "状态", "STATE")),
            .init(title: session.words("次數", "次数", "TRIES"), isNumber: true),
            .init(title: session.words("事項", "事项", "LINES"), isNumber: true),
            .init(title: session.words("渠道", "渠道", "CHANNEL")),
            .init(title: session.words("收件人", "收件人", "PERSON"), mayBeCut: true),
        ])
        for standing in envelopes.envelopes {
            let envelope = standing.envelope
            table.append([
                "\(String(envelope.id.prefix(12)))", "\(envelope.day)", "\(session.words(for: envelope.kind.words))",
                "\(session.words(forEnvelope: standing.state))", "\(standing.attempts.count)",
                "\(envelope.lines.count)", "\(envelope.channel)",
                "\(envelope.person)",
            ])
        }
        session.print(table)
        if envelopes.envelopes.count == limit {
            session.printError(
                session.words(
                    "可能不止這 \(limit) 個；加大 --limit 可看更多。", "可能不止这 \(limit) 个；加大 --limit 可看更多。",
                    "There may be more than these \(limit); a larger --limit shows them."))
        }
    }
}
