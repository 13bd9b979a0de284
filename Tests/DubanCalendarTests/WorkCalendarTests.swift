import DubanCalendar
import Testing

@Suite("WorkCalendar")
struct WorkCalendarTests {
    private let calendar = WorkCalendar.year2021

    @Test(
        "the make-up days of 2021 are working days",
        arguments: ["2021-02-07", "2021-02-20", "2021-04-25", "2021-05-08", "2021-09-18", "2021-09-26", "2021-10-09"]
    )
    func makeUpDays(text: String) throws {
        let day = try #require(Day(text))
        #expect(calendar.isWorkingDay(day))
        guard case .makeUp = calendar.kind(of: day) else {
            Issue.record("\(day) is \(calendar.kind(of: day))")
            return
        }
    }

    @Test(
        "a day says why it is, or is not, worked on",
        arguments: [
            ("2021-04-30", WorkCalendar.Kind.working),
            ("2021-04-25", .makeUp(holiday: "勞動節")),
            ("2021-05-01", .dayOff(holiday: "勞動節")),
            ("2021-05-03", .dayOff(holiday: "勞動節")),
            ("2021-05-09", .weekend),
            ("2021-02-11", .dayOff(holiday: "春節")),
            ("2021-10-09", .makeUp(holiday: "國慶節")),
            ("2021-12-31", .working),
        ]
    )
    func kinds(text: String, kind: WorkCalendar.Kind) throws {
        let day = try #require(Day(text))
        #expect(calendar.kind(of: day) == kind)
        #expect(calendar.isWorkingDay(day) == kind.isWorking)
    }

    @Test(
        "working days are counted without the first day and with the last, forwards and backwards",
        arguments: [
            ("2021-04-30", "2021-04-30", 0),
            ("2021-04-29", "2021-04-30", 1),
            ("2021-04-24", "2021-04-30", 6),  // with the Sunday 04-25
            ("2021-04-30", "2021-05-05", 0),  // five days off
            ("2021-04-30", "2021-05-08", 3),  // Thursday, Friday, Saturday
            ("2021-02-10", "2021-02-20", 3),
            ("2021-09-30", "2021-10-09", 2),
            ("2021-09-17", "2021-09-26", 5),  // 18, 22, 23, 24, 26
            ("2020-12-31", "2021-12-31", 250),  // 365 - 104 weekend days - 11 statutory days
        ]
    )
    func counting(start: String, end: String, count: Int) throws {
        let (start, end) = (try #require(Day(start)), try #require(Day(end)))
        #expect(calendar.workingDays(from: start, to: end) == count)
        #expect(calendar.workingDays(from: end, to: start) == -count)
    }

    @Test(
        "a term of working days does not count the day of receipt",
        arguments: [
            ("2021-04-20", 1, "2021-04-21"),
            ("2021-04-22", 3, "2021-04-26"),  // Friday, Sunday (make-up), Monday
            ("2021-04-20", 15, "2021-05-12"),
            ("2021-04-30", 1, "2021-05-06"),
            ("2021-04-30", 3, "2021-05-08"),
            ("2021-05-01", 1, "2021-05-06"),  // received on a day off
            ("2021-04-25", 1, "2021-04-26"),  // received on a make-up Sunday
            ("2021-02-10", 3, "2021-02-20"),
            ("2021-05-06", -1, "2021-04-30"),
            ("2021-05-10", -4, "2021-04-30"),
            ("2021-05-02", -1, "2021-04-30"),
            ("2021-04-26", -2, "2021-04-23"),
        ]
    )
    func terms(receipt: String, count: Int, due: String) throws {
        let day = try #require(Day(receipt))
        #expect(calendar.day(count, workingDaysAfter: day).description == due)
    }

    @Test("no working days after a day is that day, worked on or not")
    func zeroDays() throws {
        let day = try #require(Day("2021-05-02"))
        #expect(calendar.day(0, workingDaysAfter: day) == day)
    }

    @Test(
        "a day off rolls forward or back to a working day, and a working day stays",
        arguments: [
            ("2021-04-30", "2021-04-30", "2021-04-30"),
            ("2021-05-01", "2021-05-06", "2021-04-30"),
            ("2021-05-05", "2021-05-06", "2021-04-30"),
            ("2021-05-08", "2021-05-08", "2021-05-08"),
            ("2021-05-09", "2021-05-10", "2021-05-08"),
            ("2021-04-24", "2021-04-25", "2021-04-23"),
            ("2021-10-03", "2021-10-08", "2021-09-30"),
        ]
    )
    func rolling(text: String, later: String, earlier: String) throws {
        let day = try #require(Day(text))
        #expect(calendar.onOrAfter(day).description == later)
        #expect(calendar.onOrBefore(day).description == earlier)
    }

    @Test("a year without an announcement is provisional and counted Monday to Friday")
    func provisionalYears() throws {
        let (known, unknown) = (try #require(Day("2021-12-31")), try #require(Day("2022-01-03")))
        #expect(!calendar.isProvisional(known))
        #expect(calendar.isProvisional(unknown))
        #expect(calendar.isProvisional(try #require(Day("2020-12-31"))))
        #expect(calendar.kind(of: unknown) == .working)
        #expect(WorkCalendar.plainWeek.isProvisional(known))
        #expect(WorkCalendar.plainWeek.announcedYears.isEmpty)
    }

    @Test("where two announcements speak of a day, the later one wins")
    func amendment() throws {
        let day = try #require(Day("2020-02-01"))
        let amended = WorkCalendar(
            exceptions: [
                WorkCalendar.Exception(day: day, isWorkingDay: true, holiday: "春節"),
                WorkCalendar.Exception(day: day, isWorkingDay: false, holiday: "春節"),
            ],
            announcedYears: [2020]
        )
        #expect(amended.kind(of: day) == .dayOff(holiday: "春節"))
        #expect(amended.exceptions.count == 1)
    }

    @Test("an announced working weekday changes nothing")
    func announcedWeekday() throws {
        let day = try #require(Day("2021-04-30"))
        let exception = WorkCalendar.Exception(day: day, isWorkingDay: true, holiday: "勞動節")
        let stated = WorkCalendar(exceptions: [exception])
        #expect(stated.kind(of: day) == .working)
        #expect(stated.workingDays(from: day - 30, to: day + 30) == 42)
        #expect(WorkCalendar.plainWeek.workingDays(from: day - 30, to: day + 30) == 42)
    }

    @Test("a term passes over any number of days off in a row")
    func longClosure() throws {
        let start = try #require(Day("2021-01-03"))
        let closed = (1...140).map { start + $0 }.filter { $0.weekday.rawValue <= 5 }
        let calendar = WorkCalendar(
            exceptions: closed.map { .init(day: $0, isWorkingDay: false, holiday: "停工") }, announcedYears: [2021])
        #expect(calendar.day(1, workingDaysAfter: start) == Day("2021-05-24"))
        #expect(calendar.day(-1, workingDaysAfter: start + 141) == Day("2021-01-01"))
    }

    @Test("counts beyond every calendar end at the ends of the range instead of overflowing")
    func extremeCounts() {
        #expect(WorkCalendar.plainWeek.day(.max, workingDaysAfter: .earliest) == .latest)
        #expect(WorkCalendar.plainWeek.day(.min, workingDaysAfter: .latest) == .earliest)
        #expect(Day.latest + .max == .latest)
        #expect(Day.earliest - .max == .earliest)
        #expect(Day.earliest + .min == .earliest)
        #expect(Day.latest - .min == .latest)
        #expect(Day.earliest.adding(months: .max) == .latest)
        #expect(Day.latest.adding(months: .min) == .earliest)
    }
}

extension WorkCalendar {
    /// 國辦發明電〔2020〕27號.
    static let year2021: WorkCalendar = {
        let offs = [
            ("元旦", "2021-01-01", 3), ("春節", "2021-02-11", 7), ("清明節", "2021-04-03", 3), ("勞動節", "2021-05-01", 5),
            ("端午節", "2021-06-12", 3), ("中秋節", "2021-09-19", 3), ("國慶節", "2021-10-01", 7),
        ]
        let makeUps = [
            ("春節", "2021-02-07"), ("春節", "2021-02-20"), ("勞動節", "2021-04-25"), ("勞動節", "2021-05-08"),
            ("中秋節", "2021-09-18"), ("國慶節", "2021-09-26"), ("國慶節", "2021-10-09"),
        ]
        let off = offs.flatMap { holiday, first, length in
            Day(first).map { first in
                (0..<length).map { Exception(day: first + $0, isWorkingDay: false, holiday: holiday) }
            } ?? []
        }
        let makeUp = makeUps.compactMap { holiday, text in
            Day(text).map { Exception(day: $0, isWorkingDay: true, holiday: holiday) }
        }
        return WorkCalendar(exceptions: off + makeUp, announcedYears: [2021])
    }()
}
