import ArgumentParser
import DubanCalendar
import DubanControl
import DubanCore

/// The task that a step is taken with.
struct StepOptions: ParsableArguments {
    @Argument(help: "The task's code.")
    var code: String

    @Option(help: "The campaign's code; needed where there are several.")
    var campaign: String?

    @OptionGroup var client: ClientOptions
}

/// A step of the process that says no more than whose it is and why.
protocol PlainStepCommand: ControlCommand {
    static var step: ProcessMessages.Plain.Step { get }

    var options: StepOptions { get }
    /// Whose step it is.
    var person: String? { get }
    var reason: String? { get }
}

extension PlainStepCommand {
    static var group: String { operatorGroup }
    var client: ClientOptions { options.client }

    func run(_ session: Session) throws {
        let request = ProcessMessages.Plain(
            campaign: options.campaign, code: options.code, actingFor: person, reason: reason)
        let daemon = try session.connect()
        let taken = try daemon.call(Self.step.method, request, as: ProcessMessages.Taken.self)
        try session.show(taken, step: Self.step.rawValue.lowercased(), by: daemon)
    }
}

extension Session {
    /// Says what a step has done, and what comes next.
    ///
    /// - Parameter step: As the record names it.
    func show(_ taken: ProcessMessages.Taken, step: String, by daemon: VarlinkClient) throws {
        if client.json { return try printJSON(taken) }
        let standing = taken.standing
        if let sheet = taken.sheet {
            print(
                text(
                    "已簽發督辦單\(sheet.numberText)（\(words(for: sheet.color))）；`dubanctl task sheet \(standing.code)` 可列印",
                    "已签发督办单〔\(sheet.year)〕\(sheet.number)号（\(words(for: sheet.color))）；`dubanctl task sheet \(standing.code)` 可打印",
                    "The \(words(for: sheet.color)) 督辦單 \(sheet.numberText) is issued; `dubanctl task sheet \(standing.code)` prints it"
                ))
        }
        let task = try daemon.call(
            LedgerMessages.GetTask.method,
            LedgerMessages.GetTask(campaign: standing.campaign, code: standing.code), as: LedgerMessages.OneTask.self
        ).task
        let said = StepTaken(step: step, task: task, session: self)
        print(said.done)
        print(said.next)
    }
}
