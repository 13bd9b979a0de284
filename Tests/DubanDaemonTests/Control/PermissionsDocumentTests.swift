import DubanControl
import DubanStoreSQLite
import DubanSystem
import DubanTestSupport
import DubanVarlink
import FoundationEssentials
import Testing

@testable import DubanDaemon

/// `Documentation/permissions.md` says of every method who may call it, and nothing else.
@Suite struct PermissionsDocumentTests {
    private static let policy = PermissionPolicy(
        daemonUser: 900, readGroups: [10], operateGroups: [11], administerGroups: [12], courierUser: 901)

    private static let callers: [(word: String, peer: Peer)] = [
        ("read", Peer(pid: 1, uid: 1000, gid: 10, groups: [])),
        ("operate", Peer(pid: 1, uid: 1000, gid: 99, groups: [11])),
        ("administer", Peer(pid: 1, uid: 1000, gid: 99, groups: [7, 12])),
        ("courier", Peer(pid: 1, uid: 901, gid: 99, groups: [])),
    ]

    private static func documented() throws -> [String: String] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "Documentation/permissions.md"), encoding: .utf8)
        var documented: [String: String] = [:]
        for line in text.split(separator: "\n") where line.hasPrefix("| `org.duban.") {
            let cells = line.split(separator: "|").map { $0.trimmingPrefix(while: { $0 == " " }) }
            let name = cells[0].split(separator: "`")[0]
            documented[String(name)] = String(cells[1].prefix(while: \.isLetter))
        }
        return documented
    }

    private func mayCall(_ method: String, _ peer: Peer) async throws -> Bool {
        try await withTemporaryDirectory { directory in
            let office = Office(store: try SQLiteStore(path: directory + "/ledger.sqlite"))
            office.put(day("2021-04-28"), hour: 9)
            let service = ControlService(
                supervision: office.supervision, policy: Self.policy, changes: ChangeFeed(), recorded: ChangeFeed(),
                calendarDirectory: directory, logger: .silent)
            let parameters = ControlServiceTests.calls[method] ?? "{}"
            let call = try VarlinkCall(
                message: Array(#"{"method":"\#(method)","more":true,"parameters":\#(parameters)}"#.utf8))
            let responder = VarlinkResponder(connection: 1) { _ in throw CancellationError() }
            do {
                try await service.handle(call, peer, responder)
            } catch let error as VarlinkError {
                return error.name != VarlinkError.permissionDenied.name
            } catch is CancellationError {
            }
            return true
        }
    }

    @Test("the document names every method of the interfaces, and who may call it")
    func everyMethod() async throws {
        let documented = try Self.documented()
        let methods = ControlInterface.all.flatMap { interface in
            interface.methods.map { interface.name + "." + $0.name }
        }
        #expect(Set(documented.keys) == Set(methods))
        for method in methods {
            var least: String?
            for caller in Self.callers.reversed() where try await mayCall(method, caller.peer) {
                if least == nil || caller.word != "courier" { least = caller.word }
            }
            #expect(documented[method] == least, "\(method)")
        }
    }
}
