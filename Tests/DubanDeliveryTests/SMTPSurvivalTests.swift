import DubanCore
import DubanTestSupport
import Foundation
import Testing

@testable import DubanDelivery

/// What the channel makes of everything that a mail server can do to it. Each case prints a row: what the server did, how it
/// ended, and in which words.
@Suite struct SMTPSurvivalTests {
    enum Ending: String {
        case delivered, retry, pace, channel, rejected, unknown

        init(_ outcome: DeliveryOutcome) {
            switch outcome {
            case .delivered: self = .delivered
            case .retry(_, _, .message): self = .retry
            case .retry(_, _, .pace): self = .pace
            case .retry(_, _, .channel): self = .channel
            case .rejected: self = .rejected
            case .unknown: self = .unknown
            }
        }
    }

    private func channel(
        _ port: UInt16, security: SMTPSettings.Security = .none, login: SMTPSettings.Login? = nil,
        authorities: String? = nil, limits: SMTPSettings.Limits = .init(connect: 10, command: 10, finalReply: 10)
    ) throws -> SMTPChannel {
        try SMTPChannel(
            settings: SMTPSettings(
                host: "127.0.0.1", port: port, security: security, helo: "courier.example.org",
                envelopeSender: try MailAddress("bounces@example.org"), login: login, authorities: authorities,
                limits: limits),
            format: try Samples.format(), clock: ManualDeliveryClock().clock)
    }

    private func row(_ what: String, _ outcome: DeliveryOutcome, marks: Int) {
        let words =
            switch outcome {
            case .delivered(let words), .retry(_, let words, _), .rejected(let words), .unknown(let words): words
            }
        print("| \(what) | \(Ending(outcome).rawValue) | \(marks == 0 ? "before the mark" : "marked") | \(words) |")
    }

    /// Delivers once, and prints the row.
    private func deliver(
        _ what: String, _ script: [String: String],
        limits: SMTPSettings.Limits = .init(connect: 10, command: 10, finalReply: 10)
    ) throws -> (ending: Ending, marks: Int) {
        var script = script
        // What EHLO is refused with HELO is tried for.
        script["HELO"] = script["EHLO"]
        let peer = try ScriptedPeer(script)
        var marks = 0
        let outcome = try channel(peer.port, limits: limits).deliver(Samples.digest()) { marks += 1 }
        row(what, outcome, marks: marks)
        #expect(marks <= 1)
        return (Ending(outcome), marks)
    }

    @Test("4yz, 5yz and 421 at each verb end as the verb wants")
    func refusals() throws {
        let cases: [(verb: String, endings: [Ending], marks: Int)] = [
            ("connect", [.pace, .channel, .pace], 0), ("EHLO", [.pace, .channel, .pace], 0),
            ("MAIL", [.pace, .channel, .pace], 0), ("RCPT", [.retry, .rejected, .retry], 0),
            ("DATA", [.retry, .rejected, .retry], 1), ("dot", [.retry, .rejected, .retry], 1),
        ]
        for (verb, endings, marks) in cases {
            for (code, ending) in zip(["451 4.3.0 later", "550 5.7.1 no", "@then 421 4.3.2 closing"], endings) {
                let end = try deliver("\(code) at \(verb)", [verb: code])
                #expect(end.ending == ending, "\(code) at \(verb)")
                #expect(verb == "DATA" || end.marks == marks, "\(code) at \(verb)")
            }
        }
    }

    @Test("closing, half-closing, garbage and cut replies at each verb are never taken for an answer")
    func broken() throws {
        for verb in ["connect", "EHLO", "MAIL", "RCPT", "DATA", "body", "dot"] {
            for how in ["@close", "@half", "@raw \\x00\\xff\\xfe nonsense\\r\\n\\x1b[2J\\r\\n", "@raw 25"] {
                let expected: Set<Ending> =
                    switch verb {
                    case "connect", "EHLO": [.channel]
                    case "MAIL": [.pace]
                    case "RCPT", "DATA": [.retry]
                    // A short message is whole before the server has read of it, and after the garbage it is answered.
                    case "body": how.hasPrefix("@raw") ? [.unknown, .delivered] : [.retry, .unknown]
                    default: [.unknown]
                    }
                // Garbage is followed by silence.
                let limits = SMTPSettings.Limits(connect: 1, command: 1, finalReply: 1)
                let end = try deliver("\(how.prefix(12)) at \(verb)", [verb: how], limits: limits)
                #expect(expected.contains(end.ending), "\(how) at \(verb): \(end.ending)")
            }
        }
    }

    @Test("a server that says nothing, or a byte now and then, holds nobody longer than the limits say")
    func tarpit() throws {
        let limits = SMTPSettings.Limits(connect: 1, command: 1, finalReply: 1)
        for (verb, ending) in [("connect", Ending.channel), ("MAIL", .pace), ("RCPT", .retry), ("dot", .unknown)] {
            for how in ["@silent", "@drip 250-" + String(repeating: "x", count: 50)] {
                let started = ContinuousClock.now
                let end = try deliver("\(how.prefix(10)) at \(verb)", [verb: how], limits: limits)
                let duration = ContinuousClock.now - started
                #expect(end.ending == ending, "\(how) at \(verb)")
                // The drip alone would take 11 seconds.
                #expect(duration < .seconds(9), "\(how) at \(verb)")
            }
        }
    }

    @Test(
        "an answer to the final dot after nine minutes counts, one after eleven does not; a minute is 0.2 seconds here")
    func minutes() throws {
        // The limit of ten minutes is two seconds, and each command's is one: nine minutes are longer than that.
        let limits = SMTPSettings.Limits(connect: 5, command: 1, finalReply: 2)
        let nine = try deliver("250 after 9 minutes", ["dot": "@late 1.2 250 2.0.0 taken"], limits: limits)
        #expect(nine.ending == .delivered)
        let eleven = try deliver("250 after 11 minutes", ["dot": "@late 3 250 2.0.0 taken"], limits: limits)
        #expect(eleven.ending == .unknown)
        let gone = try deliver("taken, then closed without a word", ["dot": "@close"], limits: limits)
        #expect(gone.ending == .unknown)
    }

    @Test("an expired certificate is the channel's fault, and nothing is said over it")
    func expired() async throws {
        try await withTemporaryDirectory { directory in
            let tls = try ScriptedPeer.makeExpiredCertificate(in: directory)
            let peer = try ScriptedPeer([:], tls: tls)
            let channel = try channel(
                peer.port, security: .starttls, login: .init(user: "duban", password: "secret"),
                authorities: tls.certificate)
            let outcome = channel.deliver(Samples.digest()) { Issue.record("marked") }
            row("a certificate that has expired", outcome, marks: 0)
            guard case .retry(nil, let words, .channel) = outcome else {
                Issue.record("\(outcome)")
                return
            }
            #expect(words.contains("expired"))
            #expect(try peer.seen().verbs == ["EHLO STARTTLS"])
        }
    }

    /// What no text may do: end a line, a header, the message; be taken for another.
    private static let nasty = [
        "張三\r\nBcc: evil@example.net", "a\nb\r.\r\n.\r\nMAIL FROM:<x@example.net>", "\u{0}nul\u{0}", ".", "..",
        "\r\n.\r\n",
        "=?UTF-8?B?QmNj?=", "\u{202E}txt.exe", "\u{1B}[2J", "<script>alert(1)</script>", "\"quoted\\\" name", "  ", "",
        "Ælfrīc Иван محمد 张三 さくら", String(repeating: "項", count: 400), "\u{FEFF}x\u{2028}y",
    ]

    @Test("whatever texts hold, one message arrives, with its fields and its end where they belong")
    func texts() throws {
        var failures = 0
        for text in Self.nasty {
            var envelope = Samples.digest()
            (envelope.name, envelope.campaignName, envelope.notes) = (text, text, [text])
            for index in envelope.lines.indices {
                envelope.lines[index].title = text
                envelope.lines[index].reason = text
                envelope.lines[index].owner = text
                envelope.lines[index].unit = text
                envelope.lines[index].pillarLabel = text
                envelope.lines[index].actingFor = text
                envelope.lines[index].task = text.isEmpty ? "1" : text
            }
            let peer = try ScriptedPeer([:])
            let outcome = try channel(peer.port).deliver(envelope) {}
            let (messages, verbs) = try peer.seen()
            #expect(outcome == .delivered(reply: "250 2.0.0 queued as 4F1A"))
            #expect(messages.count == 1 && verbs.first?.hasPrefix("EHLO MAIL RCPT DATA") == true, "\(text)")
            guard let message = messages.first else { continue }
            #expect(message == (try Samples.format().message(for: envelope)))
            let parsed = try ParsedMessage(message)
            let expected = [
                "From", "To", "Subject", "Date", "Message-ID", "List-Id", "Auto-Submitted",
                "X-Auto-Response-Suppress", "Content-Language", "MIME-Version", "Content-Type",
            ]
            let fields = parsed.fields.filter { $0 != "In-Reply-To" && $0 != "References" }
            let isWhole =
                fields == expected && parsed.defects.isEmpty && parsed.bareLineEnds == 0 && parsed.nonASCII == 0
                && parsed.to.map(\.address) == ["zhangsan@example.org"]
            if !isWhole { failures += 1 }
            #expect(isWhole, "\(text): \(fields) \(parsed.defects)")
        }
        print("| \(Self.nasty.count) texts with CR, LF, NUL, dots, marks and five scripts | \(failures) harmed | | |")
    }

    @Test("an address that is none never reaches the server")
    func addresses() throws {
        let peer = try ScriptedPeer([:])
        let channel = try channel(peer.port)
        let addresses = [
            "", "@", "a@", "@b", "a b@example.org", "a@b@c", "a@example.org\r\nDATA", "張三@example.org", "a@例子.中國",
            "\"a b\"@example.org", "a@[127.0.0.1]", "a@-b.example", String(repeating: "a", count: 65) + "@example.org",
            "<a@example.org>", "a@example..org", "a@example.org\u{0}",
        ]
        for address in addresses {
            var envelope = Samples.digest()
            envelope.address = address
            let outcome = channel.deliver(envelope) { Issue.record("marked") }
            #expect(Ending(outcome) == .rejected, "\(address)")
        }
        #expect(try peer.seen().verbs == [])
        print("| \(addresses.count) addresses that are none | rejected | before the mark | |")
    }
}
