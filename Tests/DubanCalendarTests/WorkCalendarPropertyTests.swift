import DubanCalendar
import DubanTestSupport
import Testing

/// The fast counts against counting day by day, over 2021's calendar and over calendars that no government would make.
@Suite("WorkCalendar, any calendar")
struct WorkCalendarPropertyTests {
    @Test("counting is the same as walking, and backwards it is the negative", arguments: Self.seeds)
    func countIsWalk(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let (calendar, middle) = try Self.calendar(seed: seed, using: &generator)
        for _ in 0..<100 {
            let start = middle + Int.random(in: -400...400, using: &generator)
            let end = start + Int.random(in: 0...400, using: &generator)
            var walked = 0
            var day = start
            while day < end {
                day = day + 1
                if calendar.isWorkingDay(day) { walked += 1 }
            }
            #expect(calendar.workingDays(from: start, to: end) == walked, "seed \(seed): \(start) to \(end)")
            #expect(calendar.workingDays(from: end, to: start) == -walked, "seed \(seed): \(end) to \(start)")
        }
    }

    @Test("the n-th working day is the one that stepping reaches, and counting leads back", arguments: Self.seeds)
    func nthIsStepping(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let (calendar, middle) = try Self.calendar(seed: seed, using: &generator)
        for _ in 0..<60 {
            let start = middle + Int.random(in: -400...400, using: &generator)
            let count = Int.random(in: -120...120, using: &generator)
            var stepped = start
            var left = abs(count)
            while left > 0 {
                stepped = stepped + count.signum()
                if calendar.isWorkingDay(stepped) { left -= 1 }
            }
            let reached = calendar.day(count, workingDaysAfter: start)
            #expect(reached == stepped, "seed \(seed): \(count) working days after \(start)")
            if count > 0 {
                #expect(calendar.workingDays(from: start, to: reached) == count, "seed \(seed): \(start)")
            }
            if calendar.isWorkingDay(start) {
                #expect(
                    calendar.day(-count, workingDaysAfter: reached) == start,
                    "seed \(seed): \(count) from \(start)"
                )
            }
        }
    }

    @Test("rolling reaches the nearest working day on its side", arguments: Self.seeds)
    func rolling(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let (calendar, middle) = try Self.calendar(seed: seed, using: &generator)
        for _ in 0..<100 {
            let day = middle + Int.random(in: -400...400, using: &generator)
            let (later, earlier) = (calendar.onOrAfter(day), calendar.onOrBefore(day))
            #expect(calendar.isWorkingDay(later) && calendar.isWorkingDay(earlier), "seed \(seed): \(day)")
            #expect(earlier <= day && day <= later, "seed \(seed): \(day)")
            let between = (0..<(later - earlier)).map { earlier + $0 }.dropFirst()
            #expect(!between.contains { calendar.isWorkingDay($0) && $0 != day }, "seed \(seed): \(day)")
        }
    }

    private static let seeds: [UInt64] = [1, 2, 3, 4, 5, 6, 7, 8]

    /// 2021's calendar for seed 1; for the others up to 300 exceptions within a year, some in long runs.
    private static func calendar(
        seed: UInt64,
        using generator: inout SeededGenerator
    ) throws -> (WorkCalendar, middle: Day) {
        let middle = try #require(Day("2021-07-01"))
        if seed == 1 { return (.year2021, middle) }
        var exceptions: [WorkCalendar.Exception] = []
        for _ in 0..<Int.random(in: 1...20, using: &generator) {
            let first = middle + Int.random(in: -180...180, using: &generator)
            let isWorkingDay = Int.random(in: 0..<3, using: &generator) == 0
            for offset in 0..<Int.random(in: 1...15, using: &generator) {
                exceptions.append(
                    WorkCalendar.Exception(day: first + offset, isWorkingDay: isWorkingDay, holiday: "假日")
                )
            }
        }
        return (WorkCalendar(exceptions: exceptions, announcedYears: [2021]), middle)
    }
}
