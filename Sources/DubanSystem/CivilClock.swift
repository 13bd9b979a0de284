package import DubanCalendar
import Foundation
import Glibc
import Synchronization

/// A moment as people at one place would name it.
package struct CivilMoment: Hashable, Sendable {
    package let day: Day
    /// The minute of the day, 0..<1440.
    package let minute: Int
    /// The same moment in seconds since 1970-01-01 UTC.
    package let seconds: Int64

    package init(day: Day, minute: Int, seconds: Int64) {
        self.day = day
        self.minute = minute
        self.seconds = seconds
    }
}

/// Turns the wall clock into civil time. The only place that reads that clock or knows time zones; everything else is
/// handed the moment, the day or this clock.
package struct CivilClock: Sendable {
    private enum Source: Sendable {
        case system
        case pinned(day: Day, minute: Int, since: ContinuousClock.Instant)
        case manual(ManualClock)
    }

    private let source: Source

    private init(_ source: Source) {
        self.source = source
    }

    /// The machine's clock.
    package static let system = CivilClock(.system)

    /// A clock on which it is always the same minute of the same day, in every zone. Its seconds start at that minute
    /// and go on with real time, so that messages carry the pinned date and still follow one another.
    ///
    /// - Parameter minute: The minute of the day, 0..<1440.
    package static func pinned(day: Day, minute: Int) -> CivilClock {
        CivilClock(.pinned(day: day, minute: minute, since: ContinuousClock.now))
    }

    /// A clock that stands where it is put.
    package static func manual(_ clock: ManualClock) -> CivilClock {
        CivilClock(.manual(clock))
    }

    /// Whether the zone's rules are known here.
    package static func knows(zone: String) -> Bool {
        TimeZone(identifier: zone) != nil
    }

    /// The present moment in a zone.
    ///
    /// - Parameter zone: An IANA name: `Asia/Shanghai`.
    /// - Throws: ``UnknownTimeZone``.
    package func moment(in zone: String) throws(UnknownTimeZone) -> CivilMoment {
        switch source {
        case .system:
            var now = timespec()
            clock_gettime(CLOCK_REALTIME, &now)
            return try moment(at: Int64(now.tv_sec), in: zone)
        case .manual(let clock):
            return try moment(at: clock.seconds, in: zone)
        case .pinned(let day, let minute, let since):
            let start = try instant(of: day, minute: minute, in: zone)
            let elapsed = (ContinuousClock.now - since).components.seconds
            return CivilMoment(day: day, minute: minute, seconds: start + elapsed)
        }
    }

    /// The first instant, in seconds since 1970-01-01 UTC, at which the zone's clocks show the minute of the day or a
    /// later one. Where they skip it (a change to summer time, a day that the place left out), that is the instant of
    /// the skip; where they show it twice, the first.
    ///
    /// - Throws: ``UnknownTimeZone``.
    package func instant(of day: Day, minute: Int, in zone: String) throws(UnknownTimeZone) -> Int64 {
        let zone = try CivilClock.timeZone(zone)
        let local = Int64(day.number) * 86_400 + Int64(minute) * 60
        // No zone is more than 26 hours from another, so one side lies before any change near `local`, one after.
        let offsets = [local - 93_600, local + 93_600].map { CivilClock.offset(of: zone, at: $0) }
        let candidates = offsets.filter { CivilClock.offset(of: zone, at: local - $0) == $0 }.map { local - $0 }
        if let first = candidates.min() { return first }
        // Skipped: the clocks show less before the change and more after it, so halving finds it.
        var before = local - (offsets.max() ?? 0)
        var after = local - (offsets.min() ?? 0)
        while after - before > 1 {
            let middle = before + (after - before) / 2
            let shown = middle + CivilClock.offset(of: zone, at: middle)
            if shown >= local { after = middle } else { before = middle }
        }
        return after
    }

    /// The moment that an instant is in a zone.
    ///
    /// - Throws: ``UnknownTimeZone``.
    package func moment(at seconds: Int64, in zone: String) throws(UnknownTimeZone) -> CivilMoment {
        let local = seconds + CivilClock.offset(of: try CivilClock.timeZone(zone), at: seconds)
        let (days, rest) = local.quotientAndRemainder(dividingBy: 86_400)
        let day = Day(number: Int(rest < 0 ? days - 1 : days))
        return CivilMoment(day: day, minute: Int((rest + 86_400) % 86_400 / 60), seconds: seconds)
    }

    /// How far a zone's clocks are ahead of UTC at an instant, in seconds.
    ///
    /// - Throws: ``UnknownTimeZone``.
    package func offsetFromUTC(at seconds: Int64, in zone: String) throws(UnknownTimeZone) -> Int {
        Int(CivilClock.offset(of: try CivilClock.timeZone(zone), at: seconds))
    }

    private static func timeZone(_ name: String) throws(UnknownTimeZone) -> TimeZone {
        guard let zone = TimeZone(identifier: name) else { throw UnknownTimeZone(name: name) }
        return zone
    }

    private static func offset(of zone: TimeZone, at seconds: Int64) -> Int64 {
        Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds))))
    }
}

/// A time that only moves when it is told to; for tests of a whole day.
package final class ManualClock: Sendable {
    private let state: Mutex<Int64>

    /// - Parameter seconds: Since 1970-01-01 UTC.
    package init(seconds: Int64) {
        state = Mutex(seconds)
    }

    /// Seconds since 1970-01-01 UTC.
    package var seconds: Int64 {
        get { state.withLock { $0 } }
        set { state.withLock { $0 = newValue } }
    }
}

/// A time zone that this machine has no rules for.
package struct UnknownTimeZone: Error, Hashable, CustomStringConvertible {
    package let name: String

    package var description: String {
        "'\(name)' is not a time zone that this machine knows; zones are named as IANA does (Asia/Shanghai), and "
            + "their rules come with the package tzdata."
    }
}
