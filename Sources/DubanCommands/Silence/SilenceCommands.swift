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
        guard !silences.silences.isEmpty else { return session.print("No silences.") }
        var table = Table([
            .init(title: "ID", isNumber: true), .init(title: "FROM"), .init(title: "UNTIL"), .init(title: "BY"),
            .init(title: "MUTES"), .init(title: "REASON", mayBeCut: true),
        ])
        for standing in silences.silences {
            let silence = standing.silence
            let ended = standing.endedBy.map { " (ended by \($0))" } ?? ""
            table.append([
                "\(silence.id)", "\(silence.first)", "\(silence.last)\(ended)", "\(silence.author)",
                "\(silence.matcher.words)", "\(silence.reason)",
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
        session.print("The silence \(silence.id) mutes \(silence.matcher.words) until \(silence.last)")
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
        session.print("The silence \(id) has ended")
    }
}

extension Silence.Matcher {
    /// What it names, as one would on the command line.
    fileprivate var words: String {
        [
            ("task", task), ("pillar", pillar), ("unit", unit), ("owner", owner?.description),
            ("recipient", recipient?.description), ("rule", rule),
        ].compactMap { name, value in value.map { "\(name) \($0)" } }.joined(separator: ", ")
    }
}
