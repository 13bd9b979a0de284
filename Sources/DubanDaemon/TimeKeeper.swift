import DubanSystem

/// Asks the office to do what the hour asks for, and sleeps until the hour asks again: until the next day, the next
/// delivery window, the next attempt, or until the clock is set or something changes.
struct TimeKeeper {
    let supervision: Supervision
    let changes: ChangeFeed

    /// Works until it is cancelled.
    func run() async throws {
        let alarm = try WallClockAlarm()
        while true {
            // Whoever waits for envelopes looks whether the hour has brought some.
            changes.announce()
            let seen = changes.count
            let seconds = try await supervision.tick()
            // The office's clock may be pinned to another day; the alarm's is the machine's.
            let wake = try CivilClock.system.moment(in: "UTC").seconds + seconds
            try await sleep(until: wake, since: seen, alarm)
        }
    }

    /// Returns at the instant, when the clock is set, or when something has changed since so many changes were seen.
    private func sleep(until instant: Int64, since seen: UInt64, _ alarm: WallClockAlarm) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { _ = try await alarm.sleep(until: instant) }
            group.addTask { [changes] in
                for await _ in changes.subscribe() where changes.count != seen { return }
            }
            try await group.next()
            group.cancelAll()
        }
    }
}

/// Looks at the hour by which a day must be finished whether it is; apart from whoever does the day's work, which may be
/// what hangs.
struct OverdueWatch {
    let supervision: Supervision

    /// Works until it is cancelled.
    func run() async throws {
        let alarm = try WallClockAlarm()
        while true {
            let seconds = try await supervision.alarmWhereOverdue()
            // As the time keeper does: the alarm's clock is the machine's.
            _ = try await alarm.sleep(until: try CivilClock.system.moment(in: "UTC").seconds + seconds)
        }
    }
}

/// Tells systemd's watchdog that the office still answers.
struct Watchdog {
    let supervision: Supervision
    let notifier: ServiceNotifier
    let interval: Duration

    /// Works until it is cancelled.
    func run() async throws {
        while true {
            await supervision.ping()
            notifier.watchdog()
            try await DaemonProcess.sleep(for: interval / 2)
        }
    }
}
