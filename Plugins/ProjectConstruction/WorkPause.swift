import DubanPluginKit

/// The days on which a project stands still with approval: winter, rain. Reminders and lights of its milestones are
/// held through them, and its clocks stand.
struct WorkPause {
    /// The first day to the last; nil where nothing pauses.
    let days: ClosedRange<Day>?

    /// The pause that the ledger has. One without both days, or without a reason, is no approval.
    init(of task: TaskView) {
        guard let first = task[ProjectConstruction.pauseFrom], let last = task[ProjectConstruction.pauseUntil],
            first <= last, let reason = task[ProjectConstruction.pauseReason],
            reason.contains(where: { !$0.isWhitespace })
        else {
            days = nil
            return
        }
        days = first...last
    }

    /// Where a day falls into the pause, the first working day after it: what was planned for it is due then, and what
    /// was to be told on it is told then.
    func resumed(_ day: Day, calendar: WorkCalendar) -> Day {
        guard let days, days.contains(day) else { return day }
        return calendar.onOrAfter(days.upperBound + 1)
    }

    /// The day by which something planned is due. After the pause, the days of it do not count as days of delay for
    /// what was planned before it.
    func due(_ planned: Day, on today: Day, calendar: WorkCalendar) -> Day {
        guard let days, planned < days.lowerBound, today > days.upperBound else {
            return resumed(planned, calendar: calendar)
        }
        return planned + (days.upperBound - days.lowerBound + 1)
    }

    /// The first day after the pause, once it is over.
    func firstDayAfter(on today: Day) -> Day? {
        guard let days, today > days.upperBound else { return nil }
        return days.upperBound + 1
    }

    /// The end of a clock that was started on `begun`: it stands while the pause lasts.
    func end(_ end: Day, begun: Day) -> Day {
        guard let days, days.lowerBound <= end, days.upperBound >= begun else { return end }
        return end + (days.upperBound - max(days.lowerBound, begun) + 1)
    }

    /// The first day after so many months have closed, of which the first is the month of the planned day.
    func monthClosed(_ planned: Day, months: Int, calendar: WorkCalendar) -> Day {
        let planned = resumed(planned, calendar: calendar)
        return end(planned.adding(months: months - 1).endOfMonth + 1, begun: planned)
    }
}
