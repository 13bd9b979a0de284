import DubanTestSupport
import Glibc
import Testing

@testable import DubanPluginKit

@Suite("PluginSession")
struct PluginSessionTests {
    /// A plugin that serves on a thread of its own, and duband's end of its socket.
    private final class Served {
        let channel: FrameChannel
        private let near: Int32
        private let far: Int32
        private var thread = pthread_t()

        init() throws {
            var ends: [Int32] = [-1, -1]
            try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
            near = ends[0]
            far = ends[1]
            channel = FrameChannel(descriptor: near)
            let argument = UnsafeMutableRawPointer(bitPattern: Int(far))
            try #require(
                pthread_create(
                    &thread, nil,
                    { argument in
                        let status = serve(SamplePlugin.self, on: Int32(Int(bitPattern: argument)))
                        close(Int32(Int(bitPattern: argument)))
                        return UnsafeMutableRawPointer(bitPattern: Int(status))
                    }, argument) == 0)
        }

        /// Closes the socket and gives the plugin's exit status.
        func end() -> Int {
            close(near)
            var status: UnsafeMutableRawPointer?
            pthread_join(thread, &status)
            return Int(bitPattern: status)
        }
    }

    private func batch() -> ReviewBatch {
        var batch = ReviewBatch(today: day("2021-04-28"))
        for task in sampleTasks { batch.append(task) }
        return batch
    }

    private func sentence(of frame: Frame) throws -> String {
        #expect(frame.kind == .failure)
        var reader = ByteReader(frame.payload)
        return try reader.string()
    }

    @Test("hello, ready, findings, and exit status 0 when the socket is closed")
    func dialogue() throws {
        let served = try Served()
        let hello = try served.channel.read()
        #expect(hello.kind == .hello)
        #expect(try PluginDeclaration(payload: hello.payload) == SamplePlugin.declaration)
        try served.channel.write(Configuration(settings: [:], calendar: .year2021).frame)
        #expect(try served.channel.read().kind == .ready)

        try served.channel.write(batch().frame)
        let first = try served.channel.read()
        #expect(first.kind == .findings)
        let expected = try sampleTasks.map {
            try SamplePlugin(settings: Settings()).finding(of: $0, on: day("2021-04-28"), calendar: .year2021)
        }
        let findings = try Finding.list(payload: first.payload, count: 2)
        #expect(findings == expected)
        #expect(findings[0].reminders.map(\.reason.rule) == ["due-soon"])
        #expect(findings[1].light == .yellow)
        #expect(findings[1].lightReason?.subject == "用工")
        #expect(findings[1].reminders.map(\.reason.subject) == ["開工", ""])
        #expect(findings[1].reminders.last?.urgency == .immediate)

        // One review serves a whole batch, so nothing of one task or batch may be left for the next.
        try served.channel.write(batch().frame)
        #expect(try served.channel.read().payload == first.payload)
        #expect(served.end() == 0)
    }

    @Test("a review before the configuration is refused, and the plugin goes on")
    func reviewTooSoon() throws {
        let served = try Served()
        _ = try served.channel.read()
        try served.channel.write(batch().frame)
        #expect(try sentence(of: served.channel.read()) == "a review came before the configuration")
        try served.channel.write(Configuration(settings: [:], calendar: .year2021).frame)
        #expect(try served.channel.read().kind == .ready)
        #expect(served.end() == 0)
    }

    @Test("a setting that makes no sense is refused with the plugin's own sentence")
    func badSetting() throws {
        let served = try Served()
        _ = try served.channel.read()
        try served.channel.write(Configuration(settings: ["lead-days": .integer(0)], calendar: .year2021).frame)
        #expect(try sentence(of: served.channel.read()) == "lead-days is 0; it must lie between 1 and 10000")
        #expect(served.end() == 0)
    }

    @Test("a frame that only plugins send is refused")
    func wrongWay() throws {
        let served = try Served()
        _ = try served.channel.read()
        try served.channel.write(Frame(.findings))
        #expect(try sentence(of: served.channel.read()) == "a frame of kind 5 is not for a plugin")
        #expect(served.end() == 0)
    }

    @Test("nonsense ends the plugin with exit status 1")
    func nonsense() throws {
        let served = try Served()
        _ = try served.channel.read()
        try served.channel.write(Frame(.configure, [1]))
        #expect(throws: WireError.closed) { try served.channel.read() }
        #expect(served.end() == 1)
    }
}
