import DubanPluginKit
import DubanTestSupport
import Testing

@Suite("Review")
struct ReviewTests {
    private let today = day("2021-04-28")

    private func review(lastReview: Day?) -> Review {
        Review(
            of: TaskView(TaskFacts(assigned: day("2021-01-01"), deadline: day("2021-12-31"), lastReview: lastReview)),
            on: today, calendar: .year2021)
    }

    @Test("a day after the last review and up to today is told now, with its own day")
    func now() {
        var review = review(lastReview: day("2021-04-23"))
        review.remind([.owner, .sectionHead], by: rule("a"), on: day("2021-04-26"), urgency: .immediate)
        let told = review.finding.reminders
        #expect(told.map(\.occurrence) == [day("2021-04-26")])
        #expect(told.first?.rungs == [.owner, .sectionHead])
        #expect(told.first?.urgency == .immediate)
        #expect(review.finding.nextReview == nil)
    }

    @Test(
        "what fell on the day of the last review, or before it, was told then", arguments: ["2021-04-27", "2021-04-20"])
    func before(occurrence: String) {
        var review = review(lastReview: day("2021-04-27"))
        review.remind(.owner, by: rule("a"), on: day(occurrence))
        #expect(review.finding.reminders.isEmpty)
        #expect(review.finding.nextReview == nil)
    }

    @Test("a day to come is not told and makes the next review")
    func later() {
        var review = review(lastReview: day("2021-04-27"))
        review.remind(.owner, by: rule("a"), on: day("2021-04-29"))
        #expect(review.finding.reminders.isEmpty)
        #expect(review.finding.nextReview == day("2021-04-29"))
    }

    @Test("of one series only the latest day is told, in whatever order they are named")
    func latestOfSeries() {
        for order in [["2021-04-26", "2021-04-28", "2021-04-27"], ["2021-04-28", "2021-04-27", "2021-04-26"]] {
            var review = review(lastReview: day("2021-04-25"))
            for (index, occurrence) in order.enumerated() {
                review.remind(.owner, by: rule("rule-\(index)", series: "deadline"), on: day(occurrence))
            }
            review.remind(.owner, by: rule("another"), on: day("2021-04-26"))
            #expect(review.finding.reminders.map(\.occurrence) == [day("2021-04-28"), day("2021-04-26")])
        }
    }

    @Test("each part of a task has a series of its own")
    func subjects() {
        var review = review(lastReview: nil)
        for occurrence in ["2021-04-26", "2021-04-27"] {
            for milestone in ["開工", "竣工"] {
                review.remind(.owner, by: rule("milestone"), on: day(occurrence), of: milestone)
            }
        }
        #expect(review.finding.reminders.map(\.reason.subject) == ["開工", "竣工"])
        #expect(review.finding.reminders.allSatisfy { $0.occurrence == day("2021-04-27") })
    }

    @Test("a first review tells the latest of each series only, however long ago that was")
    func firstReview() {
        var review = review(lastReview: nil)
        for occurrence in ["2020-01-06", "2021-01-05", "2021-06-01"] {
            review.remind(.owner, by: rule("a"), on: day(occurrence))
        }
        #expect(review.finding.reminders.map(\.occurrence) == [day("2021-01-05")])
        #expect(review.finding.nextReview == day("2021-06-01"))
    }

    @Test("the next review is on the earliest of the days to come")
    func nextReview() {
        var review = review(lastReview: today)
        review.remind(.owner, by: rule("a"), on: day("2021-05-10"))
        review.light(.red, from: day("2021-05-06"), by: rule("b"))
        review.lookAgain(on: day("2021-05-08"))
        review.lookAgain(on: today)
        #expect(review.finding.nextReview == day("2021-05-06"))
    }

    @Test("the most severe light wins, and among equals the first")
    func lights() {
        var review = review(lastReview: nil)
        review.light(.yellow, from: today, by: rule("first"))
        review.light(.yellow, from: today, by: rule("second"))
        #expect(review.finding.lightReason?.rule == "first")
        review.light(.red, from: today, by: rule("third"), of: "開工", facts: ["days": 3])
        review.light(.yellow, from: today, by: rule("fourth"))
        #expect(review.finding.light == .red)
        #expect(review.finding.lightReason == Reason(rule: "third", subject: "開工", facts: ["days": "3"]))
    }

    @Test(
        "a light with a last day holds through it, and the task is judged again the day after",
        arguments: [
            ("2021-04-27", Light.green, nil), ("2021-04-28", .yellow, "2021-04-29"),
            ("2021-04-30", .yellow, "2021-05-01"),
        ])
    func lightThrough(lastDay: String, light: Light, nextReview: String?) {
        var review = review(lastReview: nil)
        review.light(.yellow, from: day("2021-04-01"), through: day(lastDay), by: rule("a"))
        #expect(review.finding.light == light)
        #expect(review.finding.nextReview == nextReview.map(day))
    }

    @Test("names and facts are worked out only for what is told or lit")
    func lazily() {
        var review = review(lastReview: today)
        func unwanted<Value>(_ value: Value) -> Value {
            Issue.record("worked out for nothing")
            return value
        }
        review.remind(.owner, by: rule("a"), on: today, of: unwanted("開工"), facts: unwanted([:]))
        review.remind(.owner, by: rule("a"), on: today + 1, of: unwanted("開工"), facts: unwanted([:]))
        review.light(.red, from: today + 1, by: rule("a"), of: unwanted("開工"), facts: unwanted([:]))
        #expect(review.finding.reminders.isEmpty)
    }

    @Test(
        "a number in a sentence has at most one decimal place",
        arguments: [(12.34, "12.3"), (12.0, "12"), (-0.04, "0"), (99.96, "100"), (.infinity, "inf")])
    func numbers(number: Double, text: String) {
        #expect(Fact(number).text == text)
    }

    @Test(
        "a task follows from its day on: now where that came after the last review, later where it is to come",
        arguments: [("2021-04-27", 0, nil), ("2021-04-28", 1, nil), ("2021-04-30", 0, "2021-04-30")])
    func follows(on text: String, count: Int, next: String?) {
        var review = review(lastReview: day("2021-04-27"))
        review.follow(
            FollowUp(key: "start", title: "開工", assigned: day(text), deadline: day(text) + 30), on: day(text))
        #expect(review.finding.followUps.count == count)
        #expect(review.finding.nextReview == next.map(day))
    }
}
