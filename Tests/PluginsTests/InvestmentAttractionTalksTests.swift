import DubanPluginKit
import InvestmentAttraction
import Testing

@Suite("InvestmentAttraction before the contract")
struct InvestmentAttractionTalksTests {
    private func task(
        _ stages: [(name: String, reached: String?)], attributes: [String: TaskFacts.Value] = [:]
    ) -> TaskFacts {
        TaskFacts(
            assigned: day("2021-01-01"), deadline: day("2023-12-29"),
            milestones: stages.map {
                TaskFacts.Milestone($0.name, planned: day("2021-12-31"), reached: $0.reached.map(day))
            },
            attributes: attributes)
    }

    private func diary(_ task: TaskFacts, _ first: String, _ last: String) throws -> Diary {
        Diary(
            of: task, judgedBy: try InvestmentAttraction(settings: Settings()), from: day(first), to: day(last),
            omitting: deadlineRules)
    }

    // MARK: Clocks

    @Test(
        "from a lead a clock runs to talks, from a framework agreement to the contract",
        arguments: [
            // 30 days.
            (
                "線索", "2021-03-01", "在談",
                ["03-22 clock-warning 在談 o", "04-01 clock-over 在談 os", "04-15 stage-stuck 在談 osl!"],
                ["03-22 yellow clock-warning", "04-01 red clock-over"]
            ),
            // They end within 國慶 and so on the 8th; the 9th is worked, 23 October is a Saturday.
            (
                "线索", "2021-09-01", "在谈",
                ["09-22 clock-warning 在谈 o", "10-09 clock-over 在谈 os", "10-25 stage-stuck 在谈 osl!"],
                ["09-22 yellow clock-warning", "10-09 red clock-over"]
            ),
            // 90 days; 70 % of them fall within 五一, the end on a Sunday.
            (
                "框架", "2021-03-01", "簽約",
                ["04-30 clock-warning 簽約 o", "06-01 clock-over 簽約 os", "07-15 stage-stuck 簽約 osl!"],
                ["05-03 yellow clock-warning", "06-01 red clock-over"]
            ),
            // Over the end of the year; 20 February is a Sunday.
            (
                "框架協議", "2021-10-08", "正式合同",
                ["12-10 clock-warning 正式合同 o", "01-07 clock-over 正式合同 os", "02-21 stage-stuck 正式合同 osl!"],
                ["12-10 yellow clock-warning", "01-07 red clock-over"]
            ),
        ] as [(String, String, String, [String], [String])])
    func clocks(from: String, since: String, to: String, told: [String], lights: [String]) throws {
        let diary = try diary(task([(from, since), (to, nil)]), since, (day(since) + 160).description)
        #expect(diary.told == told)
        #expect(diary.lights == lights)
    }

    @Test("the clock of a stage that was reached, or passed over, has stopped")
    func passedOver() throws {
        let passed: [[(String, String?)]] = [
            [("線索", "2021-03-01"), ("框架", nil)],
            [("線索", "2021-03-01"), ("在談", nil), ("框架", "2021-03-12")],
            [("線索", "2021-03-01"), ("在談", nil), ("框架", "2021-03-12"), ("簽約", "2021-03-19")],
        ]
        for stages in passed {
            let diary = try diary(task(stages), "2021-03-01", "2021-12-31")
            #expect(diary.told.isEmpty)
            #expect(diary.lights.isEmpty)
        }
    }

    // MARK: Silence

    @Test(
        "silence in talks is told after 14 days, and every 14 days again",
        arguments: [
            (nil, ["03-15 silent-talks o", "03-29 silent-talks o", "04-12 silent-talks o"]),
            // 20 March is a Saturday; 3 April is one, within 清明.
            ("2021-03-06", ["03-22 silent-talks o", "04-06 silent-talks o"]),
            ("2021-04-10", []),
            // A contact before the talks is none in them.
            ("2021-01-10", ["03-15 silent-talks o", "03-29 silent-talks o", "04-12 silent-talks o"]),
        ] as [(String?, [String])])
    func silence(contact: String?, told: [String]) throws {
        let attributes = contact.map { ["last-contact": TaskFacts.Value.day(day($0))] } ?? [:]
        for talking in ["在談", "在谈"] {
            let task = task([("線索", "2021-02-01"), (talking, "2021-03-01"), ("框架", nil)], attributes: attributes)
            let diary = try diary(task, "2021-03-01", "2021-04-15")
            #expect(diary.told == told)
            #expect(diary.lights.isEmpty)
        }
    }

    @Test("silence before the talks and after the contract is no matter")
    func noSilence() throws {
        #expect(try diary(task([("在談", nil), ("框架", nil)]), "2021-03-01", "2021-06-01").told.isEmpty)
        let signed = task([("在談", "2021-02-01"), ("簽約", "2021-03-01")])
        #expect(try diary(signed, "2021-03-01", "2021-06-01").told.isEmpty)
    }
}
