import DubanCore
import DubanCourier
import DubanDelivery
import Foundation
import Logging
import Testing

@Suite struct DeliveryCrewTests {
    private func crew(_ channels: [String: any Channel], _ desk: FakeDesk, _ shift: Shift = Shift()) -> DeliveryCrew {
        var logger = Logger(label: "test")
        logger.handler = SwiftLogNoOpLogHandler()
        return DeliveryCrew(channels: channels, desk: desk, shift: shift, clock: Samples.clock, logger: logger)
    }

    /// Runs blocking work away from Swift's own threads.
    private func off<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: work()) }
        }
    }

    @Test("10,000 envelopes to one domain are each told once, with all connections, a few taken ahead")
    func manyToOne() async {
        let desk = FakeDesk((0..<10_000).map { Samples.envelope($0) })
        let meeting = Meeting(of: 8)
        let channel = FakeChannel(concurrency: 8) { _ in
            meeting.attend()
            return .delivered(reply: "250")
        }
        let crew = crew(["smtp": channel], desk)
        await off {
            crew.ring()
            crew.waitUntilAtRest()
        }
        #expect(channel.told.count == 10_000)
        #expect(Set(channel.told).count == 10_000)
        #expect(desk.settled.count == 10_000)
        #expect(Set(desk.marked).count == 10_000)
        #expect(channel.mostActive == 8)
        #expect(desk.mostOut <= 40)
        #expect(channel.rests == 1 && desk.rests == 1)
    }

    @Test("a channel that is slow holds up no other: nothing more of it is taken")
    func slowChannel() async {
        let robots = (0..<500).map { Samples.envelope($0, channel: "wecom") }
        let mails = (1000..<1100).map { Samples.envelope($0) }
        let desk = FakeDesk(robots + mails)
        let mailsAreTold = Meeting(of: 1)
        let count = Counter()
        let mail = FakeChannel(concurrency: 2) { _ in
            if count.add() == 100 { mailsAreTold.attend() }
            return .delivered(reply: "250")
        }
        let robot = FakeChannel(concurrency: 1) { _ in
            mailsAreTold.wait()
            return .delivered(reply: "0")
        }
        let crew = crew(["smtp": mail, "wecom": robot], desk)
        await off {
            crew.ring()
            crew.waitUntilAtRest()
        }
        #expect(mail.told.count == 100 && robot.told.count == 500)
        #expect(robot.mostActive == 1)
        #expect(desk.takes.contains { $0.except == ["wecom"] })
    }

    @Test("the end of the shift waits for what is under way, and lets nothing more begin")
    func shiftEnds() async {
        let desk = FakeDesk((0..<100).map { Samples.envelope($0) })
        let begun = Meeting(of: 3)
        let mayEnd = Meeting(of: 1)
        let channel = FakeChannel(concurrency: 3) { _ in
            begun.attend()
            mayEnd.wait()
            return .delivered(reply: "250")
        }
        let shift = Shift()
        let crew = crew(["smtp": channel], desk, shift)
        await off {
            crew.ring()
            begun.wait()
        }
        async let end: Void = off { shift.end() }
        await off {
            while !shift.hasEnded { sched_yield() }
            mayEnd.attend()
            crew.waitUntilAtRest()
        }
        await end
        #expect(channel.told.count == 3)
        #expect(Set(desk.settled.map(\.id)) == Set(channel.told))
    }

    @Test("where the channel is at fault, one envelope meets it and the others go back untried")
    func channelFault() async {
        let desk = FakeDesk((0..<20).map { Samples.envelope($0) })
        let channel = FakeChannel(concurrency: 1) { _ in
            .retry(after: nil, reason: "535 no", fault: .channel)
        }
        let crew = crew(["smtp": channel], desk)
        await off {
            crew.ring()
            crew.waitUntilAtRest()
        }
        #expect(desk.settled.count == 20)
        #expect(desk.settled.allSatisfy { $0.outcome == .retry(after: nil, reason: "535 no", fault: .channel) })
        // One for each time that envelopes were taken; duband, which halts the channel, would give none a second time.
        #expect(channel.told.count <= 5)
    }

    @Test("while duband is away the crew waits, and goes on when it is back")
    func dubandAway() async {
        let desk = FakeDesk((0..<5).map { Samples.envelope($0) }, failures: 3)
        let channel = FakeChannel(concurrency: 2)
        let crew = crew(["smtp": channel], desk)
        await off {
            crew.ring()
            crew.waitUntilAtRest()
        }
        #expect(Set(channel.told) == Set((0..<5).map { "e\($0)" }))
    }
}

/// Lets go when so many are there, and from then on.
private final class Meeting: @unchecked Sendable {
    private let condition = NSCondition()
    private var missing: Int

    init(of count: Int) {
        missing = count
    }

    func attend() {
        condition.withLock {
            missing -= 1
            condition.broadcast()
            while missing > 0 { condition.wait() }
        }
    }

    func wait() {
        condition.withLock { while missing > 0 { condition.wait() } }
    }
}

private final class Counter: @unchecked Sendable {
    private let lock = NSLock()
    private var count = 0

    func add() -> Int {
        lock.withLock {
            count += 1
            return count
        }
    }
}
