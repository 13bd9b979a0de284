import DubanControl
import DubanCore
package import DubanDelivery
import DubanSystem
import Foundation
package import Logging

/// Delivers with as many threads as the channels have room for: libcurl blocks, so that each delivery needs one of its
/// own. Hands are hired as there is work, and all go home when there is none.
package final class DeliveryCrew: @unchecked Sendable {
    private let channels: [String: any Channel]
    private let desk: any Desk
    private let shift: Shift
    private let clock: DeliveryClock
    private let logger: Logger

    private let condition = NSCondition()
    // Guarded by `condition`.
    private var plan: DeliveryPlan
    private var hands = 0
    private var idleHands = 0
    private var isTaking = false
    private var mayHaveMore = false
    /// The channels that had enough to do when duband had nothing for the others.
    private var exceptWhenEmpty: [String] = []
    private var failures = 0
    /// How many wait for the hands to go home.
    private var onlookers = 0

    /// - Parameter channels: By the name that stands on envelopes.
    package init(
        channels: [String: any Channel], desk: any Desk, shift: Shift, clock: DeliveryClock, logger: Logger
    ) {
        self.channels = channels
        self.desk = desk
        self.shift = shift
        self.clock = clock
        self.logger = logger
        plan = DeliveryPlan(concurrency: channels.mapValues(\.concurrency))
    }

    /// There may be something to take.
    package func ring() {
        condition.withLock {
            mayHaveMore = true
            exceptWhenEmpty = []
            if hands == 0 { hire() } else { wakeHand() }
        }
    }

    /// Waits until all hands have gone home.
    package func waitUntilAtRest() {
        condition.withLock {
            onlookers += 1
            while hands > 0 { condition.wait() }
            onlookers -= 1
        }
    }

    /// Wakes a hand that waits for something to do. The condition must be locked. A single signal could wake somebody who
    /// only looks on, and be lost.
    private func wakeHand() {
        if onlookers == 0 { condition.signal() } else { condition.broadcast() }
    }

    private enum Task {
        case take(DeliveryPlan.Request)
        case step(DeliveryPlan.Step)
    }

    private func hire() {
        hands += 1
        let thread = Thread { [self] in
            while let task = nextTask() {
                switch task {
                case .take(let request): take(request)
                case .step(.deliver(let lease)): deliver(lease)
                case .step(.putOff(let lease, let outcome)): desk.settle(lease, outcome) {}
                }
            }
        }
        thread.name = "courier-hand"
        thread.start()
    }

    /// Waits for something to do; nil where this hand may go home. The last one closes up before it goes.
    private func nextTask() -> Task? {
        var hasClosedUp = false
        while true {
            let (task, isLast): (Task?, Bool) = condition.withLock {
                if let task = waitForTask() { return (task, false) }
                if hands == 1, !hasClosedUp, !shift.hasEnded { return (nil, true) }
                hands -= 1
                condition.broadcast()
                return (nil, false)
            }
            guard isLast else { return task }
            for channel in channels.values { channel.rest() }
            desk.rest()
            hasClosedUp = true
        }
    }

    /// The condition must be locked.
    private func waitForTask() -> Task? {
        while !shift.hasEnded {
            if let step = plan.next({ channels[$0.channel]?.admit($0) ?? .now }) {
                // One hand calls the next, as long as there is something for it.
                if plan.waitingCount > 0, idleHands == 0, hands < plan.hands { hire() }
                if plan.waitingCount > 0, idleHands > 0 { wakeHand() }
                return .step(step)
            }
            if mayHaveMore, !isTaking, let request = plan.request, isWorthAsking(request) {
                isTaking = true
                return .take(request)
            }
            if plan.isIdle, !isTaking { return nil }
            idleHands += 1
            condition.wait()
            idleHands -= 1
        }
        return nil
    }

    /// Whether a channel has room that had none when duband had nothing for the others.
    private func isWorthAsking(_ request: DeliveryPlan.Request) -> Bool {
        exceptWhenEmpty.isEmpty || exceptWhenEmpty.contains { !request.except.contains($0) }
    }

    private func take(_ request: DeliveryPlan.Request) {
        do {
            let leases = try desk.take(request.limit, except: request.except)
            condition.withLock {
                failures = 0
                isTaking = false
                plan.add(leases)
                exceptWhenEmpty = leases.isEmpty ? request.except : []
                // A bell that rang meanwhile is answered by asking again when there is room.
                if leases.isEmpty, request.except.isEmpty { mayHaveMore = false }
                condition.broadcast()
            }
        } catch {
            JournalEvent.dubandAway.log("Waiting for duband: \(error)", to: logger)
            let pause = condition.withLock {
                plan.forgetWaiting()
                failures = min(failures + 1, 6)
                return min(Int64(500) << failures, 30_000)
            }
            clock.pause(pause)
            condition.withLock {
                isTaking = false
                condition.broadcast()
            }
        }
    }

    private func deliver(_ lease: OutboxMessages.Lease) {
        guard let channel = channels[lease.envelope.channel], shift.begin() else {
            // The shift has ended: duband takes it back with the connection.
            condition.withLock { plan.end(lease, .retry(after: nil, reason: "")) }
            return
        }
        let outcome = channel.deliver(lease.envelope) { try desk.mark(lease) }
        condition.withLock {
            plan.end(lease, outcome)
            wakeHand()
        }
        desk.settle(lease, outcome) { [shift] in shift.finish() }
    }
}
