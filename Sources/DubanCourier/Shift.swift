import Foundation

/// Lets the courier stop between envelopes and never within one.
package final class Shift: @unchecked Sendable {
    private let condition = NSCondition()
    // Guarded by `condition`.
    private var underWay = 0
    private var isOver = false

    package init() {}

    package var hasEnded: Bool { condition.withLock { isOver } }

    /// - Returns: Whether a delivery may begin. Then it must be finished.
    package func begin() -> Bool {
        condition.withLock {
            if !isOver { underWay += 1 }
            return !isOver
        }
    }

    /// A delivery has ended, and what became of it has been said.
    package func finish() {
        condition.withLock {
            underWay -= 1
            condition.broadcast()
        }
    }

    /// Lets no new delivery begin, and waits for those that have begun.
    package func end() {
        condition.withLock {
            isOver = true
            while underWay > 0 { condition.wait() }
        }
    }
}
