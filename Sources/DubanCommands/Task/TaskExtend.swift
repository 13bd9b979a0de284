import ArgumentParser
import DubanCalendar
import DubanControl

struct TaskExtend: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "extend", abstract: "Ask for a later deadline, before the present one has passed.",
        discussion: """
            Nothing moves until somebody above approves: `task approve`, or `task refuse`. `task list --awaiting approval` \
            lists what waits for that.
            """)
    static let group = operatorGroup

    @OptionGroup var options: StepOptions

    @Option(help: ArgumentHelp("The deadline that is wanted.", valueName: "day"), transform: Arguments.day)
    var to: Day

    @Option(help: "Why; it goes onto the record.")
    var reason: String

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("Who asks, where you only enter it.", valueName: "unit/name"))
    var person: String?

    var client: ClientOptions { options.client }

    func run(_ session: Session) throws {
        let request = ProcessMessages.Extend(
            campaign: options.campaign, code: options.code, deadline: to, reason: reason, actingFor: person)
        let daemon = try session.connect()
        let taken = try daemon.call(
            ProcessMessages.Extend.method, request, as: ProcessMessages.Taken.self)
        try session.show(taken, step: "extend", by: daemon)
    }
}
