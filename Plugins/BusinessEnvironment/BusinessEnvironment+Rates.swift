import DubanPluginKit

/// The weekly figures: each week is judged on the first working day of the next.
struct WeeklyReport {
    /// The Sunday that ends the week.
    let weekEnd: Day
    /// The day on which it is judged.
    let reported: Day
    /// The day on which the next one is; always after the day asked for.
    let next: Day

    /// The latest up to a day.
    init(by day: Day, calendar: WorkCalendar) {
        var monday = day - (day.weekday.rawValue - 1)
        var reported = calendar.onOrAfter(monday)
        var next = calendar.onOrAfter(monday + 7)
        while reported > day, monday > .earliest {
            next = reported
            monday = monday - 7
            reported = calendar.onOrAfter(monday)
        }
        weekEnd = monday - 1
        self.reported = reported
        self.next = next
    }
}

extension BusinessEnvironment {
    /// The three rates of a unit (響應率、解決率、滿意率), each against what is required of it.
    func judgeRates(_ review: inout Review) {
        judge(Self.responseRate, requiredResponse, Self.responseLow, &review)
        judge(Self.resolutionRate, requiredResolution, Self.resolutionLow, &review)
        judge(Self.satisfactionRate, requiredSatisfaction, Self.satisfactionLow, &review)
    }

    private func judge(_ attribute: Attribute<Double>, _ required: Int, _ rule: Rule, _ review: inout Review) {
        let task = review.task
        guard let rate = task[attribute], rate < Double(required) else { return }
        let report = WeeklyReport(by: review.today, calendar: review.calendar)
        review.lookAgain(on: report.next)
        guard report.weekEnd >= task.assigned, report.reported <= task.deadline else { return }
        func facts() -> [String: Fact] {
            [
                "week": Fact(report.weekEnd), "rate": Fact(rate), "required": Fact(required),
                "cases": task[Self.countedCases].map { Fact($0) } ?? "—",
            ]
        }
        review.light(.yellow, from: report.reported, by: rule, facts: facts())
        review.remind([.owner, .sectionHead], by: rule, on: report.reported, facts: facts())
    }

    /// What comes again and again is to be settled at its root before the next one complains (未訴先辦).
    func judgeTopic(of appeal: Appeal, _ review: inout Review) {
        let task = review.task
        guard let cases = task[Self.similarCases], cases >= Double(topicCases) else { return }
        let since = task[Self.latestSimilar] ?? appeal.received
        let due = review.calendar.day(topicDays.days, after: since)
        review.remind(
            .sectionHead, by: Self.topicCalled, on: review.calendar.onOrAfter(since),
            facts: ["cases": Fact(cases), "due": Fact(due)])
        review.follow(
            FollowUp(key: "topic", title: Self.topicTitle(task.title), assigned: since, deadline: due), on: since)
    }

    /// A title that the ledger takes, however long the appeal's is.
    private static func topicTitle(_ title: String) -> String {
        var words = "未訴先辦專題：" + title
        while words.utf8.count > 1024 { words.removeLast() }
        return words
    }
}
