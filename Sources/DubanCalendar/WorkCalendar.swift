/// Which civil days are working days: a Monday-to-Friday week, the statutory days off that a government announces for
/// each year, and the make-up working days (調休) that pay for some of them on a Saturday or Sunday.
///
/// Days are counted as 《民法典》 arts. 201 and 203 and 《行政許可法》 art. 82 count them: the day on which a term
/// starts (the day of receipt) is not counted, the last day is; working days leave out statutory days off.
///
/// A year without an announcement is *provisional*: it is counted Monday to Friday, and ``isProvisional(_:)`` says so.
public struct WorkCalendar: Sendable, Equatable {
    /// What the announcement of a government says of a day that the plain week would get wrong, or names.
    public struct Exception: Sendable, Equatable {
        /// The day.
        public let day: Day
        /// Whether people work on it.
        public let isWorkingDay: Bool
        /// The holiday that it belongs to: 春節, 國慶節.
        public let holiday: String

        /// Describes one announced day.
        public init(day: Day, isWorkingDay: Bool, holiday: String) {
            self.day = day
            self.isWorkingDay = isWorkingDay
            self.holiday = holiday
        }
    }

    /// Why a day is, or is not, a working day.
    public enum Kind: Sendable, Equatable {
        /// Monday to Friday, with nothing announced.
        case working
        /// Saturday or Sunday, with nothing announced.
        case weekend
        /// A statutory day off of the named holiday.
        case dayOff(holiday: String)
        /// A make-up working day (調休) of the named holiday.
        case makeUp(holiday: String)

        /// Whether people work on such a day.
        public var isWorking: Bool {
            switch self {
            case .working, .makeUp: true
            case .weekend, .dayOff: false
            }
        }
    }

    private let table: WorkingDayTable

    /// A calendar from announcements. Where two speak of the same day, the later in the list wins, as an amendment does.
    ///
    /// - Complexity: O(n log n) in the number of announced days, and O(d) in the days from the first to the last.
    public init(exceptions: [Exception] = [], announcedYears: some Sequence<Int> = []) {
        table = WorkingDayTable(exceptions: exceptions, announcedYears: announcedYears)
    }

    /// The announced days, by day; one entry a day.
    public var exceptions: [Exception] { table.exceptions }

    /// The years with an announcement, ascending.
    public var announcedYears: [Int] { table.announcedYears }

    /// Calendars are equal where the same was announced.
    public static func == (left: WorkCalendar, right: WorkCalendar) -> Bool {
        left.table === right.table
            || left.exceptions == right.exceptions && left.announcedYears == right.announcedYears
    }

    /// The plain week, every year provisional.
    public static let plainWeek = WorkCalendar()
}

// MARK: - Asking about a day

extension WorkCalendar {
    /// Why the day is, or is not, a working day.
    ///
    /// - Complexity: O(log n) in the number of announced days.
    public func kind(of day: Day) -> Kind {
        guard let exception = table.exception(on: day) else { return day.isWeekday ? .working : .weekend }
        if !exception.isWorkingDay { return .dayOff(holiday: exception.holiday) }
        return day.isWeekday ? .working : .makeUp(holiday: exception.holiday)
    }

    /// Whether people work on the day.
    ///
    /// - Complexity: O(1).
    public func isWorkingDay(_ day: Day) -> Bool {
        table.count(through: day) > table.count(through: day - 1)
    }

    /// Whether the day lies in a year without an announcement, so that its kind is a guess.
    public func isProvisional(_ day: Day) -> Bool {
        var low = 0
        var high = announcedYears.count
        let year = day.year
        while low < high {
            let middle = (low + high) / 2
            if announcedYears[middle] < year { low = middle + 1 } else { high = middle }
        }
        return low == announcedYears.count || announcedYears[low] != year
    }
}

// MARK: - Counting

extension WorkCalendar {
    /// The number of working days in (start, end]: the start is not counted, the end is. Negative where `end` lies
    /// before `start`, so that `workingDays(from: a, to: b) == -workingDays(from: b, to: a)`.
    public func workingDays(from start: Day, to end: Day) -> Int {
        table.count(through: end) - table.count(through: start)
    }

    /// The working day that is the `count`-th after `day`, or before it where `count` is negative; `day` itself is not
    /// counted (當日不計). A count of zero gives `day` back, whether or not people work on it: to move off a day
    /// without work, use ``onOrAfter(_:)`` or ``onOrBefore(_:)``.
    ///
    /// - Complexity: O(1) between the first announced day and the last, O(log n) elsewhere.
    public func day(_ count: Int, workingDaysAfter day: Day) -> Day {
        if count == 0 { return day }
        // More than the range of days holds; multiplying it must not overflow.
        let count = min(max(count, -4_000_000), 4_000_000)
        // The answer is the first day with that many working days up to it. Counted backwards the days before `day`
        // matter, so `day` is left out of the count.
        let target = count > 0 ? table.count(through: day) + count : table.count(through: day - 1) + count + 1
        if let day = table.workingDay(numbered: target) { return day }
        // Between five and seven days of every seven are passed for each five working days; exceptions shift that by
        // at most a week for each five of them.
        let slack = exceptions.count * 2 + 14
        var low = count > 0 ? Int(day.number) : Int(day.number) + count * 7 / 5 - slack
        var high = count > 0 ? Int(day.number) + count * 7 / 5 + slack : Int(day.number)
        while low < high {
            let middle = low + (high - low) / 2
            if table.count(through: Day(number: middle)) >= target { high = middle } else { low = middle + 1 }
        }
        return Day(number: low)
    }

    /// `day` where people work on it, else the first working day after it (順延).
    public func onOrAfter(_ day: Day) -> Day {
        isWorkingDay(day) ? day : self.day(1, workingDaysAfter: day)
    }

    /// `day` where people work on it, else the last working day before it (提前).
    public func onOrBefore(_ day: Day) -> Day {
        isWorkingDay(day) ? day : self.day(-1, workingDaysAfter: day)
    }
}
