import ArgumentParser
import DubanControl

struct TaskReturn: PlainStepCommand {
    static let configuration = CommandConfiguration(
        commandName: "return", abstract: "退回重辦: send back a task that was said to be finished, or was closed.",
        discussion: """
            It is open again, and how often it was sent back is counted.
            """)
    static let step = ProcessMessages.Plain.Step.sendBack

    @OptionGroup var options: StepOptions

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("Whose step it is, where you only enter it.", valueName: "unit/name"))
    var person: String?

    @Option(name: .customLong("reason"), help: "Why; it goes onto the record.")
    var why: String

    var reason: String? { why }
}
