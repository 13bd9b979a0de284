import ArgumentParser
import DubanCalendar
import DubanControl
import DubanCore

struct ReviewPreview: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview", abstract: "Show what a day would bring, as the ledger stands now. Changes nothing.")

    @Option(help: "Any day of the campaign; today where none is named.", transform: Arguments.day)
    var day: Day?

    @Option(help: "The campaign's code; needed where there are several.")
    var campaign: String?

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) throws {
        let pages = try session.connect(receiveTimeout: nil).callMore(
            ReviewMessages.Preview.method, ReviewMessages.Preview(campaign: campaign, day: day),
            as: ReviewMessages.PreviewPage.self)
        if client.json { return try session.printJSON(try document(pages)) }
        var summary = Summary()
        var isFirst = true
        while let page = try pages.next() {
            if isFirst { session.print("\("What \(page.day) would bring", tint: .bold) to \(page.campaign)") }
            isFirst = false
            for task in page.tasks {
                summary.count(task)
                show(task, session)
            }
        }
        session.print("")
        session.print("\(summary.sentence)")
    }

    private func document(
        _ pages: VarlinkClient.Replies<ReviewMessages.PreviewPage>
    ) throws -> ReviewMessages.PreviewPage {
        guard var document = try pages.next() else {
            throw CommandFailure(.internalError, "The daemon has sent no page of the preview.")
        }
        while let page = try pages.next() { document.tasks += page.tasks }
        return document
    }

    private func show(_ task: ReviewMessages.ReviewedTask, _ session: Session) {
        session.print("")
        session.print("\(task.code, tint: .bold)  \(task.title, tint: .bold)")
        session.print("  \(task.pillarLabel), \(task.owner), due \(task.deadline)")
        let lights: StyledText =
            task.light == task.lightBefore ? "\(task.light)" : "\(task.lightBefore) → \(task.light)"
        let rule: StyledText = task.lightRule.map { " \("(\($0))", tint: .faint)" } ?? ""
        session.print("  \(lights)\(task.lightReason.map { "  \($0)" } ?? "")\(rule)")
        if let parked = task.parked { session.print("  \("parked:", tint: .red) \(parked)") }
        for reminder in task.reminders {
            let urgency = reminder.urgency == .immediate ? ", at once" : ""
            session.print("  \(reminder.sentence) \("(\(reminder.rule)\(urgency))", tint: .faint)")
            if reminder.recipients.isEmpty { session.print("    told already, or there is nobody to tell") }
            for recipient in reminder.recipients {
                let skipped = recipient.skipped.joined(separator: ", ")
                let detour = skipped.isEmpty ? "" : "; passed over \(skipped)"
                session.print("    → \(recipient.person) (\(recipient.rung.rawValue)\(detour))")
            }
        }
        for followUp in task.followUps {
            session.print("  + \(followUp.code)  \(followUp.title), \(followUp.pillar), due \(followUp.deadline)")
        }
    }

    /// What all of it comes to.
    private struct Summary {
        private var tasks = 0
        private var lights = 0
        private var parked = 0
        private var reminders = 0
        private var people: Set<PersonID> = []

        mutating func count(_ task: ReviewMessages.ReviewedTask) {
            tasks += 1
            lights += task.light == task.lightBefore ? 0 : 1
            parked += task.parked == nil ? 0 : 1
            for reminder in task.reminders {
                reminders += reminder.recipients.count
                people.formUnion(reminder.recipients.map(\.person))
            }
        }

        var sentence: String {
            if tasks == 0 { return "Nothing would change, and nobody would be told." }
            let parked = parked == 0 ? "" : ", \(parked) parked"
            return "\(counted(tasks, "task")), \(counted(lights, "light")) changed\(parked): "
                + "\(counted(reminders, "reminder")) to \(people.count == 1 ? "1 person" : "\(people.count) people")."
        }
    }
}
