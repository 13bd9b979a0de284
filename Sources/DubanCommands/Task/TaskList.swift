import ArgumentParser
import DubanCalendar
import DubanControl
import DubanCore
import FoundationEssentials

struct TaskList: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List tasks.",
        discussion: """
            On a terminal 200 are shown where --limit says nothing else, elsewhere and with --json all; where there are \
            more, the last line says how the next page is asked for. Examples:
              dubanctl task list --light red --order deadline
              dubanctl task list --unit 市發展改革委 --due-before 2021-05-01
              dubanctl task list --awaiting approval
            """)

    @OptionGroup var filter: TaskFilterOptions

    @Option(help: "At most so many. (default: 200 on a terminal, else all)", transform: Arguments.count)
    var limit: Int?

    @Option(help: ArgumentHelp("The page behind this one, as the page before names it.", valueName: "page"))
    var after: String?

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) throws {
        var request = filter.request
        request.after = after
        let daemon = try session.connect()
        if client.json { return try printJSON(request, daemon, session) }
        var table = Table([
            .init(title: session.words("序號", "序号", "CODE")), .init(title: session.words("燈", "灯", "LIGHT")),
            .init(title: session.words("完成時限", "完成时限", "DUE")), .init(title: session.words("狀態", "状态", "STATE")),
            .init(title: session.words("責任人", "责任人", "OWNER"), mayBeCut: true),
            .init(title: session.words("任務", "任务", "TITLE"), mayBeCut: true),
        ])
        var count = 0
        let next = try daemon.forEachPage(
            of: request, limit: limit ?? (session.console.isTerminal ? Self.screenful : nil)
        ) { tasks in
            for task in tasks {
                table.append([
                    "\(task.code)", session.light(task.light), "\(task.deadline)",
                    "\(session.words(for: task.state))", "\(task.owner)", "\(task.title)",
                ])
            }
            count += tasks.count
            if !tasks.isEmpty { session.printPage(of: &table) }
        }
        guard count > 0 else { return session.print(session.text("沒有符合條件的任務。", "没有符合条件的任务。", "No such tasks.")) }
        if let next {
            session.printError(
                session.words(
                    "以上為 \(count) 項；下一頁：--after \(next)", "以上为 \(count) 项；下一页：--after \(next)",
                    "\(counted(count, "task")) shown; the next page: --after \(next)"))
        }
    }

    /// What is shown on a terminal where nothing else is said.
    static let screenful = 200

    /// One document, of which no more than a page is held where all are wanted.
    private func printJSON(
        _ request: LedgerMessages.ListTasks, _ daemon: VarlinkClient, _ session: Session
    ) throws {
        guard limit == nil else {
            var tasks: [LedgerMessages.TaskDescription] = []
            let next = try daemon.forEachPage(of: request, limit: limit) { tasks += $0 }
            return try session.printJSON(Document(tasks: tasks, isComplete: next == nil, next: next))
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        session.console.write("{\n  \"isComplete\" : true,\n  \"tasks\" : [")
        var separator = "\n"
        _ = try daemon.forEachPage(of: request) { page in
            for task in page {
                session.console.write(separator + "    " + String(decoding: try encoder.encode(task), as: UTF8.self))
                separator = ",\n"
            }
        }
        session.console.write("\n  ]\n}\n")
    }

    private struct Document: Encodable {
        let tasks: [LedgerMessages.TaskDescription]
        let isComplete: Bool
        let next: String?
    }
}
