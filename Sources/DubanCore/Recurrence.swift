package import DubanCalendar

/// A deadline that comes again (每月25日前, 每季度末前): one day in each period of so many months, counted from January.
package struct Recurrence: Hashable, Sendable, Codable {
    /// The months of a period; a divisor of 12.
    package let everyMonths: Int
    /// The month of the period in which the day lies: 1…``everyMonths``.
    package let month: Int
    /// The day of that month, 1…31. A month that is too short for it has its last day instead.
    package let day: Int

    /// Nil where the numbers are out of range.
    package init?(everyMonths: Int, month: Int, day: Int) {
        guard everyMonths > 0, 12 % everyMonths == 0, (1...everyMonths).contains(month), (1...31).contains(day) else {
            return nil
        }
        (self.everyMonths, self.month, self.day) = (everyMonths, month, day)
    }

    /// Its days from `first` to `last`, both included.
    package func days(from first: Day, through last: Day) -> [Day] {
        guard first <= last else { return [] }
        var days: [Day] = []
        for index in (first.year * 12 + first.month - 1)...(last.year * 12 + last.month - 1)
        where index % everyMonths == month - 1 {
            let (year, month) = (index / 12, index % 12 + 1)
            let day = Day(year: year, month: month, day: min(day, Day.length(ofMonth: month, year: year)))
            if let day, first <= day, day <= last { days.append(day) }
        }
        return days
    }

    private enum CodingKeys: CodingKey { case everyMonths, month, day }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        guard
            let recurrence = Recurrence(
                everyMonths: try values.decode(Int.self, forKey: .everyMonths),
                month: try values.decode(Int.self, forKey: .month), day: try values.decode(Int.self, forKey: .day))
        else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: values.codingPath,
                    debugDescription: "everyMonths divides 12, month lies within them, day within 1 to 31"))
        }
        self = recurrence
    }
}

/// When something is due: on one day, or again and again.
package enum Due: Hashable, Sendable {
    case day(Day)
    case recurring(Recurrence)
}
