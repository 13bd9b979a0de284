import DubanPluginKit
import DubanTestSupport
import ProjectConstruction
import Testing

@Suite("ProjectConstruction's seasons and plans")
struct ProjectConstructionSeasonTests {
    private func diary(
        _ task: TaskFacts, _ first: String, _ last: String, settings: [String: SettingValue] = [:],
        omitting: Set<String> = []
    ) throws -> Diary {
        Diary(
            of: task, judgedBy: try ProjectConstruction(settings: Settings(settings)), from: day(first), to: day(last),
            omitting: deadlineRules.union(omitting))
    }

    private func task(
        achieved: Double, plan: String? = nil, deadline: String = "2021-12-31",
        attributes: [String: TaskFacts.Value] = [:]
    ) -> TaskFacts {
        var attributes = attributes
        attributes["monthly-plan"] = plan.map { .text($0) }
        return TaskFacts(
            assigned: day("2021-01-01"), deadline: day(deadline),
            meter: TaskFacts.Meter(target: 100, achieved: achieved), attributes: attributes)
    }

    // MARK: The quarter's focus

    @Test(
        "starts are the first quarter's, starts and 入統 the second's, 入統 and 竣工 the third's: thirty days ahead",
        arguments: [
            ("開工", "2021-06-15", ["05-14 season-focus 開工 ol"]),
            ("入統", "2021-06-15", ["05-14 season-focus 入統 ol"]),
            ("竣工", "2021-06-15", []),
            ("开工", "2021-09-30", []),
            ("列统", "2021-09-30", ["08-31 season-focus 列统 ol"]),
            ("竣工", "2021-09-30", ["08-31 season-focus 竣工 ol"]),
            // 2 May and 1 June lie thirty days behind; the last working day before 五一 is a Friday.
            ("入統", "2021-06-01", ["04-30 season-focus 入統 ol"]),
            ("竣工", "2021-12-31", []),
            // Over the end of the year.
            ("開工", "2022-01-24", ["12-24 season-start 開工 ol"]),
            ("入統", "2022-01-24", []),
        ])
    func season(name: String, planned: String, told: [String]) throws {
        let task = TaskFacts(
            assigned: day("2021-01-01"), deadline: day("2023-12-29"),
            milestones: [TaskFacts.Milestone(name, planned: day(planned))])
        let diary = try diary(task, (day(planned) - 60).description, planned, omitting: ["milestone-soon"])
        #expect(diary.told == told)
    }

    @Test("what was reached is not reminded of; a pause holds the reminder")
    func seasonHeld() throws {
        func task(reached: Day?, attributes: [String: TaskFacts.Value] = [:]) -> TaskFacts {
            TaskFacts(
                assigned: day("2021-01-01"), deadline: day("2023-12-29"),
                milestones: [TaskFacts.Milestone("竣工", planned: day("2021-09-30"), reached: reached)],
                attributes: attributes)
        }
        #expect(try diary(task(reached: day("2021-08-20")), "2021-08-01", "2021-09-10").told.isEmpty)
        let pause: [String: TaskFacts.Value] = [
            "pause-from": .day(day("2021-08-25")), "pause-until": .day(day("2021-09-03")), "pause-reason": .text("雨季"),
        ]
        #expect(
            try diary(task(reached: nil, attributes: pause), "2021-08-01", "2021-09-10").told
                == ["09-06 season-focus 竣工 ol"])
    }

    // MARK: The plan

    @Test(
        "where the ledger has a plan, the pace is the plan's; one that cannot be read is told of once",
        arguments: [
            // 16 % of the days are over at the end of February, 24 % at the end of March.
            (nil, 5, [], ["03-05 yellow pace-behind"]),
            ("2021-03-31:10; 2021-06-30:50", 5, [], []),
            ("2021-03-31：10；2021-06-30：50", 0, [], ["04-08 yellow pace-behind"]),
            ("一季度:10", 5, ["01-04 plan-unreadable o"], ["01-01 yellow plan-unreadable"]),
            (" ", 5, [], ["03-05 yellow pace-behind"]),
        ] as [(String?, Double, [String], [String])])
    func plan(plan: String?, achieved: Double, told: [String], lights: [String]) throws {
        let diary = try diary(
            task(achieved: achieved, plan: plan), "2021-01-01", "2021-04-20",
            omitting: Set(QuarterEnds.rules.map(\.id)))
        #expect(diary.told.filter { !$0.contains("pace-behind") } == told)
        #expect(diary.lights == lights)
    }

    // MARK: 開門紅、季季紅

    @Test(
        "who lags behind the plan of a quarter's end hears of it fifteen days ahead",
        arguments: [
            (20, nil, 15, ["03-16 opening-quarter o", "06-15 quarter-end o", "09-15 quarter-end o"]),
            (25, nil, 15, ["06-15 quarter-end o", "09-15 quarter-end o"]),
            (20, "2021-03-31:20; 2021-06-30:30", 15, ["06-15 quarter-end o", "09-15 quarter-end o"]),
            (100, nil, 15, []),
            // 21 March and 20 June are Sundays; 20 September is 中秋, and people work on the 18th.
            (20, nil, 10, ["03-19 opening-quarter o", "06-18 quarter-end o", "09-18 quarter-end o"]),
        ] as [(Double, String?, Int, [String])])
    func quarters(achieved: Double, plan: String?, days: Int, told: [String]) throws {
        let diary = try diary(
            task(achieved: achieved, plan: plan), "2021-01-01", "2021-12-31",
            settings: ["quarter-reminder-days": .integer(days)], omitting: ["pace-behind", "pace-far-behind"])
        #expect(diary.told == told)
    }

    @Test("a pause does not move the plan of a quarter, and who is ahead is asked about again when it ends")
    func quartersInPause() throws {
        let pause: [String: TaskFacts.Value] = [
            "pause-from": .day(day("2021-02-01")), "pause-until": .day(day("2022-10-31")), "pause-reason": .text("冬季"),
        ]
        let behind = task(achieved: 5, attributes: pause)
        #expect(
            try diary(behind, "2021-02-01", "2021-09-30").told
                == ["03-16 opening-quarter o", "06-15 quarter-end o", "09-15 quarter-end o"])
        let ahead = task(achieved: 60, deadline: "2022-12-30", attributes: pause)
        let finding = try ProjectConstruction(settings: Settings()).finding(
            of: ahead, on: day("2021-02-01"), calendar: .year2021)
        #expect(finding.nextReview == day("2021-04-01"))
    }
}
