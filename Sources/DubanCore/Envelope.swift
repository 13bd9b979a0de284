package import DubanCalendar

/// How one person is told: one message on one channel, with one reminder or a whole day's.
///
/// The envelope holds everything that a channel needs to make the same bytes again: whatever crashes, the second copy
/// of a message is the first one to the letter.
package struct Envelope: Hashable, Sendable, Codable, Identifiable {
    package enum Kind: String, Codable, Sendable {
        /// The person's daily digest; at most one a day.
        case digest
        /// Red, and decided after the day's digest had gone.
        case urgent
    }

    /// A deterministic digest of what makes this envelope this one: 32 lower-case hexadecimal digits.
    package var id: String
    package var kind: Kind
    package var campaign: String
    /// The campaign's name, for people.
    package var campaignName: String
    /// The name of the channel that carries it: `maildir`, `smtp`.
    package var channel: String
    package var person: PersonID
    package var name: String
    package var address: String
    package var language: Language
    /// The civil day on which it is told.
    package var day: Day
    /// When it was composed, in seconds since 1970-01-01 UTC: the message's Date.
    package var composedAt: Int64
    /// What is told, in the order in which it is read: red first, then by deadline.
    package var lines: [Line]

    package init(
        id: String, kind: Kind, campaign: String, campaignName: String, channel: String, person: PersonID, name: String,
        address: String, language: Language, day: Day, composedAt: Int64, lines: [Line]
    ) {
        self.id = id
        self.kind = kind
        self.campaign = campaign
        self.campaignName = campaignName
        self.channel = channel
        self.person = person
        self.name = name
        self.address = address
        self.language = language
        self.day = day
        self.composedAt = composedAt
        self.lines = lines
    }

    /// One reminder, as it is told.
    package struct Line: Hashable, Sendable, Codable {
        /// The reminder's id.
        package var reminder: String
        package var task: String
        package var title: String
        package var pillar: String
        /// The pillar's label for people: 項目建設.
        package var pillarLabel: String
        package var unit: String
        /// The name of the person who answers for the task.
        package var owner: String
        package var light: Light
        package var deadline: Day
        /// Civil days from the day of telling to the deadline; negative when overdue.
        package var daysLeft: Int
        /// Working days from the day of telling to the deadline; negative when overdue.
        package var workingDaysLeft: Int
        package var rule: String
        /// The rule's sentence: why this is told.
        package var reason: String
        package var rung: Rung
        /// The name of the absent person for whom the recipient acts; nil where they act for themselves.
        package var actingFor: String?
        /// Whether the plain deadline rules judged the task, since its pillar's own could not. Nil in envelopes that were
        /// composed before it was known.
        package var isParked: Bool?

        package init(
            reminder: String, task: String, title: String, pillar: String, pillarLabel: String, unit: String,
            owner: String, light: Light, deadline: Day, daysLeft: Int, workingDaysLeft: Int, rule: String,
            reason: String, rung: Rung, actingFor: String? = nil, isParked: Bool? = nil
        ) {
            self.reminder = reminder
            self.task = task
            self.title = title
            self.pillar = pillar
            self.pillarLabel = pillarLabel
            self.unit = unit
            self.owner = owner
            self.light = light
            self.deadline = deadline
            self.daysLeft = daysLeft
            self.workingDaysLeft = workingDaysLeft
            self.rule = rule
            self.reason = reason
            self.rung = rung
            self.actingFor = actingFor
            self.isParked = isParked
        }
    }
}

/// How an attempt to tell ended. A channel knows; nobody guesses it from an error's type.
package enum DeliveryOutcome: Hashable, Sendable, Codable {
    /// The other side took it. `reply` holds its words.
    case delivered(reply: String)
    /// It was refused for now, and certainly not taken. `after` is in seconds where the other side named a time.
    case retry(after: Int?, reason: String)
    /// It was refused for good.
    case rejected(reason: String)
    /// The final dot went out, and no answer came back: it may or may not have been taken.
    case unknown(reason: String)
}
