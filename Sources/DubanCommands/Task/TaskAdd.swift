import ArgumentParser
import DubanCalendar
import DubanControl
import DubanCore

struct TaskAdd: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Enter one task; `dubanctl import` brings whole ledgers.",
        discussion: """
            One named person, one named day. Example:
              dubanctl task add JC-9 建成標準廠房二期 --pillar 項目建設 --unit 市發展改革委 --owner 張三 --due 2021-09-30
            """)
    static let group = operatorGroup

    @Argument(help: "The task's code, which no other task of the campaign has.")
    var code: String

    @Argument(help: "What is to be done.")
    var title: String

    @Option(help: "The pillar, by its name or label.")
    var pillar: String

    @Option(help: "The unit responsible.")
    var unit: String

    @Option(help: "The person responsible, of that unit.")
    var owner: String

    @Option(help: ArgumentHelp("The day by which it is to be done.", valueName: "day"), transform: Arguments.day)
    var due: Day

    @Option(
        help: ArgumentHelp("The day on which it was handed over; today.", valueName: "day"), transform: Arguments.day)
    var assigned: Day?

    @OptionGroup var detail: TaskDetailOptions

    @Option(help: "The campaign's code; needed where there are several.")
    var campaign: String?

    @OptionGroup var client: ClientOptions

    func validate() throws {
        _ = try detail.meter(nil)
    }

    func run(_ session: Session) throws {
        let row = TaskRow(
            row: 1, code: code, title: title, pillar: pillar, unit: unit, owner: owner, lead: detail.lead,
            assigned: assigned, due: .day(due), meter: try detail.meter(nil), milestones: detail.milestoneList,
            blockers: detail.blockerList, attributes: detail.attributeMap, parent: detail.parent)
        let changed = try session.connect().call(
            LedgerMessages.AddTask.method, LedgerMessages.AddTask(campaign: campaign, task: row),
            as: LedgerMessages.ChangedTask.self)
        try session.show(changed, client)
    }
}
