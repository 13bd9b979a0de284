import DubanControl
import DubanCore
import DubanCourier
import Foundation

/// An outbox in memory that gives envelopes out and remembers what became of them.
final class FakeDesk: Desk, @unchecked Sendable {
    private let lock = NSLock()
    private var queue: [Envelope]
    private(set) var marked: [String] = []
    private(set) var settled: [(id: String, outcome: DeliveryOutcome)] = []
    private(set) var takes: [(limit: Int, except: [String])] = []
    private(set) var rests = 0
    /// How many envelopes were out at the same time, at the most.
    private(set) var mostOut = 0
    private var out = 0
    /// So many of the next calls of `take` fail.
    private var failures: Int

    init(_ envelopes: [Envelope], failures: Int = 0) {
        queue = envelopes
        self.failures = failures
    }

    func take(_ limit: Int, except channels: [String]) throws -> [OutboxMessages.Lease] {
        try lock.withLock {
            takes.append((limit, channels))
            if failures > 0 {
                failures -= 1
                throw DeskFailure.away("duband is not there")
            }
            let free = queue.filter { !channels.contains($0.channel) }.prefix(limit)
            let ids = Set(free.map(\.id))
            queue.removeAll { ids.contains($0.id) }
            out += free.count
            mostOut = max(mostOut, out)
            return free.map { OutboxMessages.Lease(envelope: $0, fence: 1, attempt: 1) }
        }
    }

    func mark(_ lease: OutboxMessages.Lease) throws {
        lock.withLock { marked.append(lease.envelope.id) }
    }

    func settle(_ lease: OutboxMessages.Lease, _ outcome: DeliveryOutcome, done: @escaping @Sendable () -> Void) {
        lock.withLock {
            settled.append((lease.envelope.id, outcome))
            out -= 1
        }
        done()
    }

    func rest() {
        lock.withLock { rests += 1 }
    }
}
