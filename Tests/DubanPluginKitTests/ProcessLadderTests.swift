import DubanPluginKit
import DubanTestSupport
import Testing

@Suite("ProcessLadder") struct ProcessLadderTests {
    /// What is told on each day of April 2021, and the light, where the task is reviewed every day.
    private func told(
        _ attributes: [String: TaskFacts.Value], until last: Int, settings: Settings = Settings()
    ) throws -> [String] {
        let ladder = try ProcessLadder(settings)
        return (1...last).flatMap { number -> [String] in
            let today = day("2021-04-01") + (number - 1)
            let task = TaskFacts(
                assigned: day("2021-01-04"), deadline: day("2021-12-31"), lastReview: today - 1,
                attributes: attributes)
            var review = Review(of: TaskView(task), on: today, calendar: .year2021)
            ladder.judge(&review)
            return review.finding.reminders.map { reminder in
                let rungs = String(reminder.rungs.rawValue, radix: 2)
                return "\(number) \(reminder.reason.rule) \(rungs) \(review.finding.light)"
            }
        }
    }

    @Test("a 督辦單 that nobody signs for climbs the ladder over 清明, and one that is signed for is silent")
    func receipt() throws {
        // The 3rd to the 5th are days off.
        let issued = ["sheet-issued": TaskFacts.Value.day(day("2021-04-02"))]
        #expect(
            try told(issued, until: 14) == [
                "2 handed-over 1 green", "7 not-received 11 yellow", "9 not-received 111 yellow",
                "13 not-received 11111 yellow",
            ])
        #expect(try told(issued.merging(["signed-for": .day(day("2021-04-02"))]) { $1 }, until: 20).isEmpty)
        #expect(
            try told(issued.merging(["signed-for": .day(day("2021-03-02"))]) { $1 }, until: 2)
                == ["2 handed-over 1 green"], "an earlier sheet's")
        #expect(
            try told(issued, until: 8, settings: Settings(["sheet-receipt-working-days": .integer(2)]))
                == ["2 handed-over 1 green", "8 not-received 11 yellow"])
    }

    @Test("a sheet that is issued on a day off is spoken of on the next working day")
    func dayOff() throws {
        #expect(
            try told(["sheet-issued": .day(day("2021-04-03"))], until: 7)
                == ["6 handed-over 1 green", "7 not-received 11 yellow"])
    }

    @Test("a report is asked for on the day itself, and climbs the ladder when it does not come")
    func reports() throws {
        #expect(
            try told(["report-due-on": .day(day("2021-04-09"))], until: 14) == [
                "9 feedback-due 1 green", "12 feedback-late 11 yellow", "14 feedback-late 111 yellow",
            ])
        // A day off: asked for on the working day before it.
        #expect(try told(["report-due-on": .day(day("2021-04-05"))], until: 5) == ["2 feedback-due 1 green"])
    }

    @Test("without a 督辦單 nothing is said, and nothing is looked for again")
    func nothing() throws {
        let ladder = try ProcessLadder(Settings())
        let task = TaskFacts(assigned: day("2021-01-04"), deadline: day("2021-12-31"))
        var review = Review(of: TaskView(task), on: day("2021-04-01"), calendar: .year2021)
        ladder.judge(&review)
        #expect(review.finding == Finding())
    }
}
