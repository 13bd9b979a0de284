import BusinessEnvironment
import DubanPluginKit
import Testing

/// What a task of 營商環境 looks like in these tests, and what becomes of it.
struct AppealCase {
    var assigned = "2021-01-04"
    var deadline = "2023-12-29"
    var title = "企業訴求"
    var slips = 0
    /// Attributes of days, by name.
    var days: [String: String] = [:]
    var attributes: [String: TaskFacts.Value] = [:]
    var milestones: [TaskFacts.Milestone] = []

    var task: TaskFacts {
        TaskFacts(
            title: title, assigned: day(assigned), deadline: day(deadline), slips: slips, milestones: milestones,
            attributes: attributes.merging(days.mapValues { .day(day($0)) }) { $1 })
    }

    /// The diary of some rules alone, given by the beginnings of their ids; of all but the common ones where none is.
    func diary(
        _ first: String, _ last: String, of rules: [String] = [], settings: [String: SettingValue] = [:]
    ) throws -> Diary {
        let all = Set(BusinessEnvironment.declaration.rules.map(\.id))
        let wanted = all.filter { id in rules.contains { id.hasPrefix($0) } }
        return Diary(
            of: task, judgedBy: try BusinessEnvironment(settings: Settings(settings)), from: day(first), to: day(last),
            omitting: rules.isEmpty ? deadlineRules : all.subtracting(wanted))
    }
}

@Suite("BusinessEnvironment: 接訴即辦")
struct AppealTests {
    // MARK: Steps

    /// The days of an appeal, the step that is looked at, and what is told of it.
    struct StepRow: Sendable {
        let step: String
        let days: [String: String]
        let soon: String
        let late: [String]
        let red: String
    }

    @Test(
        "each step has a clock of working days: yellow at 70 %, red when it is over, and the ladder is climbed",
        arguments: [
            // 30 April is the last working day before 五一.
            StepRow(
                step: "receipt", days: ["received": "2021-04-29"], soon: "04-30", late: ["05-06", "05-08", "05-11"],
                red: "05-01"),
            StepRow(
                step: "contact", days: ["received": "2021-04-29", "signed-for": "2021-04-30"], soon: "05-06",
                late: ["05-07", "05-10", "05-12"], red: "05-07"),
            StepRow(
                step: "reply", days: ["received": "2021-04-29", "contacted": "2021-04-30"], soon: "05-07",
                late: ["05-08", "05-11", "05-13"], red: "05-08"),
            // 25 April, a Sunday, is worked: the eleventh working day is 23 April, the fifteenth the 28th.
            StepRow(
                step: "closing", days: ["received": "2021-04-08", "replied": "2021-04-09"], soon: "04-23",
                late: ["04-29", "05-06", "05-08"], red: "04-29"),
            // Over the end of the year.
            StepRow(
                step: "closing", days: ["received": "2021-12-10", "replied": "2021-12-10"], soon: "12-27",
                late: ["01-04", "01-06", "01-10"], red: "01-01"),
            // Over 國慶; 9 October, a Saturday, is worked.
            StepRow(
                step: "callback", days: ["received": "2021-09-10", "closed": "2021-09-30"], soon: "10-08",
                late: ["10-09", "10-12", "10-14"], red: "10-09"),
        ])
    func steps(row: StepRow) throws {
        let received = try #require(row.days["received"])
        let year = row.late[2] < row.soon ? 2022 : 2021
        let diary = try AppealCase(days: row.days).diary(received, "\(year)-\(row.late[2])", of: [row.step])
        #expect(
            diary.told == [
                "\(row.soon) \(row.step)-soon o", "\(row.late[0]) \(row.step)-late os",
                "\(row.late[1]) \(row.step)-late osl", "\(row.late[2]) \(row.step)-late osltb!",
            ])
        #expect(diary.lights == ["\(row.soon) yellow \(row.step)-soon", "\(row.red) red \(row.step)-late"])
    }

    @Test("the whole ladder hears again every five working days")
    func repeated() throws {
        let appeal = AppealCase(days: ["received": "2021-04-08", "replied": "2021-04-09"])
        #expect(
            try appeal.diary("2021-05-08", "2021-05-25").told
                == ["05-08 closing-late osltb!", "05-14 closing-late osltb", "05-21 closing-late osltb"])
    }

    @Test("whoever has done a step is not asked for those before it")
    func laterSteps() throws {
        // Replied: neither 簽收 nor 聯繫 matters any more, and 辦結 is due on 28 April.
        let replied = AppealCase(days: ["received": "2021-04-08", "replied": "2021-04-09"])
        #expect(try replied.diary("2021-04-08", "2021-04-28").told == ["04-23 closing-soon o"])
        let contacted = AppealCase(days: ["received": "2021-04-08", "contacted": "2021-04-09"])
        #expect(try contacted.diary("2021-04-08", "2021-04-13").told == ["04-13 reply-soon o"])
        let settled = AppealCase(days: ["received": "2021-04-08", "closed": "2021-04-12", "called-back": "2021-04-12"])
        #expect(try settled.diary("2021-04-08", "2021-12-31").told.isEmpty)
        let satisfied = AppealCase(days: ["received": "2021-04-08"], attributes: ["satisfaction": .text("基本滿意")])
        #expect(try satisfied.diary("2021-04-08", "2021-12-31").lights.isEmpty)
    }

    @Test("a step may be a milestone as well as a day, in either script", arguments: [0, 1])
    func milestones(script: Int) throws {
        let names = [["簽收", "答覆", "辦結", "回訪"], ["签收", "答复", "办结", "回访"]][script]
        func stages(_ reached: [String?]) -> [TaskFacts.Milestone] {
            zip(names, reached).map {
                TaskFacts.Milestone($0, planned: day("2021-12-31"), reached: $1.map(day))
            }
        }
        // Received when it was handed over, for want of another day: Thursday, 8 April.
        var appeal = AppealCase(assigned: "2021-04-08", milestones: stages([nil, nil, nil, nil]))
        #expect(try appeal.diary("2021-04-08", "2021-04-09").told == ["04-09 receipt-soon o"])
        appeal.milestones = stages(["2021-04-09", "2021-04-12", nil, nil])
        #expect(try appeal.diary("2021-04-08", "2021-04-28").told == ["04-23 closing-soon o"])
        appeal.milestones = stages(["2021-04-09", "2021-04-12", "2021-04-20", nil])
        #expect(try appeal.diary("2021-04-20", "2021-04-21").told == ["04-21 callback-soon o"])
        appeal.milestones = stages(["2021-04-09", "2021-04-12", "2021-04-20", "2021-04-21"])
        #expect(try appeal.diary("2021-04-20", "2021-12-31").told.isEmpty)
    }

    @Test("the kind alone makes an appeal; nothing of the sort makes none")
    func isAppeal() throws {
        let byKind = AppealCase(assigned: "2021-04-08", attributes: ["appeal-kind": .text("用電增容")])
        #expect(try byKind.diary("2021-04-08", "2021-04-09").told == ["04-09 receipt-soon o"])
        for name in ["聯繫", "辦結", "上線"] {
            let other = AppealCase(
                attributes: ["appeal-kind": .text(" ")],
                milestones: [TaskFacts.Milestone(name, planned: day("2021-04-30"), reached: day("2021-04-09"))])
            #expect(try other.diary("2021-01-04", "2021-12-31").told.isEmpty)
        }
    }

    @Test("what is settled has met its deadline; before, the deadline is watched too")
    func deadline() throws {
        let open = AppealCase(deadline: "2021-04-20", days: ["received": "2021-04-08", "replied": "2021-04-09"])
        #expect(
            try open.diary("2021-04-20", "2021-04-21", of: ["due", "over"]).told == [
                "04-20 due-today o", "04-21 overdue os",
            ])
        let settled = AppealCase(
            deadline: "2021-04-20",
            days: ["received": "2021-04-08", "closed": "2021-04-19", "called-back": "2021-04-20"])
        #expect(try settled.diary("2021-04-08", "2021-12-31", of: [""]).told.isEmpty)
    }

    @Test("the terms are settings")
    func settings() throws {
        let appeal = AppealCase(days: ["received": "2021-04-08"])
        let diary = try appeal.diary(
            "2021-04-08", "2021-04-16", of: ["receipt", "closing"],
            settings: [
                "receipt-working-days": .integer(2), "closing-working-days": .integer(4),
                "warning-percent": .integer(50),
            ])
        #expect(
            diary.told
                == [
                    "04-09 receipt-soon o", "04-12 closing-soon o", "04-13 receipt-late os", "04-15 receipt-late osl",
                    "04-15 closing-late os",
                ])
    }
}
