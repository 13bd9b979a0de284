/// How many transactions with one destination run at the same time: few at first, more with each success, fewer with
/// each failure, none for a while where nothing but failures come.
///
/// As Postfix's queue manager does it (SCHEDULER_README): an initial concurrency of 5, a feedback of 1/concurrency for
/// successes and failures, and a destination that is dead after one cohort (as many as run at the same time) of failures.
package struct DestinationConcurrency: Hashable, Sendable {
    /// How many there may be now, 1 to `ceiling`.
    package private(set) var limit: Int
    /// How many there are.
    package private(set) var active = 0
    /// The uptime in milliseconds at which the next attempt may be made; nil where the destination is alive.
    package private(set) var deadUntil: Int64?

    private let ceiling: Int
    /// What successes and failures have added up to since the limit last changed, within -1…1.
    private var credit = 0.0
    /// How many cohorts have failed since the last success.
    private var failedCohorts = 0.0
    private var deaths = 0

    private static let initial = 5
    private static let firstPause: Int64 = 60_000
    private static let longestPause: Int64 = 3_600_000

    /// - Parameter ceiling: The most there may ever be, at least 1.
    package init(ceiling: Int) {
        self.ceiling = max(1, ceiling)
        limit = min(Self.initial, self.ceiling)
    }

    package enum Opening: Hashable, Sendable {
        case open, full
        /// For so many milliseconds.
        case dead(Int64)
    }

    package func opening(at uptime: Int64) -> Opening {
        if let deadUntil, uptime < deadUntil { return .dead(deadUntil - uptime) }
        return active < limit ? .open : .full
    }

    package mutating func begin() {
        active += 1
    }

    /// One has ended, and that says nothing of the destination.
    package mutating func end() {
        active = max(0, active - 1)
    }

    /// One has ended well.
    package mutating func succeed() {
        end()
        failedCohorts = 0
        deaths = 0
        deadUntil = nil
        credit += 1 / Double(limit)
        // A sum of fractions falls short of 1 by its rounding.
        guard credit >= 0.999 else { return }
        credit = 0
        limit = min(limit + 1, ceiling)
    }

    /// One has ended because of the destination.
    ///
    /// - Returns: Whether it is dead by now.
    package mutating func fail(at uptime: Int64) -> Bool {
        end()
        // What was under way when it died says nothing new.
        if let deadUntil, uptime < deadUntil { return true }
        failedCohorts += 1 / Double(limit)
        if failedCohorts >= 0.999 {
            let pause = min(Self.firstPause << min(deaths, 10), Self.longestPause)
            deaths += 1
            deadUntil = uptime + pause
            // It comes back with one attempt, whose failure is a cohort's.
            limit = 1
            credit = 0
            failedCohorts = 0
            return true
        }
        credit -= 1 / Double(limit)
        if credit <= -0.999 {
            credit = 0
            limit = max(limit - 1, 1)
        }
        return false
    }

    /// Whether there is nothing about it to remember.
    package func isForgettable(at uptime: Int64) -> Bool {
        active == 0 && failedCohorts == 0 && deaths == 0 && (deadUntil.map { $0 <= uptime } ?? true)
    }
}
