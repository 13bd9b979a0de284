/// What channels know of time: handed in, so that no test waits for it to pass.
package struct DeliveryClock: Sendable {
    /// The wall clock, in seconds since 1970-01-01 UTC: for signatures that say when they were made.
    package var seconds: @Sendable () -> Int64
    /// Milliseconds since any moment, by a clock that nobody sets: for intervals.
    package var uptime: @Sendable () -> Int64
    /// Waits for so many milliseconds.
    package var pause: @Sendable (_ milliseconds: Int64) -> Void

    package init(
        seconds: @escaping @Sendable () -> Int64, uptime: @escaping @Sendable () -> Int64,
        pause: @escaping @Sendable (_ milliseconds: Int64) -> Void
    ) {
        self.seconds = seconds
        self.uptime = uptime
        self.pause = pause
    }
}
