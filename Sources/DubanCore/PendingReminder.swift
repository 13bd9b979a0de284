package import DubanCalendar

/// A reminder that waits to be told, with what the ledger says of its task now.
package struct PendingReminder: Hashable, Sendable {
    /// The reminder's id.
    package var id: String
    package var key: ReminderKey
    package var series: String
    package var sentence: Phrase
    package var urgency: Urgency
    /// Whether the task was changed after the decision, and judged again without coming to it.
    package var isStale: Bool
    package var title: String
    package var pillar: String
    package var pillarLabel: Phrase
    package var unit: String
    package var owner: PersonID
    package var state: TaskState
    package var light: Light
    package var deadline: Day
    /// Units whose people are never told of the task.
    package var recusedUnits: [String]
    /// Why the pillar's own plugin did not judge the task; nil where it did.
    package var parked: String?
    /// How often the task's deadline has been moved.
    package var slips: Int
    /// The SEQUENCE of the calendar event that the recipient has of the task; nil where they have none.
    package var invited: Int?
    /// The rungs that could not hear of it, so that a higher one does.
    package var skipped: [SkippedRung]

    package init(
        id: String, key: ReminderKey, series: String, sentence: Phrase, urgency: Urgency, isStale: Bool, title: String,
        pillar: String, pillarLabel: Phrase, unit: String, owner: PersonID, state: TaskState, light: Light,
        deadline: Day, recusedUnits: [String] = [], parked: String? = nil, slips: Int = 0, invited: Int? = nil,
        skipped: [SkippedRung] = []
    ) {
        self.id = id
        self.key = key
        self.series = series
        self.sentence = sentence
        self.urgency = urgency
        self.isStale = isStale
        self.title = title
        self.pillar = pillar
        self.pillarLabel = pillarLabel
        self.unit = unit
        self.owner = owner
        self.state = state
        self.light = light
        self.deadline = deadline
        self.recusedUnits = recusedUnits
        self.parked = parked
        self.slips = slips
        self.invited = invited
        self.skipped = skipped
    }
}
