import ArgumentParser
import DubanControl

struct TaskStrike: PlainStepCommand {
    static let configuration = CommandConfiguration(
        commandName: "strike", abstract: "銷號: strike off a task that is closed.",
        discussion: """
            It is the last step: what is struck off is never opened again.
            """)
    static let step = ProcessMessages.Plain.Step.strike

    @OptionGroup var options: StepOptions

    var person: String? { nil }

    @Option(help: "Why; it goes onto the record.")
    var reason: String?
}
