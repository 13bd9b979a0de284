import ArgumentParser
import DubanCalendar
import DubanControl
import DubanCore

extension SupervisionSheet.Color: ExpressibleByArgument {}

struct TaskAssign: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "assign", abstract: "交辦: hand a task over by a numbered 督辦單.",
        discussion: """
            Whoever is responsible is told with the next digest, and reminded until the task is signed for. The color is that
            of the task's light where none is named: blue for green. Example:
              dubanctl task assign JC-1 --requirement 查明滯後原因 --report-every 7
            """)
    static let group = operatorGroup

    @OptionGroup var options: StepOptions

    @Option(help: ArgumentHelp("Who is responsible from now on.", valueName: "unit/name"))
    var to: String?

    @Option(help: "The color of the 督辦單.")
    var sheetColor: SupervisionSheet.Color?

    @Option(help: "What is required, where the title does not say it (督辦要求).")
    var requirement: String?

    @Option(help: ArgumentHelp("The day by which a report is owed.", valueName: "day"), transform: Arguments.day)
    var reportBy: Day?

    @Option(
        help: ArgumentHelp("Every how many days a report is owed, 1 to 366.", valueName: "days"),
        transform: Arguments.interval)
    var reportEvery: Int?

    @Option(help: "Why; it goes onto the record.")
    var reason: String?

    var client: ClientOptions { options.client }

    func run(_ session: Session) throws {
        let request = ProcessMessages.Assign(
            campaign: options.campaign, code: options.code, owner: to, color: sheetColor, requirement: requirement,
            reportBy: reportBy, reportEvery: reportEvery, reason: reason)
        let daemon = try session.connect()
        let taken = try daemon.call(
            ProcessMessages.Assign.method, request, as: ProcessMessages.Taken.self)
        try session.show(taken, step: "assign", by: daemon)
    }
}
