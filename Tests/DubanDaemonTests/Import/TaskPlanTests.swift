import DubanCalendar
import DubanCore
import DubanPluginKit
import DubanStore
import Testing

@testable import DubanDaemon

struct Refusal: Sendable, CustomTestStringConvertible {
    var change: @Sendable (inout TaskRow) -> Void
    var field: ImportField
    var sentence: String
    var testDescription: String { sentence }
}

func refused(_ rows: [(@Sendable (inout TaskRow) -> Void, ImportField, String)]) -> [Refusal] {
    rows.map { Refusal(change: $0.0, field: $0.1, sentence: $0.2) }
}

func planned(_ rows: [TaskRow], _ context: TaskPlanContext) -> ImportPlan<LedgerTask> {
    plan(rows, in: context)
}

@Suite struct TaskPlanTests {
    private static let pillar = PluginDeclaration(
        name: "sample", pillar: Text("樣例", "样例", "Sample"),
        attributes: [
            Attribute<String>("note", Text("備註", "备注", "Note")).declared,
            Attribute<Double>("share", Text("比例", "比例", "Share"), isRequired: true).declared,
            Attribute<Day>("visit", Text("走訪", "走访", "Visit")).declared,
            Attribute<Bool>("urgent", Text("緊急", "紧急", "Urgent")).declared,
            Attribute.recusedUnit("reported", Text("被反映單位", "被反映单位", "Unit reported")).declared,
        ], rules: [])

    private func row(_ number: Int, _ code: String, _ change: (inout TaskRow) -> Void = { _ in }) -> TaskRow {
        var row = TaskRow(
            row: number, code: code, title: "事項", pillar: "樣例", unit: "局", owner: "張三",
            assigned: day("2021-03-01"), due: .day(day("2021-04-30")), attributes: ["比例": "0.5"])
        change(&row)
        return row
    }

    @Test("a file without pillars is refused once, and not row by row")
    func noPillars() {
        let rows = (2...500).map { row($0, "\($0)") { $0.pillar = "" } }
        let problems = plan(rows).problems
        #expect(problems.map(\.row) == [nil] && problems.map(\.field) == [.pillar])
        #expect(problems.first?.words.english.contains("there is no column 戰線") == true)
        #expect(plan([row(2, "1") { $0.pillar = "" }, row(3, "2")]).problems.map(\.row) == [2])
    }

    private func plan(
        _ rows: [TaskRow], existing: [LedgerTask] = [], today: Day = day("2021-04-28")
    ) -> ImportPlan<LedgerTask> {
        planned(
            rows,
            TaskPlanContext(
                campaign: "year", firstDay: day("2021-03-01"), lastDay: day("2022-02-28"), today: today,
                people: ["局/張三", "局/李四", "甲/王五", "乙/王五", "甲/周八"].map { PersonID($0) },
                pillars: [Self.pillar],
                existing: Dictionary(existing.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })))
    }

    private func tasks(_ plan: ImportPlan<LedgerTask>) -> [LedgerTask] {
        plan.changes.map { change in
            switch change {
            case .added(let task), .changed(_, let task): task
            }
        }
    }

    @Test("the units that an attribute recuses are the task's, each by its name")
    func recused() {
        for (text, units) in [("甲", ["甲"]), ("甲、 乙", ["甲", "乙"]), ("", [])] {
            let plan = plan([row(2, "1") { $0.attributes["被反映單位"] = text }])
            #expect(plan.problems.isEmpty)
            #expect(tasks(plan).map(\.recusedUnits) == [units])
        }
    }

    @Test("units that a task has from the one it follows from stay, units of its own go with its attribute")
    func inheritedRecusal() throws {
        var old = try #require(tasks(plan([row(2, "1/start") { $0.attributes["被反映單位"] = "甲" }])).first)
        old.recusedUnits.append("乙")
        let again = plan([row(2, "1/start") { $0.attributes["被反映單位"] = "甲" }], existing: [old])
        #expect(again.unchanged == 1)
        #expect(tasks(plan([row(2, "1/start")], existing: [old])).map(\.recusedUnits) == [["乙"]])
    }

    @Test(
        "a row that cannot be is refused with its row, its column and what would be right",
        arguments: refused([
            ({ $0.owner = "無" }, .owner, "nobody called 「無」"),
            ({ $0.owner = "周八" }, .owner, "「周八」 is not of 「局」 but of 「甲」"),
            ({ $0.lead = "無" }, .lead, "nobody called"), ({ $0.lead = "王五" }, .lead, "乙/王五 or 甲/王五"),
            ({ $0.pillar = "無" }, .pillar, "no pillar is called 「無」; there are 樣例"),
            ({ $0.parent = "1" }, .parent, "no other task"), ({ $0.parent = "99" }, .parent, "no other task"),
            ({ $0.due = .day(day("2021-02-01")) }, .deadline, "before it was handed over on 2021-03-01"),
            ({ $0.due = .day(day("2099-04-30")) }, .deadline, "outside the campaign, which runs from 2021-03-01"),
            (
                {
                    $0.assigned = nil; $0.due = .day(day("1999-04-30"))
                }, .deadline, "outside the campaign"
            ),
            ({ $0.code = " " }, .code, "the code is empty"), ({ $0.title = "" }, .title, "the title is empty"),
            ({ $0.meter = Meter(target: 1e308) }, .target, "a number lies between"),
            (
                { $0.blockers = [Blocker(name: "土地", since: day("2022-01-01"), resolved: day("2021-01-01"))] },
                .blockers,
                "before it began on 2022-01-01"
            ),
            ({ $0.attributes = [:] }, .attribute("比例"), "needs a value in a column 「比例」"),
            ({ $0.attributes["比例"] = "half" }, .attribute("比例"), "「half」 is not a number"),
            ({ $0.attributes["Share"] = "nan" }, .attribute("Share"), "「nan」 is not a number"),
            ({ $0.attributes["走訪"] = "soon" }, .attribute("走訪"), "soon"),
            ({ $0.attributes["urgent"] = "maybe" }, .attribute("urgent"), "neither 是 nor 否"),
            ({ $0.attributes["reported"] = "局" }, .attribute("被反映單位"), "「局」 must not hear of the task"),
            ({ $0.attributes["reported"] = "甲、丙" }, .attribute("被反映單位"), "nobody is of a unit called 「丙」"),
        ]))
    func refusals(refusal: Refusal) throws {
        let (change, field, sentence) = (refusal.change, refusal.field, refusal.sentence)
        let plan = plan([row(2, "1", change), row(3, "2")])
        let problem = try #require(plan.problems.first)
        #expect(plan.problems.count == 1)
        #expect(problem.row == 2)
        #expect(problem.field == field)
        #expect(problem.words.english.contains(sentence), "\(problem.words.english)")
    }

    @Test("tasks that stand above one another in a circle are refused, in the file or with the ledger")
    func circle() throws {
        let above = try #require(tasks(plan([row(2, "1"), row(3, "2") { $0.parent = "1" }])).last)
        let first = try #require(tasks(plan([row(2, "1")])).first)
        for plan in [
            plan([row(2, "1") { $0.parent = "2" }, row(3, "2") { $0.parent = "1" }]),
            plan([row(2, "1") { $0.parent = "2" }], existing: [first, above]),
        ] {
            let problem = try #require(plan.problems.first)
            #expect(problem.field == .parent)
            #expect(problem.words.english.contains("lead back to it"), "\(problem.words.english)")
        }
        #expect(plan([row(2, "1"), row(3, "2") { $0.parent = "1" }]).problems.isEmpty)
    }

    @Test("a deadline outside the campaign that is in the ledger already stays as it is")
    func oldDeadline() throws {
        var old = try #require(tasks(plan([row(2, "1")])).first)
        old.deadline = day("2099-04-30")
        let again = plan([row(2, "1") { $0.due = .day(day("2099-04-30")) }], existing: [old])
        #expect(again.problems.isEmpty)
        #expect(again.unchanged == 1)
    }

    @Test("two rows with one code are refused at the second")
    func duplicate() {
        let plan = plan([row(2, "1"), row(3, "1")])
        #expect(plan.problems.map(\.row) == [3])
        #expect(plan.problems.first?.words.english.contains("row 2") == true)
    }

    @Test("a column that no plugin reads is named, also where the row is another pillar's")
    func unreadColumns() {
        let rows = [
            row(2, "1") { $0.attributes["走防"] = "2021-04-01" },
            row(3, "2") {
                $0.attributes = ["share": "1", "URGENT": "是", "走防": "2021-04-02", "別的": "乙"]
            },
        ]
        #expect(plan(rows).unreadColumns == ["別的", "走防"])
        #expect(plan([row(2, "1")]).unreadColumns.isEmpty)
    }

    @Test("attributes are found by name and by any label, and read by their kind; others are kept as they are")
    func attributes() {
        let plan = plan([
            row(2, "1") {
                $0.attributes = ["Share": "25%", "走访": "2021-04-01", "緊急": "是", "note": "甲", "別的": "乙"]
            }
        ])
        #expect(plan.problems.isEmpty)
        #expect(
            tasks(plan).first?.attributes == [
                "share": .number(25), "visit": .day(day("2021-04-01")), "urgent": .flag(true), "note": .text("甲"),
                "別的": .text("乙"),
            ])
    }

    @Test("a pillar is found by its name and by any label", arguments: ["sample", "樣例", "样例", "Sample", "SAMPLE"])
    func pillars(word: String) {
        #expect(tasks(plan([row(2, "1") { $0.pillar = word }])).map(\.pillar) == ["sample"])
    }

    @Test("a parent may stand in the file, above or below, or in the ledger")
    func parents() {
        let old = tasks(plan([row(2, "old")]))
        let plan = plan([row(2, "1") { $0.parent = "2" }, row(3, "2") { $0.parent = "old" }], existing: old)
        #expect(plan.problems.isEmpty)
    }

    @Test("a file that has been imported changes nothing the second time")
    func again() {
        let rows = [
            row(2, "1") {
                $0.lead = "李四"
                $0.meter = Meter(target: 100, achieved: 3, unit: "家")
                $0.milestones = [Milestone(name: "開工", planned: day("2021-04-01"))]
            }, row(3, "2") { $0.assigned = nil },
        ]
        let again = plan(rows, existing: tasks(plan(rows)))
        #expect(again.changes.isEmpty)
        #expect(again.unchanged == 2)
    }

    @Test("what the file leaves out is kept: the first deadline, the day of assignment and the state")
    func kept() throws {
        var old = try #require(tasks(plan([row(2, "1")])).first)
        old.state = .suspended
        let new = try #require(
            tasks(
                plan(
                    [
                        row(2, "1") {
                            $0.assigned = nil
                            $0.due = .day(day("2021-06-30"))
                        }
                    ], existing: [old])
            ).first)
        #expect(new.originalDeadline == day("2021-04-30"))
        #expect(new.assigned == day("2021-03-01"))
        #expect(new.state == .suspended)
    }

    @Test("a task without a day of assignment is handed over today, or on its deadline where that is past")
    func assigned() {
        let rows = [
            row(2, "1") { $0.assigned = nil },
            row(3, "2") {
                $0.assigned = nil
                $0.due = .day(day("2021-04-01"))
            },
        ]
        #expect(tasks(plan(rows)).map(\.assigned) == [day("2021-04-28"), day("2021-04-01")])
    }
}
