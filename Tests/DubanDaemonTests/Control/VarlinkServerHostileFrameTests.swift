import DubanControl
import DubanDaemon
import DubanTestSupport
import Testing

@Suite("hostile frames on the control socket", .timeLimit(.minutes(1)))
struct VarlinkServerHostileFrameTests {
    private struct HostileFrame: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let bytes: [UInt8]

        init(_ description: String, _ bytes: [UInt8]) {
            testDescription = description
            self.bytes = bytes
        }
    }

    private static let hostileFrames = [
        HostileFrame("nothing", [0]),
        HostileFrame("half an object", Array("{\0".utf8)),
        HostileFrame("an array", Array("[]\0".utf8)),
        HostileFrame("a method that is a number", Array("{\"method\":1}\0".utf8)),
        HostileFrame("not UTF-8", [0xFF, 0xFE, 0]),
        HostileFrame("contradictory flags", Array("{\"method\":\"a.b.C\",\"more\":true,\"oneway\":true}\0".utf8)),
        HostileFrame(
            "deep nesting",
            Array("{\"method\":\"a.b.C\",\"parameters\":\(String(repeating: "[", count: 1 << 16))\0".utf8)
        ),
        HostileFrame("an endless message", Array(repeating: UInt8(ascii: " "), count: 3 << 20)),
        HostileFrame(
            "endless calls",
            Array(String(repeating: "{\"method\":\"org.example.echo.Wait\"}\0", count: 100).utf8)
        ),
    ]

    @Test("a hostile frame closes its connection and no other", arguments: hostileFrames)
    private func hostileFrame(frame: HostileFrame) async throws {
        let reply = try await withServer(EchoServer.server()) { path in
            try await blocking {
                let bystander = try VarlinkClient.connect(path: path)
                let client = try RawClient(path: path)
                client.send(frame.bytes)
                #expect(client.readToEnd() == "")
                return try bystander.call(
                    EchoServer.method + "Echo", EchoServer.Text(text: "x"), as: EchoServer.Text.self)
            }
        }
        #expect(reply == EchoServer.Text(text: "x"))
    }
}
