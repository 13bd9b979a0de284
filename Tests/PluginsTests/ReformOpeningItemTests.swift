import DubanPluginKit
import ReformOpening
import Testing

@Suite("ReformOpening: items, expiry, figures")
struct ReformItemTests {
    /// Those of the evaluation, where the progress is looked at.
    private let evaluation: Set = ["evaluation-soon", "evaluation-overdue"]

    // MARK: Progress

    @Test(
        "a quarter without a report is told the day after the fifth working day of the next",
        arguments: [
            // The quarter of the assignment is not asked for. 國慶 and 元旦 put off the fifth working day.
            (nil, ["07-08", "10-14", "01-11"]),
            // In time for the second quarter, on the last day of it.
            ("2021-07-07", ["10-14", "01-11"]), ("2021-06-28", ["10-14", "01-11"]),
            // Too late for the second, and so of the third.
            ("2021-07-08", ["01-11"]), ("2021-04-08", ["07-08", "10-14", "01-11"]),
            ("2021-04-09", ["10-14", "01-11"]), ("2022-01-10", []),
        ] as [(String?, [String])])
    func progress(report: String?, told: [String]) throws {
        for name in ["reform-package", "reform-item"] {
            var attributes: [String: TaskFacts.Value] = [name: .text("「9+2」改革攻堅")]
            attributes["last-progress"] = report.map { .day(day($0)) }
            let diary = try ReformCase(attributes: attributes).diary("2021-02-01", "2022-03-31", omitting: evaluation)
            #expect(diary.told == told.map { "\($0) progress-missing os" })
            #expect(diary.lights == (told.first.map { ["\($0) yellow progress-missing"] } ?? []))
        }
    }

    @Test("a task of no package is asked for no report, unless it has reported once")
    func noItem() throws {
        let plain = ReformCase(attributes: ["reform-item": .text("  ")])
        #expect(try plain.diary("2021-02-01", "2022-03-31").told.isEmpty)
        let reporting = ReformCase(attributes: ["last-progress": .day(day("2021-06-28"))])
        #expect(
            try reporting.diary("2021-02-01", "2021-12-31", omitting: evaluation).told
                == ["10-14 progress-missing os"])
    }

    @Test("a quarter in which the task is due is not asked for")
    func lastQuarter() throws {
        let task = ReformCase(deadline: "2021-09-30", attributes: ["reform-item": .text("國企改革")])
        #expect(try task.diary("2021-02-01", "2022-03-31").told == ["07-08 progress-missing os"])
        // Before the next quarter's report could be missing, the light of the last one is the deadline's.
        let next = ReformCase(
            assigned: "2021-03-31", deadline: "2021-06-30", attributes: ["reform-item": .text("國企改革")])
        #expect(try next.diary("2021-03-31", "2022-03-31").told.isEmpty)
    }

    // MARK: Evaluation

    @Test(
        "a reform is evaluated within twelve months of its last evaluation, of its coming into force, or of its start",
        arguments: [
            // 5 December is a Sunday.
            (ReformCase(), "12-03", "01-05", ["01-05", "01-07", "01-11"]),
            // 29 January 2022 is a Saturday on which people work.
            (
                ReformCase(stages: [("落地", "2021-02-28", "2021-02-28"), ("印發", "2021-01-20", "2021-01-20")]),
                "01-29", "03-01", ["03-01", "03-03", "03-07"]
            ),
            (ReformCase(stages: [("印發", "2021-01-20", "2021-01-20")]), "12-21", "01-21", ["01-21", "01-25", "01-27"]),
            (
                ReformCase(attributes: ["evaluated": .day(day("2021-01-14"))]), "12-15", "01-15",
                ["01-17", "01-19", "01-21"]
            ),
            (
                ReformCase(
                    stages: [("評估", "2021-01-14", "2021-01-14")], attributes: ["evaluated": .day(day("2020-06-01"))]),
                "12-15", "01-15", ["01-17", "01-19", "01-21"]
            ),
        ])
    func evaluation(row: ReformCase, soon: String, yellow: String, late: [String]) throws {
        var task = row
        task.attributes["reform-item"] = .text("預算績效管理改革")
        task.attributes["last-progress"] = .day(day("2022-12-30"))
        let diary = try task.diary("2021-03-01", (day("2022-\(late[2])") + 3).description)
        #expect(
            diary.told == [
                "\(soon) evaluation-soon o", "\(late[0]) evaluation-overdue os", "\(late[1]) evaluation-overdue osl",
                "\(late[2]) evaluation-overdue osltb!",
            ])
        #expect(diary.lights == ["\(yellow) yellow evaluation-overdue"])
    }

    @Test("a reform that is due before then is not evaluated, nor what is no reform item")
    func noEvaluation() throws {
        let short = ReformCase(deadline: "2022-01-04", attributes: ["reform-item": .text("預算績效管理改革")])
        #expect(try short.diary("2021-02-01", "2022-06-30", omitting: ["progress-missing"]).told.isEmpty)
        #expect(try ReformCase().diary("2021-02-01", "2022-06-30").told.isEmpty)
    }

    // MARK: Expiry

    @Test("a document is spoken of 180, 90 and 30 days before it expires, is red undecided, and lapses")
    func sunset() throws {
        let task = ReformCase(attributes: ["valid-until": .day(day("2021-10-31"))])
        let diary = try task.diary("2021-04-01", "2021-11-08")
        #expect(
            diary.told == [
                // 4 May and 1 October are holidays.
                "04-30 sunset-soon o", "08-02 sunset-soon o", "09-30 sunset-soon o", "10-08 sunset-undecided olb!",
                "11-01 sunset-lapsed os", "11-03 sunset-lapsed osl", "11-05 sunset-lapsed osltb!",
            ])
        #expect(
            diary.lights == [
                "08-02 yellow sunset-soon", "10-01 red sunset-undecided", "11-01 red sunset-lapsed",
            ])
    }

    @Test("where the reminder and the red fall on one day, the red is told")
    func sunsetSameDay() throws {
        let task = ReformCase(attributes: ["valid-until": .day(day("2021-06-30"))])
        #expect(
            try task.diary("2021-03-01", "2021-06-30").told
                == ["04-01 sunset-soon o", "05-31 sunset-undecided olb!"])
    }

    @Test("over the end of the year, and by settings of one's own")
    func sunsetSettings() throws {
        let task = ReformCase(attributes: ["valid-until": .day(day("2022-01-14"))])
        let diary = try task.diary(
            "2021-11-01", "2022-01-17",
            settings: [
                "sunset-reminder-days": .integers([20]), "sunset-yellow-days": .integer(15),
                "sunset-red-days": .integer(13),
            ])
        // 20 days before is Saturday 25 December; 13 days before is 1 January, told on the 4th.
        #expect(
            diary.told == ["12-24 sunset-soon o", "01-04 sunset-undecided olb!", "01-17 sunset-lapsed os"])
        #expect(
            diary.lights == ["12-30 yellow sunset-soon", "01-01 red sunset-undecided", "01-15 red sunset-lapsed"])
    }

    @Test(
        "a decision ends it, by word or by day; blanks decide nothing",
        arguments: [
            (["expiry-decision": .text("延續")], true), (["expiry-decided": .day(day("2021-09-01"))], true),
            (["expiry-decision": .text(" ")], false),
        ] as [([String: TaskFacts.Value], Bool)])
    func decided(attributes: [String: TaskFacts.Value], isDecided: Bool) throws {
        let until: [String: TaskFacts.Value] = ["valid-until": .day(day("2021-10-31"))]
        let task = ReformCase(attributes: until.merging(attributes) { $1 })
        #expect(try task.diary("2021-03-01", "2021-12-31").told.isEmpty == isDecided)
        #expect(try task.diary("2021-03-01", "2021-12-31").lights.isEmpty == isDecided)
    }

    // MARK: Figures

    @Test(
        "ten points behind the pace is yellow, thirty still, more is red, judged on the fifth working day",
        arguments: [
            // 100 days from 1 January to 11 April; at the end of February 58 % are planned.
            (48.5, []), (48.0, ["03-05 yellow pace-behind"]), (28.0, ["03-05 yellow pace-behind"]),
            (27.0, ["03-05 red pace-far-behind"]), (.nan, []), (100, []),
        ] as [(Double, [String])])
    func pace(achieved: Double, lights: [String]) throws {
        let task = ReformCase(
            assigned: "2021-01-01", deadline: "2021-04-11", meter: TaskFacts.Meter(target: 100, achieved: achieved))
        let diary = try task.diary("2021-02-15", "2021-04-05", omitting: ["opening-quarter"])
        #expect(diary.lights == lights)
        #expect(
            diary.told
                == lights.map { $0.contains("red") ? "03-05 pace-far-behind lb!" : "03-05 pace-behind o" })
    }

    @Test("after the deadline the pace is no more spoken of")
    func paceAfterDeadline() throws {
        let task = ReformCase(
            assigned: "2021-01-01", deadline: "2021-04-09", meter: TaskFacts.Meter(target: 100, achieved: 0))
        #expect(
            try task.diary("2021-02-15", "2021-07-31", omitting: ["opening-quarter"]).told
                == ["03-05 pace-far-behind lb!", "04-08 pace-far-behind lb!"])
    }

    @Test("who lags behind the plan of a quarter's end hears of it fifteen days ahead")
    func quarters() throws {
        let task = ReformCase(deadline: "2021-12-31", meter: TaskFacts.Meter(target: 100, achieved: 40))
        // At the end of March 24 % are planned, at the end of June 49 %. 15 June is the first working day after 端午, 15 September a Wednesday.
        #expect(
            try task.diary("2021-03-01", "2021-12-31", omitting: ["pace-behind", "pace-far-behind"]).told
                == ["06-15 quarter-end o", "09-15 quarter-end o"])
        let slow = ReformCase(deadline: "2021-12-31", meter: TaskFacts.Meter(target: 100, achieved: 20))
        #expect(
            try slow.diary("2021-03-01", "2021-04-30", omitting: ["pace-behind", "pace-far-behind"]).told
                == ["03-16 opening-quarter o"])
    }

    @Test(
        "settings that contradict each other are refused by name",
        arguments: [
            ["warning-percent": .integer(100)], ["report-working-day": .integer(21)],
            ["sunset-red-days": .integer(90)], ["pace-yellow-points": .integer(30)],
            ["milestone-reminder-days": .integers([7, 0])], ["quarter-reminder-days": .integer(81)],
        ] as [[String: SettingValue]])
    func refused(settings: [String: SettingValue]) throws {
        let error = try #require(throws: SettingsError.self) { _ = try ReformOpening(settings: Settings(settings)) }
        let name = try #require(settings.keys.first)
        #expect(error.sentence.hasPrefix(name))
    }
}
