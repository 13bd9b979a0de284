/// A civil day: a date on the wall calendar, without an hour and without a zone.
///
/// Deadlines are days and never instants: 2021-04-30 is 2021-04-30 whoever looks. A day is the count of days since
/// 1970-01-01 in the proleptic Gregorian calendar, so days are compared, subtracted and stored as integers.
///
/// The range is 0001-01-01 … 9999-12-31. Arithmetic that would leave it stops at its ends.
public struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01; negative before it.
    public let number: Int32

    /// 0001-01-01.
    public static let earliest = Day(unchecked: -719_162)
    /// 9999-12-31.
    public static let latest = Day(unchecked: 2_932_896)

    /// The day that lies `number` days after 1970-01-01, or the nearer end of the range.
    public init(number: Int) {
        self.number = Int32(min(max(number, -719_162), 2_932_896))
    }

    private init(unchecked number: Int32) {
        self.number = number
    }

    /// The day with this year, month and day of the month, or nil where the calendar has none (2021-02-29).
    ///
    /// - Parameters:
    ///   - year: 1…9999.
    ///   - month: 1…12.
    ///   - day: 1…31, at most the month's length.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        guard day >= 1, day <= Day.length(ofMonth: month, year: year) else { return nil }
        // Days from civil: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms". Years begin in March here,
        // so that the leap day is the last of its year.
        let shifted = month > 2 ? year : year - 1
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.init(unchecked: Int32(era * 146_097 + dayOfEra - 719_468))
    }

    /// The number of days in a month, 28…31.
    public static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeap(year: year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Whether the year has a 29th of February.
    public static func isLeap(year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// The earlier day is the lesser.
    public static func < (left: Day, right: Day) -> Bool {
        left.number < right.number
    }

    /// The day `days` later; earlier where `days` is negative.
    public static func + (day: Day, days: Int) -> Day {
        Day(number: Int(day.number) + min(max(days, -4_000_000), 4_000_000))
    }

    /// The day `days` earlier.
    public static func - (day: Day, days: Int) -> Day {
        day + (0 - max(days, -4_000_000))
    }

    /// How many days `left` lies after `right`; negative where it lies before.
    public static func - (left: Day, right: Day) -> Int {
        Int(left.number) - Int(right.number)
    }
}

/// A day of the week, numbered as ISO 8601 does: Monday is 1, Sunday 7.
public enum Weekday: Int, Sendable, CaseIterable {
    /// 星期一.
    case monday = 1
    /// 星期二.
    case tuesday
    /// 星期三.
    case wednesday
    /// 星期四.
    case thursday
    /// 星期五.
    case friday
    /// 星期六.
    case saturday
    /// 星期日.
    case sunday
}

extension Day {
    /// Year, month and day of the month.
    public var components: (year: Int, month: Int, day: Int) {
        let shifted = Int(number) + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// 1…9999.
    public var year: Int { components.year }
    /// 1…12.
    public var month: Int { components.month }
    /// The day of the month, 1…31.
    public var dayOfMonth: Int { components.day }

    /// The day of the week.
    public var weekday: Weekday {
        // 1970-01-01 was a Thursday.
        let fromMonday = (Int(number) + 3) % 7
        return Weekday(rawValue: (fromMonday + 7) % 7 + 1) ?? .monday
    }

    /// The quarter of the year, 1…4.
    public var quarter: Int { (month - 1) / 3 + 1 }

    /// The last day of this day's month.
    public var endOfMonth: Day {
        let (year, month, _) = components
        return Day(year: year, month: month, day: Day.length(ofMonth: month, year: year)) ?? self
    }

    /// The last day of this day's quarter.
    public var endOfQuarter: Day {
        let (year, month, _) = components
        let last = (month - 1) / 3 * 3 + 3
        return Day(year: year, month: last, day: Day.length(ofMonth: last, year: year)) ?? self
    }

    /// The day `months` later with the same day of the month, or that month's last day where it is too short for it:
    /// 2021-01-31 plus one month is 2021-02-28. Always count from the first day of a series, never from the previous
    /// one, or 31 January ends as 28 March.
    public func adding(months: Int) -> Day {
        let (year, month, day) = components
        let index = year * 12 + month - 1 + min(max(months, -120_000), 120_000)
        guard index >= 12 else { return .earliest }
        let newYear = index / 12
        let newMonth = index % 12 + 1
        let newDay = min(day, Day.length(ofMonth: newMonth, year: newYear))
        return Day(year: newYear, month: newMonth, day: newDay) ?? .latest
    }
}

extension Day: CustomStringConvertible, LosslessStringConvertible {
    /// `YYYY-MM-DD` (ISO 8601).
    public var description: String {
        let (year, month, day) = components
        func padded(_ value: Int, _ width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: width - digits.count) + digits
        }
        return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
    }

    /// Reads `YYYY-MM-DD` and nothing else; nil for every other text and for days that do not exist. The forms that
    /// people write are read by DubanExchange.
    public init?(_ description: String) {
        let digits = Array(description.utf8)
        guard digits.count == 10, digits[4] == UInt8(ascii: "-"), digits[7] == UInt8(ascii: "-") else { return nil }
        func value(_ range: Range<Int>) -> Int? {
            var result = 0
            for digit in digits[range] {
                guard digit >= 48, digit <= 57 else { return nil }
                result = result * 10 + Int(digit - 48)
            }
            return result
        }
        guard let year = value(0..<4), let month = value(5..<7), let day = value(8..<10) else { return nil }
        self.init(year: year, month: month, day: day)
    }
}

/// A day is coded as the text `YYYY-MM-DD`.
extension Day: Codable {
    /// Reads `YYYY-MM-DD`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let day = Day(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "'\(text)' is not a day; a day is written YYYY-MM-DD")
        }
        self = day
    }

    /// Writes `YYYY-MM-DD`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
