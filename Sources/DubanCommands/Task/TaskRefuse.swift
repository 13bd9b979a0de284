import ArgumentParser
import DubanControl

struct TaskRefuse: PlainStepCommand {
    static let configuration = CommandConfiguration(
        commandName: "refuse", abstract: "Refuse the extension that was asked for.",
        discussion: """
            The deadline stays. Who refuses is whoever may approve.
            """)
    static let step = ProcessMessages.Plain.Step.refuse

    @OptionGroup var options: StepOptions

    @Option(name: .customLong("by"), help: ArgumentHelp("Who decides.", valueName: "unit/name"))
    var decider: String

    var person: String? { decider }

    @Option(name: .customLong("reason"), help: "Why; it goes onto the record.")
    var why: String

    var reason: String? { why }
}
