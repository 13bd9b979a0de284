import DubanPluginKit

/// The days within which an application is to be filed, as the ledger has them.
struct ApplicationWindow {
    /// The official last day: that of the province or that of the portal, whichever comes first; where the ledger has
    /// neither, the city's own, since then the call is the city's.
    let closes: Day
    /// The last day within the city.
    let internalDue: Day
    /// The official last day as people are to read it, with its hour.
    private let hour: String?

    /// The task's window; nil where the ledger has none.
    ///
    /// - Parameter term: How many working days before the official day the city's own is, where the ledger has none
    ///   before it.
    init?(of task: TaskView, internalTerm term: Int, calendar: WorkCalendar) {
        let city = task[ScienceTechnology.cityDue]
        let province = task[ScienceTechnology.provinceDue]
        let portal = task[ScienceTechnology.cutOff]
        guard let closes = portal.map({ min($0, province ?? $0) }) ?? province ?? city else { return nil }
        self.closes = closes
        if let city, city < closes {
            internalDue = city
        } else {
            internalDue = calendar.day(term.workingDays, before: closes)
        }
        // The hour is that of the portal, and says nothing of an earlier day of the province.
        hour = portal == nil || portal == closes ? task[ScienceTechnology.cutOffHour] : nil
    }

    /// What a sentence may name: `closing` with its hour, `internal`, and the `days` that are left.
    func facts(on today: Day) -> [String: Fact] {
        let hour = String((hour ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(20))
        return [
            "closing": Fact(hour.isEmpty ? closes.description : "\(closes) \(hour)"), "internal": Fact(internalDue),
            "days": Fact(closes - today),
        ]
    }
}
