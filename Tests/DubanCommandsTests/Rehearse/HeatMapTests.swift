import DubanCalendar
import DubanControl
import DubanCore
import DubanTestSupport
import Testing

@testable import DubanCommands

@Suite struct HeatMapTests {
    private static func day(_ text: String) -> Day { Day(text)! }

    private static let weekdays = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    @Test("each year is a block of seven rows, each day stands in its week's column, and months over their first week")
    func grid() {
        let map = HeatMap(
            span: Self.day("2020-12-31")...Self.day("2021-01-10"),
            mails: [Self.day("2021-01-01"): 1, Self.day("2021-01-04"): 9])
        let lines = map.lines(weekdays: Self.weekdays, months: Self.months).map { $0.rendered(isColored: false) }
        #expect(lines.count == 16)
        #expect(lines[8] == "2021 Jan")
        // 2021-01-01 was a Friday, and 01-04 the Monday after it.
        #expect(lines[9] == "Mo    █")
        #expect(lines[13] == "Fr   ░·")
        #expect(lines[14] == "Sa   ··")
        #expect(lines[4].last == "·", "the last Thursday of 2020")
        #expect(lines.allSatisfy { $0.displayWidth <= 80 })
        // 2020-12-01 stands in the 49th week from Monday, 2019-12-30.
        #expect(lines[0].hasSuffix("Dec") && lines[0].displayWidth == 5 + 48 + 3)
    }

    @Test("the levels share out the days that have some, and each count has one level")
    func levels() {
        let seed = UInt64.random(in: .min ... .max)
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let start = Self.day("2021-01-01")
            let count = Int.random(in: 0..<40, using: &generator)
            let mails = Dictionary(
                uniqueKeysWithValues: (0..<count).map { (start + $0, Int.random(in: 1...50, using: &generator)) })
            let map = HeatMap(span: start...start + 60, mails: mails)
            #expect(map.level(of: 0) == .none)
            let levels = mails.values.sorted().map { map.level(of: $0).rawValue }
            #expect(levels == levels.sorted() && levels.allSatisfy { $0 > 0 }, "seed \(seed)")
            for (value, level) in zip(mails.values.sorted(), levels) where level < 4 {
                let range = map.range(of: HeatMap.Level(rawValue: level)!).split(separator: "–").compactMap { Int($0) }
                #expect(range.first! <= value && value <= range.last!, "seed \(seed)")
            }
        }
    }

    @Test("a week is counted from Monday to Sunday, and the budget by it")
    func weeks() {
        var summary = RehearsalSummary(budget: 2)
        let person = PersonID("局/張三")
        // Sunday and the Monday after it are two weeks.
        for (text, mails) in [("2021-11-06", 2), ("2021-11-07", 1), ("2021-11-08", 2), ("2021-11-15", 3)] {
            summary.add(
                .init(
                    day: Self.day(text),
                    mails: Array(repeating: .init(person: person, kind: .digest, lines: 1), count: mails)))
        }
        summary.end()
        #expect(
            summary.overBudget == [
                .init(
                    person: person, mails: 8, lines: 8, weeksOver: 2, worstWeek: Self.day("2021-11-01"),
                    worstWeekMails: 3)
            ])
        #expect(summary.busiest(2).map(\.mails) == [3, 2])
        #expect(summary.busiest(2).map(\.day) == [Self.day("2021-11-15"), Self.day("2021-11-06")])
    }
}
