import DubanPluginKit
import InvestmentAttraction
import Testing

@Suite("InvestmentAttraction")
struct InvestmentAttractionTests {
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

    /// Without tasks that follow, each clock speaks for itself; with them, see InvestmentAttractionFollowUpTests.
    private func diary(
        _ task: TaskFacts, _ first: String, _ last: String,
        settings: [String: SettingValue] = ["follow-up-tasks": .flag(false)]
    ) throws -> Diary {
        Diary(
            of: task, judgedBy: try InvestmentAttraction(settings: Settings(settings)), from: day(first), to: day(last),
            omitting: deadlineRules)
    }

    // MARK: Clocks

    /// A stage that follows the contract, what the ledger says besides, and what is told of its clock.
    struct ClockRow: Sendable {
        let stage: String
        let signed: String
        var attributes: [String: TaskFacts.Value] = [:]
        let told: [String]
        let lights: [String]
    }

    @Test(
        "from the contract a clock runs to each stage: yellow at 70 %, red when it is over, the leader at 1.5 times",
        arguments: [
            // 1 March is a Monday: 4 of 5 days are over on Friday, the term ends on Saturday and so on Monday.
            ClockRow(
                stage: "備案", signed: "2021-03-01",
                told: ["03-05 clock-warning 備案 o", "03-09 clock-over 備案 os", "03-11 stage-stuck 備案 osl!"],
                lights: ["03-05 yellow clock-warning", "03-09 red clock-over"]),
            // 國慶: 5 days from 30 September end on 5 October and so on the 8th; the 9th is worked.
            ClockRow(
                stage: "备案专班", signed: "2021-09-30",
                told: ["10-08 clock-warning 备案专班 o", "10-09 clock-over 备案专班 os", "10-11 stage-stuck 备案专班 osl!"],
                lights: ["10-04 yellow clock-warning", "10-09 red clock-over"]),
            // Over 五一 and a make-up Saturday.
            ClockRow(
                stage: "註冊", signed: "2021-04-08",
                told: ["04-29 clock-warning 註冊 o", "05-10 clock-over 註冊 os", "05-24 stage-stuck 註冊 osl!"],
                lights: ["04-29 yellow clock-warning", "05-09 red clock-over"]),
            // 70 % is 3 May, within 五一; 90 days end on a Sunday.
            ClockRow(
                stage: "用地", signed: "2021-03-01",
                told: ["04-30 clock-warning 用地 o", "06-01 clock-over 用地 os", "07-15 stage-stuck 用地 osl!"],
                lights: ["05-03 yellow clock-warning", "06-01 red clock-over"]),
            ClockRow(
                stage: "開工", signed: "2021-03-01",
                told: ["07-05 clock-warning 開工 o", "08-31 clock-over 開工 os", "11-29 stage-stuck 開工 osl!"],
                lights: ["07-05 yellow clock-warning", "08-31 red clock-over"]),
            ClockRow(
                stage: "開工", signed: "2021-03-01", attributes: ["leased-plant": .flag(true)],
                told: ["04-12 clock-warning 開工 o", "05-06 clock-over 開工 os", "05-31 stage-stuck 開工 osl!"],
                lights: ["04-12 yellow clock-warning", "05-01 red clock-over"]),
            // A leased plant is there before the start in it.
            ClockRow(
                stage: "廠房", signed: "2021-03-01", attributes: ["leased-plant": .flag(true)],
                told: ["03-22 clock-warning 廠房 o", "04-01 clock-over 廠房 os", "04-15 stage-stuck 廠房 osl!"],
                lights: ["03-22 yellow clock-warning", "04-01 red clock-over"]),
            // Over the end of the year.
            ClockRow(
                stage: "註冊", signed: "2021-12-06",
                told: ["12-27 clock-warning 註冊 o", "01-06 clock-over 註冊 os", "01-20 stage-stuck 註冊 osl!"],
                lights: ["12-27 yellow clock-warning", "01-06 red clock-over"]),
            ClockRow(
                stage: "到資", signed: "2021-03-01", attributes: ["funds-ratio": .number(24.9)],
                told: ["04-30 clock-warning 到資 o", "06-01 clock-over 到資 os", "07-15 stage-stuck 到資 osl!"],
                lights: ["05-03 yellow clock-warning", "06-01 red clock-over"]),
            ClockRow(
                stage: "到資", signed: "2021-03-01", attributes: ["funds-ratio": .number(25)], told: [], lights: []),
        ])
    func clocks(row: ClockRow) throws {
        let task = task([("簽約", row.signed), (row.stage, nil)], attributes: row.attributes)
        let diary = try diary(task, row.signed, "2022-01-31")
        #expect(diary.told == row.told)
        #expect(diary.lights == row.lights)
    }

    @Test(
        "a stage that was reached has no clock, nor has one that the ledger does not list",
        arguments: ["簽約", "签约", "正式合同"])
    func reached(signed: String) throws {
        let task = task([(signed, "2021-03-01"), ("註冊", "2021-03-20"), ("備案", nil)])
        let diary = try diary(task, "2021-03-31", "2021-12-31")
        #expect(diary.told.isEmpty)
        #expect(diary.lights == ["03-31 red clock-over"])
    }

    @Test("before the contract no clock runs to what follows it")
    func notSigned() throws {
        let diary = try diary(task([("簽約", nil), ("註冊", nil), ("開工", nil)]), "2021-03-01", "2021-12-31")
        #expect(diary.told.isEmpty)
        #expect(diary.lights.isEmpty)
    }

    @Test("from the start a clock runs to 入統: yellow after 30 days, red after 60")
    func registration() throws {
        let task = task(
            [("簽約", "2021-01-04"), ("開工", "2021-03-01"), ("入統", nil)], attributes: ["evidence": .text("照片")])
        let diary = try diary(task, "2021-03-01", "2021-12-31")
        #expect(diary.lights == ["04-01 yellow clock-warning", "05-01 red clock-over"])
        #expect(
            diary.told == ["04-01 clock-warning 入統 o", "05-06 clock-over 入統 os", "05-31 stage-stuck 入統 osl!"])
    }

    @Test("funds count by their ratio: the milestone alone does not stop the clock where a ratio is given")
    func fundsByRatio() throws {
        let reported = [("簽約", "2021-03-01"), ("到資", "2021-04-01")] as [(String, String?)]
        let evidence: [String: TaskFacts.Value] = ["evidence": .text("進賬單")]
        #expect(try diary(task(reported, attributes: evidence), "2021-03-01", "2021-12-31").lights.isEmpty)
        let short = evidence.merging(["funds-ratio": .number(10)]) { $1 }
        #expect(
            try diary(task(reported, attributes: short), "2021-03-01", "2021-12-31").lights
                == ["05-03 yellow clock-warning", "06-01 red clock-over"])
        let enough = evidence.merging(["funds-ratio": .number(25)]) { $1 }
        #expect(try diary(task(reported, attributes: enough), "2021-03-01", "2021-12-31").lights.isEmpty)
    }

    @Test("the terms and the percentages are settings")
    func settings() throws {
        let diary = try diary(
            task([("簽約", "2021-03-01"), ("註冊", nil)]), "2021-03-01", "2021-12-31",
            settings: [
                "follow-up-tasks": .flag(false), "incorporation-days": .integer(10), "warning-percent": .integer(50),
                "stuck-percent": .integer(200),
            ])
        #expect(
            diary.told == ["03-05 clock-warning 註冊 o", "03-12 clock-over 註冊 os", "03-22 stage-stuck 註冊 osl!"])
    }

    // MARK: Evidence

    @Test(
        "a start or funds without evidence are yellow, and told on the third working day",
        arguments: [
            ("開工", "2021-04-29", nil, "05-07", true), ("到资", "2021-03-12", "  ", "03-17", true),
            ("開工", "2021-04-29", "現場照片 3 張", "", false), ("註冊", "2021-04-29", nil, "", false),
        ] as [(String, String, String?, String, Bool)])
    func evidence(stage: String, reached: String, evidence: String?, told: String, isMissing: Bool) throws {
        let attributes = evidence.map { ["evidence": TaskFacts.Value.text($0)] } ?? [:]
        let task = task([("簽約", "2021-03-01"), (stage, reached)], attributes: attributes)
        let diary = try diary(task, reached, "2021-12-31")
        #expect(diary.told == (isMissing ? ["\(told) evidence-missing \(stage) o"] : []))
        #expect(diary.lights == (isMissing ? ["\(reached.dropFirst(5)) yellow evidence-missing"] : []))
    }
}
