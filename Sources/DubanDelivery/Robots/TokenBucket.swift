/// So many messages in so much time: a token bucket as a virtual schedule (GCRA, ITU-T I.371, annex A). It starts with a
/// single token, so that a courier that is started again and again stays below the limit too.
///
/// In no stretch of time `t` does it give more than `burst + t / interval` tokens.
package struct TokenBucket: Hashable, Sendable {
    /// The most tokens at once.
    private let burst: Int64
    /// How long one token takes to come back, in milliseconds.
    private let interval: Int64
    /// When the bucket is full again.
    private var fullAt: Int64?

    /// - Parameters:
    ///   - burst: 1 or more.
    ///   - interval: In milliseconds, 1 or more.
    package init(burst: Int, interval: Int) {
        self.burst = Int64(burst)
        self.interval = Int64(interval)
    }

    /// How long it is until there is a token, in milliseconds; 0 where there is one.
    package func wait(at now: Int64) -> Int64 {
        max(0, full(now) - now - (burst - 1) * interval)
    }

    /// Takes a token, which must be there.
    package mutating func take(at now: Int64) {
        fullAt = full(now) + interval
    }

    /// At the first look one token is there and the others are not. A clock that has gone back cannot make it emptier
    /// than empty.
    private func full(_ now: Int64) -> Int64 {
        let empty = now + burst * interval
        return fullAt.map { min(max($0, now), empty) } ?? empty - interval
    }
}

/// How fast one robot may speak, and how long it has been told to be silent.
package struct RobotPace: Hashable, Sendable {
    private var buckets: [TokenBucket]
    private var silentUntil: Int64?
    /// Up to when those that were sent away have been promised their turn.
    private var promisedUntil: Int64 = .min

    package init(_ buckets: [TokenBucket]) {
        self.buckets = buckets
    }

    /// How long it is until the next message may go, in milliseconds.
    package func wait(at now: Int64) -> Int64 {
        max(buckets.map { $0.wait(at: now) }.max() ?? 0, (silentUntil ?? now) - now)
    }

    /// Counts a message that goes out now.
    package mutating func take(at now: Int64) {
        for index in buckets.indices { buckets[index].take(at: now) }
    }

    /// Nothing goes out for so many milliseconds: the other side said so.
    package mutating func silence(for milliseconds: Int64, at now: Int64) {
        silentUntil = max(silentUntil ?? .min, now + milliseconds)
    }

    /// When one who cannot speak now should ask again, in whole seconds from now. Those who ask one after the other come
    /// back one after the other, each when the pace has room for it; it promises nothing.
    package mutating func turn(at now: Int64, apart milliseconds: Int64) -> Int {
        let earliest = now + wait(at: now)
        let turn = promisedUntil < now ? earliest : max(earliest, promisedUntil + milliseconds)
        promisedUntil = turn
        return Int((turn - now + 999) / 1000)
    }
}
