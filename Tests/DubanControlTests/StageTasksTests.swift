import DubanCalendar
import DubanControl
import DubanCore
import DubanVarlink
import FoundationEssentials
import Testing

@Suite("staging the rows of a ledger")
struct StageTasksTests {
    private typealias StageTasks = LedgerMessages.StageTasks

    private static let day = Day(number: 18_745)
    private static let rows = [
        TaskRow(row: 2, code: "1", title: "道路", pillar: "樣例", unit: "局", owner: "張三", due: nil),
        TaskRow(
            row: 3, code: "a\"\\\n\u{1}", title: "", pillar: "/", unit: "é", owner: "😀", lead: "王五", assigned: day,
            due: .day(day + 1), deadlineWords: "6月底前", isSuggested: true, state: .suspended,
            meter: Meter(target: 1.5, achieved: -1e-7, unit: "家"),
            milestones: [Milestone(name: "立項", planned: day, reached: day + 1), Milestone(name: "開工", planned: day)],
            blockers: [Blocker(name: "土地", since: day)], attributes: ["備註": "甲", "\"": ""], parent: "1"),
        TaskRow(
            row: 4, code: "3", title: "月報", pillar: "樣例", unit: "局", owner: "張三",
            due: .recurring(Recurrence(everyMonths: 3, month: 1, day: 31)!)),
    ]

    @Test("what is written by hand is what the general encoder writes", arguments: [[], [rows[0]], rows])
    func written(rows: [TaskRow]) throws {
        let message = try StageTasks(rows: rows).request.message
        let general = try VarlinkRequest(method: StageTasks.method, parameters: StageTasks(rows: rows)).message
        #expect(try json(message) == json(general))
    }

    @Test("what is read by hand is what the general decoder reads", arguments: [[], [rows[0]], rows])
    func read(rows: [TaskRow]) throws {
        let message = try VarlinkRequest(method: StageTasks.method, parameters: StageTasks(rows: rows)).message
        #expect(try StageTasks.rows(of: VarlinkCall(message: Array(message.dropLast()))) == rows)
    }

    @Test(
        "rows are refused by hand where the general decoder refuses them, and the argument is named",
        arguments: [
            #"{}"#, #"{"rows":null}"#, #"{"rows":{}}"#, #"{"rows":[1]}"#, #"{"rows":[null]}"#, #"{"rows":[{}]}"#,
            row(), row(#","extra":[{"a":"]"}],"deadline":null"#), row(#","deadline":"2021-02-30""#),
            row(#","deadline":1"#),
            row(#","state":"none""#), row(#","isSuggested":"yes""#), row(#","meter":{"target":1}"#),
            row(#","recurrence":{"everyMonths":5,"month":1,"day":1}"#), row(#","attributes":{"a":1}"#),
            row(#","milestones":[{"name":"a"}]"#), row(#","deadline":"2021-04-30","attributes":{"a":"b"}"#),
            row().replacing("\"row\":2", with: "\"row\":2.5"), row().replacing("\"row\":2", with: "\"row\":2.0"),
            row().replacing("\"code\"", with: "\"c\\u006fde\""),
            row().replacing("\"code\":\"1\"", with: "\"code\":null"),
        ])
    func refused(parameters: String) throws {
        let message = Array(#"{"method":"\#(StageTasks.method)","parameters":\#(parameters)}"#.utf8)
        let call = try VarlinkCall(message: message)
        let general = Result { try call.parameters(as: StageTasks.self).rows }
        let byHand = Result { try StageTasks.rows(of: call) }
        switch (general, byHand) {
        case (.success(let rows), .success(let others)): #expect(rows == others)
        case (.failure, .failure(let error)): #expect(error as? VarlinkError == .invalidParameter("rows"))
        default: Issue.record("\(general) and \(byHand)")
        }
    }

    private static func row(_ more: String = "") -> String {
        #"{"rows":[{"row":2,"code":"1","title":"t","pillar":"p","unit":"u","owner":"o"\#(more)}]}"#
    }

    private func json(_ message: [UInt8]) throws -> JSON {
        #expect(message.last == 0)
        return try JSONDecoder().decode(JSON.self, from: Data(message.dropLast()))
    }
}
