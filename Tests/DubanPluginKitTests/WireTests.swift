import DubanTestSupport
import Testing

@testable import DubanPluginKit

@Suite("The wire")
struct WireTests {
    private let findings = [
        Finding(),
        Finding(
            light: .red,
            lightReason: Reason(rule: "overdue", subject: "開工", facts: ["deadline": "2021-04-30", "days": "3"]),
            reminders: [
                Finding.WantedReminder(
                    reason: Reason(rule: "overdue", facts: ["a": "1"]), rungs: .all, occurrence: day("2021-05-06"),
                    urgency: .immediate),
                Finding.WantedReminder(
                    reason: Reason(rule: "due-soon"), rungs: [.owner, .topLeader], occurrence: day("2021-05-07"),
                    urgency: .digest),
            ],
            followUps: [
                FollowUp(key: "start", title: "開工", assigned: day("2021-04-28"), deadline: day("2021-10-25")),
                FollowUp(
                    key: "construction", title: "建設", pillar: "project-construction", assigned: day("2021-04-28"),
                    deadline: day("2022-10-25"),
                    milestones: [TaskFacts.Milestone("開工", planned: day("2021-04-28"), reached: day("2021-04-28"))]),
            ],
            nextReview: day("2021-05-12")),
        Finding(light: .yellow, lightReason: Reason(rule: "due-soon"), nextReview: .latest),
    ]

    private var findingsPayload: [UInt8] {
        var writer = ByteWriter()
        for finding in findings { finding.write(to: &writer) }
        return writer.bytes
    }

    private let configuration = Configuration(
        settings: [
            "a": .integer(-7), "b": .number(0.5), "c": .flag(true), "d": .integers([15, 7, 3, 1]), "e": .integers([]),
            "f": .periods([day("2021-06-20")...day("2021-07-05"), day("2021-12-31")...day("2021-12-31")]),
        ],
        calendar: .year2021)

    @Test("the hello comes back as it was declared")
    func hello() throws {
        let read = try PluginDeclaration(payload: SamplePlugin.declaration.frame.payload)
        #expect(read == SamplePlugin.declaration)
    }

    @Test("settings and calendar come back as they were sent")
    func configure() throws {
        let read = try Configuration(payload: configuration.frame.payload)
        #expect(read.settings == configuration.settings)
        #expect(read.calendar == configuration.calendar)
    }

    @Test("findings come back as they were found, and only as many as were asked for")
    func findingsRoundTrip() throws {
        #expect(try Finding.list(payload: findingsPayload, count: 3) == findings)
        #expect(throws: WireError.self) { try Finding.list(payload: findingsPayload, count: 2) }
        #expect(throws: WireError.self) { try Finding.list(payload: findingsPayload, count: 4) }
    }

    @Test("what a later Kit adds behind a record is passed over, on both sides")
    func laterKit() throws {
        // A task with more in it than is known here, as a later duband would send it.
        var batch = ByteWriter()
        batch.day(day("2021-04-28"))
        for task in sampleTasks {
            batch.sized { writer in
                var known = ByteWriter()
                task.write(to: &known)
                for byte in known.bytes.dropFirst(4) { writer.byte(byte) }
                for byte in "more".utf8 { writer.byte(byte) }
            }
        }
        var known = ReviewBatch(today: day("2021-04-28"))
        for task in sampleTasks { known.append(task) }
        let session = PluginSession(channel: FrameChannel(descriptor: -1))
        let plugin = try SamplePlugin(settings: Settings())
        #expect(
            try session.judge(batch.bytes, plugin, .year2021) == session.judge(known.frame.payload, plugin, .year2021))

        let hello = SamplePlugin.declaration.frame.payload + Array("more".utf8)
        #expect(try PluginDeclaration(payload: hello) == SamplePlugin.declaration)
        let configure = configuration.frame.payload + Array("more".utf8)
        #expect(try Configuration(payload: configure).settings == configuration.settings)
    }

    @Test("a header says what comes, and refuses unknown kinds and giants")
    func header() throws {
        let header = try Frame.header(Array(Frame(.review, [1, 2, 3]).bytes.prefix(Frame.headerSize)))
        #expect(header.kind == .review)
        #expect(header.size == 3)
        #expect(throws: WireError.invalid("frame of kind 9")) { try Frame.header([9, 0, 0, 0, 0]) }
        #expect(throws: WireError.invalid("frame of kind 0")) { try Frame.header([0, 0, 0, 0, 0]) }
        #expect(throws: WireError.self) { try Frame.header([4, 1, 0, 0, 4]) }
        #expect(throws: WireError.truncated) { try Frame.header([4, 1, 0]) }
    }

    @Test("a text that is too long is cut at a character's edge")
    func longText() throws {
        var writer = ByteWriter()
        writer.string(String(repeating: "督", count: 40_000))
        var reader = ByteReader(writer.bytes)
        let read = try reader.string()
        #expect(reader.isAtEnd)
        #expect(read.allSatisfy { $0 == "督" })
        #expect(!read.isEmpty)
    }

    @Test("a hello of another wire version is refused")
    func otherVersion() {
        var payload = SamplePlugin.declaration.frame.payload
        payload[0] = 2
        #expect(throws: WireError.invalid("wire version 2")) { try PluginDeclaration(payload: payload) }
    }

    @Test("every message cut short anywhere is refused")
    func truncated() {
        let hello = SamplePlugin.declaration.frame.payload
        // Without its last byte it is a hello of an earlier Kit.
        for end in hello.indices.dropLast() {
            #expect(throws: WireError.self) { try PluginDeclaration(payload: Array(hello[..<end])) }
        }
        let configure = configuration.frame.payload
        for end in configure.indices {
            #expect(throws: WireError.self) { try Configuration(payload: Array(configure[..<end])) }
        }
        for end in findingsPayload.indices {
            #expect(throws: WireError.self) { try Finding.list(payload: Array(findingsPayload[..<end]), count: 3) }
        }
    }

    @Test("no bytes crash a decoder", arguments: [20_210_301, 1, 2])
    func mutations(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var batch = ReviewBatch(today: day("2021-04-28"))
        for task in sampleTasks { batch.append(task) }
        let messages = [
            SamplePlugin.declaration.frame.payload, configuration.frame.payload, findingsPayload, batch.frame.payload,
        ]
        var decoded = 0
        var refused = 0
        for _ in 0..<1000 {
            for (kind, message) in messages.enumerated() {
                let bytes = mutated(message, &generator)
                do {
                    try decode(bytes, as: kind)
                    decoded += 1
                } catch is WireError {
                    refused += 1
                } catch {
                    Issue.record("seed \(seed): \(error) is no WireError")
                }
            }
        }
        // Both happen, or the mutations are not of the kind that finds anything.
        #expect(decoded > 100 && refused > 100, "seed \(seed)")
    }

    private func mutated(_ message: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        var bytes = message
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
            let index = Int.random(in: 0..<max(1, bytes.count), using: &generator)
            switch Int.random(in: 0..<5, using: &generator) {
            case 0 where !bytes.isEmpty: bytes[index] = UInt8.random(in: 0...255, using: &generator)
            case 1 where !bytes.isEmpty: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            case 2 where !bytes.isEmpty: bytes.remove(at: index)
            case 3: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: min(index, bytes.count))
            default: bytes.removeLast(min(bytes.count, Int.random(in: 0..<8, using: &generator)))
            }
        }
        return bytes
    }

    private func decode(_ bytes: [UInt8], as kind: Int) throws {
        switch kind {
        case 0: _ = try PluginDeclaration(payload: bytes)
        case 1: _ = try Configuration(payload: bytes)
        case 2: _ = try Finding.list(payload: bytes, count: findings.count)
        default:
            _ = try PluginSession(channel: FrameChannel(descriptor: -1)).judge(
                bytes, try SamplePlugin(settings: Settings()), .year2021)
        }
    }
}
