import ArgumentParser
import DubanControl

struct TaskDone: PlainStepCommand {
    static let configuration = CommandConfiguration(
        commandName: "done", abstract: "辦結: close a task, as its reviewer.",
        discussion: """
            A reviewer is whoever may approve an extension; nobody closes what they answer for. Only this ends the reminders
            that a task is overdue. `task return` opens it again, `task strike` is the last step.
            """)
    static let step = ProcessMessages.Plain.Step.done

    @OptionGroup var options: StepOptions

    @Option(name: .customLong("by"), help: ArgumentHelp("Who decides.", valueName: "unit/name"))
    var decider: String

    var person: String? { decider }

    @Option(help: "Why; it goes onto the record.")
    var reason: String?
}
