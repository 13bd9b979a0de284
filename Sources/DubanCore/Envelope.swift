package import DubanCalendar

/// How one person is told: one message on one channel, with one reminder or a whole day's.
///
/// The envelope holds everything that a channel needs to make the same bytes again: whatever crashes, the second copy
/// of a message is the first one to the letter.
package struct Envelope: Hashable, Sendable, Codable, Identifiable {
    /// No envelope has more lines; the rest of them is told in a sentence.
    package static let mostLines = 500
    /// No envelope brings more calendar events; the others come with the next mails about their tasks.
    package static let mostInvitations = 20

    package enum Kind: String, Codable, Sendable, CaseIterable {
        /// The person's daily digest; at most one a day.
        case digest
        /// Red, and decided after the day's digest had gone.
        case urgent
        /// About no task: to a deputy before an absence begins, to those who run the house.
        case notice
        /// Somebody tries a channel, at an address that need not be the person's.
        case test

        /// Whether how it ends says something of the tasks' people.
        package var tellsOfTasks: Bool { self == .digest || self == .urgent }
    }

    /// A deterministic digest of what makes this envelope this one: 32 lower-case hexadecimal digits.
    package var id: String
    package var kind: Kind
    /// The campaign whose tasks it tells of; the first of them in the settings' order where the digest brings several.
    package var campaign: String
    /// The campaigns' names, for people.
    package var campaignName: String
    /// The name of the channel that carries it: `maildir`, `smtp`.
    package var channel: String
    package var person: PersonID
    package var name: String
    /// A mail address.
    package var address: String
    /// The recipient's unit: of several robots, its own speaks. Nil in envelopes that were composed before it was known.
    package var unit: String?
    /// What the channel's messenger knows the recipient by, so that they are addressed: a mobile number or a user id.
    package var account: String?
    package var language: Language
    /// The civil day on which it is told.
    package var day: Day
    /// When it was composed, in seconds since 1970-01-01 UTC: the message's Date.
    package var composedAt: Int64
    /// Sentences that stand before the lines, in the recipient's language. Nil where there are none.
    package var notes: [String]?
    /// What is told, in the order in which it is read: red first, then by deadline.
    package var lines: [Line]

    package init(
        id: String, kind: Kind, campaign: String, campaignName: String, channel: String, person: PersonID, name: String,
        address: String, unit: String? = nil, account: String? = nil, language: Language, day: Day, composedAt: Int64,
        notes: [String]? = nil, lines: [Line]
    ) {
        self.id = id
        self.kind = kind
        self.campaign = campaign
        self.campaignName = campaignName
        self.channel = channel
        self.person = person
        self.name = name
        self.address = address
        self.unit = unit
        self.account = account
        self.language = language
        self.day = day
        self.composedAt = composedAt
        self.notes = notes
        self.lines = lines
    }

    /// One reminder, as it is told.
    package struct Line: Hashable, Sendable, Codable {
        /// The reminder's id.
        package var reminder: String
        package var task: String
        /// The campaign of the task and its name, where the envelope tells of several; nil where it tells of one.
        package var campaign: String?
        package var campaignName: String?
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
        /// The name of the person whom their own channel could not reach, so that the recipient hears of it instead.
        package var unreached: String?
        /// The rungs below the recipient's that could not hear of it, and why.
        package var skipped: [SkippedRung]?
        /// Whether the plain deadline rules judged the task, since its pillar's own could not. Nil in envelopes that were
        /// composed before it was known.
        package var isParked: Bool?
        /// The SEQUENCE (RFC 5545 § 3.8.7.4) of the calendar event that goes with this line: how often the deadline has
        /// been moved. Nil where none does: the recipient has it already.
        package var invitation: Int?

        package init(
            reminder: String, task: String, campaign: String? = nil, campaignName: String? = nil, title: String,
            pillar: String, pillarLabel: String, unit: String,
            owner: String, light: Light, deadline: Day, daysLeft: Int, workingDaysLeft: Int, rule: String,
            reason: String, rung: Rung, actingFor: String? = nil, unreached: String? = nil,
            skipped: [SkippedRung]? = nil,
            isParked: Bool? = nil, invitation: Int? = nil
        ) {
            self.reminder = reminder
            self.task = task
            self.campaign = campaign
            self.campaignName = campaignName
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
            self.unreached = unreached
            self.skipped = skipped
            self.isParked = isParked
            self.invitation = invitation
        }
    }
}

/// How an attempt to tell ended. A channel knows; nobody guesses it from an error's type.
package enum DeliveryOutcome: Hashable, Sendable, Codable {
    /// The other side took it. `reply` holds its words.
    case delivered(reply: String)
    /// It was refused for now, and certainly not taken. `after` is in seconds where the other side named a time.
    case retry(after: Int?, reason: String, fault: Fault = .message)
    /// It was refused for good.
    case rejected(reason: String)
    /// The final dot went out, and no answer came back: it may or may not have been taken.
    case unknown(reason: String)

    /// What has to change before another attempt can end otherwise.
    package enum Fault: String, Hashable, Sendable, Codable {
        /// Nothing is known to: this message, now. It has cost an attempt.
        case message
        /// The pace: the other side takes so many in so much time. It costs no attempt.
        case pace
        /// The channel's own settings: its login, its sender, its key. Every message would meet it; nothing more is tried
        /// on the channel until that is mended. It costs no attempt.
        case channel
    }
}
