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
            if isFirst {
                session.print(
                    session.text(
                        "\("\(page.day) 將有的提醒", tint: .bold)（\(page.campaign)）",
                        "\("\(page.day) 将有的提醒", tint: .bold)（\(page.campaign)）",
                        "\("What \(page.day) would bring", tint: .bold) to \(page.campaign)"))
            }
            isFirst = false
            for task in page.tasks {
                summary.count(task)
                show(task, session)
            }
        }
        session.print("")
        session.print("\(summary.sentence(session))")
    }

    private func document(
        _ pages: VarlinkClient.Replies<ReviewMessages.PreviewPage>
    ) throws -> ReviewMessages.PreviewPage {
        guard var document = try pages.next() else {
            throw CommandFailure(
                .internalError, "duband 沒有給出預覽；請再試一次。", "duband 没有给出预览；请再试一次。",
                "The daemon has sent no page of the preview.")
        }
        while let page = try pages.next() { document.tasks += page.tasks }
        return document
    }

    private func show(_ task: ReviewMessages.ReviewedTask, _ session: Session) {
        session.print("")
        session.print("\(task.code, tint: .bold)  \(task.title, tint: .bold)")
        session.print(
            session.text(
                "  \(session.words(for: task.pillarWords))，\(task.owner)，時限 \(task.deadline)",
                "  \(session.words(for: task.pillarWords))，\(task.owner)，时限 \(task.deadline)",
                "  \(session.words(for: task.pillarWords)), \(task.owner), due \(task.deadline)"))
        let lights: StyledText =
            task.light == task.lightBefore
            ? session.light(task.light) : "\(session.light(task.lightBefore)) → \(session.light(task.light))"
        let rule: StyledText = task.lightRule.map { " \("(\($0))", tint: .faint)" } ?? ""
        session.print("  \(lights)\(task.lightWords.map { "  " + session.words(for: $0) } ?? "")\(rule)")
        if let parked = task.parked {
            session.print("  \(session.words("擱置：", "搁置：", "parked: "), tint: .red)\(parked)")
        }
        for reminder in task.reminders { show(reminder, session) }
        for followUp in task.followUps {
            session.print(
                session.text(
                    "  ＋ \(followUp.code)  \(followUp.title)，\(followUp.pillar)，時限 \(followUp.deadline)",
                    "  ＋ \(followUp.code)  \(followUp.title)，\(followUp.pillar)，时限 \(followUp.deadline)",
                    "  + \(followUp.code)  \(followUp.title), \(followUp.pillar), due \(followUp.deadline)"))
        }
    }

    private func show(_ reminder: ReviewMessages.ReviewedTask.Reminder, _ session: Session) {
        let urgency = reminder.urgency == .immediate ? session.words("，立即", "，立即", ", at once") : ""
        session.print("  \(session.words(for: reminder.words)) \("(\(reminder.rule)\(urgency))", tint: .faint)")
        if reminder.recipients.isEmpty {
            session.print(
                session.text(
                    "    已提醒過，或無人可提醒", "    已提醒过，或无人可提醒", "    told already, or there is nobody to tell"))
        }
        for recipient in reminder.recipients {
            let skipped = recipient.skipped.map { words(forSkipped: $0, session) }
                .joined(separator: session.words("、", "、", ", "))
            let standIn = recipient.actor.map {
                session.words("，由 \($0) 代", "，由 \($0) 代", ", for whom \($0) acts")
            }
            let rung = session.words(for: recipient.rung) + (standIn ?? "")
            session.print(
                skipped.isEmpty
                    ? session.text(
                        "    → \(recipient.person)（\(rung)）", "    → \(recipient.person)（\(rung)）",
                        "    → \(recipient.person) (\(rung))")
                    : session.text(
                        "    → \(recipient.person)（\(rung)；越過：\(skipped)）",
                        "    → \(recipient.person)（\(rung)；越过：\(skipped)）",
                        "    → \(recipient.person) (\(rung); passed over: \(skipped))"))
        }
    }

    /// - Parameter skipped: a rung and why, as the interface has them: `sectionHead: empty`.
    private func words(forSkipped skipped: String, _ session: Session) -> String {
        let parts = skipped.split(separator: ": ", maxSplits: 1)
        guard parts.count == 2, let rung = Rung(rawValue: String(parts[0])),
            let cause = SkippedRung.Cause(rawValue: String(parts[1]))
        else { return skipped }
        return session.words(for: [SkippedRung(rung: rung, cause: cause)])
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
                people.formUnion(reminder.recipients.map { $0.actor ?? $0.person })
            }
        }

        func sentence(_ session: Session) -> String {
            if tasks == 0 {
                return session.words(
                    "不會有變化，也不會提醒任何人。", "不会有变化，也不会提醒任何人。",
                    "Nothing would change, and nobody would be told.")
            }
            let parked =
                parked == 0
                ? "" : session.words("，擱置 \(parked) 項", "，搁置 \(parked) 项", ", \(parked) parked")
            return session.words(
                "任務 \(tasks) 項，變燈 \(lights) 項\(parked)；提醒 \(reminders) 條，涉及 \(people.count) 人。",
                "任务 \(tasks) 项，变灯 \(lights) 项\(parked)；提醒 \(reminders) 条，涉及 \(people.count) 人。",
                "\(counted(tasks, "task")), \(counted(lights, "light")) changed\(parked): "
                    + "\(counted(reminders, "reminder")) to \(people.count == 1 ? "1 person" : "\(people.count) people")."
            )
        }
    }
}
