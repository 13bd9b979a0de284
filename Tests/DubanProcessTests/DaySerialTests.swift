import DubanTestSupport
import Foundation
import Testing

/// The main job with real processes, real sockets and real mail.
@Suite("a day with real processes", .serialized, .timeLimit(.minutes(5)))
struct DaySerialTests {
    @Test("a ledger goes in, the day is run, and the mail lies in the mailboxes; running it again changes nothing")
    func wholeDay() async throws {
        try await withTemporaryDirectory { directory in
            let office = try Office(in: directory)
            try await office.startDaemon()
            try office.startCourier()
            try await office.importSample()
            let run = try await office.dubanctl("review", "run", "--json")
            try #require(run.status == 0, "\(run.errors)")
            try await office.waitUntilTold()

            let told = try await office.envelopes()
            let messages = try office.messages()
            #expect(messages.count == told.count)
            let supervision = try #require(messages.first { $0.contains("/zhou.jiu@example.org/") })
            let mail = try await Command.succeed([
                "/usr/bin/env", "python3", Office.repository + "/scripts/show-mail", supervision,
            ])
            #expect(mail.contains("From: 市委督查室 <ducha@example.org>"))
            #expect(mail.contains("周九，您好！"))
            #expect(mail.contains("[CY-006] 制定高端裝備產業鏈「鏈長制」工作方案並印發"))

            let again = try await office.dubanctl("review", "run", "--json")
            try #require(again.status == 0, "\(again.errors)")
            #expect(try await office.envelopes() == told)
            #expect(try office.messages() == messages)
            #expect(office.stopCourier() == 0)
            #expect(office.stopDaemon() == 0)
        }
    }

    @Test("the same day reaches a real SMTP server, one transaction a person")
    func mailServer() async throws {
        guard MailServer.interpreter != nil || ProcessInfo.processInfo.environment["CI"] != nil else {
            print("skipped: DUBAN_TEST_PYTHON does not name a Python interpreter that has aiosmtpd")
            return
        }
        let server = try MailServer(["--brief"])
        try await withTemporaryDirectory { directory in
            let office = try Office(in: directory, channel: "smtp", smtpPort: server.port)
            try await office.startDaemon()
            try office.startCourier()
            try await office.importSample()
            try #require(try await office.dubanctl("review", "run").status == 0)
            try await office.waitUntilTold()
            let count = try await office.envelopes().count
            let addresses = try await office.addresses()
            #expect(office.stopCourier() == 0)
            #expect(office.stopDaemon() == 0)
            let seen = try server.seen()
            #expect(seen.count { $0.hasPrefix("message ") } == count)
            #expect(seen.count { $0.hasPrefix("rcpt ") } == count)
            #expect(Set(seen.filter { $0.hasPrefix("rcpt ") }).count == addresses.count)
        }
    }

    @Test(
        "whatever is killed and whenever, nobody is told twice and nothing is lost",
        arguments: [3, 17, 40, 90, 200, 350])
    func killed(afterMilliseconds delay: Int) async throws {
        try await withTemporaryDirectory { directory in
            let undisturbed = try await Self.undisturbed()
            let office = try Office(in: directory)
            try await office.startDaemon()
            try await office.importSample()
            try office.startCourier()
            let socket = office.directory + "/control"
            async let run = Office.dubanctl(["review", "run"], socket: socket)
            try await Task.sleep(for: .milliseconds(delay))
            _ = office.stopDaemon(by: SIGKILL)
            _ = office.stopCourier(by: SIGKILL)
            _ = try await run

            // The day is taken up where it was cut off. What had its final dot waits ten minutes for an answer, so
            // that the next working day tells the rest.
            try await office.startDaemon()
            try office.startCourier()
            let envelopes = try await Self.settled(office)
            #expect(Set(envelopes.keys) == undisturbed)
            #expect(office.stopDaemon() == 0)
            try await office.startDaemon(today: "2021-05-06")
            try await until("what waited for an answer is told", within: .seconds(60)) {
                try await office.envelopes().filter { undisturbed.contains($0.key) }.allSatisfy { $0.value == "told" }
            }
            let copies = try office.messages().filter { message in undisturbed.contains { message.contains($0) } }
            #expect(copies.count == undisturbed.count)
        }
    }

    /// Waits until nothing of the day is on its way but what had its final dot.
    private static func settled(_ office: Office) async throws -> [String: String] {
        var envelopes: [String: String] = [:]
        try await until("everything is told or waits for an answer", within: .seconds(60)) {
            envelopes = try await office.envelopes()
            return !envelopes.isEmpty && envelopes.values.allSatisfy { ["told", "final-dot"].contains($0) }
        }
        return envelopes
    }

    /// The envelopes of a day on which nothing was killed.
    private static func undisturbed() async throws -> Set<String> {
        try await withTemporaryDirectory { directory in
            let office = try Office(in: directory)
            try await office.startDaemon()
            try await office.importSample()
            try #require(try await office.dubanctl("review", "run").status == 0)
            return Set(try await office.envelopes().keys)
        }
    }

    @Test("both Python clients introspect the daemon and call it", arguments: ["varlink", "asyncvarlink"])
    func foreignClients(package: String) async throws {
        guard let python = MailServer.interpreter else {
            try #require(ProcessInfo.processInfo.environment["CI"] == nil, "DUBAN_TEST_PYTHON is not set")
            print("skipped: DUBAN_TEST_PYTHON does not name a Python interpreter that has \(package)")
            return
        }
        try await withTemporaryDirectory { directory in
            let office = try Office(in: directory)
            try await office.startDaemon()
            let script = Office.repository + "/Tests/DubanProcessTests/\(package)_client.py"
            let output = try await Command.succeed([python, script, directory + "/control"])
            #expect(output.contains("product duband"))
            #expect(output.contains("interface org.duban.Review"))
            #expect(output.contains("campaign gongye 2021-04-30"))
            #expect(output.contains("refused org.duban.Ledger.UnknownTask"))
        }
    }
}
