import DubanCore
import DubanTestSupport
import Foundation
import Glibc
import Testing

@testable import DubanDelivery

@Suite(
    .enabled(
        if: MailServer.interpreter != nil || getenv("CI") != nil,
        "DUBAN_TEST_PYTHON does not name a Python interpreter that has aiosmtpd"))
struct SMTPChannelTests {
    private func envelope(to local: String) -> Envelope {
        var envelope = Samples.digest()
        envelope.address = local + "@example.org"
        return envelope
    }

    private func channel(
        _ port: UInt16, host: String = "127.0.0.1", security: SMTPSettings.Security = .none,
        sender: String = "bounces@example.org", login: SMTPSettings.Login? = nil, authorities: String? = nil,
        limits: SMTPSettings.Limits = .init(connect: 10, command: 10, finalReply: 10)
    ) throws -> SMTPChannel {
        try SMTPChannel(
            settings: SMTPSettings(
                host: host, port: port, security: security, helo: "courier.example.org",
                envelopeSender: try MailAddress(sender), login: login, authorities: authorities, limits: limits),
            format: try Samples.format(), clock: ManualDeliveryClock().clock)
    }

    @Test("messages arrive as they were made, over one connection, from the bounce address")
    func delivered() throws {
        let server = try MailServer()
        let channel = try channel(server.port)
        for local in ["zhangsan", "lisi"] {
            #expect(channel.deliver(envelope(to: local)) {} == .delivered(reply: "250 2.0.0 queued as 4F1A"))
        }
        let message = { try Samples.format().message(for: envelope(to: $0)) }
        #expect(
            try server.seen() == [
                "connect", "mail bounces@example.org", "rcpt zhangsan@example.org",
                MailServer.line(try message("zhangsan")), "mail bounces@example.org", "rcpt lisi@example.org",
                MailServer.line(try message("lisi")),
            ])
    }

    @Test("the mark is made once the message is up and before the server sees its end")
    func markOrder() async throws {
        try await withTemporaryDirectory { root in
            let file = root + "/mark"
            let server = try MailServer(["--mark", file])
            let channel = try channel(server.port)
            var marks = 0
            let outcome = channel.deliver(envelope(to: "zhangsan")) {
                marks += 1
                try Data().write(to: URL(filePath: file))
            }
            #expect(outcome == .delivered(reply: "250 2.0.0 queued as 4F1A"))
            #expect(marks == 1)
            #expect(try server.seen().filter { $0.hasSuffix("marked") } == ["marked"])
        }
    }

    @Test("where the mark cannot be made, the server never gets the message, and the next one goes through")
    func unmarked() throws {
        let server = try MailServer()
        let channel = try channel(server.port)
        let outcome = channel.deliver(envelope(to: "zhangsan")) { throw MailFault("the ledger is away") }
        #expect(
            outcome == .unmarked("the ledger is away"))
        #expect(channel.deliver(envelope(to: "lisi")) {} == .delivered(reply: "250 2.0.0 queued as 4F1A"))
        let lisi = MailServer.line(try Samples.format().message(for: envelope(to: "lisi")))
        #expect(try server.seen().filter { $0.hasPrefix("message") } == [lisi])
    }

    @Test("envelopes that go at the same time have a connection each, and those after them take these connections over")
    func sessions() async throws {
        // Brief, since nobody reads what it says before the end: a full pipe would have it wait for that.
        let server = try MailServer(["--meet", "4", "--brief"])
        let channel = try channel(server.port, limits: .init(connect: 100, command: 100, finalReply: 100))
        for round in 0..<2 {
            let outcomes = await withTaskGroup(of: DeliveryOutcome.self) { group in
                for count in 0..<4 {
                    let envelope = envelope(to: "meet-\(round)-\(count)")
                    group.addTask {
                        await withCheckedContinuation { continuation in
                            Thread.detachNewThread { continuation.resume(returning: channel.deliver(envelope) {}) }
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes == Array(repeating: .delivered(reply: "250 2.0.0 queued as 4F1A"), count: 4))
        }
        channel.rest()
        #expect(try server.seen().filter { $0 == "connect" }.count == 4)
    }

    @Test("a session that the server has closed meanwhile is opened anew, and the envelope has lost nothing by it")
    func stale() throws {
        let server = try MailServer()
        let channel = try channel(server.port)
        for local in ["leave-after", "zhangsan"] {
            #expect(channel.deliver(envelope(to: local)) {} == .delivered(reply: "250 2.0.0 queued as 4F1A"))
        }
        #expect(try server.seen().filter { $0 == "connect" }.count == 2)
    }

    @Test("each answer of the server ends as it should, and none spoils the next delivery")
    func answers() throws {
        let server = try MailServer()
        let channel = try channel(server.port)
        let later = "the mail server put it off: "
        let refused = "the mail server refused it: "
        let cases: [(local: String, expected: DeliveryOutcome, marks: Int)] = [
            ("later-rcpt", .retry(after: nil, reason: later + "450 4.2.1 mailbox busy"), 0),
            ("closing-rcpt", .retry(after: nil, reason: later + "421 4.3.2 shutting down"), 0),
            ("refused-rcpt", .rejected(reason: refused + "550 5.1.1 no such user"), 0),
            ("refused-command", .rejected(reason: refused + "554 5.5.0 no valid recipients"), 0),
            ("later-data", .retry(after: nil, reason: later + "451 4.3.0 try again later"), 1),
            ("close-data", .retry(after: nil, reason: later + "421 4.3.2 shutting down"), 1),
            ("refused-data", .rejected(reason: refused + "554-5.7.1 refused 554 5.7.1 for its content"), 1),
            ("other-success", .delivered(reply: "252 2.5.0 taken, cannot verify"), 1),
            ("zhangsan", .delivered(reply: "250 2.0.0 queued as 4F1A"), 1),
        ]
        for (local, expected, expectedMarks) in cases {
            var marks = 0
            #expect(channel.deliver(envelope(to: local)) { marks += 1 } == expected)
            #expect(marks == expectedMarks, "\(local)")
        }
        let refusedSender = try self.channel(server.port, sender: "refused-bounces@example.org")
        #expect(
            refusedSender.deliver(envelope(to: "zhangsan")) { Issue.record("marked a refused message") }
                == .retry(
                    after: nil, reason: "the mail server refused the courier at MAIL FROM: 550 5.7.1 sender refused",
                    fault: .channel))
    }

    @Test("a server that vanishes before the end of the message certainly did not take it")
    func vanishesEarly() throws {
        let server = try MailServer()
        let outcome = try channel(server.port).deliver(envelope(to: "vanish-rcpt")) { Issue.record("marked") }
        guard case .retry(nil, let reason, _) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(reason.hasPrefix("the mail server broke off: ") && reason.utf8.count > 30)
    }

    @Test(
        "a server that vanishes or falls silent after the end of the message may have taken it",
        arguments: ["vanish", "silent"])
    func vanishesLate(_ how: String) throws {
        let server = try MailServer()
        let channel = try channel(server.port, limits: .init(connect: 10, command: 10, finalReply: 1))
        let outcome = channel.deliver(envelope(to: how + "-data")) {}
        guard case .unknown(let reason) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(reason.hasPrefix("the mail server did not answer after the whole message had been sent: "))
        #expect(channel.deliver(envelope(to: "zhangsan")) {} == .delivered(reply: "250 2.0.0 queued as 4F1A"))
    }

    @Test("the answer to the whole message may take longer than a command's")
    func slowAnswer() throws {
        let server = try MailServer()
        let channel = try channel(server.port, limits: .init(connect: 10, command: 1, finalReply: 20))
        #expect(channel.deliver(envelope(to: "slow-data")) {} == .delivered(reply: "250 2.0.0 queued as 4F1A"))
    }

    @Test("a server that is not there, and one that refuses everybody, are the channel's fault and cost no attempt")
    func absent() throws {
        let refusing = try MailServer(["--greeting-refusal"])
        let outcome = try channel(refusing.port).deliver(envelope(to: "zhangsan")) { Issue.record("marked") }
        guard case .retry(nil, let reason, .channel) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(reason.hasPrefix("the mail server refused the courier at its greeting: 554 5.3.2 no service"))
        let port = refusing.port
        refusing.stop()
        let gone = try channel(port).deliver(envelope(to: "zhangsan")) { Issue.record("marked") }
        guard case .retry(nil, let reason, .channel) = gone else {
            Issue.record("\(gone)")
            return
        }
        #expect(reason.hasPrefix("the mail server cannot be reached: "))
    }

    @Test("hostile addresses never reach the server")
    func hostile() throws {
        let server = try MailServer()
        var envelope = Samples.digest()
        envelope.address = "a@example.org>\r\nRCPT TO:<b@example.org"
        guard case .rejected = try channel(server.port).deliver(envelope, beforeFinalDot: { Issue.record("marked") })
        else {
            Issue.record("not refused")
            return
        }
        #expect(try server.seen() == [])
    }

    @Test("TLS is demanded and checked, and the password goes over it alone", arguments: ["starttls", "tls"])
    func security(_ mode: String) async throws {
        try await withTemporaryDirectory { root in
            let certificate = try MailServer.makeCertificate(in: root)
            let server = try MailServer([
                "--tls", mode, "--certificate", certificate, "--key", root + "/key.pem",
            ])
            let security = try #require(SMTPSettings.Security(rawValue: mode))
            let login = mode == "starttls" ? SMTPSettings.Login(user: "duban", password: "correct") : nil
            let trusted = try channel(server.port, security: security, login: login, authorities: certificate)
            #expect(trusted.deliver(envelope(to: "zhangsan")) {} == .delivered(reply: "250 2.0.0 queued as 4F1A"))

            let wrong = [
                try channel(server.port, security: security, login: login),
                try channel(server.port, host: "localhost", security: security, authorities: certificate),
            ]
            for channel in wrong {
                guard case .retry(nil, let reason, .channel) = channel.deliver(envelope(to: "lisi"), beforeFinalDot: {})
                else {
                    Issue.record("sent to a server that could be anyone")
                    continue
                }
                #expect(reason.contains("SSL"))
            }
            if mode == "starttls" {
                let stranger = try channel(
                    server.port, security: security, login: .init(user: "duban", password: "wrong"),
                    authorities: certificate)
                guard
                    case .retry(nil, let reason, .channel) = stranger.deliver(envelope(to: "lisi"), beforeFinalDot: {})
                else {
                    Issue.record("sent with a wrong password")
                    return
                }
                #expect(reason.contains("535"))
                #expect(!reason.contains("wrong"))
            }
            let seen = try server.seen()
            #expect(seen.filter { $0.hasPrefix("rcpt") } == ["rcpt zhangsan@example.org"])
            #expect(seen.contains("login duban") == (login != nil))
        }
    }

    @Test("a server that does not offer STARTTLS gets neither message nor password")
    func withoutSTARTTLS() throws {
        let server = try MailServer()
        let channel = try channel(
            server.port, security: .starttls, login: .init(user: "duban", password: "correct"))
        guard
            case .retry(nil, _, .channel) = channel.deliver(
                envelope(to: "zhangsan"), beforeFinalDot: { Issue.record("marked") })
        else {
            Issue.record("sent in the open")
            return
        }
        #expect(try server.seen() == ["connect"])
    }
}
