import DubanCalendar
import DubanSystem

/// Asks the office to do what the hour asks for, and sleeps until the hour asks again: until the next day, the next
/// delivery window, the next attempt, or until the clock is set or something changes.
struct TimeKeeper {
    let supervision: Supervision
    let changes: ChangeFeed
    let notifier: ServiceNotifier

    /// Works until it is cancelled.
    func run() async throws {
        let alarm = try WallClockAlarm()
        while true {
            // Whoever waits for envelopes looks whether the hour has brought some.
            changes.announce()
            let seen = changes.count
            let seconds = try await supervision.tick()
            // What it says is no reason to end for.
            if let line = try? await supervision.statusLine() { notifier.status(line) }
            // The office's clock may be pinned to another day; the alarm's is the machine's.
            let wake = try CivilClock.system.moment(in: "UTC").seconds + seconds
            try await changes.sleep(until: wake, since: seen, alarm)
        }
    }
}

extension ChangeFeed {
    /// Returns at the instant, when the clock is set, or when something has changed since so many changes were seen.
    fileprivate func sleep(until instant: Int64, since seen: UInt64, _ alarm: WallClockAlarm) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { _ = try await alarm.sleep(until: instant) }
            group.addTask { for await _ in self.subscribe() where self.count != seen { return } }
            try await group.next()
            group.cancelAll()
        }
    }
}

/// Looks at the hour by which a day must be finished whether it is; apart from whoever does the day's work, which may be
/// what hangs.
struct OverdueWatch {
    let supervision: Supervision
    /// Another hour may hold from now on.
    let changes: ChangeFeed
    let notifier: ServiceNotifier

    /// Works until it is cancelled.
    func run() async throws {
        let alarm = try WallClockAlarm()
        var alarmed: [String: Day] = [:]
        while true {
            let seen = changes.count
            let seconds = try await supervision.alarmWhereOverdue()
            if await supervision.alarmedDays != alarmed {
                alarmed = await supervision.alarmedDays
                // A ledger that cannot be read has no status to tell; the journal has heard all the same.
                if let line = try? await supervision.statusLine() { notifier.status(line) }
            }
            // As the time keeper does: the alarm's clock is the machine's.
            let wake = try CivilClock.system.moment(in: "UTC").seconds + seconds
            try await changes.sleep(until: wake, since: seen, alarm)
        }
    }
}

/// Tells systemd's watchdog that the office gets on: it answers, and what it has begun goes forward.
struct Watchdog {
    let supervision: Supervision
    let notifier: ServiceNotifier
    let interval: Duration
    /// How long something that was begun may stand still: a plugin takes its time for a batch, and it is asked again.
    let patience: Duration

    /// Works until it is cancelled.
    func run() async throws {
        let clock = ContinuousClock()
        var stand = Standstill(patience: patience)
        while true {
            if stand.isAlive(await supervision.progress, at: clock.now) { notifier.watchdog() }
            try await DaemonProcess.sleep(for: interval / 2)
        }
    }
}

/// Tells work that goes forward from work that hangs. Pure.
struct Standstill {
    let patience: Duration
    private var last: (progress: Supervision.Progress, since: ContinuousClock.Instant)?

    init(patience: Duration) {
        self.patience = patience
    }

    /// Whether the office is alive: there is nothing to do, or something has come of it within the patience.
    mutating func isAlive(_ progress: Supervision.Progress, at now: ContinuousClock.Instant) -> Bool {
        if let last, last.progress == progress, progress.isAtWork { return now - last.since <= patience }
        last = (progress, now)
        return true
    }
}
