import DubanCore
import Testing

@Suite struct RetryTests {
    @Test("two further attempts come within the first hour, as RFC 5321 wants, and the wait never shrinks")
    func delays() {
        let delays = (1...12).map { retryDelay(afterAttempts: $0) }
        #expect(delays[0] + delays[1] <= 3600)
        #expect(delays == delays.sorted())
        #expect(delays.allSatisfy { (60...4 * 3600).contains($0) })
        #expect(delays.last == Int64(4 * 3600))
    }

    @Test("a final dot without an answer waits the ten minutes of RFC 5321 §4.5.3.2.6")
    func unansweredDot() {
        #expect(unansweredDotDelay == 600)
    }
}
