import ArgumentParser
import DubanCalendar
import DubanControl
import DubanCore
import FoundationEssentials

struct TaskSheet: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "sheet", abstract: "Print a task's 督辦單, as text or as a page for the printer.",
        discussion: """
            Example:
              dubanctl task sheet JC-1 --html 督辦單.html
            """)

    @OptionGroup var options: StepOptions

    @Option(help: ArgumentHelp("Write a page that prints on A4.", valueName: "file"), completion: .file())
    var html: String?

    var client: ClientOptions { options.client }

    func run(_ session: Session) throws {
        let daemon = try session.connect()
        let task = try daemon.call(
            LedgerMessages.GetTask.method, LedgerMessages.GetTask(campaign: options.campaign, code: options.code),
            as: LedgerMessages.OneTask.self
        ).task
        guard let sheet = task.process.sheet else {
            throw CommandFailure(
                .refused,
                session.words(
                    "任務 \(task.code) 沒有督辦單；先用 `dubanctl task assign \(task.code)` 交辦。",
                    "任务 \(task.code) 没有督办单；先用 `dubanctl task assign \(task.code)` 交办。",
                    "The task \(task.code) has no 督辦單; `dubanctl task assign \(task.code)` issues one."))
        }
        let steps = try daemon.call(
            ProcessMessages.History.method,
            ProcessMessages.History(campaign: options.campaign, code: options.code), as: ProcessMessages.Steps.self
        ).steps
        let printed = PrintedSheet(task: task, sheet: sheet, steps: steps, session: session)
        if client.json { return try session.printJSON(Document(task: task, sheet: sheet, steps: steps)) }
        guard let html else {
            for line in printed.lines { session.print(line) }
            return
        }
        try OutputFile.write(printed.page, to: html)
        session.print(session.text("已寫入 \(html)", "已写入 \(html)", "Written: \(html)"))
    }

    private struct Document: Encodable {
        let task: LedgerMessages.TaskDescription
        let sheet: SupervisionSheet
        let steps: [ProcessMessages.Step]
    }
}
