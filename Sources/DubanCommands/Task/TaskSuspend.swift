import ArgumentParser
import DubanControl

struct TaskSuspend: PlainStepCommand {
    static let configuration = CommandConfiguration(
        commandName: "suspend", abstract: "暫緩: pause a task, and all of its reminders.",
        discussion: """
            `task reopen` has it go on.
            """)
    static let step = ProcessMessages.Plain.Step.suspend

    @OptionGroup var options: StepOptions

    @Option(name: .customLong("by"), help: ArgumentHelp("Who decides.", valueName: "unit/name"))
    var decider: String

    var person: String? { decider }

    @Option(name: .customLong("reason"), help: "Why; it goes onto the record.")
    var why: String

    var reason: String? { why }
}
