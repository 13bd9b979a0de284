import DubanCalendar
import DubanCore
import DubanPluginKit
import DubanStore
import Testing

@testable import DubanDaemon

@Suite("Tasks that come again")
struct RecurringTasksTests {
    private static let pillar = PluginDeclaration(
        name: "sample", pillar: Text("樣例", "样例", "Sample"), attributes: [], rules: [])

    /// A row that comes again, by default on the last day of each month.
    private func row(
        _ code: String = "YB", everyMonths: Int = 1, month: Int = 1, day: Int = 31,
        _ change: (inout TaskRow) -> Void = { _ in }
    ) throws -> TaskRow {
        let recurrence = try #require(Recurrence(everyMonths: everyMonths, month: month, day: day))
        var row = TaskRow(
            row: 2, code: code, title: "報送進度", pillar: "樣例", unit: "局", owner: "張三", due: .recurring(recurrence),
            deadlineWords: "每月底前")
        change(&row)
        return row
    }

    private func plan(
        _ rows: [TaskRow], existing: [LedgerTask] = [], today: Day = day("2021-03-10")
    ) -> ImportPlan<LedgerTask> {
        planned(
            rows,
            TaskPlanContext(
                campaign: "year", firstDay: day("2021-03-01"), lastDay: day("2021-07-15"), today: today,
                people: [PersonID("局/張三"), PersonID("局/李四")], pillars: [Self.pillar],
                existing: Dictionary(existing.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })))
    }

    private func tasks(_ plan: ImportPlan<LedgerTask>) -> [LedgerTask] {
        plan.changes.map { change in
            switch change {
            case .added(let task), .changed(_, let task): task
            }
        }
    }

    @Test("each day within the campaign is a task, handed over the day after the one before is due")
    func occurrences() throws {
        let found = tasks(plan([try row()]))
        #expect(found.map(\.code) == ["YB/2021-03", "YB/2021-04", "YB/2021-05", "YB/2021-06"])
        #expect(found.map(\.deadline.description) == ["2021-03-31", "2021-04-30", "2021-05-31", "2021-06-30"])
        #expect(found.map(\.assigned.description) == ["2021-03-10", "2021-04-01", "2021-05-01", "2021-06-01"])
        #expect(Set(found.map(\.deadlineWords)) == ["每月底前"])
    }

    @Test("what has passed before the day of handing over is no task")
    func fromHandingOver() throws {
        let late = tasks(plan([try row(day: 25) { $0.assigned = day("2021-05-26") }]))
        #expect(late.map(\.code) == ["YB/2021-06"])
        #expect(late.map(\.assigned) == [day("2021-05-26")])
        #expect(tasks(plan([try row(everyMonths: 3, month: 3)])).map(\.code) == ["YB/2021-03", "YB/2021-06"])
    }

    @Test(
        "the same row changes nothing, on whatever day it comes again",
        arguments: ["2021-03-10", "2021-05-20", "2021-07-10"])
    func again(today: String) throws {
        let before = tasks(plan([try row()]))
        let again = plan([try row()], existing: before, today: day(today))
        #expect(again.problems.isEmpty)
        #expect(again.changes.isEmpty)
        #expect(again.unchanged == 4)
    }

    @Test("another owner is the owner of what is open; what is done stays done, what was agreed on stays")
    func otherOwner() throws {
        var before = tasks(plan([try row { $0.meter = Meter(target: 5) }]))
        before[0].state = .done
        before[1].deadline = day("2021-05-10")
        before[1].meter?.achieved = 3
        let again = plan(
            [
                try row {
                    $0.owner = "李四"
                    $0.meter = Meter(target: 5)
                }
            ], existing: before, today: day("2021-05-20"))
        #expect(again.unchanged == 1)
        #expect(tasks(again).map(\.code) == ["YB/2021-04", "YB/2021-05", "YB/2021-06"])
        #expect(Set(tasks(again).map(\.owner)) == [PersonID("局/李四")])
        #expect(tasks(again).first?.deadline == day("2021-05-10"))
        #expect(tasks(again).first?.meter == Meter(target: 5, achieved: 3))
    }

    @Test("a row that is withdrawn withdraws what is open")
    func withdrawn() throws {
        var before = tasks(plan([try row()]))
        before[0].state = .done
        let after = tasks(plan([try row { $0.state = .cancelled }], existing: before))
        #expect(after.map(\.state) == [.cancelled, .cancelled, .cancelled])
    }

    @Test(
        "what cannot be true of all of them is refused",
        arguments: refused([
            ({ $0.due = nil }, .deadline, "neither a deadline nor a recurrence"),
            ({ $0.state = .done }, .state, "is done by itself"),
            ({ $0.meter = Meter(target: 5, achieved: 1) }, .achieved, "not of all"),
            ({ $0.milestones = [Milestone(name: "開工", planned: day("2021-04-01"))] }, .milestones, "not of all"),
            ({ $0.blockers = [Blocker(name: "土地", since: day("2021-04-01"))] }, .blockers, "not of all"),
            ({ $0.assigned = day("2021-07-01") }, .deadline, "none of its days lies between 2021-07-01 and"),
        ]))
    func refusals(_ refusal: Refusal) throws {
        let plan = plan([try row("YB", refusal.change)])
        #expect(plan.problems.map(\.field) == [refusal.field])
        #expect(plan.problems.first?.words.english.contains(refusal.sentence) == true, "\(plan.problems)")
    }

    @Test("a code that is another task's is refused")
    func takenCode() throws {
        let single = tasks(plan([try row("YB") { $0.due = .day(day("2021-06-30")) }]))
        #expect(plan([try row()], existing: single).problems.map(\.field) == [.code])
        let twin = plan([
            try row(),
            try row("YB/2021-05") {
                $0.due = .day(day("2021-05-20"))
                $0.row = 3
            },
        ])
        #expect(twin.problems.map(\.row) == [3])
    }

    @Test("what is suggested for the same words stays the day that it was, and another day is taken")
    func suggestions() throws {
        func vague(_ deadline: String, _ words: String, isSuggested: Bool = true) throws -> TaskRow {
            try row("1") {
                $0.due = .day(day(deadline))
                ($0.deadlineWords, $0.isSuggested) = (words, isSuggested)
            }
        }
        let before = tasks(plan([try vague("2021-06-30", "6月底前")]))
        #expect(before.map(\.deadlineWords) == ["6月底前"])
        // A year later the same words are read as the next June.
        #expect(plan([try vague("2022-06-30", "6月底前")], existing: before).unchanged == 1)
        #expect(tasks(plan([try vague("2021-05-31", "5月底前")], existing: before)).map(\.deadline) == [day("2021-05-31")])
        let exact = tasks(plan([try vague("2021-07-01", "6月底前", isSuggested: false)], existing: before))
        #expect(exact.map(\.deadline) == [day("2021-07-01")])
    }
}
