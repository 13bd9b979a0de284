import DubanPluginKit
import DubanTestSupport
import ScienceTechnology
import Testing

@Suite("ScienceTechnology")
struct ScienceTechnologyTests {
    private static let quarterRules = Set(QuarterEnds.rules.map(\.id))

    private func task(
        from assigned: String = "2021-01-01", to deadline: String = "2023-12-29", achieved: Double? = nil,
        _ attributes: [String: TaskFacts.Value] = [:]
    ) -> TaskFacts {
        TaskFacts(
            assigned: day(assigned), deadline: day(deadline),
            meter: achieved.map { TaskFacts.Meter(target: 100, achieved: $0) }, attributes: attributes)
    }

    private func diary(
        _ task: TaskFacts, _ first: String, _ last: String, settings: [String: SettingValue] = [:],
        omitting: Set<String> = quarterRules
    ) throws -> Diary {
        Diary(
            of: task, judgedBy: try ScienceTechnology(settings: Settings(settings)), from: day(first), to: day(last),
            omitting: omitting.union(deadlineRules))
    }

    // MARK: Certificates

    @Test(
        "a certificate is spoken of twelve, six and three months before it runs out, the last time in yellow",
        arguments: [
            // Six months before lie in 五一; it runs out on a Friday.
            (
                "2021-11-05", nil,
                [
                    "04-30 certificate-expiring o", "08-05 certificate-expiring os", "11-08 certificate-expired os",
                ],
                ["08-05 yellow certificate-expiring", "11-06 red certificate-expired"]
            ),
            // Six months before are the end of September, three the end of the year.
            (
                "2022-03-31", nil,
                ["03-31 certificate-expiring o", "09-30 certificate-expiring o", "12-31 certificate-expiring os"],
                ["12-31 yellow certificate-expiring"]
            ),
            // An application for its renewal: within the twelve months, and before them.
            ("2022-03-31", "2021-10-08", [], []), ("2022-03-31", "2021-03-31", [], []),
            (
                "2022-03-31", "2021-03-30",
                ["03-31 certificate-expiring o", "09-30 certificate-expiring o", "12-31 certificate-expiring os"],
                ["12-31 yellow certificate-expiring"]
            ),
            ("2021-11-05", "2021-09-01", ["11-08 certificate-expired os"], ["11-06 red certificate-expired"]),
        ] as [(String, String?, [String], [String])])
    func certificate(expires: String, filed: String?, told: [String], lights: [String]) throws {
        var attributes: [String: TaskFacts.Value] = ["certificate-expires": .day(day(expires))]
        attributes["filed"] = filed.map { .day(day($0)) }
        let diary = try diary(task(attributes), "2021-01-04", "2022-02-28")
        #expect(diary.told == told)
        #expect(diary.lights == lights)
    }

    @Test("without months ahead a certificate is spoken of when it has run out")
    func noMonths() throws {
        let task = task(["certificate-expires": .day(day("2021-11-05"))])
        let diary = try diary(
            task, "2021-01-04", "2022-02-28", settings: ["certificate-reminder-months": .integers([])])
        #expect(diary.told == ["11-08 certificate-expired os"])
    }

    // MARK: Annual reports

    @Test(
        "the annual report is reminded of before the end of May, and yellow once that has passed",
        arguments: [
            (nil, true), ("2020-05-20", true), ("2021-01-01", false), ("2021-05-20", false), ("2021-06-02", false),
        ] as [(String?, Bool)])
    func annualReport(reported: String?, isOpen: Bool) throws {
        var attributes: [String: TaskFacts.Value] = ["annual-report": .flag(true)]
        attributes["annual-reported"] = reported.map { .day(day($0)) }
        let diary = try diary(task(attributes), "2021-01-04", "2022-02-28")
        // Thirty days before lie in 五一, one on a Sunday.
        let told = [
            "04-30 annual-report-due o", "05-24 annual-report-due o", "05-28 annual-report-due o",
            "06-01 annual-report-late os",
        ]
        #expect(diary.told == (isOpen ? told : []))
        #expect(diary.lights == (isOpen ? ["06-01 yellow annual-report-late"] : []))
    }

    @Test("a report that was missed is yellow until the next is due, which is judged by itself")
    func nextAnnualReport() throws {
        let task = task(
            from: "2020-01-01", ["annual-report": .flag(true), "annual-reported": .day(day("2019-05-20"))])
        let diary = try diary(task, "2021-05-30", "2021-06-01")
        #expect(diary.told == ["06-01 annual-report-late os"])
        #expect(diary.lights == ["05-30 yellow annual-report-late"])
    }

    @Test(
        "no report is asked of a task that does not say so, nor one due before it began or after it ends",
        arguments: [
            ("2021-01-01", "2023-12-29", false), ("2021-06-01", "2022-02-28", true), ("2021-01-01", "2021-05-30", true),
        ])
    func noAnnualReport(assigned: String, deadline: String, isAsked: Bool) throws {
        let task = task(from: assigned, to: deadline, ["annual-report": .flag(isAsked)])
        #expect(try diary(task, "2021-01-04", "2022-02-28").told.isEmpty)
    }

    // MARK: Talent

    @Test(
        "a yearly call is expected a year after the last, and told thirty days ahead",
        arguments: [
            (["opens": "2021-03-26"], "2023-12-29", ["02-24 call-expected o"]),
            // Two years ago; thirty days before 3 May lie in 清明.
            (["opens": "2019-05-03"], "2023-12-29", ["04-02 call-expected o"]),
            // The window's end, where the ledger has no beginning.
            (["cut-off": "2020-04-30", "filed": "2020-04-20"], "2023-12-29", ["03-31 call-expected o"]),
            (["opens": "2021-03-26"], "2022-03-25", []), ([:], "2023-12-29", []),
        ] as [([String: String], String, [String])])
    func nextCall(days: [String: String], deadline: String, told: [String]) throws {
        var attributes: [String: TaskFacts.Value] = days.mapValues { .day(day($0)) }
        attributes["result"] = .text("通過")
        #expect(try diary(task(to: deadline, attributes), "2021-01-04", "2022-03-25").told.isEmpty)
        attributes["talent-call"] = .flag(true)
        #expect(try diary(task(to: deadline, attributes), "2021-01-04", "2022-03-25").told == told)
    }

    @Test("who was chosen is to arrive and to be paid: a task of its own, from that day on")
    func settlement() throws {
        let plugin = try ScienceTechnology(settings: Settings())
        let chosen = task(["talent-call": .flag(true), "awarded": .day(day("2021-06-01"))])
        let before = plugin.finding(of: chosen, on: day("2021-05-31"), calendar: .year2021)
        #expect(before.followUps.isEmpty)
        #expect(before.nextReview == day("2021-06-01"))
        let finding = plugin.finding(of: chosen, on: day("2021-06-02"), calendar: .year2021)
        #expect(
            finding.followUps == [
                FollowUp(
                    key: "settlement-2021", title: "入選人才到崗與政策兌現", assigned: day("2021-06-01"),
                    deadline: day("2021-12-01"))
            ])
        let firm = task(["awarded": .day(day("2021-06-01"))])
        #expect(plugin.finding(of: firm, on: day("2021-06-02"), calendar: .year2021).followUps.isEmpty)
    }

    // MARK: Counts

    @Test(
        "a count five points behind its plan is green, fifteen yellow, more is red",
        arguments: [
            // 20 days of 100 have passed by the end of March.
            (nil, 15.0, []), (nil, 14.9, ["04-08 yellow pace-behind"]), (nil, 5.0, ["04-08 yellow pace-behind"]),
            (nil, 4.9, ["04-08 red pace-far-behind"]), ("2021-04-30:0; 2021-06-19:100", 0.0, []),
            ("2021-03-31:30; 2021-06-19:100", 15.0, ["04-08 yellow pace-behind"]),
        ] as [(String?, Double, [String])])
    func pace(plan: String?, achieved: Double, lights: [String]) throws {
        var attributes: [String: TaskFacts.Value] = ["tier": .text("高企")]
        attributes["monthly-plan"] = plan.map { .text($0) }
        let task = task(from: "2021-03-11", to: "2021-06-19", achieved: achieved, attributes)
        let diary = try diary(task, "2021-03-11", "2021-05-10")
        #expect(diary.lights == lights)
        #expect(
            diary.told == lights.map { $0.contains("red") ? "04-08 pace-far-behind os" : "04-08 pace-behind o" })
    }

    @Test("a plan that cannot be read is yellow, and told on the first working day; an even pace takes its place")
    func unreadable() throws {
        let task = task(
            from: "2021-05-02", to: "2021-08-10", achieved: 10, ["monthly-plan": .text("年底集中認定")])
        let diary = try diary(task, "2021-05-02", "2021-06-30")
        #expect(diary.told == ["05-06 plan-unreadable o", "06-07 pace-far-behind os"])
        #expect(diary.lights == ["05-02 yellow plan-unreadable", "06-07 red pace-far-behind"])
    }

    @Test("the end of a quarter that the plan will not reach is told fifteen days ahead")
    func quarters() throws {
        let task = task(
            achieved: 25, ["monthly-plan": .text("2021-03-31:30; 2021-06-30:30; 2021-09-30:50; 2023-12-29:100")])
        let told = try diary(task, "2021-02-01", "2021-10-01", omitting: []).told
        #expect(
            told.filter { $0.contains("quarter") } == [
                "03-16 opening-quarter o", "06-15 quarter-end o", "09-15 quarter-end o",
            ])
    }

    @Test("what is full, or past its deadline, is not judged by the month")
    func ended() throws {
        #expect(try diary(task(achieved: 100), "2021-01-04", "2022-02-28").told.isEmpty)
        let over = task(to: "2021-04-07", achieved: 0, ["monthly-plan": .text("?")])
        #expect(try diary(over, "2021-04-08", "2021-12-31", omitting: []).lights.isEmpty)
    }
}
