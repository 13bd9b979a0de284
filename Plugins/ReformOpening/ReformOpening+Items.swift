import DubanPluginKit

/// A task that is an item of a reform package (「9+2」改革攻堅), or that has been reported on as one.
struct ReformItem {
    /// What it is called: the item, else the package, else the task.
    let name: String
    /// The day of the last report on its progress.
    let lastProgress: Day?
    /// The day from which the year to its next evaluation runs.
    let evaluationBase: Day

    init?(of task: TaskView, evaluatedAs stages: PolicyStages) {
        let item = task[ReformOpening.reformItem].flatMap(\.unlessBlank)
        let package = task[ReformOpening.reformPackage].flatMap(\.unlessBlank)
        lastProgress = task[ReformOpening.lastProgress]
        guard item != nil || package != nil || lastProgress != nil else { return nil }
        name = item ?? package ?? task.title
        let evaluated = [task[ReformOpening.evaluated], stages.evaluated].compactMap { $0 }.max()
        evaluationBase = evaluated ?? stages.tookHold ?? task.assigned
    }
}

/// The reports on a quarter: each is in time up to a working day of the next, and then there is none.
struct QuarterReport {
    /// The last day of the quarter.
    let quarterEnd: Day
    /// The last day on which the report of the quarter before it was in time; what came later is of this one.
    let previous: Day
    /// The first day on which its report is missing.
    let missing: Day
    /// The same of the quarter after it.
    let next: Day

    /// The quarter, as `2021-Q2`.
    var quarter: String { "\(quarterEnd.description.prefix(4))-Q\(quarterEnd.quarter)" }

    /// The latest whose term is over.
    ///
    /// - Parameter workingDay: The last working day in time, 1…20: within the first half of the quarter.
    init(by day: Day, onWorkingDay workingDay: Int, calendar: WorkCalendar) {
        func lastInTime(_ end: Day) -> Day { calendar.day(workingDay.workingDays, after: end) }
        let end = day.adding(months: -3).endOfQuarter
        let isOver = lastInTime(end) < day
        quarterEnd = isOver ? end : end.adding(months: -3).endOfQuarter
        previous = lastInTime(quarterEnd.adding(months: -3).endOfQuarter)
        missing = lastInTime(quarterEnd) + 1
        next = lastInTime(isOver ? day.endOfQuarter : end) + 1
    }
}

extension ReformOpening {
    /// A quarter without a report on the progress. The quarter of the assignment is not asked for.
    func judgeProgress(of item: ReformItem, _ review: inout Review) {
        let task = review.task
        let report = QuarterReport(by: review.today, onWorkingDay: reportWorkingDay, calendar: review.calendar)
        review.lookAgain(on: report.next)
        guard report.quarterEnd > task.assigned.endOfQuarter, report.quarterEnd < task.deadline,
            item.lastProgress ?? .earliest <= report.previous
        else { return }
        func facts() -> [String: Fact] {
            [
                "item": Fact(item.name), "quarter": Fact(report.quarter),
                "last": item.lastProgress.map { Fact($0) } ?? "—",
            ]
        }
        review.light(.yellow, from: report.missing, by: Self.progressMissing, facts: facts())
        review.remind(
            [.owner, .sectionHead], by: Self.progressMissing, on: review.calendar.onOrAfter(report.missing),
            facts: facts())
    }

    /// A reform is evaluated every year, as long as it runs.
    func judgeEvaluation(of item: ReformItem, _ review: inout Review) {
        let (today, calendar) = (review.today, review.calendar)
        let due = calendar.day(evaluationMonths.months, after: item.evaluationBase)
        guard due < review.task.deadline else { return }
        guard today <= due else {
            func facts() -> [String: Fact] {
                [
                    "item": Fact(item.name), "due": Fact(due),
                    "workingDays": Fact(calendar.workingDays(from: due, to: today)),
                ]
            }
            review.light(.yellow, from: due + 1, by: Self.evaluationOverdue, facts: facts())
            return deadlines.climb(&review, from: due, by: Self.evaluationOverdue, facts: facts())
        }
        for days in evaluationReminders {
            let day = calendar.day(days.days, before: due)
            guard day > item.evaluationBase else { continue }
            review.remind(
                .owner, by: Self.evaluationSoon, on: day,
                facts: ["item": Fact(item.name), "due": Fact(due), "days": Fact(due - today)])
        }
        review.lookAgain(on: due + 1)
    }

    /// A document is valid for so long, and lapses where nobody decides that it is kept, changed or ended.
    func judgeSunset(_ review: inout Review) {
        let task = review.task
        guard let until = task[Self.validUntil], task[Self.decided] == nil,
            task[Self.decision].flatMap(\.unlessBlank) == nil
        else { return }
        let (today, calendar) = (review.today, review.calendar)
        guard today <= until else {
            let late = calendar.workingDays(from: until, to: today)
            review.light(
                .red, from: until + 1, by: Self.sunsetLapsed,
                facts: ["until": Fact(until), "workingDays": Fact(late)])
            return deadlines.climb(
                &review, from: until, by: Self.sunsetLapsed,
                facts: ["until": Fact(until), "workingDays": Fact(late)])
        }
        func facts() -> [String: Fact] { ["until": Fact(until), "days": Fact(until - today)] }
        for days in sunsetReminders {
            review.remind(.owner, by: Self.sunsetSoon, on: calendar.day(days.days, before: until), facts: facts())
        }
        let red = until - sunsetRed
        review.light(.red, from: red, by: Self.sunsetUndecided, facts: facts())
        review.light(.yellow, from: until - sunsetYellow, by: Self.sunsetSoon, facts: facts())
        // Where the holidays carry it beyond the last day, the lapse itself is told of.
        let told = calendar.onOrAfter(red)
        if told <= until {
            review.remind(
                [.owner, .leaderInCharge, .supervisionOffice], by: Self.sunsetUndecided, on: told,
                urgency: .immediate, facts: facts())
        }
        review.lookAgain(on: until + 1)
    }
}

extension String {
    /// The text, where it says anything.
    fileprivate var unlessBlank: String? {
        contains { !$0.isWhitespace } ? self : nil
    }
}
