import DubanCalendar
import DubanControl
import DubanCore
import DubanStore
import DubanStoreSQLite
import Testing

@testable import DubanDaemon

@Suite struct ProcessTests {
    private func refusal(_ body: () async throws -> Void) async throws -> StepRefusal? {
        do {
            try await body()
            return nil
        } catch SupervisionError.stepRefused(_, _, let refusal) {
            return refusal
        }
    }

    @Test("an extension ends with the campaign, after which nobody is told")
    func extensionBeyondTheEnd() async throws {
        try await Office.run([Office.task("1", deadline: day("2021-05-30"))]) { office, _ in
            let (first, last) = (Office.campaign.firstDay, Office.campaign.lastDay)
            office.put(day("2021-04-28"), hour: 9)
            func extend(to wanted: Day) async throws {
                _ = try await office.supervision.take(
                    .extend(to: wanted), with: "1", in: nil, actingFor: "張三", reason: "雨季", by: "test")
            }
            await #expect(throws: SupervisionError.outsideCampaign(last + 1, first: first, last: last)) {
                try await extend(to: last + 1)
            }
            try await extend(to: last)
        }
    }

    @Test("a closed task tells nobody anything more, and a deadline that was moved is told as the new one")
    func telling() async throws {
        try await Office.run([
            Office.task("1", deadline: day("2021-04-30")), Office.task("2", deadline: day("2021-04-30")),
        ]) { office, store in
            try await office.runDay(day("2021-04-27"))
            #expect(try store.allEnvelopes().map(\.envelope.lines.count) == [2])
            _ = try await office.supervision.take(
                .done, with: "1", in: nil, actingFor: "李四", reason: "", by: "test")
            _ = try await office.supervision.take(
                .extend(to: day("2021-06-30")), with: "2", in: nil, actingFor: "張三", reason: "雨季", by: "test")
            _ = try await office.supervision.take(
                .approve, with: "2", in: nil, actingFor: "王五", reason: "", by: "test")
            try await office.runDay(day("2021-05-07"))
            #expect(try store.allEnvelopes().map(\.state) == [.recalled], "nothing is overdue")
            let record = try store.wholeRecord().filter { $0.kind.rawValue.hasPrefix("process-") }
            #expect(record.map(\.kind) == [.processDone, .processExtend, .processApprove])
            #expect(record.allSatisfy { $0.stamp.actor == "test" })
        }
    }

    @Test("a 督辦單 takes the color of the task's light and the year's next number, and its history tells each step")
    func sheets() async throws {
        try await Office.run([
            Office.task("1", deadline: day("2021-04-02")), Office.task("2", deadline: day("2021-12-30")),
        ]) { office, _ in
            try await office.runDay(day("2021-04-09"))
            let first = try await office.supervision.assign(.init(campaign: nil, code: "1"), by: "test")
            let second = try await office.supervision.assign(
                .init(campaign: nil, code: "2", owner: "局/孫七", requirement: "查明原因"), by: "test")
            #expect(first.sheet.map { "\($0.numberText) \($0.color)" } == "〔2021〕1號 red")
            #expect(second.sheet.map { "\($0.numberText) \($0.color)" } == "〔2021〕2號 blue")
            #expect(second.standing.owner == Office.sun)
            _ = try await office.supervision.take(
                .sign, with: "2", in: nil, actingFor: "孫七", reason: "", by: "clerk")
            let history = try await office.supervision.history(of: "2", in: nil)
            #expect(history.map(\.step) == ["assign", "sign"])
            #expect(history.map(\.text) == ["查明原因", ""])
            #expect(history.last?.actingFor == Office.sun)
            #expect(history.last?.actor == "clerk")
            #expect(history.last?.day == day("2021-04-09"))
        }
    }

    @Test("who is handed a task hears of it, is reminded until it is signed for, and then of the report that is owed")
    func ladders() async throws {
        try await Office.run([Office.task("1", deadline: day("2021-12-30"))]) { office, store in
            try await office.runDay(day("2021-04-06"))
            _ = try await office.supervision.assign(
                .init(campaign: nil, code: "1", reportBy: day("2021-04-16")), by: "test")
            func told(_ days: ClosedRange<Int>) async throws -> [String] {
                var told: [String] = []
                for number in days {
                    let today = day("2021-04-01") + (number - 1)
                    try await office.runDay(today)
                    for lease in try await office.supervision.take(100, holder: "courier") {
                        told += lease.envelope.lines.map { "\(number) \(lease.envelope.name) \($0.rule)" }
                        try await office.mark(lease.envelope.id, fence: lease.fence)
                        try await office.settle(lease.envelope.id, fence: lease.fence, .delivered(reply: "250"))
                    }
                }
                return told.sorted()
            }
            #expect(try await told(6...6) == ["6 張三 handed-over"])
            #expect(try await told(7...8) == ["8 張三 not-received", "8 李四 not-received"])
            _ = try await office.supervision.take(
                .sign, with: "1", in: nil, actingFor: "張三", reason: "", by: "test")
            #expect(try await told(9...16) == ["16 張三 feedback-due"])
            #expect(try await told(17...19) == ["19 張三 feedback-late", "19 李四 feedback-late"])
            _ = try await office.supervision.take(
                .report(.init(text: "已開工")), with: "1", in: nil, actingFor: "張三", reason: "", by: "test")
            #expect(try await told(20...30).isEmpty)
            #expect(try store.task("1", in: "year")?.light == .green)
        }
    }

    @Test("a step that cannot be taken leaves the task and the record as they were")
    func refused() async throws {
        try await Office.run([Office.task("1", deadline: day("2021-04-30"))]) { office, store in
            let before = try store.wholeRecord().count
            #expect(
                try await refusal {
                    _ = try await office.supervision.take(
                        .done, with: "1", in: nil, actingFor: "孫七", reason: "", by: "test")
                } == .notAbove(Office.sun))
            #expect(
                try await refusal {
                    _ = try await office.supervision.take(
                        .sign, with: "1", in: nil, actingFor: "無人", reason: "", by: "test")
                } == .unknownPerson(PersonID("無人")))
            #expect(try store.wholeRecord().count == before)
            #expect(try store.task("1", in: "year")?.task.state == .open)
        }
    }

    @Test("a task is entered and corrected by the rules of an import")
    func editing() async throws {
        try await Office.run([Office.task("1", deadline: day("2021-04-30")) { $0.attributes = ["備註": "舊"] }]) {
            office, _ in
            let row = Office.task("2", deadline: day("2021-06-30"))
            let added = try await office.supervision.addTask(row, to: nil, by: "test")
            #expect(added.task?.deadline == day("2021-06-30"))
            let again = try await office.supervision.addTask(row, to: nil, by: "test")
            #expect(again.problems.map(\.field) == [.code])
            let unknown = try await office.supervision.addTask(
                Office.task("3", deadline: day("2021-06-30"), owner: "無人"), to: nil, by: "test")
            #expect(unknown.problems.map(\.field) == [.owner])

            var edit = LedgerMessages.TaskEdit()
            edit.title = "新名"
            edit.owner = "孫七"
            edit.lead = "王五"
            edit.attributes = ["備註": "", "圖號": "7"]
            let edited = try await office.supervision.editTask(.init(campaign: nil, code: "1", edit: edit), by: "test")
            #expect(edited.task?.title == "新名")
            #expect(edited.task?.owner == Office.sun)
            #expect(edited.task?.lead == Office.wang)
            #expect(edited.task?.deadline == day("2021-04-30"))
            #expect(edited.task?.attributes == [.init(name: "圖號", value: "7")])
            edit = LedgerMessages.TaskEdit()
            edit.lead = ""
            let bare = try await office.supervision.editTask(.init(campaign: nil, code: "1", edit: edit), by: "test")
            #expect(bare.task?.lead == nil)
            #expect(bare.task?.title == "新名")
        }
    }
}
