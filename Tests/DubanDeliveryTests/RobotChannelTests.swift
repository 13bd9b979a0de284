import DubanCore
import DubanTestSupport
import FoundationEssentials
import Testing

@testable import DubanDelivery

@Suite struct RobotChannelTests {
    private static let secret = "SECthis is secret"

    private func channel(
        _ server: HTTPSServer, _ dialect: RobotDialect = .wecom, key: String = "robot-key",
        clock: ManualDeliveryClock = .init(),
        secret: String = secret, detail: RobotDetail = .title, total: Int = 10
    ) throws -> RobotChannel {
        try RobotChannel(
            name: dialect.rawValue, dialect: dialect, server: HTTPSAddress(server.address),
            authorities: server.certificate, detail: detail,
            groups: [.init(units: [], key: Secret(key), signing: dialect.isSigned ? Secret(secret) : nil)],
            limits: HTTPSLimits(connect: 10, total: total), clock: clock.clock)
    }

    private var long: Envelope {
        var envelope = Samples.digest()
        envelope.lines = (1...24).map {
            Samples.line("XM-\($0)", String(repeating: "長", count: 60), .red, days: -2, working: -2)
        }
        return envelope
    }

    @Test(
        "a message arrives signed, at the messenger's own path, and over a session of its own",
        arguments: RobotDialect.allCases)
    func delivered(_ dialect: RobotDialect) async throws {
        let now = ["--secret", RobotChannelTests.secret, "--now", "1614650400"]
        try await withHTTPSServer(now) { server in
            var envelope = Samples.digest()
            envelope.account = dialect == .feishu ? "ou_84aad35d" : "13800001111"
            let channel = try channel(server, dialect)
            var marks = 0
            let outcome = channel.deliver(envelope) { marks += 1 }
            #expect(outcome == .delivered(reply: dialect == .feishu ? "0 success" : "0 ok"))
            #expect(marks == 1)
            let requests = try server.requests()
            #expect(requests.count == 1 && requests[0].headers["content-type"]?.hasPrefix("application/json") == true)
            #expect(requests[0].body.contains("新能源產業園一期") && requests[0].body.contains(envelope.account ?? "-"))
            #expect(requests[0].headers["content-length"] == "\(requests[0].body.utf8.count)")
        }
    }

    @Test("the mark is made before the server has the whole message")
    func markOrder() async throws {
        try await withTemporaryDirectory { root in
            try await withHTTPSServer(["--mark", root + "/mark"]) { server in
                let channel = try channel(server)
                let outcome = channel.deliver(Samples.digest()) { try Data().write(to: URL(filePath: root + "/mark")) }
                #expect(outcome == .delivered(reply: "0 ok"))
                #expect(try server.seen("marked").count == 1)
            }
        }
    }

    @Test("where the mark cannot be made, nothing is said")
    func unmarked() async throws {
        try await withHTTPSServer { server in
            let outcome = try channel(server).deliver(Samples.digest()) { throw MailFault("the ledger is away") }
            #expect(
                outcome == .unmarked("the ledger is away"))
            #expect(try server.requests().isEmpty)
        }
    }

    @Test("each mistake of the settings stops the channel and costs no attempt", arguments: RobotDialect.allCases)
    func settings(_ dialect: RobotDialect) async throws {
        try await withHTTPSServer(["--secret", RobotChannelTests.secret, "--now", "1614650400"]) { server in
            var cases = [try channel(server, dialect, key: "nobody")]
            if dialect.isSigned {
                cases.append(try channel(server, dialect, secret: "another"))
                // Signed two hours ago.
                cases.append(try channel(server, dialect, clock: ManualDeliveryClock(seconds: 1_614_643_200)))
            }
            for channel in cases {
                guard case .retry(nil, let reason, .channel) = channel.deliver(Samples.digest(), beforeFinalDot: {})
                else {
                    Issue.record("not the channel's fault")
                    continue
                }
                #expect(reason.hasPrefix("the robot refuses what it is called with: "))
                #expect(!reason.contains("nobody") && !reason.contains(RobotChannelTests.secret))
            }
        }
    }

    @Test(
        "what else a server does ends as it should",
        arguments: [
            ("busy", Ending.retry(nil, .message)), ("odd", .retry(nil, .message)), ("busy500", .retry(nil, .message)),
            ("busy502", .retry(nil, .message)), ("busy504", .retry(nil, .message)),
            ("taken500", .retry(nil, .message)), ("wait503", .retry(120, .message)), ("wait429", .retry(7, .pace)),
            ("pace", .retry(60, .pace)), ("redirect", .retry(nil, .channel)), ("permanent", .retry(nil, .channel)),
            ("garbage", .unknown), ("empty", .unknown), ("deep", .unknown), ("short", .unknown), ("vanish", .unknown),
            ("echo", .retry(nil, .message)),
        ])
    func misbehaviour(_ word: String, _ expected: Ending) async throws {
        try await withHTTPSServer(["--answers", word]) { server in
            let key = "kkkkkkkk-secret"
            let outcome = try channel(server, key: key).deliver(Samples.digest(), beforeFinalDot: {})
            #expect(Ending(outcome) == expected, "\(outcome)")
            #expect(!"\(outcome)".contains(key))
            // One request and no second one: redirects are not followed, and nothing repeats by itself.
            #expect(try server.requests().count == 1)
        }
    }

    @Test("a gigabyte of an answer is not read")
    func huge() async throws {
        try await withHTTPSServer(["--answers", "huge"]) { server in
            let outcome = try channel(server).deliver(Samples.digest(), beforeFinalDot: {})
            #expect(Ending(outcome) == .unknown)
            try #require(try server.requests().count == 1)
            #expect(try !server.seen("poured").contains("much"))
        }
    }

    @Test(
        "an answer that drips, or never comes, ends with the time limit", arguments: ["drip", "drip-headers", "silent"])
    func slow(_ word: String) async throws {
        try await withHTTPSServer(["--answers", word]) { server in
            let outcome = try channel(server, total: 1).deliver(Samples.digest(), beforeFinalDot: {})
            #expect(Ending(outcome) == .unknown, "\(outcome)")
        }
    }

    @Test("who is not there, or shows a certificate that nobody signed, gets neither message nor mark")
    func unreachable() async throws {
        try await withHTTPSServer { server in
            let stranger = try RobotChannel(
                name: "wecom", dialect: .wecom, server: HTTPSAddress(server.address), detail: .title,
                groups: [.init(units: [], key: Secret("ok"))], clock: ManualDeliveryClock().clock)
            let outcome = stranger.deliver(Samples.digest()) { Issue.record("marked") }
            #expect(Ending(outcome) == .retry(nil, .channel), "\(outcome)")
            #expect(try server.requests().isEmpty)
            let gone = try channel(server).deliver(Samples.digest()) { Issue.record("marked") }
            #expect(Ending(gone) == .retry(nil, .message), "\(gone)")
        }
    }

    @Test("a long digest becomes several messages under one mark, at the robot's pace")
    func split() async throws {
        try await withHTTPSServer { server in
            let clock = ManualDeliveryClock()
            var marks = 0
            let outcome = try channel(server, clock: clock).deliver(long) { marks += 1 }
            #expect(outcome == .delivered(reply: "0 ok"))
            #expect(marks == 1)
            #expect(clock.pauses == [4000, 4000])
            let bodies = try server.requests().map(\.body)
            #expect(bodies.count == 3)
            for index in 1...24 { #expect(bodies.count { $0.contains("[XM-\(index)]") } == 1) }
        }
    }

    @Test("a message that the robot finds too long goes again in halves")
    func tooLong() async throws {
        try await withHTTPSServer(["--answers", "long,ok"]) { server in
            #expect(try channel(server).deliver(long, beforeFinalDot: {}) == .delivered(reply: "0 ok"))
            let bodies = try server.requests().map(\.body)
            for index in 1...24 { #expect(bodies.dropFirst().count { $0.contains("[XM-\(index)]") } == 1) }
        }
        try await withHTTPSServer(["--answers", "long"]) { server in
            let outcome = try channel(server).deliver(Samples.urgent(), beforeFinalDot: {})
            #expect(Ending(outcome) == .rejected)
            #expect(try server.requests().count == 4)
        }
    }

    @Test(
        "after a failure between two messages the next attempt sends the rest and no message twice",
        arguments: [("busy", Ending.retry(nil, .message)), ("pace", .retry(60, .pace)), ("vanish", .unknown)])
    func resumed(_ word: String, _ expected: Ending) async throws {
        try await withHTTPSServer(["--answers", "ok,\(word),ok"]) { server in
            let clock = ManualDeliveryClock()
            let channel = try channel(server, clock: clock)
            let first = channel.deliver(long, beforeFinalDot: {})
            #expect(Ending(first) == expected)
            #expect("\(first)".contains("the first 8 of 24 parts are told; "))
            clock.advance(milliseconds: 600_000)
            var marks = 0
            #expect(channel.deliver(long) { marks += 1 } == .delivered(reply: "0 ok"))
            #expect(marks == 1)
            let bodies = try server.requests().map(\.body)
            #expect(bodies.count { $0.contains("[XM-1]") } == 1)
            #expect(bodies.count { $0.contains("[XM-9]") } == 2)
            #expect(bodies.count { $0.contains("[XM-24]") } == 1)
        }
    }

    @Test("whoever comes too fast is sent away by the courier itself, and after a refusal for ten minutes")
    func pace() async throws {
        try await withHTTPSServer(["--answers", "ok,pace,ok"]) { server in
            let clock = ManualDeliveryClock()
            let channel = try channel(server, .dingtalk, clock: clock)
            var other = Samples.digest()
            #expect(Ending(channel.deliver(other, beforeFinalDot: {})) == .delivered)
            other.id = "b"
            #expect(Ending(channel.deliver(other) { Issue.record("marked") }) == .retry(4, .pace))
            clock.advance(milliseconds: 4000)
            #expect(Ending(channel.deliver(other, beforeFinalDot: {})) == .retry(600, .pace))
            clock.advance(milliseconds: 300_000)
            #expect(Ending(channel.deliver(other) { Issue.record("marked") }) == .retry(300, .pace))
            clock.advance(milliseconds: 300_000)
            #expect(Ending(channel.deliver(other, beforeFinalDot: {})) == .delivered)
            #expect(try server.requests().count == 3)
        }
    }

    @Test("each unit is told by its own robot, the others by everybody's, and who has none is refused")
    func units() async throws {
        try await withHTTPSServer { server in
            func robots(_ groups: [RobotChannel.Group]) throws -> RobotChannel {
                try RobotChannel(
                    name: "wecom", dialect: .wecom, server: HTTPSAddress(server.address),
                    authorities: server.certificate, detail: .title, groups: groups,
                    clock: ManualDeliveryClock().clock)
            }
            var envelope = Samples.digest()
            let own = RobotChannel.Group(units: ["發改局", "商務局"], key: Secret("own"))
            let with = try robots([own, .init(units: [], key: Secret("all"))])
            let without = try robots([own])
            for unit in ["商務局", "財政局", nil] {
                envelope.unit = unit
                _ = with.deliver(envelope, beforeFinalDot: {})
            }
            envelope.unit = "財政局"
            #expect(
                without.deliver(envelope) { Issue.record("marked") }
                    == .rejected(
                        reason:
                            "the channel wecom has no robot for the unit 財政局; give it a group, or give the channel a "
                            + "group without units, which is everybody else's"))
            envelope.unit = nil
            #expect(Ending(without.deliver(envelope) { Issue.record("marked") }) == .rejected)
            #expect(try server.requests().map { $0.path.suffix(3) } == ["own", "all"])
        }
    }

    @Test(
        "settings that cannot work are refused, and do not show the key",
        arguments: [
            (RobotDialect.wecom, "https://robots.example.org/cgi-bin?key=abc", nil as String?), (.wecom, "", nil),
            (.wecom, "abc", "secret"), (.dingtalk, "abc", nil), (.feishu, "abc", ""),
        ])
    func refused(_ dialect: RobotDialect, _ key: String, _ secret: String?) throws {
        let fault = #expect(throws: MailFault.self) {
            try RobotChannel(
                name: "robot", dialect: dialect, server: HTTPSAddress(dialect.server), detail: .full,
                groups: [.init(units: [], key: Secret(key), signing: secret.map { Secret($0) })],
                clock: ManualDeliveryClock().clock)
        }
        #expect(fault?.description.contains("abc") == false)
    }
}

/// An outcome without its words.
enum Ending: Hashable, Sendable {
    case delivered, rejected, unknown
    case retry(Int?, DeliveryOutcome.Fault)

    init(_ outcome: DeliveryOutcome) {
        switch outcome {
        case .delivered: self = .delivered
        case .rejected: self = .rejected
        case .unknown: self = .unknown
        case .retry(let after, _, let fault): self = .retry(after, fault)
        }
    }
}
