import DubanCalendar
import DubanControl
import DubanCore
import DubanVarlink
import FoundationEssentials
import Testing

/// Holds the message types to the interface texts, in both directions.
@Suite struct InterfaceTests {
    private static let today = Day(number: 18_745)

    @Test(
        "every message fits its interface text, with everything in it and with nothing that may be left out",
        arguments: Sample.all)
    func fits(sample: Sample) throws {
        let (interface, method) = try sample.method()
        let fields = sample.isReply ? method.output : method.input
        for message in sample.messages {
            let json = try JSONDecoder().decode(JSON.self, from: JSONEncoder().encode(message))
            try interface.check(json, .structure(fields), at: sample.name)
        }
    }

    @Test("a call that leaves out all that may be left out is understood")
    func minimal() throws {
        let calls: [(String, any Decodable.Type)] = [
            (CalendarMessages.List.method, CalendarMessages.List.self),
            (CalendarMessages.Show.method, CalendarMessages.Show.self),
            (CalendarMessages.Check.method, CalendarMessages.Check.self),
            (LedgerMessages.StagePeople.method, LedgerMessages.StagePeople.self),
            (LedgerMessages.ApplyImport.method, LedgerMessages.ApplyImport.self),
            (LedgerMessages.ListTasks.method, LedgerMessages.ListTasks.self),
            (LedgerMessages.GetTask.method, LedgerMessages.GetTask.self),
            (ReviewMessages.Run.method, ReviewMessages.Run.self),
            (ReviewMessages.Preview.method, ReviewMessages.Preview.self),
            (PluginMessages.Get.method, PluginMessages.Get.self),
            (PluginMessages.Reload.method, PluginMessages.Reload.self),
            (PluginMessages.Retry.method, PluginMessages.Retry.self),
            (OutboxMessages.List.method, OutboxMessages.List.self),
            (OutboxMessages.Get.method, OutboxMessages.Get.self),
            (OutboxMessages.Take.method, OutboxMessages.Take.self),
            (OutboxMessages.Report.method, OutboxMessages.Report.self),
        ]
        for (name, type) in calls {
            let (interface, method) = try Sample(name, isReply: false, []).method()
            let json = try interface.smallest(.structure(method.input))
            #expect(throws: Never.self, "\(name)") {
                _ = try JSONDecoder().decode(type, from: JSONEncoder().encode(json))
            }
        }
    }

    @Test("a row of a ledger says on which day it is due, or on which days it comes again")
    func due() {
        let row = #"{"row":2,"code":"1","title":"t","pillar":"p","unit":"u","owner":"o"#
        func rows(_ due: String) -> LedgerMessages.StageTasks? {
            try? JSONDecoder().decode(
                LedgerMessages.StageTasks.self, from: Data((#"{"rows":["# + row + "\"" + due + "}]}").utf8))
        }
        #expect(rows(#","deadline":"2021-04-30""#)?.rows.first?.due == .day(Self.today + 2))
        #expect(rows("")?.rows.map(\.due) == [nil])
    }

    @Test("every method of the texts has its messages here")
    func complete() {
        let methods = Set(
            ControlInterface.all.flatMap { interface in interface.methods.map { interface.name + "." + $0.name } })
        #expect(Set(Sample.all.filter(\.isReply).map(\.name)) == methods)
    }

    @Test(
        "a number that no integer holds is written as it is",
        arguments: [(1e300, "1e+300"), (25, "25"), (0.5, "0.5"), (-3, "-3")])
    func numbers(number: Double, text: String) {
        #expect(AttributeValue.number(number).text == text)
    }
}

/// Messages of one method, in one direction.
struct Sample: Sendable, CustomTestStringConvertible {
    var name: String
    var isReply: Bool
    var messages: [any Encodable & Sendable]
    var testDescription: String { name + (isReply ? " reply" : " call") }

    init(_ name: String, isReply: Bool, _ messages: [any Encodable & Sendable]) {
        self.name = name
        self.isReply = isReply
        self.messages = messages
    }

    func method() throws -> (VarlinkInterface, VarlinkInterface.Method) {
        let parts = name.split(separator: ".")
        let interface = try #require(
            ControlInterface.all.first { $0.name == parts.dropLast().joined(separator: ".") })
        return (interface, try #require(interface.method(String(parts.last ?? ""))))
    }
}
