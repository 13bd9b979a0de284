/// A span of time as rule-books state it: `7.days`, `3.workingDays`, `2.months`.
public struct Term: Hashable, Sendable {
    enum Unit: Hashable, Sendable {
        case days, workingDays, months
    }

    let count: Int
    let unit: Unit
}

extension Int {
    /// So many civil days.
    public var days: Term { Term(count: self, unit: .days) }
    /// So many working days.
    public var workingDays: Term { Term(count: self, unit: .workingDays) }
    /// So many months.
    public var months: Term { Term(count: self, unit: .months) }
}

extension WorkCalendar {
    /// The working day on which to speak of something `term` before `day`: a day without work gives way to the last
    /// working day before it, so that nobody hears of it late.
    public func day(_ term: Term, before day: Day) -> Day {
        switch term.unit {
        case .days: lastWorkingDay(upTo: day - term.count)
        case .workingDays: term.count == 0 ? lastWorkingDay(upTo: day) : self.day(-term.count, workingDaysAfter: day)
        case .months: lastWorkingDay(upTo: day.adding(months: -term.count))
        }
    }

    /// The last day of a term that starts on `day`, which is itself not counted; where it would end on a day without
    /// work, it ends on the first working day after it (《民法典》 art. 203).
    public func day(_ term: Term, after day: Day) -> Day {
        switch term.unit {
        case .days: firstWorkingDay(from: day + term.count)
        case .workingDays: term.count == 0 ? firstWorkingDay(from: day) : self.day(term.count, workingDaysAfter: day)
        case .months: firstWorkingDay(from: day.adding(months: term.count))
        }
    }

    /// As ``onOrBefore(_:)``, by the tables alone.
    private func lastWorkingDay(upTo day: Day) -> Day {
        self.day(-1, workingDaysAfter: day + 1)
    }

    /// As ``onOrAfter(_:)``, by the tables alone.
    private func firstWorkingDay(from day: Day) -> Day {
        self.day(1, workingDaysAfter: day - 1)
    }
}
