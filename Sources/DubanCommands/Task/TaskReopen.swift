import ArgumentParser
import DubanControl

struct TaskReopen: PlainStepCommand {
    static let configuration = CommandConfiguration(
        commandName: "reopen", abstract: "Open a task again that was closed, suspended or cancelled.",
        discussion: """
            Its ladders go on from where they were: what was told stays told.
            """)
    static let step = ProcessMessages.Plain.Step.reopen

    @OptionGroup var options: StepOptions

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("Whose step it is, where you only enter it.", valueName: "unit/name"))
    var person: String?

    @Option(name: .customLong("reason"), help: "Why; it goes onto the record.")
    var why: String

    var reason: String? { why }
}
