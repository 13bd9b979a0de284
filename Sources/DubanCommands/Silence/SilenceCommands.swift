import ArgumentParser
import DubanCalendar
import DubanControl
import DubanCore

struct SilenceCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "silence", abstract: "Mute reminders for a while, for a reason.",
        subcommands: [SilenceList.self, SilenceAdd.self, SilenceEnd.self])
}

struct SilenceList: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the silences, the newest first.")

    @Option(help: "The campaign's code; the only campaign where none is named.")
    var campaign: String?

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) throws {
        let silences = try session.connect().call(
            SilenceMessages.List.method, SilenceMessages.List(campaign: campaign), as: SilenceMessages.Silences.self)
        if client.json { return try session.printJSON(silences) }
        guard !silences.silences.isEmpty else {
            return session.print(session.text("沒有靜默。", "没有静默。", "No silences."))
        }
        var table = Table([
            .init(title: session.words("編號", "编号", "ID"), isNumber: true),
            .init(title: session.words("自", "自", "FROM")), .init(title: session.words("至", "至", "UNTIL")),
            .init(title: session.words("何人", "何人", "BY"), mayBeCut: true),
            .init(title: session.words("靜默範圍", "静默范围", "MUTES"), mayBeCut: true),
            .init(title: session.words("理由", "理由", "REASON"), mayBeCut: true),
        ])
        for standing in silences.silences {
            let silence = standing.silence
            let ended =
                standing.endedBy.map {
                    session.words("（\($0) 已提前結束）", "（\($0) 已提前结束）", "(ended by \($0)) ")
                } ?? ""
            table.append([
                "\(silence.id)", "\(silence.first)", "\(silence.last)", "\(silence.author)",
                "\(silence.matcher.words(session))", "\(ended)\(silence.reason)",
            ])
        }
        session.print(table)
    }
}

struct SilenceAdd: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Mute reminders from today to a day, included.",
        discussion: """
            Muted are reminders that have all that is named. The supervision office hears of everything all the same. What \
            is on its way and nobody has taken yet is looked at again.
            """)
    static let group = operatorGroup

    @Option(help: "The code of a task.")
    var task: String?

    @Option(help: "A pillar: its name or its label.")
    var pillar: String?

    @Option(help: "The unit responsible for a task.")
    var unit: String?

    @Option(help: ArgumentHelp("The person responsible for a task.", valueName: "unit/name"))
    var owner: String?

    @Option(help: ArgumentHelp("Whoever would be told.", valueName: "unit/name"))
    var recipient: String?

    @Option(help: "A rule of a pillar's rule-book.")
    var rule: String?

    @Option(help: "The last day on which they are muted.", transform: Arguments.day)
    var until: Day

    @Option(help: "Why; it goes onto the record.")
    var reason: String

    @Option(help: "The campaign's code; the only campaign where none is named.")
    var campaign: String?

    @OptionGroup var client: ClientOptions

    private var matcher: Silence.Matcher {
        Silence.Matcher(
            task: task, pillar: pillar, unit: unit, owner: owner.map { PersonID($0) },
            recipient: recipient.map { PersonID($0) }, rule: rule)
    }

    func validate() throws {
        if matcher.isEmpty {
            throw ValidationError(
                "Say what is to be muted: --task, --pillar, --unit, --owner, --recipient or --rule; "
                    + "a silence of everything there is not.")
        }
    }

    func run(_ session: Session) throws {
        let request = SilenceMessages.Add(campaign: campaign, matcher: matcher, reason: reason, last: until)
        let added = try session.connect().call(SilenceMessages.Add.method, request, as: SilenceMessages.One.self)
        if client.json { return try session.printJSON(added) }
        let silence = added.silence
        let muted = silence.matcher.words(session)
        session.print(
            session.text(
                "靜默 \(silence.id)：\(muted)，至 \(silence.last) 止", "静默 \(silence.id)：\(muted)，至 \(silence.last) 止",
                "The silence \(silence.id) mutes \(muted) until \(silence.last)"))
    }
}

struct SilenceEnd: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "end", abstract: "End a silence before its time.")
    static let group = operatorGroup

    @Argument(help: "The silence's number, as list shows it.", transform: Arguments.count)
    var id: Int

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) throws {
        let ended = try session.connect().call(
            SilenceMessages.End.method, SilenceMessages.End(id: Int64(id)), as: SilenceMessages.One.self)
        if client.json { return try session.printJSON(ended) }
        session.print(session.text("靜默 \(id) 已結束", "静默 \(id) 已结束", "The silence \(id) has ended"))
    }
}

extension Silence.Matcher {
    /// What it names.
    fileprivate func words(_ session: Session) -> String {
        let named: [(name: String, value: String?)] = [
            (session.words("任務", "任务", "task"), task), (session.words("戰線", "战线", "pillar"), pillar),
            (session.words("責任單位", "责任单位", "unit"), unit),
            (session.words("責任人", "责任人", "owner"), owner?.description),
            (session.words("收件人", "收件人", "recipient"), recipient?.description),
            (session.words("規則", "规则", "rule"), rule),
        ]
        return named.compactMap { name, value in value.map { "\(name) \($0)" } }
            .joined(separator: session.words("，", "，", ", "))
    }
}
