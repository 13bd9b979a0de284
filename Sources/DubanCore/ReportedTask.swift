package import DubanCalendar

/// A task as it stood at the end of a day, as the record tells it.
package struct ReportedTask: Hashable, Sendable {
    package var code: String
    package var title: String
    package var pillar: String
    package var unit: String
    package var owner: PersonID
    package var state: TaskState
    package var light: Light
    package var deadline: Day
    /// The first deadline that was ever set.
    package var originalDeadline: Day
    /// The day of its 辦結; nil where it is not, and where it came into the ledger closed, so that nobody knows.
    package var closed: Day?
    /// The days on which its deadline was moved, in order.
    package var slips: [Day]
    /// Its attributes that are numbers.
    package var numbers: [String: Double]

    package init(
        code: String, title: String, pillar: String, unit: String, owner: PersonID, state: TaskState = .open,
        light: Light = .green, deadline: Day, originalDeadline: Day? = nil, closed: Day? = nil, slips: [Day] = [],
        numbers: [String: Double] = [:]
    ) {
        self.code = code
        self.title = title
        self.pillar = pillar
        self.unit = unit
        self.owner = owner
        self.state = state
        self.light = light
        self.deadline = deadline
        self.originalDeadline = originalDeadline ?? deadline
        self.closed = closed
        self.slips = slips
        self.numbers = numbers
    }

    package var isClosed: Bool { state == .done || state == .struck }

    /// Whether it counts: what is 撤銷 or 暫緩 is nobody's debt.
    var counts: Bool { state == .open || isClosed }

    /// Whether its deadline had come by the end of a day, or it was closed before that. What came into the ledger closed is
    /// not counted, since the day is not known.
    func isDue(by day: Day) -> Bool { isClosed ? closed != nil : counts && deadline <= day }

    var isInTime: Bool { closed.map { $0 <= deadline } ?? false }

    func isOverdue(on day: Day) -> Bool { state == .open && deadline < day }
}
