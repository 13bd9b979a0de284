import DubanPluginKit
import DubanTestSupport
import Testing

@Suite("DeadlineLadder")
struct DeadlineLadderTests {
    /// What is told on each day, where the task is reviewed every day from `first` to `last`.
    private func told(deadline: String, from first: String, to last: String, settings: Settings = Settings()) throws
        -> [String]
    {
        let ladder = try DeadlineLadder(settings)
        var told: [String] = []
        var today = day(first)
        while today <= day(last) {
            let task = TaskFacts(
                assigned: day("2021-01-04"), deadline: day(deadline), lastReview: today - 1)
            var review = Review(of: TaskView(task), on: today, calendar: .year2021)
            ladder.judge(&review)
            for reminder in review.finding.reminders {
                let rungs = String(reminder.rungs.rawValue, radix: 2)
                let urgency = reminder.urgency == .immediate ? "!" : ""
                told.append("\(today.description.dropFirst(5)) \(reminder.reason.rule) \(rungs)\(urgency)")
            }
            today = today + 1
        }
        return told
    }

    @Test("a plain week: a week, three, and one working day ahead, on the day, and up the ladder")
    func plain() throws {
        #expect(
            try told(deadline: "2021-03-17", from: "2021-03-01", to: "2021-04-08") == [
                "03-10 due-soon 1", "03-12 due-soon 1", "03-16 due-soon 1", "03-17 due-today 1",
                "03-18 overdue 11", "03-22 overdue 111", "03-24 overdue 11111!", "03-31 overdue 11111",
                "04-08 overdue 11111",
            ])
    }

    @Test("a deadline within 五一 is told on the last working day before it, and grace is counted in working days")
    func labourDay() throws {
        #expect(
            try told(deadline: "2021-05-03", from: "2021-04-20", to: "2021-05-12") == [
                "04-26 due-soon 1", "04-28 due-soon 1", "04-30 due-soon 1", "05-06 overdue 11", "05-08 overdue 111",
                "05-11 overdue 11111!",
            ])
    }

    @Test("before 國慶 a make-up Sunday counts as a working day")
    func nationalDay() throws {
        #expect(
            try told(deadline: "2021-09-30", from: "2021-09-20", to: "2021-10-13") == [
                "09-23 due-soon 1", "09-27 due-soon 1", "09-29 due-soon 1", "09-30 due-today 1", "10-08 overdue 11",
                "10-11 overdue 111", "10-13 overdue 11111!",
            ])
    }

    @Test("over the end of the year")
    func yearEnd() throws {
        #expect(
            try told(deadline: "2021-12-31", from: "2021-12-20", to: "2022-01-11") == [
                "12-24 due-soon 1", "12-28 due-soon 1", "12-30 due-soon 1", "12-31 due-today 1", "01-04 overdue 11",
                "01-06 overdue 111", "01-10 overdue 11111!",
            ])
    }

    @Test("the settings move every day of it")
    func settings() throws {
        let settings = Settings([
            "first-reminder-days": .integer(10), "later-reminder-working-days": .integers([2]),
            "escalation-working-days": .integers([2, 4, 6]), "repeat-working-days": .integer(3),
        ])
        #expect(
            try told(deadline: "2021-03-17", from: "2021-03-01", to: "2021-03-31", settings: settings) == [
                "03-05 due-soon 1", "03-15 due-soon 1", "03-17 due-today 1", "03-19 overdue 11", "03-23 overdue 111",
                "03-25 overdue 11111!", "03-30 overdue 11111",
            ])
    }

    @Test("years later the last repetition is told once, and the next one is a few working days ahead")
    func longOverdue() throws {
        let task = TaskFacts(assigned: day("2015-01-05"), deadline: day("2016-01-04"))
        var review = Review(of: TaskView(task), on: day("2021-03-17"), calendar: .year2021)
        try DeadlineLadder(Settings()).judge(&review)
        let finding = review.finding
        #expect(finding.reminders.count == 1)
        #expect(finding.reminders.first?.rungs == .all)
        #expect(finding.reminders.first?.urgency == .digest)
        let calendar = WorkCalendar.year2021
        let occurrence = try #require(finding.reminders.first?.occurrence)
        let next = try #require(finding.nextReview)
        #expect(occurrence <= day("2021-03-17"))
        #expect(next > day("2021-03-17"))
        #expect(calendar.workingDays(from: occurrence, to: next) == 5)
        #expect(calendar.workingDays(from: day("2016-01-04"), to: occurrence) % 5 == 0)
    }

    @Test("reviewed only when it asks to be, a task is told the same as when it is reviewed every day")
    func nextReviewSuffices() throws {
        let ladder = try DeadlineLadder(Settings())
        for offset in 0..<400 {
            let deadline = day("2021-01-04") + offset
            var daily: [Finding.WantedReminder] = []
            var asked: [Finding.WantedReminder] = []
            var lights: [Light] = []
            var askedLights: [Light] = []
            var next = deadline - 20
            var last = deadline - 21
            var light = Light.green
            for today in (deadline - 20).number...(deadline + 45).number {
                let today = Day(number: Int(today))
                let everyDay = finding(ladder, deadline, last: today - 1, on: today)
                daily += everyDay.reminders.map(\.withoutFacts)
                lights.append(everyDay.light)
                if today == next {
                    let finding = finding(ladder, deadline, last: last, on: today)
                    asked += finding.reminders.map(\.withoutFacts)
                    light = finding.light
                    last = today
                    next = finding.nextReview ?? .latest
                }
                askedLights.append(light)
            }
            #expect(daily == asked, "deadline \(deadline)")
            #expect(lights == askedLights, "deadline \(deadline)")
        }
    }

    private func finding(_ ladder: DeadlineLadder, _ deadline: Day, last: Day, on today: Day) -> Finding {
        let task = TaskFacts(assigned: deadline - 30, deadline: deadline, lastReview: last)
        var review = Review(of: TaskView(task), on: today, calendar: .year2021)
        ladder.judge(&review)
        return review.finding
    }

    @Test(
        "the light is yellow from three working days before the deadline and red from the day after it",
        arguments: [
            ("2021-04-27", Light.green), ("2021-04-28", .yellow), ("2021-05-06", .yellow), ("2021-05-07", .red),
        ])
    func lights(today: String, light: Light) throws {
        let ladder = try DeadlineLadder(Settings())
        #expect(finding(ladder, day("2021-05-06"), last: day(today) - 1, on: day(today)).light == light)
    }

    @Test(
        "settings that make no sense are refused by name",
        arguments: [
            ["first-reminder-days": SettingValue.integer(0)], ["first-reminder-days": .integer(.max)],
            ["later-reminder-working-days": .integers([3, -1])], ["escalation-working-days": .integers([1, 3])],
            ["escalation-working-days": .integers([1, 3, 3])], ["escalation-working-days": .integers([5, 3, 1])],
            ["repeat-working-days": .integer(-5)],
        ])
    func refused(values: [String: SettingValue]) throws {
        let error = try #require(throws: SettingsError.self) { try DeadlineLadder(Settings(values)) }
        #expect(error.sentence.hasPrefix(try #require(values.keys.first)))
    }

    @Test("what was due within a sensitive period climbs faster, what was due beside it does not")
    func sensitive() throws {
        let settings = Settings(["sensitive-periods": .periods([day("2021-03-15")...day("2021-03-17")])])
        let late = try told(deadline: "2021-03-17", from: "2021-03-18", to: "2021-03-29", settings: settings)
        #expect(late == ["03-18 overdue 11", "03-19 overdue 111", "03-22 overdue 11111!", "03-29 overdue 11111"])
        let beside = try told(deadline: "2021-03-18", from: "2021-03-19", to: "2021-03-25", settings: settings)
        #expect(beside == ["03-19 overdue 11", "03-23 overdue 111", "03-25 overdue 11111!"])
    }

    @Test("a deadline that was moved twice keeps its task yellow, from the day it was handed over", arguments: 0...3)
    func slipped(slips: Int) throws {
        let task = TaskFacts(
            assigned: day("2021-03-01"), deadline: day("2021-09-30"), originalDeadline: day("2021-06-30"), slips: slips)
        var review = Review(of: TaskView(task), on: day("2021-04-28"), calendar: .year2021)
        try DeadlineLadder(Settings()).judge(&review)
        #expect(review.finding.light == (slips >= 2 ? .yellow : .green))
        #expect(review.finding.lightReason?.rule == (slips >= 2 ? "slipped" : nil))
        #expect(review.finding.reminders.isEmpty)
    }
}

extension Finding.WantedReminder {
    /// What is the same on whatever day it is told.
    fileprivate var withoutFacts: Finding.WantedReminder {
        var copy = self
        copy.reason.facts = [:]
        return copy
    }
}
