import DubanPluginKit
import DubanTestSupport
import ProjectConstruction
import Testing

private func pause(_ first: String, _ last: String, _ reason: String = "冬季停工") -> [String: TaskFacts.Value] {
    ["pause-from": .day(day(first)), "pause-until": .day(day(last)), "pause-reason": .text(reason)]
}

@Suite("ProjectConstruction")
struct ProjectConstructionTests {
    private let start = "開工"

    private func task(
        deadline: String = "2023-12-29", milestones: [TaskFacts.Milestone] = [], blockers: [TaskFacts.Blocker] = [],
        meter: TaskFacts.Meter? = nil, attributes: [String: TaskFacts.Value] = [:]
    ) -> TaskFacts {
        TaskFacts(
            assigned: day("2021-01-01"), deadline: day(deadline), meter: meter, milestones: milestones,
            blockers: blockers, attributes: attributes)
    }

    private func diary(
        _ task: TaskFacts, _ first: String, _ last: String, settings: [String: SettingValue] = [:],
        omitting: Set<String> = deadlineRules
    ) throws -> Diary {
        Diary(
            of: task, judgedBy: try ProjectConstruction(settings: Settings(settings)), from: day(first), to: day(last),
            omitting: omitting)
    }

    // MARK: Milestones

    @Test(
        "a milestone is reminded of 15, 7, 3 and 1 days ahead, on working days",
        arguments: [
            // A plain month.
            ("2021-03-24", ["03-09", "03-17", "03-19", "03-23"]),
            // Within 五一: all of the last three fall together with, or before, Friday, 30 April.
            ("2021-05-04", ["04-19", "04-27", "04-30"]),
            // After 國慶; 26 September is a Sunday on which people work.
            ("2021-10-11", ["09-26", "09-30", "10-08", "10-09"]),
            // Over the end of the year.
            ("2022-01-05", ["12-21", "12-29", "12-31", "01-04"]),
        ])
    func reminders(planned: String, expected: [String]) throws {
        let task = task(milestones: [TaskFacts.Milestone("竣工", planned: day(planned))])
        let diary = try diary(task, (day(planned) - 40).description, planned)
        #expect(diary.told == expected.map { "\($0) milestone-soon 竣工 o" })
        #expect(diary.lights.isEmpty)
    }

    @Test("days of one's own choosing")
    func otherDays() throws {
        let task = task(milestones: [TaskFacts.Milestone("竣工", planned: day("2021-03-24"))])
        let diary = try diary(
            task, "2021-03-01", "2021-03-24", settings: ["milestone-reminder-days": .integers([2, 5])])
        #expect(diary.told == ["03-19 milestone-soon 竣工 o", "03-22 milestone-soon 竣工 o"])
    }

    @Test("once a milestone is missed the ladder is climbed; yellow at once, red when its month has closed")
    func overdue() throws {
        let task = task(milestones: [TaskFacts.Milestone("主體封頂", planned: day("2021-04-29"))])
        let diary = try diary(task, "2021-04-29", "2021-05-18")
        #expect(
            diary.told == [
                "04-30 milestone-overdue 主體封頂 os", "05-06 milestone-missed 主體封頂 lb!",
                "05-07 milestone-overdue 主體封頂 osl", "05-10 milestone-overdue 主體封頂 osltb!",
                "05-17 milestone-overdue 主體封頂 osltb",
            ])
        #expect(diary.lights == ["04-30 yellow milestone-overdue", "05-01 red milestone-missed"])
    }

    @Test(
        "a milestone made good late is yellow to the end of that month",
        arguments: [
            ("2021-03-24", "2021-03-24", []),
            ("2021-03-24", "2021-03-23", []),
            ("2021-03-24", "2021-03-25", ["03-25 yellow milestone-lagged", "04-01 green"]),
            ("2021-03-24", "2021-04-30", ["04-30 yellow milestone-lagged", "05-01 green"]),
        ])
    func lagged(planned: String, reached: String, lights: [String]) throws {
        let task = task(
            milestones: [TaskFacts.Milestone("用地", planned: day(planned), reached: day(reached))])
        let diary = try diary(task, reached, "2021-06-01")
        #expect(diary.lights == lights)
        #expect(diary.told.isEmpty)
    }

    @Test("what was reached is no more reminded of, and hides no other milestone")
    func reached() throws {
        let task = task(milestones: [
            TaskFacts.Milestone("規劃", planned: day("2021-03-24"), reached: day("2021-03-10")),
            TaskFacts.Milestone("環評", planned: day("2021-03-24")),
        ])
        let diary = try diary(task, "2021-03-23", "2021-03-25")
        #expect(diary.told == ["03-23 milestone-soon 環評 o", "03-25 milestone-overdue 環評 os"])
    }

    @Test("a first review tells of each milestone once, however much was missed")
    func firstReview() throws {
        let task = task(milestones: [
            TaskFacts.Milestone("規劃", planned: day("2021-01-20")),
            TaskFacts.Milestone("用地", planned: day("2021-03-31")),
        ])
        let finding = try ProjectConstruction(settings: Settings()).finding(
            of: task, on: day("2021-03-29"), calendar: .plainWeek)
        #expect(
            finding.reminders.map { [$0.reason.rule, $0.reason.subject, $0.occurrence.description] } == [
                ["milestone-missed", "規劃", "2021-02-01"], ["milestone-overdue", "規劃", "2021-03-24"],
                ["milestone-soon", "用地", "2021-03-26"],
            ])
    }

    // MARK: 開工 and 入統

    @Test(
        "the start is yellow once its month has closed, and red after three months in a row", arguments: ["開工", "开工"])
    func start(name: String) throws {
        let task = task(milestones: [TaskFacts.Milestone(name, planned: day("2021-04-12"))])
        let diary = try diary(
            task, "2021-04-01", "2021-07-05", omitting: deadlineRules.union(["milestone-soon", "milestone-overdue"]))
        #expect(diary.lights == ["05-01 yellow start-late", "07-01 red start-stalled"])
        #expect(diary.told == ["07-01 start-stalled \(name) lb!"])
    }

    @Test(
        "a start within its month is as planned; a later one is yellow to the end of its own month",
        arguments: [("2021-04-30", []), ("2021-05-10", ["05-10 yellow milestone-lagged", "06-01 green"])])
    func startLagged(reached: String, lights: [String]) throws {
        let task = task(milestones: [TaskFacts.Milestone(start, planned: day("2021-04-12"), reached: day(reached))])
        #expect(try diary(task, reached, "2021-06-30").lights == lights)
    }

    @Test(
        "開門紅: a start planned for the first quarter is reminded of thirty days ahead",
        arguments: [
            ("2021-03-31", ["03-01 season-start 開工 ol"]), ("2021-04-01", ["03-02 season-focus 開工 ol"]),
        ])
    func season(planned: String, told: [String]) throws {
        let task = task(milestones: [TaskFacts.Milestone(start, planned: day(planned))])
        let diary = try diary(task, "2021-02-01", "2021-03-10")
        #expect(diary.told == told)
    }

    @Test("what has started and is not registered is yellow after a month and red after two")
    func registration() throws {
        let task = task(milestones: [
            TaskFacts.Milestone(start, planned: day("2021-03-10"), reached: day("2021-03-10")),
            TaskFacts.Milestone("入統", planned: day("2021-12-01")),
        ])
        let diary = try diary(task, "2021-03-10", "2021-06-01")
        #expect(diary.lights == ["04-11 yellow registration-late", "05-11 red registration-overdue"])
        #expect(diary.told == ["04-12 registration-late o", "05-11 registration-overdue lb!"])
    }

    @Test("nothing is registered before it starts, and a ledger without 入統 has no such clock")
    func noRegistration() throws {
        let notStarted = task(milestones: [
            TaskFacts.Milestone(start, planned: day("2021-12-01")),
            TaskFacts.Milestone("入統", planned: day("2021-12-31")),
        ])
        #expect(try diary(notStarted, "2021-03-10", "2021-06-01").lights.isEmpty)
        let notListed = task(milestones: [
            TaskFacts.Milestone(start, planned: day("2021-03-10"), reached: day("2021-03-10"))
        ])
        #expect(try diary(notListed, "2021-03-10", "2021-06-01").lights.isEmpty)
    }

    @Test("入統 without a 開工 in the ledger is a milestone as any other")
    func registrationAlone() throws {
        let task = task(milestones: [TaskFacts.Milestone("列統", planned: day("2021-03-10"))])
        #expect(
            try diary(task, "2021-03-01", "2021-04-05").lights
                == ["03-11 yellow milestone-overdue", "04-01 red milestone-missed"])
    }

    // MARK: The month

    @Test(
        "ten points behind the pace is yellow, thirty still, more is red, and it changes on the fifth working day",
        arguments: [
            // 100 days from 1 January to 11 April; at the end of February 58 % are planned.
            (48.5, []),
            (48.0, ["03-05 yellow pace-behind"]),
            (28.0, ["03-05 yellow pace-behind"]),
            (27.0, ["03-05 red pace-far-behind"]),
        ])
    func pace(achieved: Double, lights: [String]) throws {
        let task = task(deadline: "2021-04-11", meter: TaskFacts.Meter(target: 100, achieved: achieved))
        let diary = try diary(
            task, "2021-02-15", "2021-04-05", omitting: deadlineRules.union(QuarterEnds.rules.map(\.id)))
        #expect(diary.lights == lights)
        #expect(
            diary.told
                == lights.map { $0.contains("red") ? "03-05 pace-far-behind lb!" : "03-05 pace-behind o" })
    }

    @Test("a meter that is not full is judged again on the day of the next report")
    func paceNextReview() throws {
        let task = task(deadline: "2021-12-31", meter: TaskFacts.Meter(target: 100, achieved: 90))
        let plugin = try ProjectConstruction(settings: Settings())
        let finding = plugin.finding(of: task, on: day("2021-05-06"), calendar: .year2021)
        #expect(finding.nextReview == day("2021-05-11"))
        #expect(finding.light == .green)
    }

    @Test("a meter that is full is not judged")
    func full() throws {
        let task = task(deadline: "2021-12-31", meter: TaskFacts.Meter(target: 100, achieved: 100))
        let finding = try ProjectConstruction(settings: Settings()).finding(of: task, on: day("2021-05-06"))
        #expect(finding.nextReview == day("2021-12-24"))
    }

    @Test(
        "funds below the requirement are red once the project has started",
        arguments: [
            (29.9, "2021-03-10", ["04-08 red funds-short"]), (30.0, "2021-03-10", []), (5.0, nil, []),
            (.nan, "2021-03-10", []),
        ] as [(Double, String?, [String])])
    func funds(ratio: Double, reached: String?, lights: [String]) throws {
        let task = task(
            milestones: [TaskFacts.Milestone(start, planned: day("2021-12-10"), reached: reached.map(day))],
            attributes: ["funds-ratio": .number(ratio)])
        let diary = try diary(task, "2021-03-15", "2021-04-20")
        #expect(diary.lights == lights)
        #expect(diary.told == (lights.isEmpty ? [] : ["04-08 funds-short lb!"]))
    }

    // MARK: Blockers

    @Test("an open blocker calls a consultation that is due on its fifth working day, and then climbs the ladder")
    func blocker() throws {
        let task = task(blockers: [
            TaskFacts.Blocker("土地", since: day("2021-04-25")),
            TaskFacts.Blocker("資金", since: day("2021-04-25"), resolved: day("2021-04-26")),
        ])
        let diary = try diary(task, "2021-04-25", "2021-05-12")
        #expect(
            diary.told == [
                "04-25 consultation-called 土地 ol", "04-30 consultation-due 土地 ol",
                "05-06 consultation-overdue 土地 os", "05-08 consultation-overdue 土地 osl",
                "05-11 consultation-overdue 土地 osltb!",
            ])
        #expect(diary.lights == ["05-01 yellow consultation-overdue"])
    }

    @Test("a blocker that began on a day off calls on the first working day")
    func blockerOnDayOff() throws {
        let task = task(blockers: [TaskFacts.Blocker("用工", since: day("2021-10-02"))])
        #expect(
            try diary(task, "2021-09-30", "2021-10-13").told
                == ["10-08 consultation-called 用工 ol", "10-13 consultation-due 用工 ol"])
    }

    // MARK: Pauses

    @Test("a pause holds reminders and lights; a milestone planned for a day in it is due when it is over")
    func pauseHolds() throws {
        let task = task(
            milestones: [TaskFacts.Milestone("主體封頂", planned: day("2021-04-20"))],
            attributes: pause("2021-04-12", "2021-05-03"))
        let diary = try diary(task, "2021-04-01", "2021-05-20")
        #expect(
            diary.told == [
                "05-06 milestone-soon 主體封頂 o", "05-07 milestone-overdue 主體封頂 os",
                "05-10 milestone-overdue 主體封頂 osl", "05-12 milestone-overdue 主體封頂 osltb!",
                "05-19 milestone-overdue 主體封頂 osltb",
            ])
        #expect(diary.lights == ["05-07 yellow milestone-overdue"])
    }

    @Test(
        "a pause without a reason, or without an end, does not count",
        arguments: [
            pause("2021-04-12", "2021-05-03", " "), ["pause-from": .day(day("2021-04-12"))],
            pause("2021-05-03", "2021-04-12"),
        ])
    func noPause(attributes: [String: TaskFacts.Value]) throws {
        let milestones = [TaskFacts.Milestone("主體封頂", planned: day("2021-04-20"))]
        let with = try diary(task(milestones: milestones, attributes: attributes), "2021-04-01", "2021-05-20")
        let without = try diary(task(milestones: milestones), "2021-04-01", "2021-05-20")
        #expect(with.told == without.told)
        #expect(with.lights == without.lights)
    }

    @Test("the days of a pause are no delay for what was planned before it")
    func pauseAfterDelay() throws {
        let task = task(
            milestones: [TaskFacts.Milestone("主體封頂", planned: day("2021-03-22"))],
            attributes: pause("2021-03-24", "2021-06-15"))
        let diary = try diary(task, "2021-03-22", "2021-06-25")
        #expect(
            diary.told == [
                "03-23 milestone-overdue 主體封頂 os", "06-17 milestone-overdue 主體封頂 osl",
                "06-21 milestone-overdue 主體封頂 osltb!", "06-24 milestone-missed 主體封頂 lb!",
            ])
        // Eight days of March were left when work stopped.
        #expect(
            diary.lights == [
                "03-23 yellow milestone-overdue", "03-24 green", "06-16 yellow milestone-overdue",
                "06-24 red milestone-missed",
            ])
    }

    @Test("the months of a pause do not count as months without a start")
    func pauseOfStart() throws {
        let task = task(
            milestones: [TaskFacts.Milestone(start, planned: day("2021-04-12"))],
            attributes: pause("2021-05-10", "2021-06-09"))
        #expect(
            try diary(task, "2021-04-01", "2021-08-10").lights
                == [
                    "05-01 yellow start-late", "05-10 green", "06-10 yellow start-late", "08-01 red start-stalled",
                ])
    }

    @Test("a pause does not hold the deadline")
    func pauseAndDeadline() throws {
        let task = task(deadline: "2021-04-20", attributes: pause("2021-04-12", "2021-05-03"))
        let diary = try diary(task, "2021-04-20", "2021-04-21", omitting: [])
        #expect(diary.told == ["04-20 due-today o", "04-21 overdue os"])
    }
}
