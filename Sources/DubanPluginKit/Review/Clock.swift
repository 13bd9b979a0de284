/// A clock (時限): a term that runs from something that happened. A part of it is a warning, its end is the last day in
/// time.
///
/// ```swift
/// let (today, calendar) = (review.today, review.calendar)
/// let clock = Clock(from: received, 1.workingDays, calendar: calendar)
/// guard review.isRunning(clock, warning: Self.receiptSoon, of: "簽收") else {
///     return review.light(
///         .red, from: clock.due + 1, by: Self.receiptLate, of: "簽收", facts: clock.facts(on: today, calendar: calendar))
/// }
/// ```
public struct Clock: Hashable, Sendable {
    /// The day on which it started; not itself counted.
    public let started: Day
    /// The last day in time. An end on a day without work rolls to the next working day (《民法典》 art. 203).
    public let due: Day
    /// The first day of the warning; never before the day after the start.
    public let warned: Day

    /// Starts a clock.
    ///
    /// - Parameters:
    ///   - started: The day of receipt.
    ///   - term: How long it runs.
    ///   - percent: After which part of the term it warns, 1…100.
    ///   - calendar: Which days are working days.
    public init(from started: Day, _ term: Term, warnedAt percent: Int = 70, calendar: WorkCalendar) {
        self.started = started
        due = calendar.day(term, after: started)
        let part = max(1, (term.count * percent + 99) / 100)
        let warning =
            switch term.unit {
            case .days: started + part
            case .workingDays: calendar.day(part, workingDaysAfter: started)
            case .months: started + max(1, ((due - started) * percent + 99) / 100)
            }
        warned = min(warning, due)
    }

    /// What a sentence may name: `since`, `end`, `days` that have passed, and `workingDays` that it is over.
    public func facts(on today: Day, calendar: WorkCalendar) -> [String: Fact] {
        [
            "since": Fact(started), "end": Fact(due), "days": Fact(today - started),
            "workingDays": Fact(max(0, calendar.workingDays(from: due, to: today))),
        ]
    }
}

extension Review {
    /// Whether a clock is still running. While it is, its warning is a yellow light and a reminder of the person
    /// responsible; what is to follow its end is the rule's to say.
    ///
    /// - Parameters:
    ///   - clock: The clock.
    ///   - warning: Why; its sentence may name `since`, `end`, `days`, `workingDays` and what `facts` adds.
    ///   - subject: The part of the task that is meant, where the rule may speak of several.
    ///   - facts: What the sentence names beside the clock's own facts.
    public mutating func isRunning(
        _ clock: Clock, warning: Rule, of subject: @autoclosure () -> String = "",
        facts: @autoclosure () -> [String: Fact] = [:]
    ) -> Bool {
        let (today, calendar) = (today, calendar)
        guard today <= clock.due else { return false }
        func all() -> [String: Fact] {
            clock.facts(on: today, calendar: calendar).merging(facts()) { _, given in given }
        }
        light(.yellow, from: clock.warned, by: warning, of: subject(), facts: all())
        // Where a holiday lies between, it is spoken of after the holiday rather than before the clock has begun.
        let before = calendar.onOrBefore(clock.warned)
        remind(
            .owner, by: warning, on: before > clock.started ? before : calendar.onOrAfter(clock.warned),
            of: subject(), facts: all())
        lookAgain(on: clock.due + 1)
        return true
    }
}
