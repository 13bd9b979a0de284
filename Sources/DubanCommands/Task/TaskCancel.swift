import ArgumentParser
import DubanControl

struct TaskCancel: PlainStepCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "撤銷: withdraw a task.",
        discussion: """
            `task reopen` opens it again.
            """)
    static let step = ProcessMessages.Plain.Step.cancel

    @OptionGroup var options: StepOptions

    @Option(name: .customLong("by"), help: ArgumentHelp("Who decides.", valueName: "unit/name"))
    var decider: String

    var person: String? { decider }

    @Option(name: .customLong("reason"), help: "Why; it goes onto the record.")
    var why: String

    var reason: String? { why }
}
