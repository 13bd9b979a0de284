import DubanCore
import DubanDelivery
import Foundation

/// A channel that ends as it is told, and counts how many it was telling at the same time.
final class FakeChannel: Channel, @unchecked Sendable {
    let concurrency: Int
    private let lock = NSLock()
    private let end: @Sendable (Envelope) -> DeliveryOutcome
    private var active = 0
    private(set) var mostActive = 0
    private(set) var told: [String] = []
    private(set) var rests = 0

    init(
        concurrency: Int,
        _ end: @escaping @Sendable (Envelope) -> DeliveryOutcome = { _ in .delivered(reply: "250") }
    ) {
        self.concurrency = concurrency
        self.end = end
    }

    func deliver(_ envelope: Envelope, beforeFinalDot: () throws -> Void) -> DeliveryOutcome {
        lock.withLock {
            active += 1
            mostActive = max(mostActive, active)
        }
        try? beforeFinalDot()
        let outcome = end(envelope)
        lock.withLock {
            active -= 1
            told.append(envelope.id)
        }
        return outcome
    }

    func rest() {
        lock.withLock { rests += 1 }
    }
}
