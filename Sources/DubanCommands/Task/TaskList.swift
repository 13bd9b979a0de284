import ArgumentParser
import DubanCalendar
import DubanControl
import DubanCore

struct TaskList: ControlCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List tasks.")

    /// The daemon gives no larger page.
    private static let largestPage = 1000

    @Option(help: "The campaign's code; needed where there are several.")
    var campaign: String?

    @Option(help: "Only this pillar, by its name or label.")
    var pillar: String?

    @Option(help: "Only this unit responsible.")
    var unit: String?

    @Option(help: ArgumentHelp("Only this person responsible.", valueName: "unit/name"))
    var owner: String?

    @Option(help: "Only this light.")
    var light: Light?

    @Option(help: "Only this state.")
    var state: TaskState?

    @Option(help: ArgumentHelp("Only what is due before this day.", valueName: "day"), transform: Arguments.day)
    var dueBefore: Day?

    @Option(help: "At most so many.", transform: Arguments.count)
    var limit = 200

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) throws {
        let (tasks, isComplete) = try tasks(session.connect())
        if client.json { return try session.printJSON(Document(tasks: tasks, isComplete: isComplete)) }
        guard !tasks.isEmpty else { return session.print("No such tasks.") }
        var table = Table([
            .init(title: "CODE"), .init(title: "LIGHT"), .init(title: "DUE"), .init(title: "STATE"),
            .init(title: "OWNER", mayBeCut: true), .init(title: "TITLE", mayBeCut: true),
        ])
        for task in tasks {
            table.append([
                "\(task.code)", StyledText(task.light), "\(task.deadline)", "\(task.state.rawValue)",
                "\(task.owner)", "\(task.title)",
            ])
        }
        session.print(table)
        if !isComplete {
            session.printError("These are the first \(tasks.count) tasks; a larger --limit shows more.")
        }
    }

    private struct Document: Encodable {
        let tasks: [LedgerMessages.TaskDescription]
        let isComplete: Bool
    }

    private func tasks(
        _ daemon: VarlinkClient
    ) throws(VarlinkClientError) -> (tasks: [LedgerMessages.TaskDescription], isComplete: Bool) {
        var request = LedgerMessages.ListTasks()
        request.campaign = campaign
        request.pillar = pillar
        request.unit = unit
        request.owner = owner
        request.light = light?.rawValue
        request.state = state?.rawValue
        request.dueBefore = dueBefore
        var tasks: [LedgerMessages.TaskDescription] = []
        repeat {
            request.limit = min(limit - tasks.count, TaskList.largestPage)
            let page = try daemon.call(
                LedgerMessages.ListTasks.method, request, as: LedgerMessages.TaskPage.self)
            tasks += page.tasks
            request.after = page.next
            // A page without tasks that announces another would go on for ever.
            if page.tasks.isEmpty { break }
        } while request.after != nil && tasks.count < limit
        return (tasks, request.after == nil)
    }
}
