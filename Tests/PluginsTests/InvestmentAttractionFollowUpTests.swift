import DubanPluginKit
import DubanTestSupport
import InvestmentAttraction
import Testing

/// `04-08 incorporation 註冊：… 2021-05-08` for each task that follows: the day of the review, key, title, deadline.
func followUps(
    of task: TaskFacts, judgedBy plugin: some PillarPlugin, from first: Day, to last: Day, onlyWhenAsked: Bool = false
) -> [String] {
    var task = task
    task.lastReview = task.lastReview ?? first - 1
    var today = first
    var lines: [String] = []
    while today <= last {
        let finding = plugin.finding(of: task, on: today, calendar: .year2021)
        for followUp in finding.followUps {
            #expect(followUp.assigned <= today && followUp.assigned <= followUp.deadline)
            #expect(followUp.title.utf8.count <= 1024)
            lines.append("\(today.description.dropFirst(5)) \(followUp.key) \(followUp.title) \(followUp.deadline)")
        }
        task.lastReview = today
        today = onlyWhenAsked ? finding.nextReview ?? .latest : today + 1
    }
    return lines
}

@Suite("What follows from a contract")
struct InvestmentAttractionFollowUpTests {
    private func task(
        _ stages: [(name: String, planned: String, reached: String?)], title: String = "甲公司項目",
        deadline: String = "2023-12-29", attributes: [String: TaskFacts.Value] = ["evidence": .text("照片")]
    ) -> TaskFacts {
        TaskFacts(
            title: title, assigned: day("2021-01-01"), deadline: day(deadline),
            milestones: stages.map {
                TaskFacts.Milestone($0.name, planned: day($0.planned), reached: $0.reached.map(day))
            },
            attributes: attributes)
    }

    private func lines(
        _ task: TaskFacts, from first: String = "2021-04-01", to last: String = "2021-06-30",
        settings: [String: SettingValue] = [:]
    ) throws -> [String] {
        followUps(
            of: task, judgedBy: try InvestmentAttraction(settings: Settings(settings)), from: day(first), to: day(last))
    }

    // MARK: 簽約

    @Test("a contract is followed, once, by 註冊, 用地 and 開工, with the terms of their clocks")
    func contract() throws {
        // 8 May is a Saturday on which people work; 5 October lies within 國慶.
        let signed = task([("簽約", "2021-04-08", "2021-04-08")])
        #expect(
            try lines(signed) == [
                "04-08 incorporation 註冊：甲公司項目 2021-05-08", "04-08 site 用地/廠房：甲公司項目 2021-07-07",
                "04-08 start 開工：甲公司項目 2021-10-08",
            ])
        #expect(try lines(signed, from: "2021-04-09").isEmpty)
        #expect(try lines(task([("簽約", "2021-04-08", nil)])).isEmpty)
    }

    @Test("leased plants have terms of their own, and the stages are called as the ledger calls them")
    func leased() throws {
        let signed = task(
            [("签约", "2021-04-08", "2021-04-08"), ("厂房", "2021-05-01", nil)], title: "甲公司项目",
            attributes: ["leased-plant": .flag(true)])
        #expect(
            try lines(signed) == [
                "04-08 incorporation 注册：甲公司项目 2021-05-08", "04-08 site 厂房：甲公司项目 2021-05-08",
                "04-08 start 开工：甲公司项目 2021-06-07",
            ])
    }

    @Test("the terms are settings, and none follow where the office wants none")
    func settings() throws {
        let signed = task([("簽約", "2021-04-08", "2021-04-08"), ("開工", "2021-10-08", "2021-06-10")])
        #expect(try lines(signed, settings: ["follow-up-tasks": .flag(false)]).isEmpty)
        let other = try lines(
            task([("簽約", "2021-04-08", "2021-04-08"), ("用地", "2021-05-01", "2021-04-01")]),
            settings: ["incorporation-days": .integer(10), "start-days": .integer(20)])
        // 18 April is a Sunday; 28 April a Wednesday.
        #expect(
            other == ["04-08 incorporation 註冊：甲公司項目 2021-04-19", "04-08 start 開工：甲公司項目 2021-04-28"])
    }

    @Test("a stage that was reached needs no task, nor what the ledger does not list once the project has started")
    func reached() throws {
        let started = task(
            [
                ("簽約", "2021-04-08", "2021-04-08"), ("註冊", "2021-05-08", nil), ("開工", "2021-06-08", "2021-04-08"),
                ("投產", "2022-03-31", "2021-06-01"),
            ])
        #expect(try lines(started) == ["04-08 incorporation 註冊：甲公司項目 2021-05-08"])
    }

    @Test("what the ledger does not list is asked for only while there is time; what it does list, always")
    func old() throws {
        // Entered on 1 August: the 30 and the 90 days of 註冊 and 用地 are over, the 180 of 開工 end on 8 October.
        let unlisted = task([("簽約", "2021-04-08", "2021-04-08")])
        let plugin = try InvestmentAttraction(settings: Settings())
        func keys(_ task: TaskFacts) -> [String] {
            plugin.finding(of: task, on: day("2021-08-01"), calendar: .year2021).followUps.map(\.key)
        }
        #expect(keys(unlisted) == ["start"])
        #expect(
            keys(task([("簽約", "2021-04-08", "2021-04-08"), ("註冊", "2021-05-08", nil)])) == ["incorporation", "start"])
    }

    @Test("a title without end is cut where duband would refuse it")
    func longTitle() throws {
        let signed = task([("簽約", "2021-04-08", "2021-04-08")], title: String(repeating: "長", count: 2000))
        let titles = try lines(signed).map { $0.split(separator: " ")[2] }
        // Nine bytes of 註冊： and 338 characters of three each.
        #expect(titles.first?.utf8.count == 9 + 338 * 3)
        #expect(titles.count == 3)
    }

    @Test("the clock of a stage that a task reminds of keeps its light; once it is stuck the leader hears of it")
    func clocks() throws {
        let plugin = try InvestmentAttraction(settings: Settings())
        let diary = Diary(
            of: task([("簽約", "2021-04-08", "2021-04-08"), ("註冊", "2021-05-08", nil), ("備案", "2021-04-13", nil)]),
            judgedBy: plugin, from: day("2021-04-08"), to: day("2022-01-31"), omitting: deadlineRules)
        // 備案 has no task: 4 of its 5 days are over on Monday, and it is stuck half a term after the 13th.
        #expect(
            diary.told == [
                "04-12 clock-warning 備案 o", "04-14 clock-over 備案 os", "04-16 stage-stuck 備案 osl!",
                "05-24 stage-stuck 註冊 l!",
            ])
        let alone = Diary(
            of: task([("簽約", "2021-04-08", "2021-04-08"), ("註冊", "2021-05-08", nil)]), judgedBy: plugin,
            from: day("2021-04-08"), to: day("2022-01-31"), omitting: deadlineRules)
        #expect(alone.lights == ["04-29 yellow clock-warning", "05-09 red clock-over"])
    }

    @Test("a task that follows is judged by its deadline, and nothing follows from it")
    func followUpOfItsOwn() throws {
        let followUp = TaskFacts(
            title: "註冊：甲公司項目", assigned: day("2021-04-08"), deadline: day("2021-05-08"))
        #expect(try lines(followUp).isEmpty)
        let diary = Diary(
            of: followUp, judgedBy: try InvestmentAttraction(settings: Settings()), from: day("2021-04-08"),
            to: day("2021-05-10"))
        #expect(
            diary.told == [
                "04-30 due-soon o", "05-07 due-soon o", "05-08 due-today o", "05-10 overdue os",
            ])
    }

    // MARK: 開工

    private func construction(_ task: TaskFacts, on today: String) throws -> FollowUp? {
        try InvestmentAttraction(settings: Settings()).finding(of: task, on: day(today), calendar: .year2021).followUps
            .first { $0.key == "construction" }
    }

    @Test("what has started is handed over to 項目建設, with what the ledger plans from there on")
    func handedOver() throws {
        let started = task([
            ("簽約", "2021-03-01", "2021-03-01"), ("開工", "2021-05-10", "2021-04-29"), ("竣工", "2022-03-31", nil),
            ("投產", "2022-05-20", nil),
        ])
        let construction = try #require(try construction(started, on: "2021-04-30"))
        #expect(construction.title == "建設：甲公司項目")
        #expect(construction.pillar == "project-construction")
        #expect(construction.assigned == day("2021-04-29"))
        #expect(construction.deadline == day("2022-05-20"))
        // 30 days end on a Saturday.
        #expect(
            construction.milestones == [
                TaskFacts.Milestone("開工", planned: day("2021-05-10"), reached: day("2021-04-29")),
                TaskFacts.Milestone("入統", planned: day("2021-05-31")),
                TaskFacts.Milestone("竣工", planned: day("2022-03-31")),
                TaskFacts.Milestone("投產", planned: day("2022-05-20")),
            ])
        // Once, on the day of the start.
        #expect(try lines(started).map { String($0.prefix(18)) } == ["04-29 construction"])
    }

    @Test(
        "it is due when production is planned, else completion, else the project; else after a year",
        arguments: [
            ([("投產", "2022-05-20"), ("竣工", "2022-03-31")], "2023-12-29", "2022-05-20"),
            ([("竣工", "2022-03-31")], "2023-12-29", "2022-03-31"),
            ([], "2021-12-18", "2021-12-18"),
            ([], "2021-04-29", "2022-04-29"),
            ([("竣工", "2021-04-20")], "2023-12-29", "2022-04-29"),
        ] as [([(String, String)], String, String)])
    func constructionDeadline(stages: [(String, String)], deadline: String, due: String) throws {
        let started = task(
            [("簽約", "2021-03-01", "2021-03-01"), ("开工", "2021-05-10", "2021-04-29")]
                + stages.map { ($0.0, $0.1, nil) }, deadline: deadline)
        #expect(try construction(started, on: "2021-04-30")?.deadline == day(due))
    }

    @Test("a project that produces is not handed over, and reminds of 入統 itself; else 項目建設 does")
    func registration() throws {
        let stages = [
            ("簽約", "2021-03-01", "2021-03-01"), ("開工", "2021-03-01", "2021-03-01"), ("入統", "2021-04-01", nil),
        ]
        let plugin = try InvestmentAttraction(settings: Settings())
        func diary(_ task: TaskFacts) -> Diary {
            Diary(
                of: task, judgedBy: plugin, from: day("2021-03-01"), to: day("2021-12-31"), omitting: deadlineRules)
        }
        let handedOver = diary(task(stages))
        #expect(handedOver.told == ["05-31 stage-stuck 入統 l!"])
        #expect(handedOver.lights == ["04-01 yellow clock-warning", "05-01 red clock-over"])
        let producing = task(stages + [("投產", "2021-03-01", "2021-03-01")])
        #expect(try construction(producing, on: "2021-03-01") == nil)
        #expect(
            diary(producing).told
                == ["04-01 clock-warning 入統 o", "05-06 clock-over 入統 os", "05-31 stage-stuck 入統 osl!"])
    }
}
