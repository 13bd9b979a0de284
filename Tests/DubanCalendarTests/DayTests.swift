import DubanCalendar
import DubanTestSupport
import Testing

@Suite("Day")
struct DayTests {
    @Test(
        "text, number and weekday name the same day",
        arguments: [
            ("1970-01-01", 0, Weekday.thursday),
            ("1969-12-31", -1, .wednesday),
            ("2000-02-29", 11_016, .tuesday),
            ("2021-04-30", 18_747, .friday),
            ("2021-05-01", 18_748, .saturday),
            ("2024-02-29", 19_782, .thursday),
            ("0001-01-01", -719_162, .monday),
            ("9999-12-31", 2_932_896, .friday),
        ]
    )
    func textNumberWeekday(text: String, number: Int, weekday: Weekday) throws {
        let day = try #require(Day(text))
        #expect(day.number == number)
        #expect(day.weekday == weekday)
        #expect(Day(number: number).description == text)
    }

    @Test(
        "a text that is no day, or not written YYYY-MM-DD, is refused",
        arguments: [
            "", "2021-02-29", "1900-02-29", "2021-04-31", "2021-00-10", "2021-13-01", "2021-01-00", "2021-01-32",
            "0000-01-01", "2021-4-30", "2021/04/30", "20210430", "2021-04-30 ", " 2021-04-30", "2021-04-3０",
            "-021-04-30", "10000-01-01", "2021-04-+3",
        ]
    )
    func refusedTexts(text: String) {
        #expect(Day(text) == nil)
    }

    @Test(
        "a year is leap by the Gregorian rule",
        arguments: [(1900, false), (2000, true), (2020, true), (2021, false), (2024, true), (2100, false)]
    )
    func leapYears(year: Int, isLeap: Bool) {
        #expect(Day.isLeap(year: year) == isLeap)
        #expect((Day(year: year, month: 2, day: 29) != nil) == isLeap)
        #expect(Day.length(ofMonth: 2, year: year) == (isLeap ? 29 : 28))
    }

    @Test("every day of four centuries follows the day before it")
    func walk() throws {
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        var (year, month, dayOfMonth) = (1800, 1, 1)
        var day = try #require(Day("1800-01-01"))
        while year < 2200 {
            guard day.components == (year, month, dayOfMonth) else {
                Issue.record("\(day) where \(year)-\(month)-\(dayOfMonth) was expected")
                return
            }
            guard Day(year: year, month: month, day: dayOfMonth) == day, Day(day.description) == day else {
                Issue.record("\(day) does not come back from its own year, month and day")
                return
            }
            day = day + 1
            dayOfMonth += 1
            let leapDay = month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            if dayOfMonth > lengths[month - 1] + (leapDay ? 1 : 0) { (month, dayOfMonth) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
        }
    }

    @Test(
        "months end, and quarters end",
        arguments: [
            ("2021-01-01", "2021-01-31", "2021-03-31", 1),
            ("2021-02-10", "2021-02-28", "2021-03-31", 1),
            ("2024-02-29", "2024-02-29", "2024-03-31", 1),
            ("2021-04-30", "2021-04-30", "2021-06-30", 2),
            ("2021-08-31", "2021-08-31", "2021-09-30", 3),
            ("2021-12-01", "2021-12-31", "2021-12-31", 4),
        ]
    )
    func ends(text: String, month: String, quarter: String, number: Int) throws {
        let day = try #require(Day(text))
        #expect(day.endOfMonth.description == month)
        #expect(day.endOfQuarter.description == quarter)
        #expect(day.quarter == number)
    }

    @Test(
        "months are added from the first day of a series, and a short month gives its last day",
        arguments: [
            ("2021-01-31", 1, "2021-02-28"),
            ("2021-01-31", 2, "2021-03-31"),
            ("2024-01-31", 1, "2024-02-29"),
            ("2024-02-29", 12, "2025-02-28"),
            ("2024-02-29", 48, "2028-02-29"),
            ("2021-03-31", -1, "2021-02-28"),
            ("2021-03-01", 36, "2024-03-01"),
            ("2021-05-15", 0, "2021-05-15"),
            ("2021-12-15", 1, "2022-01-15"),
            ("2021-01-15", -1, "2020-12-15"),
        ]
    )
    func addingMonths(text: String, months: Int, expected: String) throws {
        let day = try #require(Day(text))
        #expect(day.adding(months: months).description == expected)
    }

    @Test("arithmetic stops at the ends of the range")
    func rangeEnds() {
        #expect(Day.earliest.description == "0001-01-01")
        #expect(Day.latest.description == "9999-12-31")
        #expect(Day.earliest - 1 == Day.earliest)
        #expect(Day.latest + 1 == Day.latest)
        #expect(Day(number: 10_000_000) == Day.latest)
        #expect(Day(number: -10_000_000) == Day.earliest)
        #expect(Day.latest.adding(months: 1) == Day.latest)
        #expect(Day.earliest.adding(months: -1) == Day.earliest)
        #expect(Day.latest.endOfMonth == Day.latest)
    }

    @Test("differences and sums undo each other, and order is the order of numbers")
    func differences() {
        let seed: UInt64 = 20_210_430
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<2000 {
            let left = Day(number: Int.random(in: -700_000...2_900_000, using: &generator))
            let right = Day(number: Int.random(in: -700_000...2_900_000, using: &generator))
            #expect(right + (left - right) == left, "seed \(seed)")
            #expect((left < right) == (left.description < right.description), "seed \(seed): \(left) and \(right)")
        }
    }
}
