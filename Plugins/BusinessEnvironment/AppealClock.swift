import DubanPluginKit

/// The days on which an appeal waits for documents of the company (等待企業材料). They do not count in its clocks.
struct AppealPause {
    /// The first day to the last; nil where nothing pauses.
    let days: ClosedRange<Day>?
    /// Since when it is said to wait, where that does not count.
    let voidSince: Day?

    /// The pause that the ledger has. There is one reason for it, and without proof or without an end it is none.
    init(of task: TaskView) {
        guard let first = task[BusinessEnvironment.pauseFrom] else {
            (days, voidSince) = (nil, nil)
            return
        }
        let reason = task[BusinessEnvironment.pauseReason]
        guard let last = task[BusinessEnvironment.pauseUntil], first <= last,
            let reason, reason.contains("等待企業材料") || reason.contains("等待企业材料"),
            task[BusinessEnvironment.pauseProof]?.isBlank == false
        else {
            (days, voidSince) = (nil, first)
            return
        }
        (days, voidSince) = (first...last, nil)
    }

    /// The day itself, or the first one after the pause where it falls into it.
    func resumed(_ day: Day) -> Day {
        guard let days, days.contains(day) else { return day }
        return days.upperBound + 1
    }

    /// The working day that is the `count`-th after `start`, those of the pause left out.
    func day(_ count: Int, workingDaysAfter start: Day, calendar: WorkCalendar) -> Day {
        let day = calendar.day(count, workingDaysAfter: start)
        guard let days, days.lowerBound <= day, days.upperBound > start else { return day }
        // A pause that comes when the term is over changes nothing, and so it begins before its last working day.
        let before = max(0, calendar.workingDays(from: start, to: days.lowerBound - 1))
        return calendar.day(count - before, workingDaysAfter: days.upperBound)
    }

    /// The number of working days in (start, end], those of the pause left out.
    func workingDays(from start: Day, to end: Day, calendar: WorkCalendar) -> Int {
        let all = calendar.workingDays(from: start, to: end)
        guard let days, days.upperBound > start, days.lowerBound <= end else { return all }
        let first = max(start, days.lowerBound - 1)
        return all - calendar.workingDays(from: first, to: min(end, days.upperBound))
    }
}

/// A clock of so many working days that stands through a pause. The day from which it runs is not itself counted.
struct AppealClock {
    let since: Day
    /// The last day in time.
    let due: Day
    /// The first day of the warning.
    let warned: Day

    init(from since: Day, _ term: Int, warnedAt percent: Int, _ pause: AppealPause, calendar: WorkCalendar) {
        self.since = since
        due = pause.day(term, workingDaysAfter: since, calendar: calendar)
        warned = pause.day(max(1, (term * percent + 99) / 100), workingDaysAfter: since, calendar: calendar)
    }

    /// What a sentence may name: `since`, `end`, and `workingDays` that are left, or that it is over.
    func facts(on today: Day, calendar: WorkCalendar) -> [String: Fact] {
        ["since": Fact(since), "end": Fact(due), "workingDays": Fact(abs(calendar.workingDays(from: due, to: today)))]
    }
}

/// The common ladder, entered a rung higher: where the common one would tell 責任人 and 科室負責人, 分管領導 hears of it
/// too; where it would tell 分管領導, everybody does at once, and again every so many working days.
struct HigherLadder {
    private let escalation: [Int]
    private let sensitivePeriods: [ClosedRange<Day>]
    private let sensitiveEscalation: [Int]
    private let repetition: Int

    /// Takes the settings of the common ladder, which checks them.
    init(_ settings: Settings) throws(SettingsError) {
        _ = try DeadlineLadder(settings)
        escalation = settings[DeadlineLadder.escalation]
        sensitivePeriods = settings[DeadlineLadder.sensitivePeriods]
        sensitiveEscalation = settings[DeadlineLadder.sensitiveEscalation]
        repetition = settings[DeadlineLadder.repetition]
    }

    func climb(
        _ review: inout Review, from day: Day, by rule: Rule, facts: @autoclosure () -> [String: Fact] = [:]
    ) {
        let calendar = review.calendar
        let isSensitive = sensitivePeriods.contains { $0.contains(day) }
        let escalation = isSensitive ? sensitiveEscalation : escalation
        review.remind(
            [.owner, .sectionHead, .leaderInCharge], by: rule, on: calendar.day(escalation[0].workingDays, after: day),
            facts: facts())
        review.remind(
            .all, by: rule, on: calendar.day(escalation[1].workingDays, after: day), urgency: .immediate,
            facts: facts())
        let passed = (calendar.workingDays(from: day, to: review.today) - escalation[1]) / repetition
        for round in passed...passed + 1 where round > 0 {
            review.remind(
                .all, by: rule, on: calendar.day((escalation[1] + round * repetition).workingDays, after: day),
                facts: facts())
        }
    }
}
