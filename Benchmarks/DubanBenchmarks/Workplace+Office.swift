import DubanCalendar
import DubanCore
import DubanDaemon
import DubanPluginHosting
import DubanStoreSQLite
import DubanSystem
import Logging

extension Workplace {
    /// An office with one campaign and the plain deadline rules, at nine in the morning of a day.
    func office(_ store: SQLiteStore, on day: Day) -> Supervision {
        let campaign = Campaign(
            code: "bench", name: "", firstDay: day - 400, lastDay: day + 1000, timeZone: "UTC",
            window: DeliveryWindow(opens: 0, closes: 1440))
        return Supervision(
            basis: .init(
                campaigns: [campaign], supervisionOffice: Workplace.people[0].id, channel: "maildir",
                calendar: .plainWeek, digests: [:]),
            store: store,
            plugins: Plugins(hosts: [host("plain-deadline", "libPlainDeadline.so")], report: { _ in }),
            clock: .pinned(day: day, minute: 540), logger: Logger(label: "benchmark") { _ in SwiftLogNoOpLogHandler() },
            install: { name throws(PluginFailure) in throw PluginFailure(sentence: "there is no file \(name).so") })
    }
}
