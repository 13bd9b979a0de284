import DubanTestSupport
import Foundation
import Testing

/// The courier and duband are killed at every state of an envelope, before a real mail server that is held where the test
/// wants it. What the server has taken is counted, and each case is printed.
@Suite("killed at every state of an envelope", .serialized, .timeLimit(.minutes(10)))
struct KillMatrixSerialTests {
    enum Victim: String, CaseIterable, CustomTestStringConvertible {
        case courier, duband, both
        var testDescription: String { rawValue }
    }

    enum State: String, CaseIterable, CustomTestStringConvertible {
        /// Composed, and no courier is there.
        case queued
        /// The courier has it, and the server has not answered RCPT.
        case leased
        /// The message is with the server, which has not answered.
        case unanswered = "final dot, unanswered"
        /// The server has answered, and duband has not heard of it.
        case unsettled = "answered, not settled"
        /// The server has put it off.
        case putOff = "put off"
        case told

        var testDescription: String { rawValue }

        /// Whether the server may have taken it and duband cannot know: the one case in which a second copy may go out.
        var mayBeTold: Bool { self == .unanswered || self == .unsettled }
    }

    @Test(
        "nothing is lost, and a second copy goes out only where the first was never answered for",
        arguments: State.allCases, Victim.allCases)
    func killed(at state: State, _ victim: Victim) async throws {
        guard MailServer.interpreter != nil || ProcessInfo.processInfo.environment["CI"] != nil else {
            print("skipped: DUBAN_TEST_PYTHON does not name a Python interpreter that has aiosmtpd")
            return
        }
        try await withTemporaryDirectory { directory in
            let server = try MailServer(["--hold", directory, "--brief"])
            let office = try Office(in: directory, channel: "smtp", smtpPort: server.port)
            try await fill(office, address: state == .putOff ? "later-rcpt@example.org" : "zhang.san@example.org")
            let flags = Flags(directory)
            if state == .leased { try flags.raise("hold-rcpt") }
            if state.mayBeTold { try flags.raise("hold-data") }
            if state != .queued { try office.startCourier() }
            try await reach(state, office, flags)

            if victim != .duband { _ = office.stopCourier(by: SIGKILL) }
            if victim != .courier { _ = office.stopDaemon(by: SIGKILL) }
            office.thawDaemon()
            flags.lower("hold-rcpt")
            flags.lower("hold-data")
            if victim != .courier { try await office.startDaemon() }
            if victim != .duband || state == .queued { try office.startCourier() }
            if state == .putOff { try await fill(office, address: "zhang.san@example.org") }
            let atOnce = state.mayBeTold ? ["told", "final-dot"] : ["told", "recalled"]
            try await until("everything of the day is told or waits for an answer", within: .seconds(100)) {
                try await office.envelopes().values.allSatisfy { atOnce.contains($0) }
            }
            if try await office.envelopes().values.contains("final-dot") {
                // The ten minutes of an answer that does not come are over on the next working day.
                _ = office.stopDaemon()
                try await office.startDaemon(today: "2021-05-06")
                try await until("what was never answered for is told", within: .seconds(100)) {
                    try await office.envelopes().values.allSatisfy { $0 == "told" }
                }
            }
            let record = try await office.envelopes()
            _ = office.stopCourier()
            _ = office.stopDaemon()
            let copies = try server.seen().count { $0.hasPrefix("message ") }
            let distinct = record.values.count { $0 == "told" }
            print(
                "| \(state.rawValue) | \(victim.rawValue) killed | \(distinct) told | \(copies) taken by the server | "
                    + "\(copies - distinct) second copies |")
            #expect(distinct >= 1)
            if state.mayBeTold {
                #expect((distinct...distinct + 1).contains(copies))
            } else {
                #expect(copies == distinct)
            }
        }
    }

    @Test("two couriers at once tell each person once")
    func twoCouriers() async throws {
        try await withTemporaryDirectory { directory in
            let office = try Office(in: directory)
            try await office.startDaemon()
            try office.startCourier()
            let second = try RunningProgram(
                [BuildProduct.path("duban-courier"), "--configuration", directory + "/duban.yaml"],
                errors: directory + "/second-courier.log")
            try await office.importSample()
            try #require(try await office.dubanctl("review", "run").status == 0)
            try await office.waitUntilTold()
            let count = try await office.envelopes().count
            #expect(try office.messages().count == count)
            #expect(second.end() == 0)
        }
    }

    /// An office with one overdue task, whose day has been run once duband is there.
    private func fill(_ office: Office, address: String) async throws {
        let isNew = !FileManager.default.fileExists(atPath: office.directory + "/people.csv")
        if isNew { try await office.startDaemon() }
        try """
        姓名,單位,職務,郵箱,直接上級
        周九,市委督查室,督查室,zhou.jiu@example.org,
        張三,市局,科員,\(address),市委督查室/周九

        """.write(toFile: office.directory + "/people.csv", atomically: false, encoding: .utf8)
        try """
        序號,任務,戰線,責任單位,責任人,交辦日期,完成時限,狀態
        A-1,建設道路,一般事項,市局,張三,2021-03-01,2021-04-30,在辦

        """.write(toFile: office.directory + "/ledger.csv", atomically: false, encoding: .utf8)
        try await office.importFiles(office.directory + "/people.csv", office.directory + "/ledger.csv")
        if isNew { try #require(try await office.dubanctl("review", "run").status == 0) }
    }

    private func reach(_ state: State, _ office: Office, _ flags: Flags) async throws {
        switch state {
        case .queued: #expect(try await office.envelopes().values.allSatisfy { $0 == "queued" })
        case .leased: try await until("the server is asked", within: .seconds(100)) { flags.isRaised("at-rcpt") }
        case .unanswered:
            try await until("the server has the mail", within: .seconds(100)) { flags.isRaised("at-data") }
        case .unsettled:
            try await until("the server has the mail", within: .seconds(100)) { flags.isRaised("at-data") }
            office.freezeDaemon()
            flags.lower("hold-data")
            try await until("the server has answered", within: .seconds(100)) { flags.isRaised("answered") }
        case .putOff:
            try await until("the server has put it off", within: .seconds(100)) {
                try await office.dubanctl("outbox", "list", "--json").output.contains("mailbox busy")
            }
        case .told: try await office.waitUntilTold()
        }
    }

    /// Files by which the test and the server tell each other how far they are.
    private struct Flags {
        let directory: String

        init(_ directory: String) {
            self.directory = directory
        }

        func raise(_ name: String) throws {
            try "".write(toFile: directory + "/" + name, atomically: false, encoding: .utf8)
        }

        func lower(_ name: String) { unlink(directory + "/" + name) }

        func isRaised(_ name: String) -> Bool { access(directory + "/" + name, F_OK) == 0 }
    }
}
