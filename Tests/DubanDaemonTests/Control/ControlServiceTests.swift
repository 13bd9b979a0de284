import DubanControl
import DubanCore
import DubanStoreSQLite
import DubanSystem
import DubanTestSupport
import DubanVarlink
import Testing

@testable import DubanDaemon

@Suite struct ControlServiceTests {
    /// The least that each method of the interface texts can be called with.
    static let calls: [String: String] = [
        "org.duban.Ledger.StagePeople": #"{"rows":[]}"#, "org.duban.Ledger.StageTasks": #"{"rows":[]}"#,
        "org.duban.Ledger.ApplyImport": #"{"dryRun":true}"#, "org.duban.Ledger.ListTasks": "{}",
        "org.duban.Ledger.GetTask": #"{"code":"1"}"#, "org.duban.Outbox.List": "{}",
        "org.duban.Ledger.AddTask":
            #"{"task":{"row":1,"code":"1","title":"t","pillar":"p","unit":"u","owner":"o","deadline":"2021-05-01"}}"#,
        "org.duban.Ledger.EditTask": #"{"code":"1","edit":{"title":"t"}}"#,
        "org.duban.Process.Assign": #"{"code":"1"}"#, "org.duban.Process.Sign": #"{"code":"1"}"#,
        "org.duban.Process.Report": #"{"code":"1","text":"x"}"#,
        "org.duban.Process.Extend": #"{"code":"1","deadline":"2021-05-01","reason":"x"}"#,
        "org.duban.Process.Approve": #"{"code":"1","actingFor":"x"}"#,
        "org.duban.Process.Refuse": #"{"code":"1","actingFor":"x","reason":"x"}"#,
        "org.duban.Process.Done": #"{"code":"1","actingFor":"x"}"#, "org.duban.Process.Strike": #"{"code":"1"}"#,
        "org.duban.Process.Return": #"{"code":"1","reason":"x"}"#,
        "org.duban.Process.Reopen": #"{"code":"1","reason":"x"}"#,
        "org.duban.Process.Suspend": #"{"code":"1","actingFor":"x","reason":"x"}"#,
        "org.duban.Process.Cancel": #"{"code":"1","actingFor":"x","reason":"x"}"#,
        "org.duban.Process.History": #"{"code":"1"}"#,
        "org.duban.Outbox.Get": #"{"id":"e"}"#, "org.duban.Outbox.Await": "{}",
        "org.duban.Outbox.Take": #"{"limit":1}"#,
        "org.duban.Outbox.Report": #"{"marks":[],"settlements":[]}"#,
        "org.duban.Outbox.Hold": #"{"id":"e"}"#, "org.duban.Outbox.Release": #"{"id":"e"}"#,
        "org.duban.Outbox.Retry": #"{"id":"e"}"#, "org.duban.Outbox.Drop": #"{"id":"e","reason":"x"}"#,
        "org.duban.Outbox.ReportBounce": #"{"envelope":"e","permanent":true,"words":""}"#,
        "org.duban.Calendars.List": "{}", "org.duban.Channels.List": "{}",
        "org.duban.Channels.Test": #"{"channel":"none","address":"a@example.org"}"#,
        "org.duban.Silences.List": "{}", "org.duban.Silences.End": #"{"id":1}"#,
        "org.duban.Silences.Add": #"{"matcher":{"task":"1"},"reason":"x","last":"2021-05-01"}"#,
        "org.duban.Campaigns.Get": "{}", "org.duban.Campaigns.Edit": #"{"name":"x","reason":"y"}"#,
        "org.duban.People.List": "{}", "org.duban.People.Get": #"{"person":"x"}"#,
        "org.duban.People.Add": #"{"name":"n","unit":"u","role":"officer","address":"a@example.org"}"#,
        "org.duban.People.Edit": #"{"person":"x","edit":{"address":"a@example.org"}}"#,
        "org.duban.People.SetAbsence": #"{"person":"x"}"#, "org.duban.People.ListUnits": "{}",
        "org.duban.People.GetUnit": #"{"unit":"x"}"#,
        "org.duban.Plugins.List": "{}", "org.duban.Plugins.Get": #"{"name":"plain-deadline"}"#,
        "org.duban.Plugins.Reload": #"{"name":"plain-deadline"}"#, "org.duban.Plugins.Retry": "{}",
        "org.duban.Configuration.Reload": "{}",
        "org.duban.Events.Watch": "{}", "org.duban.Record.Backup": "{}",
        "org.duban.Record.Log": #"{"filter":{}}"#, "org.duban.Record.Verify": "{}",
        "org.duban.Record.Follow": #"{"filter":{},"after":0}"#,
        "org.duban.Rehearsal.Run": "{}", "org.duban.Reports.Make": #"{"period":"weekly"}"#,
        "org.duban.Review.Run": "{}", "org.duban.Review.Preview": "{}",
        "org.duban.Review.Explain": #"{"task":"1"}"#,
        "org.duban.Status.Check": "{}", "org.duban.Status.Get": "{}",
        "org.duban.Status.Metrics": "{}", "org.duban.Calendars.Show": #"{"year":2021}"#,
        "org.duban.Calendars.Check": #"{"file":"2027.yaml","text":"year: 2027"}"#,
    ]

    private static let courierMethods: Set<String> = [
        "org.duban.Outbox.Await", "org.duban.Outbox.Take", "org.duban.Outbox.Report",
        "org.duban.Outbox.ReportBounce",
    ]

    /// The name of the error that a call ends with; nil where it is answered.
    private func error(of method: String, from uid: UInt32, courier: UInt32) async throws -> String? {
        try await withTemporaryDirectory { directory in
            let store = try SQLiteStore(path: directory + "/ledger.sqlite")
            let office = Office(store: store)
            office.put(day("2021-04-28"), hour: 9)
            let service = ControlService(
                supervision: office.supervision, policy: PermissionPolicy(daemonUser: 0, courierUser: courier),
                changes: ChangeFeed(), recorded: ChangeFeed(), calendarDirectory: directory, logger: .silent)
            let call = try VarlinkCall(
                message: Array(
                    #"{"method":"\#(method)","more":true,"parameters":\#(Self.calls[method] ?? "{}")}"#.utf8))
            // Whoever listens has heard enough after one reply.
            let responder = VarlinkResponder(connection: 1) { _ in throw CancellationError() }
            do {
                try await service.handle(call, Peer(pid: 1, uid: uid, gid: 99, groups: []), responder)
                return nil
            } catch let error as VarlinkError {
                return error.name
            } catch is CancellationError {
                return nil
            }
        }
    }

    @Test("every method of the interface texts is answered, and every error is one of the texts")
    func everyMethod() async throws {
        let methods = ControlInterface.all.flatMap { interface in
            interface.methods.map { interface.name + "." + $0.name }
        }
        #expect(Set(methods) == Set(Self.calls.keys))
        let errors = ControlInterface.all.flatMap { interface in
            interface.errors.map { interface.name + "." + $0.name }
        }
        for method in methods {
            let error = try await error(of: method, from: 0, courier: 0)
            #expect(error == nil || errors.contains(error ?? ""), "\(method): \(error ?? "")")
        }
    }

    @Test("tasks that are only tried find the people who were only tried before them, and nobody else")
    func dryRuns() async throws {
        try await withTemporaryDirectory { directory in
            let store = try SQLiteStore(path: directory + "/ledger.sqlite")
            let office = Office(store: store)
            office.put(day("2021-04-28"), hour: 9)
            try await office.supervision.start()
            let service = ControlService(
                supervision: office.supervision, policy: PermissionPolicy(daemonUser: 0), changes: ChangeFeed(),
                recorded: ChangeFeed(), calendarDirectory: directory, logger: .silent)
            func ask<Parameters: Encodable>(_ method: String, _ parameters: Parameters) async throws -> String {
                let message = try VarlinkRequest(method: method, parameters: parameters).message.dropLast()
                let said = Said()
                let responder = VarlinkResponder(connection: 1) { await said.add($0) }
                try await service.handle(
                    try VarlinkCall(message: Array(message)), Peer(pid: 1, uid: 0, gid: 0, groups: []), responder)
                return await said.text
            }
            let tasks = [
                Office.task("1", deadline: day("2021-04-30")),
                Office.task("2", deadline: day("2021-04-30"), owner: "無"),
            ]
            for (people, count) in [(Office.staff, 1), ([], 2)] {
                if !people.isEmpty {
                    _ = try await ask(LedgerMessages.StagePeople.method, LedgerMessages.StagePeople(rows: people))
                    _ = try await ask(
                        LedgerMessages.ApplyImport.method, LedgerMessages.ApplyImport(campaign: nil, dryRun: true))
                } else {
                    await service.closed(1)
                }
                _ = try await ask(LedgerMessages.StageTasks.method, LedgerMessages.StageTasks(rows: tasks))
                let answer = try await ask(
                    LedgerMessages.ApplyImport.method, LedgerMessages.ApplyImport(campaign: nil, dryRun: true))
                #expect(answer.split(separator: #""field":"owner""#).count - 1 == count, "\(answer)")
            }
            #expect(try store.people().isEmpty)
        }
    }

    @Test("a method that is not in the texts is not implemented")
    func unknown() async throws {
        #expect(
            try await error(of: "org.duban.Status.None", from: 0, courier: 0)
                == VarlinkError.methodNotImplemented("").name)
    }

    @Test("whoever has no permission is refused everything, and nobody but the courier speaks for the courier")
    func permissions() async throws {
        for method in Self.calls.keys.sorted() {
            #expect(
                try await error(of: method, from: 1000, courier: 2000) == VarlinkError.permissionDenied.name,
                "\(method)")
            let isRefused = try await error(of: method, from: 0, courier: 2000) == VarlinkError.permissionDenied.name
            #expect(isRefused == Self.courierMethods.contains(method), "\(method)")
            let isCourierRefused =
                try await error(of: method, from: 2000, courier: 2000) == VarlinkError.permissionDenied.name
            #expect(isCourierRefused == !Self.courierMethods.contains(method), "\(method)")
        }
    }
}

/// Keeps the last reply.
private actor Said {
    private(set) var text = ""

    func add(_ reply: VarlinkReply) { text = String(decoding: reply.message, as: UTF8.self) }
}
