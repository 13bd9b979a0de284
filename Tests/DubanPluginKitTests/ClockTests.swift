import DubanPluginKit
import DubanTestSupport
import Testing

@Suite("Clock")
struct ClockTests {
    private static let soon = rule("soon", series: "clock")

    @Test(
        "the warning is a part of the term, the end rolls off days without work",
        arguments: [
            ("2021-03-01", 10.days, 70, "2021-03-08", "2021-03-11"),
            // 3 May is off until the 5th.
            ("2021-04-23", 10.days, 70, "2021-04-30", "2021-05-06"),
            ("2021-04-29", 3.workingDays, 70, "2021-05-07", "2021-05-07"),
            // 8 May is a Saturday that is worked.
            ("2021-04-29", 4.workingDays, 70, "2021-05-07", "2021-05-08"),
            ("2021-04-29", 1.workingDays, 70, "2021-04-30", "2021-04-30"),
            ("2021-04-30", 1.workingDays, 70, "2021-05-06", "2021-05-06"),
            ("2021-04-01", 15.workingDays, 70, "2021-04-19", "2021-04-23"),
            ("2021-01-31", 1.months, 50, "2021-02-15", "2021-03-01"),
            // 3 January 2022 is off.
            ("2021-12-20", 15.workingDays, 100, "2022-01-11", "2022-01-11"),
        ])
    func days(start: String, term: Term, percent: Int, warned: String, due: String) {
        let clock = Clock(from: day(start), term, warnedAt: percent, calendar: .year2021)
        #expect(clock.warned == day(warned))
        #expect(clock.due == day(due))
    }

    @Test("while it runs it warns once and lights yellow; what follows its end is the rule's")
    func running() {
        var told: [String] = []
        var today = day("2021-04-06")
        while today <= day("2021-04-16") {
            let task = TaskFacts(assigned: day("2021-04-01"), deadline: day("2021-12-31"), lastReview: today - 1)
            var review = Review(of: TaskView(task), on: today, calendar: .year2021)
            let clock = Clock(from: day("2021-04-06"), 5.workingDays, calendar: .year2021)
            let runs = review.isRunning(clock, warning: Self.soon, of: "答覆", facts: ["x": 1])
            let finding = review.finding
            for reminder in finding.reminders {
                told.append("\(today.dayOfMonth) \(reminder.reason.subject) \(reminder.reason.facts["days"] ?? "")")
                #expect(reminder.reason.facts["end"] == "2021-04-13")
                #expect(reminder.reason.facts["x"] == "1")
            }
            if !runs { told.append("\(today.dayOfMonth) over") }
            #expect((finding.light == .yellow) == (day("2021-04-12")...day("2021-04-13")).contains(today))
            if runs { #expect(finding.nextReview ?? .latest <= clock.due + 1) }
            today = today + 1
        }
        #expect(told == ["12 答覆 6", "14 over", "15 over", "16 over"])
    }
}

@Suite("PlanCurve")
struct PlanCurveTests {
    @Test(
        "between two steps the plan rises evenly, and after the last no more",
        arguments: [
            ("2021-03-01", 0.0), ("2021-03-31", 6), ("2021-03-16", 3), ("2021-04-15", 9), ("2021-04-30", 12),
            ("2022-01-01", 12), ("2021-02-01", 0),
        ])
    func planned(on text: String, amount: Double) throws {
        let plan = try #require(PlanCurve("2021-03-31:6； 2021-04-30 : 12"))
        #expect(plan.planned(on: day(text), from: day("2021-03-01")) == amount)
    }

    @Test(
        "what cannot be read, or does not rise, is no plan",
        arguments: [
            "", ";", "2021-03-31", "2021-03-31:x", "2021-02-30:5", "2021-03-31:5; 2021-03-31:6",
            "2021-04-30:5; 2021-03-31:6", "2021-03-31:5; 2021-04-30:4", "2021-03-31:-1", "2021-03-31:inf", "3月:5",
        ])
    func refused(text: String) {
        #expect(PlanCurve(text) == nil)
    }

    @Test("a pace against a plan is the plan's share of the target")
    func pace() throws {
        let plan = try #require(PlanCurve("2021-03-31:10; 2021-12-31:200"))
        let meter = TaskFacts.Meter(target: 200, achieved: 4)
        let pace = try #require(
            Pace(of: meter, on: day("2021-03-31"), from: day("2021-01-01"), to: day("2021-12-31"), plan: plan))
        #expect((pace.planned, pace.done, pace.behind) == (5, 2, 3))
    }
}

@Suite("QuarterEnds")
struct QuarterEndsTests {
    /// What is told on each day of a review on every day.
    private func told(
        _ meter: TaskFacts.Meter?, deadline: String, onlyWhenAsked: Bool = false
    ) throws -> [String] {
        let quarters = try QuarterEnds(Settings())
        var told: [String] = []
        var today = day("2021-01-05")
        var lastReview = today - 1
        while today <= day("2022-04-30") {
            let task = TaskFacts(
                assigned: day("2021-01-04"), deadline: day(deadline), lastReview: lastReview, meter: meter)
            var review = Review(of: TaskView(task), on: today, calendar: .year2021)
            quarters.judge(&review)
            for reminder in review.finding.reminders {
                #expect(reminder.rungs == .owner)
                told.append("\(today) \(reminder.reason.rule) \(reminder.reason.facts["plan"] ?? "")")
            }
            lastReview = today
            today = onlyWhenAsked ? review.finding.nextReview ?? .latest : today + 1
        }
        return told
    }

    @Test("who keeps up now and falls behind later is looked at in time", arguments: [0.0, 20, 40, 55])
    func asked(achieved: Double) throws {
        let meter = TaskFacts.Meter(target: 100, achieved: achieved)
        let daily = try told(meter, deadline: "2022-12-31")
        #expect(try told(meter, deadline: "2022-12-31", onlyWhenAsked: true) == daily)
        #expect(!daily.isEmpty)
    }

    @Test("who lags behind a quarter's plan hears of it half a month ahead, on a working day")
    func behind() throws {
        // 2021-12-16 is a Thursday; 2021-09-15 a Wednesday; 2022-03-16 a Wednesday.
        #expect(
            try told(TaskFacts.Meter(target: 100, achieved: 20), deadline: "2022-12-31") == [
                "2021-06-15 quarter-end 24.4", "2021-09-15 quarter-end 37.1", "2021-12-16 quarter-end 49.7",
                "2022-03-16 opening-quarter 62.1",
            ])
    }

    @Test("who has kept the plan, has no meter, or is due before the quarter ends, does not")
    func quiet() throws {
        #expect(try told(TaskFacts.Meter(target: 100, achieved: 100), deadline: "2022-12-31").isEmpty)
        #expect(try told(nil, deadline: "2022-12-31").isEmpty)
        #expect(try told(TaskFacts.Meter(target: 100, achieved: 0), deadline: "2021-03-31").isEmpty)
    }

    @Test("a reminder before the quarter is refused by name")
    func settings() throws {
        let error = try #require(throws: SettingsError.self) {
            try QuarterEnds(Settings(["quarter-reminder-days": .integer(81)]))
        }
        #expect(error.sentence.hasPrefix("quarter-reminder-days"))
    }
}
