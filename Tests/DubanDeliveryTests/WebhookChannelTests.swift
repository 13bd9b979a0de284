import DubanCore
import DubanTestSupport
import FoundationEssentials
import Glibc
import Testing

@testable import DubanDelivery

@Suite struct WebhookChannelTests {
    private static let first = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    private static let second = "whsec_" + Data([UInt8](1...32)).base64EncodedString()

    private func channel(
        _ server: HTTPSServer, _ path: String, secrets: [String] = [first], clock: ManualDeliveryClock = .init()
    ) throws -> WebhookChannel {
        WebhookChannel(
            address: try HTTPSAddress(server.address + path), secrets: try secrets.map { try WebhookSecret($0) },
            authorities: server.certificate, limits: HTTPSLimits(connect: 10, total: 10), clock: clock.clock)
    }

    @Test("a request carries id, timestamp and signature, and the same envelope is the same body")
    func request() async throws {
        try await withHTTPSServer { server in
            let channel = try channel(server, "/duban/ok?tenant=1")
            for _ in 0..<2 {
                var marks = 0
                #expect(channel.deliver(Samples.digest()) { marks += 1 } == .delivered(reply: "HTTP status 204"))
                #expect(marks == 1)
            }
            let requests = try server.requests()
            #expect(requests.count == 2 && requests[0].body == requests[1].body)
            let first = try #require(requests.first)
            #expect(first.path == "/duban/ok?tenant=1")
            #expect(first.headers["webhook-id"] == "0123456789abcdef0123456789abcdef")
            #expect(first.headers["webhook-timestamp"] == "1614650400")
            #expect(first.headers["content-type"] == "application/json")
            #expect(first.body.contains(#""type":"duban.digest""#))
        }
    }

    @Test(
        "Standard Webhooks' own library accepts the signature, also while the secret is being changed",
        .enabled(
            if: MailServer.interpreter != nil || getenv("CI") != nil,
            "DUBAN_TEST_PYTHON does not name a Python interpreter that has standardwebhooks"),
        arguments: [[first], [first, second], [second, first]])
    func verified(_ secrets: [String]) async throws {
        let arguments = ["--secret", WebhookChannelTests.first, "--now", "1614650400"]
        try await withHTTPSServer(arguments, interpreter: MailServer.interpreter ?? "python3") { server in
            #expect(try Ending(channel(server, "/ok", secrets: secrets).deliver(Samples.digest()) {}) == .delivered)
            let stranger = try channel(server, "/ok", secrets: [WebhookChannelTests.second])
            #expect(Ending(stranger.deliver(Samples.digest()) {}) == .retry(nil, .channel))
            let late = try channel(server, "/ok", clock: ManualDeliveryClock(seconds: 1_614_650_400 - 3600))
            #expect(Ending(late.deliver(Samples.digest()) {}) == .retry(nil, .channel))
            #expect(try server.seen("verified").count == 1)
        }
    }

    @Test(
        "the status decides",
        arguments: [
            ("200", Ending.delivered), ("201", .delivered), ("204", .delivered), ("huge", .delivered),
            ("garbage", .delivered), ("302", .retry(nil, .channel)), ("redirect", .retry(nil, .channel)),
            ("permanent", .retry(nil, .channel)), ("400", .rejected), ("422", .rejected),
            ("401", .retry(nil, .channel)),
            ("404", .retry(nil, .channel)), ("410", .retry(nil, .channel)), ("429", .retry(60, .pace)),
            ("wait429", .retry(7, .pace)), ("wait503", .retry(120, .message)), ("500", .retry(nil, .message)),
            ("502", .retry(nil, .message)), ("504", .retry(nil, .message)), ("vanish", .unknown),
        ])
    func statuses(_ word: String, _ expected: Ending) async throws {
        try await withHTTPSServer(["--answers", word]) { server in
            let outcome = try channel(server, "/token-in-the-path").deliver(Samples.digest()) {}
            #expect(Ending(outcome) == expected, "\(outcome)")
            #expect(!"\(outcome)".contains("token-in-the-path"))
            #expect(try server.requests().count == 1)
        }
    }

    @Test("the body says everything, and Documentation/webhooks.md shows it as it is")
    func body() throws {
        var envelope = Samples.digest()
        envelope.lines = [envelope.lines[1]]
        envelope.unit = "市發展改革委"
        envelope.account = "13800000000"
        envelope.notes = ["李四自 2021-05-06 起休假。"]
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: root.appending(path: "Documentation/webhooks.md"), encoding: .utf8)
        let sample = try #require(page.split(separator: "```json\n").dropFirst().first?.split(separator: "```").first)
        let expected = try JSONDecoder().decode(JSONValue.self, from: Data(sample.utf8))
        let found = try JSONDecoder().decode(JSONValue.self, from: Data(jsonBytes(WebhookBody(envelope))))
        #expect(found == expected)
    }

    @Test(
        "what is not Standard Webhooks' is no secret, and is not shown",
        arguments: ["", "abc", "whsec_", "whsec_c2hvcnQ="])
    func secrets(_ text: String) {
        let fault = #expect(throws: MailFault.self) { try WebhookSecret(text) }
        #expect(fault?.description.contains("c2hvcnQ") == false)
    }

    @Test(
        "an address is https, a host, and a path",
        arguments: [
            ("https://bridge.example.org", true), ("https://bridge.example.org:8443/a/b?c=d", true),
            ("https://[::1]:8443/", true), ("http://bridge.example.org", false), ("https://", false),
            ("https://user:password@bridge.example.org/", false), ("https://a b/", false), ("https://a/b c", false),
            ("https://a/\r\nHost: b", false), ("https://a:0/", false), ("https://a:99999/", false),
            ("https://a#b", false), ("https://a/督", false), ("https://a?b", false), ("file:///etc/passwd", false),
        ])
    func addresses(_ text: String, _ isRight: Bool) {
        #expect(((try? HTTPSAddress(text)) != nil) == isRight)
    }
}

/// Any JSON, to be compared.
enum JSONValue: Decodable, Hashable {
    case null
    case flag(Bool)
    case number(Int)
    case text(String)
    case list([JSONValue])
    case object([String: JSONValue])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .flag(value)
        } else if let value = try? container.decode(Int.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([JSONValue].self) {
            self = .list(value)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }
}
