import ArgumentParser
import DubanCalendar
import DubanControl
import DubanCore
import DubanVarlink

struct WhyCommand: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "why", abstract: "Explain why somebody was told, or will be, and why somebody was not.",
        discussion: """
            Of a task: which rules looked, what they saw, which fired and which did not; who hears on each rung and who \
            stands in; what was decided, in which envelope it went and how that ended. Of a person: what they were sent on \
            the day and why each line of it, what was decided for them, and what became of it. What is past is answered \
            from the record, today and what is to come by asking the rules.
            """)

    @Argument(
        help: ArgumentHelp(
            "A task's code, or a person: unit/name, or a name that only one has.", valueName: "task|person"))
    var subject: String

    @Option(help: "Any day; today where none is named.", transform: Arguments.day)
    var day: Day?

    @Option(help: "The campaign's code; needed where there are several.")
    var campaign: String?

    @Flag(help: "Show all rules and all that was decided, and not what fits on a screen.")
    var all = false

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) throws {
        let explanation = try explain(try session.connect())
        if client.json { return try session.printJSON(explanation) }
        if let task = explanation.task {
            TaskWhy(explanation: explanation, task: task, isWhole: all, session: session).show()
        } else if let person = explanation.person {
            PersonWhy(explanation: explanation, person: person, isWhole: all, session: session).show()
        }
    }

    /// What bears the code of a task is one; anything else is a person.
    private func explain(_ daemon: VarlinkClient) throws -> ReviewMessages.Explanation {
        let task = ReviewMessages.Explain(campaign: campaign, task: subject, day: day)
        do {
            return try daemon.call(ReviewMessages.Explain.method, task, as: ReviewMessages.Explanation.self)
        } catch let error {
            guard case .refused(let refusal) = error, refusal.name == "org.duban.Ledger.UnknownTask" else {
                throw error
            }
        }
        let person = ReviewMessages.Explain(campaign: campaign, person: subject, day: day)
        do {
            return try daemon.call(ReviewMessages.Explain.method, person, as: ReviewMessages.Explanation.self)
        } catch let error {
            guard case .refused(let refusal) = error, refusal.name == "org.duban.People.UnknownPerson",
                refusal.parameters["candidates"]?.isEmpty != false
            else { throw error }
        }
        throw CommandFailure(
            .refused,
            "沒有任務「\(subject)」，也沒有此人；`dubanctl task list` 和 `dubanctl person list` 可查。",
            "没有任务“\(subject)”，也没有此人；`dubanctl task list` 和 `dubanctl person list` 可查。",
            "There is neither a task nor a person “\(subject)”; `dubanctl task list` and `dubanctl person list` show them."
        )
    }
}
