import ArgumentParser
import DubanCalendar
import DubanControl

struct ReviewRun: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run the day: judge what is due, decide who is told, compose.",
        discussion: "Run again, it changes nothing that has been decided.")
    static let group = operatorGroup

    @Option(help: "Today, for certainty; no other day can be run.", transform: Arguments.day)
    var day: Day?

    @Option(help: "The campaign's code; needed where there are several.")
    var campaign: String?

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) throws {
        let report = try session.connect(receiveTimeout: nil).call(
            ReviewMessages.Run.method, ReviewMessages.Run(campaign: campaign, day: day),
            as: ReviewMessages.DayReport.self)
        if client.json { return try session.printJSON(report) }
        session.print("\("\(report.day) has been run", tint: .bold) for \(report.campaign)")
        session.print("  \(counted(report.reviewed, "task")) reviewed")
        session.print("  \(counted(report.reminders, "reminder")) decided")
        session.print("  \(counted(report.superseded, "reminder")) superseded by later ones")
        session.print("  \(counted(report.envelopes, "envelope")) composed")
        if report.parked > 0 {
            session.print("  \(counted(report.parked, "task")) parked: their plugin could not judge them")
        }
        if let first = report.skippedDays.first, let last = report.skippedDays.last {
            let days = first == last ? first.description : "\(first) to \(last)"
            session.print("  \(counted(report.skippedDays.count, "day")) before had not been opened: \(days)")
        }
    }
}
