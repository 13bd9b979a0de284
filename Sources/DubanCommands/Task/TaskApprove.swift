import ArgumentParser
import DubanControl

struct TaskApprove: PlainStepCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "Approve the extension that was asked for.",
        discussion: """
            Who approves stands above the person responsible, is the task's own leader, or is of the supervision office. The
            deadline moves, the original one is kept, and the slip is counted.
            """)
    static let step = ProcessMessages.Plain.Step.approve

    @OptionGroup var options: StepOptions

    @Option(name: .customLong("by"), help: ArgumentHelp("Who decides.", valueName: "unit/name"))
    var decider: String

    var person: String? { decider }

    @Option(help: "Why; it goes onto the record.")
    var reason: String?
}
