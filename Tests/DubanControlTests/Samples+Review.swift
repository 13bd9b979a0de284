import DubanCalendar
import DubanControl
import DubanCore

private let today = Day(number: 18_745)
private let zhang = PersonID("局/張三")
private let words = Phrase(traditional: "繁", simplified: "简", english: "words")

extension Sample {
    private static var report: ReviewMessages.DayReport {
        var report = ReviewMessages.DayReport(campaign: "year", day: today)
        report.skippedDays = [today]
        return report
    }

    private static func reviewed(_ finding: Finding, parked: String?) -> ReviewMessages.ReviewedTask {
        ReviewMessages.ReviewedTask(
            task: task, pillarLabel: words, lightBefore: .green, finding: finding,
            reminders: [
                .init(
                    rule: "overdue", occurrence: today, urgency: .immediate, sentence: words,
                    recipients: [.init(person: zhang, rung: .owner, skipped: ["owner: absent"])])
            ], parked: parked)
    }

    private static func saying(_ light: Light?) -> ReviewMessages.RuleSaying {
        .init(
            rule: "due/開工", label: words, sentence: words, facts: [.init(name: "days", value: "3")], day: today,
            rungs: [.owner], light: light, verdict: .overridden)
    }

    private static func decided(_ carrier: ReviewMessages.DecidedReminder.Carrier?) -> ReviewMessages.DecidedReminder {
        .init(
            id: "r",
            key: ReminderKey(
                campaign: "year", task: "1", rule: "due", occurrence: today, rung: .owner, recipient: zhang),
            sentence: words, decided: today, skipped: [SkippedRung(rung: .owner, cause: .absent, person: zhang)],
            state: "superseded", why: carrier.map { _ in "newer" }, whyDay: carrier.map { _ in today },
            supersededBy: carrier.map { _ in "s" }, carrier: carrier)
    }

    private static var explanations: [ReviewMessages.Explanation] {
        var bare = ReviewMessages.Explanation(campaign: "year", day: today, today: today, isWorkingDay: true)
        bare.task = .init(
            task: plainTask, pillarLabel: words, light: .green, lightSince: nil, lightRule: nil, lightSentence: nil,
            parked: nil)
        var full = bare
        full.task = .init(
            task: task, pillarLabel: words, light: .red, lightSince: today, lightRule: "due", lightSentence: words,
            parked: "it died")
        full.task?.sayings = [saying(nil), saying(.red)]
        full.task?.silentRules = [.init(rule: "late", label: words)]
        full.task?.ladder = [
            .init(rung: .owner, person: zhang, hearer: nil, skipped: [], unreachable: nil),
            .init(
                rung: .topLeader, person: zhang, hearer: zhang, skipped: [SkippedRung(rung: .owner, cause: .empty)],
                unreachable: "550"),
        ]
        full.task?.silences = [.init(silence)]
        full.task?.reminders = [
            decided(nil),
            decided(
                .init(
                    envelope: "e", person: zhang, day: today, kind: .digest, state: "told", outcome: "delivered",
                    words: "250")),
        ]
        full.task?.next = saying(nil)
        full.task?.nextReview = today
        let person = Person(name: "張三", unit: "局", role: .officer, address: "a@example.org")
        var someone = bare
        someone.task = nil
        someone.person = .init(person, channel: "maildir", window: .always)
        var absent = someone
        absent.person?.absence = Absence(first: today, last: today, deputy: zhang)
        absent.person?.unreachable = "550"
        absent.person?.actor = zhang
        absent.person?.mails = [.init(envelope, state: "told", outcome: "delivered", words: "250")]
        absent.person?.expected = [.init(task: "1", title: "道路", rule: "due", sentence: words, rung: .owner)]
        return [bare, full, someone, absent]
    }

    static let review: [Sample] = [
        call(
            ReviewMessages.Explain.method, ReviewMessages.Explain(campaign: nil, day: nil),
            ReviewMessages.Explain(campaign: "year", task: "1", person: "局/張三", day: today)),
        Sample(ReviewMessages.Explain.method, isReply: true, explanations),
        call(
            ReviewMessages.Run.method, ReviewMessages.Run(campaign: nil, day: nil),
            ReviewMessages.Run(campaign: "year", day: today)),
        reply(ReviewMessages.Run.method, report),
        call(
            ReviewMessages.Preview.method, ReviewMessages.Preview(campaign: nil, day: nil),
            ReviewMessages.Preview(campaign: "year", day: today)),
        reply(
            ReviewMessages.Preview.method,
            ReviewMessages.PreviewPage(
                campaign: "year", day: today,
                tasks: [
                    reviewed(Finding(light: .green), parked: nil),
                    reviewed(
                        Finding(
                            light: .red, lightReason: Reason(rule: "overdue", series: "deadline", sentence: words),
                            followUps: [.init(key: "next", title: "註冊", assigned: today, deadline: today)],
                            nextReview: today), parked: "it died"),
                ])),
    ]
}
