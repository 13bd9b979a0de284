import ArgumentParser
import DubanControl

struct TaskSign: PlainStepCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign", abstract: "簽收: record that a task was received.",
        discussion: """
            It ends the reminders that the task was not signed for.
            """)
    static let step = ProcessMessages.Plain.Step.sign

    @OptionGroup var options: StepOptions

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("Whose step it is, where you only enter it.", valueName: "unit/name"))
    var person: String?

    var reason: String? { nil }
}
