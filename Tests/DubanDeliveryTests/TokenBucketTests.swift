import DubanTestSupport
import Testing

@testable import DubanDelivery

@Suite struct TokenBucketTests {
    @Test("a bucket starts with one token, and gets the others one after the other")
    func start() {
        var bucket = TokenBucket(burst: 3, interval: 100)
        #expect(bucket.wait(at: 0) == 0)
        bucket.take(at: 0)
        #expect(bucket.wait(at: 0) == 100)
        #expect(bucket.wait(at: 60) == 40)
        for _ in 0..<3 {
            #expect(bucket.wait(at: 1000) == 0)
            bucket.take(at: 1000)
        }
        #expect(bucket.wait(at: 1000) == 100)
    }

    @Test("a clock that goes back holds nobody up for longer than an empty bucket does")
    func clockBack() {
        var bucket = TokenBucket(burst: 5, interval: 4000)
        bucket.take(at: 1_000_000_000)
        #expect(bucket.wait(at: 0) <= 4000)
    }

    @Test(
        "whoever asks and however often, no stretch of time sees more messages than the other side allows",
        arguments: [
            (RobotDialect.wecom, 20, Int64(60_000)), (.dingtalk, 20, 60_000), (.feishu, 5, 1000),
            (.feishu, 100, 60_000),
        ])
    func neverTooMany(_ dialect: RobotDialect, _ limit: Int, _ window: Int64) {
        for seed in UInt64(1)...20 {
            var random = SeededGenerator(seed: seed)
            var pace = dialect.speech.pace
            var now: Int64 = 0
            var sent: [Int64] = []
            while sent.count < 400 {
                // Rushes, and pauses in which a bucket fills.
                now += Int64.random(in: 0...(Bool.random(using: &random) ? 40 : 20_000), using: &random)
                for _ in 0..<Int.random(in: 1...40, using: &random) {
                    let wait = pace.wait(at: now)
                    if wait > 0, Bool.random(using: &random) { break }
                    now += wait
                    pace.take(at: now)
                    sent.append(now)
                }
            }
            for (index, first) in sent.enumerated() {
                let within = sent[index...].prefix { $0 < first + window }.count
                #expect(within <= limit, "seed \(seed): \(within) messages within \(window) ms")
            }
        }
    }

    @Test("after a silence of the other side's choosing the pace goes on")
    func silence() {
        var pace = RobotDialect.dingtalk.speech.pace
        pace.silence(for: 600_000, at: 0)
        pace.silence(for: 1000, at: 0)
        #expect(pace.wait(at: 0) == 600_000 && pace.wait(at: 599_999) == 1 && pace.wait(at: 600_000) == 0)
    }

    @Test("those who are sent away come back one after the other")
    func turns() {
        var pace = RobotDialect.wecom.speech.pace
        pace.take(at: 0)
        #expect((0..<4).map { _ in pace.turn(at: 0, apart: 4000) } == [4, 8, 12, 16])
        #expect(pace.turn(at: 20_000, apart: 4000) == 0)
    }
}
