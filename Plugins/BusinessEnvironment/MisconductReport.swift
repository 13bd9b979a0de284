import DubanPluginKit

/// A report of misconduct (吃拿卡要、冷硬橫推), or of a unit by name. It goes straight to 督查室: whoever reports must not
/// come to harm by it, and so nobody else hears of it, not even outside the unit reported.
struct MisconductReport {
    /// The day on which it came in.
    let received: Day

    private static let kinds = ["吃拿卡要", "喫拿卡要", "冷硬橫推", "冷硬横推", "冷橫硬推", "冷横硬推"]

    /// Reads a task; nil where it is none.
    ///
    /// It is known by its kind, however that is punctuated; and by the unit that it names, whatever kind it is given,
    /// since a unit is named there only to be kept in the dark.
    init?(of task: TaskView) {
        let namesUnit = task[BusinessEnvironment.reportedUnit]?.isBlank == false
        let isOfTheKind =
            task[BusinessEnvironment.kind].map { kind in
                let letters = String(kind.filter(\.isLetter))
                return Self.kinds.contains { letters.contains($0) }
            } ?? false
        guard namesUnit || isOfTheKind else { return nil }
        received = task[BusinessEnvironment.received] ?? task.assigned
    }
}

extension BusinessEnvironment {
    /// Everything that is told of a report is told here, and to 督查室 alone. The common ladder would tell others; no
    /// task follows from a report either, since somebody would have to answer for it.
    func judge(_ report: MisconductReport, _ review: inout Review) {
        let task = review.task
        let (today, calendar, deadline) = (review.today, review.calendar, task.deadline)

        tellOffice(
            &review, by: Self.reportReceived, on: calendar.onOrAfter(report.received), .immediate,
            facts: ["received": Fact(report.received), "deadline": Fact(deadline)])
        if task.slips >= slipLimit {
            review.light(
                .yellow, from: task.assigned, by: DeadlineLadder.slipped,
                facts: [
                    "slips": Fact(task.slips), "original": Fact(task.originalDeadline), "deadline": Fact(deadline),
                ])
        }
        guard today <= deadline else {
            let late = calendar.workingDays(from: deadline, to: today)
            func facts() -> [String: Fact] { ["deadline": Fact(deadline), "workingDays": Fact(late)] }
            review.light(.red, from: deadline + 1, by: Self.reportLate, facts: facts())
            let passed = max(0, late - 1) / repetition
            for round in passed...passed + 1 {
                let day = calendar.day((1 + round * repetition).workingDays, after: deadline)
                tellOffice(&review, by: Self.reportLate, on: day, .immediate, facts: facts())
            }
            return
        }
        func facts() -> [String: Fact] { ["deadline": Fact(deadline), "days": Fact(deadline - today)] }
        for workingDays in reportReminders {
            let day = calendar.day(workingDays.workingDays, before: deadline)
            guard day > report.received else { continue }
            review.light(.yellow, from: day, by: Self.reportSoon, facts: facts())
            tellOffice(&review, by: Self.reportSoon, on: day, facts: facts())
        }
        review.lookAgain(on: deadline + 1)
    }

    private func tellOffice(
        _ review: inout Review, by rule: Rule, on day: Day, _ urgency: Urgency = .digest,
        facts: @autoclosure () -> [String: Fact]
    ) {
        review.remind(.supervisionOffice, by: rule, on: day, urgency: urgency, facts: facts())
    }
}
