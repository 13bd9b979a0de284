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
        let taken = try session.connect().call(Self.step.method, request, as: ProcessMessages.Taken.self)
        try session.show(taken, client)
    }
}

extension Session {
    /// Shows how a task stands after a step.
    func show(_ taken: ProcessMessages.Taken, _ client: ClientOptions) throws {
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
        print(
            text(
                "\(standing.code, tint: .bold) \(standing.title)：\(words(for: standing.state))，責任人 \(standing.owner)，完成時限 \(standing.deadline)",
                "\(standing.code, tint: .bold) \(standing.title)：\(words(for: standing.state))，责任人 \(standing.owner)，完成时限 \(standing.deadline)",
                "\(standing.code, tint: .bold) \(standing.title): \(words(for: standing.state)), \(standing.owner) until \(standing.deadline)"
            ))
    }
}
