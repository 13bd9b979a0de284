import DubanPluginKit
import DubanTestSupport
import IndustrialClusters
import Testing

@Suite("IndustrialClusters")
struct IndustrialClustersTests {
    private static let quarterRules = Set(QuarterEnds.rules.map(\.id))

    private func task(
        from assigned: String = "2021-01-01", to deadline: String = "2022-12-31", achieved: Double? = nil,
        plan: String? = nil, through: String? = nil, attributes: [String: TaskFacts.Value] = [:]
    ) -> TaskFacts {
        var attributes = attributes
        attributes["monthly-plan"] = plan.map { .text($0) }
        attributes["data-through"] = through.map { .day(day($0)) }
        return TaskFacts(
            assigned: day(assigned), deadline: day(deadline),
            meter: achieved.map { TaskFacts.Meter(target: 100, achieved: $0) }, attributes: attributes)
    }

    private func diary(
        _ task: TaskFacts, _ first: String, _ last: String, settings: [String: SettingValue] = [:],
        omitting: Set<String> = quarterRules
    ) throws -> Diary {
        Diary(
            of: task, judgedBy: try IndustrialClusters(settings: Settings(settings)), from: day(first), to: day(last),
            omitting: omitting.union(deadlineRules))
    }

    // MARK: Pace

    @Test(
        "five points behind are green, fifteen yellow, more is red, judged on the fifth working day",
        arguments: [
            // 20 days of 100 have passed by the end of March.
            (nil, 15.0, []), (nil, 14.9, ["04-08 yellow pace-behind"]), (nil, 5.0, ["04-08 yellow pace-behind"]),
            (nil, 4.9, ["04-08 red pace-far-behind"]),
            // 30 are planned.
            ("2021-03-31:30；2021-06-19：100", 25.0, []),
            ("2021-03-31:30; 2021-06-19:100", 24.9, ["04-08 yellow pace-behind"]),
            ("2021-03-31:30; 2021-06-19:100", 15.0, ["04-08 yellow pace-behind"]),
            ("2021-03-31:30; 2021-06-19:100", 14.9, ["04-08 red pace-far-behind"]),
            // Nothing is planned before May.
            ("2021-04-30:0; 2021-06-19:100", 0.0, []), (" ", 4.9, ["04-08 red pace-far-behind"]),
        ] as [(String?, Double, [String])])
    func pace(plan: String?, achieved: Double, lights: [String]) throws {
        let task = task(from: "2021-03-11", to: "2021-06-19", achieved: achieved, plan: plan)
        let diary = try diary(task, "2021-03-11", "2021-05-10")
        #expect(diary.lights == lights)
        #expect(
            diary.told == lights.map { $0.contains("red") ? "04-08 pace-far-behind os" : "04-08 pace-behind o" })
    }

    @Test(
        "red at two reports in a row, as far as the plan can tell, calls in 鏈長",
        arguments: [
            // 19.6 are planned for the end of February.
            (
                14.0, [:],
                [
                    "03-05 pace-behind o", "04-08 pace-far-behind os", "05-11 pace-chief osl!",
                    "06-07 pace-chief osl!",
                ]
            ),
            // 20 were enough for March.
            (
                20.0, [:],
                ["04-08 pace-behind o", "05-11 pace-far-behind os", "06-07 pace-chief osl!"]
            ),
            (
                14.0, ["chief-red-reports": .integer(1)],
                ["03-05 pace-behind o", "04-08 pace-chief osl!", "05-11 pace-chief osl!", "06-07 pace-chief osl!"]
            ),
            (
                14.0, ["chief-red-reports": .integer(3)],
                [
                    "03-05 pace-behind o", "04-08 pace-far-behind os", "05-11 pace-far-behind os",
                    "06-07 pace-chief osl!",
                ]
            ),
        ] as [(Double, [String: SettingValue], [String])])
    func chief(achieved: Double, settings: [String: SettingValue], told: [String]) throws {
        let task = task(achieved: achieved, plan: "2021-03-31:30; 2021-04-30:40; 2022-12-31:100")
        #expect(try diary(task, "2021-03-01", "2021-06-30", settings: settings).told == told)
    }

    @Test("the light says that 鏈長 was called in")
    func chiefLight() throws {
        let task = task(achieved: 14, plan: "2021-03-31:30; 2021-04-30:40; 2022-12-31:100")
        #expect(
            try diary(task, "2021-03-01", "2021-06-30").lights
                == ["03-05 yellow pace-behind", "04-08 red pace-far-behind", "05-11 red pace-chief"])
    }

    @Test("a month that was over when the task was handed over is no report of it")
    func firstReport() throws {
        let task = task(from: "2021-03-31", to: "2021-06-19", achieved: 0, plan: "2021-03-31:30; 2021-04-30:40")
        #expect(
            try diary(task, "2021-03-31", "2021-06-10").told
                == ["05-11 pace-far-behind os", "06-07 pace-chief osl!"])
    }

    @Test("what is full, or past its deadline, is not judged by the month")
    func ended() throws {
        #expect(try diary(task(achieved: 100, through: "2021-01-31"), "2021-01-01", "2022-03-31").told.isEmpty)
        let over = task(to: "2021-04-07", achieved: 0, plan: "?", through: "2021-02-28")
        let diary = try diary(over, "2021-04-08", "2021-12-31", omitting: [])
        #expect(diary.told.isEmpty)
        #expect(diary.lights.isEmpty)
    }

    // MARK: The plan

    @Test(
        "a plan that cannot be read is yellow, and told on the first working day; an even pace takes its place",
        arguments: ["按季推進", "2021-06-30", "2021-06-30:50; 2021-03-31:20", "2021-06-30:50; 2021-12-31:40"])
    func unreadable(plan: String) throws {
        let diary = try diary(
            task(from: "2021-05-02", to: "2021-08-10", achieved: 10, plan: plan), "2021-05-02", "2021-06-30")
        // 29 of 100 days have passed by the end of May.
        #expect(diary.told == ["05-06 plan-unreadable o", "06-07 pace-far-behind os"])
        #expect(diary.lights == ["05-02 yellow plan-unreadable", "06-07 red pace-far-behind"])
    }

    @Test("a plan is read without a meter too, and of a long one the beginning is told")
    func longPlan() throws {
        let plan = String(repeating: "每", count: 500)
        let finding = try IndustrialClusters(settings: Settings()).finding(
            of: task(plan: plan), on: day("2021-01-04"), calendar: .year2021)
        #expect(finding.lightReason?.facts["written"]?.count == 80)
    }

    @Test("the end of a quarter that the plan will not reach is told fifteen days ahead")
    func quarters() throws {
        let task = task(achieved: 25, plan: "2021-03-31:30; 2021-06-30:30; 2021-09-30:50; 2022-12-31:100")
        let told = try diary(task, "2021-02-01", "2021-10-01", omitting: []).told
        // 15 days before 30 September is the 15th.
        #expect(
            told.filter { $0.contains("quarter") } == [
                "03-16 opening-quarter o", "06-15 quarter-end o", "09-15 quarter-end o",
            ])
    }

    // MARK: Missing figures

    @Test(
        "figures that do not come are yellow on the sixth working day and red on the tenth",
        arguments: [
            ("2021-03-31", "2021-04-16", "2021-06-01", "05-12", "05-18"),
            // A month that is not covered whole is not covered.
            ("2021-04-29", "2021-04-30", "2021-06-01", "05-12", "05-18"),
            // A Sunday on which people work, and 春節.
            ("2020-12-31", "2021-01-25", "2021-03-01", "02-07", "02-18"),
            // 國慶.
            ("2021-08-31", "2021-09-15", "2021-11-01", "10-14", "10-20"),
            // Over the end of the year.
            ("2021-11-30", "2021-12-15", "2022-01-31", "01-11", "01-17"),
        ])
    func missing(through: String, first: String, last: String, yellow: String, red: String) throws {
        let task = task(from: "2020-12-01", achieved: 99, through: through)
        let diary = try diary(task, first, last)
        #expect(diary.told == ["\(yellow) data-late o", "\(red) data-missing os"])
        #expect(diary.lights == ["\(yellow) yellow data-late", "\(red) red data-missing"])
    }

    @Test("figures that do not come for two months call in 鏈長")
    func missingAgain() throws {
        let diary = try diary(task(achieved: 99, through: "2021-03-31"), "2021-04-16", "2021-06-30")
        #expect(
            diary.told == [
                "05-12 data-late o", "05-18 data-missing os", "06-08 data-late o", "06-15 data-chief osl!",
            ])
        #expect(
            diary.lights == ["05-12 yellow data-late", "05-18 red data-missing", "06-15 red data-chief"])
    }

    @Test("figures of old are held against the plan of the last month that they cover; red by either counts")
    func stale() throws {
        let plan = "2021-03-31:30; 2021-04-30:60; 2022-12-31:100"
        let yellow = try diary(task(achieved: 20, plan: plan, through: "2021-03-31"), "2021-04-01", "2021-05-31")
        #expect(yellow.told == ["04-08 pace-behind o", "05-12 data-late o", "05-18 data-missing os"])
        #expect(
            yellow.lights == ["04-08 yellow pace-behind", "05-12 yellow data-late", "05-18 red data-missing"])
        let red = try diary(task(achieved: 14, plan: plan, through: "2021-03-31"), "2021-04-01", "2021-05-31")
        #expect(red.told == ["04-08 pace-far-behind os", "05-12 data-late o", "05-18 data-chief osl!"])
        // 19.6 were planned for the end of February.
        #expect(
            red.lights == ["04-01 yellow pace-behind", "04-08 red pace-far-behind", "05-18 red data-chief"])
    }

    @Test("where the ledger does not say through which day, the figures count as reported in time")
    func notSaid() throws {
        #expect(try diary(task(achieved: 99), "2021-01-01", "2022-03-31").told.isEmpty)
        #expect(try diary(task(through: "2021-01-31"), "2021-01-01", "2022-03-31").told.isEmpty)
    }

    // MARK: Meetings

    @Test(
        "a chain's meetings are called when the figures are there: 專班 monthly, 鏈長 quarterly, the evaluation half-yearly"
    )
    func meetings() throws {
        let task = task(from: "2021-03-01", attributes: ["task-force": .flag(true)])
        let diary = try diary(task, "2021-03-01", "2022-01-31")
        let monthly = ["05-11", "06-07", "08-06", "09-07", "11-05", "12-07"]
        let quarterly = ["04-08", "10-13"]
        let half = ["07-07", "01-10"]
        #expect(diary.lights.isEmpty)
        #expect(
            Set(diary.told)
                == Set(
                    (monthly + quarterly + half).map { "\($0) task-force-meeting os" }
                        + (quarterly + half).map { "\($0) chief-meeting ol" }
                        + half.map { "\($0) half-year-evaluation olb" }))
        #expect(diary.told.count == 10 + 4 + 2)
    }

    @Test("a meeting that was held since the end of its period is not called")
    func held() throws {
        let task = task(
            from: "2021-03-01",
            attributes: [
                "task-force": .flag(true), "task-force-met": .day(day("2021-05-20")),
                "chief-met": .day(day("2021-06-30")), "evaluated": .day(day("2021-07-01")),
            ])
        #expect(
            try diary(task, "2021-03-01", "2021-07-31").told == [
                "06-07 task-force-meeting os", "07-07 task-force-meeting os", "07-07 chief-meeting ol",
            ])
    }

    @Test("meetings are called of no other task, and no more after the deadline")
    func noMeetings() throws {
        let chain: [String: TaskFacts.Value] = ["chain": .text("鋰電"), "industry": .text("新能源")]
        #expect(try diary(task(attributes: chain), "2021-01-01", "2021-12-31").told.isEmpty)
        #expect(
            try diary(task(attributes: ["task-force": .flag(false)]), "2021-01-01", "2021-12-31").told.isEmpty)
        let short = task(from: "2021-03-01", to: "2021-05-10", attributes: ["task-force": .flag(true)])
        #expect(
            try diary(short, "2021-03-01", "2021-12-31").told
                == ["04-08 task-force-meeting os", "04-08 chief-meeting ol"])
    }

    @Test(
        "settings that contradict each other are refused by name",
        arguments: [
            ("pace-yellow-points", 15), ("data-yellow-working-day", 10), ("chief-red-reports", 13),
            ("quarter-reminder-days", 81),
        ])
    func contradictions(name: String, value: Int) throws {
        let error = try #require(throws: SettingsError.self) {
            _ = try IndustrialClusters(settings: Settings([name: .integer(value)]))
        }
        #expect(error.sentence.hasPrefix(name))
    }
}
