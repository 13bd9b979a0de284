import ArgumentParser
import DubanCalendar
import DubanControl

struct TaskReport: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "反饋: record how a task stands.",
        discussion: """
            It ends the reminders that a report is owed. With --complete it says that the task is finished: a reviewer closes
            it by `task done`, or sends it back by `task return`. Example:
              dubanctl task report JC-1 "標準廠房封頂" --achieved 60 --for 市發展改革委/張三
            """)
    static let group = operatorGroup

    @OptionGroup var options: StepOptions

    @Argument(help: "What is reported.")
    var text: String

    @Option(
        parsing: .unconditional, help: ArgumentHelp("What the task's meter shows now.", valueName: "amount"),
        transform: Arguments.amount)
    var achieved: Double?

    @Flag(help: "The task is finished, and is to be closed.")
    var complete = false

    @Option(help: ArgumentHelp("The day of the next report.", valueName: "day"), transform: Arguments.day)
    var next: Day?

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("Whose report it is, where you only enter it.", valueName: "unit/name"))
    var person: String?

    var client: ClientOptions { options.client }

    func run(_ session: Session) throws {
        let request = ProcessMessages.Report(
            campaign: options.campaign, code: options.code, text: text, achieved: achieved,
            complete: complete ? true : nil, next: next, actingFor: person)
        let daemon = try session.connect()
        let taken = try daemon.call(
            ProcessMessages.Report.method, request, as: ProcessMessages.Taken.self)
        try session.show(taken, step: "report", by: daemon)
    }
}
