import ArgumentParser
import DubanCalendar
import DubanControl
import DubanCore

struct TaskList: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List tasks.",
        discussion: """
            Where there are more than --limit, the last line says how the next page is asked for. Examples:
              dubanctl task list --light red --order deadline
              dubanctl task list --unit 市發展改革委 --due-before 2021-05-01
              dubanctl task list --awaiting approval
            """)

    @OptionGroup var filter: TaskFilterOptions

    @Option(help: "At most so many.", transform: Arguments.count)
    var limit = 200

    @Option(help: ArgumentHelp("The page behind this one, as the page before names it.", valueName: "page"))
    var after: String?

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) throws {
        var request = filter.request
        request.after = after
        var tasks: [LedgerMessages.TaskDescription] = []
        let next = try session.connect().forEachPage(of: request, limit: limit) { tasks += $0 }
        if client.json {
            return try session.printJSON(Document(tasks: tasks, isComplete: next == nil, next: next))
        }
        guard !tasks.isEmpty else { return session.print(session.text("沒有符合條件的任務。", "没有符合条件的任务。", "No such tasks.")) }
        var table = Table([
            .init(title: session.words("序號", "序号", "CODE")), .init(title: session.words("燈", "灯", "LIGHT")),
            .init(title: session.words("完成時限", "完成时限", "DUE")), .init(title: session.words("狀態", "状态", "STATE")),
            .init(title: session.words("責任人", "责任人", "OWNER"), mayBeCut: true),
            .init(title: session.words("任務", "任务", "TITLE"), mayBeCut: true),
        ])
        for task in tasks {
            table.append([
                "\(task.code)", session.light(task.light), "\(task.deadline)", "\(session.words(for: task.state))",
                "\(task.owner)", "\(task.title)",
            ])
        }
        session.print(table)
        if let next {
            session.printError(
                session.words(
                    "以上為 \(tasks.count) 項；下一頁：--after \(next)", "以上为 \(tasks.count) 项；下一页：--after \(next)",
                    "These are \(tasks.count) tasks; the next page: --after \(next)"))
        }
    }

    private struct Document: Encodable {
        let tasks: [LedgerMessages.TaskDescription]
        let isComplete: Bool
        let next: String?
    }
}
