import Foundation

/// Lets the courier stop between two envelopes and never within one.
package final class Shift: @unchecked Sendable {
    private let condition = NSCondition()
    // Guarded by `condition`.
    private var isDelivering = false
    private var hasEnded = false

    package init() {}

    /// Does `work`, unless the shift has ended.
    ///
    /// - Returns: Whether it was done.
    package func deliver(_ work: () -> Void) -> Bool {
        let mayBegin = condition.withLock {
            if hasEnded { return false }
            isDelivering = true
            return true
        }
        guard mayBegin else { return false }
        work()
        condition.withLock {
            isDelivering = false
            condition.broadcast()
        }
        return true
    }

    /// Lets no new delivery begin, and waits for the one that has begun.
    package func end() {
        condition.withLock {
            hasEnded = true
            while isDelivering { condition.wait() }
        }
    }
}
