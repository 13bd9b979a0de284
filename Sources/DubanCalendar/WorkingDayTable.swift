/// The days between the first announced day and the last, counted once, so that every question about them is a look-up.
/// A class, so that a calendar is handed on without copying it.
final class WorkingDayTable: Sendable {
    /// The announced days, by day; one entry a day.
    let exceptions: [WorkCalendar.Exception]

    /// The years with an announcement, ascending.
    let announcedYears: [Int]

    /// The day before the first announced day.
    private let start: Day

    /// For each day from the first announced day to the last, the count of working days through it.
    private let countThroughDay: [Int32]

    /// For each working day among them, its day number: the inverse of `countThroughDay`.
    private let workingDayNumbers: [Int32]

    /// How many working days the announcements add to the plain week; negative where they take some away.
    private let correction: Int

    init(exceptions: [WorkCalendar.Exception], announcedYears: some Sequence<Int>) {
        var latest: [Day: WorkCalendar.Exception] = [:]
        for exception in exceptions {
            latest[exception.day] = exception
        }
        self.exceptions = latest.values.sorted { $0.day < $1.day }
        self.announcedYears = Set(announcedYears).sorted()
        guard let first = self.exceptions.first?.day, let last = self.exceptions.last?.day else {
            start = .earliest
            countThroughDay = []
            workingDayNumbers = []
            correction = 0
            return
        }
        start = first - 1
        var count = plainWorkingDays(through: first - 1)
        var counts: [Int32] = []
        var workingDays: [Int32] = []
        for number in Int(first.number)...Int(last.number) {
            let day = Day(number: number)
            if latest[day]?.isWorkingDay ?? day.isWeekday {
                count += 1
                workingDays.append(Int32(number))
            }
            counts.append(Int32(count))
        }
        countThroughDay = counts
        workingDayNumbers = workingDays
        correction = count - plainWorkingDays(through: last)
    }

    /// Working days in the past up to and including `day`, counted from an arbitrary but fixed Monday before
    /// ``Day/earliest``; only differences mean anything.
    func count(through day: Day) -> Int {
        let index = day - start - 1
        if countThroughDay.indices.contains(index) { return Int(countThroughDay[index]) }
        return plainWorkingDays(through: day) + (index < 0 ? 0 : correction)
    }

    /// The working day with which the count becomes `count`; nil where it lies outside the announced days.
    func workingDay(numbered count: Int) -> Day? {
        let ordinal = count - 1 - plainWorkingDays(through: start)
        return workingDayNumbers.indices.contains(ordinal) ? Day(number: Int(workingDayNumbers[ordinal])) : nil
    }

    /// What was announced for the day.
    func exception(on day: Day) -> WorkCalendar.Exception? {
        var low = 0
        var high = exceptions.count
        while low < high {
            let middle = (low + high) / 2
            if exceptions[middle].day < day { low = middle + 1 } else { high = middle }
        }
        return low < exceptions.count && exceptions[low].day == day ? exceptions[low] : nil
    }
}

/// Working days of the plain week up to and including `day`, counted from a Monday before ``Day/earliest``.
private func plainWorkingDays(through day: Day) -> Int {
    // 0001-01-01 was a Monday; one week earlier keeps everything positive.
    let elapsed = Int(day.number) - Int(Day.earliest.number) + 8
    return elapsed / 7 * 5 + min(elapsed % 7, 5)
}

extension Day {
    /// Whether it is one of Monday to Friday.
    var isWeekday: Bool { weekday.rawValue <= 5 }
}
