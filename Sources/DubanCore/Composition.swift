package import DubanCalendar

/// Why a reminder is not told after all.
package enum Supersession: Hashable, Sendable {
    /// The task is 辦結, 撤銷 or 暫緩.
    case notOpen(TaskState)
    /// The task was changed, and its rules no longer come to it.
    case changed
    /// A later one of the same series tells more.
    case newer(reminder: String)
    /// Somebody has muted it.
    case silenced(Int64)

    /// One word for the record.
    package var word: String {
        switch self {
        case .notOpen(let state): state.rawValue
        case .changed: "changed"
        case .newer: "newer"
        case .silenced(let id): "silence \(id)"
        }
    }
}

/// What a day's composing comes to.
package struct Composition: Hashable, Sendable {
    package struct Sealed: Hashable, Sendable {
        package var envelope: Envelope
        /// Every reminder that the envelope tells; several may share a line.
        package var reminders: [String]
        /// When it may be delivered, on working days.
        package var window: DeliveryWindow
        /// Whether it may be delivered on days without work too.
        package var onAnyDay: Bool
        /// The first second at which it may.
        package var notBefore: Int64

        package init(
            envelope: Envelope, reminders: [String], window: DeliveryWindow, onAnyDay: Bool, notBefore: Int64
        ) {
            self.envelope = envelope
            self.reminders = reminders
            self.window = window
            self.onAnyDay = onAnyDay
            self.notBefore = notBefore
        }
    }

    package struct Superseded: Hashable, Sendable {
        package var campaign: String
        package var reminder: String
        package var why: Supersession

        package init(campaign: String, reminder: String, why: Supersession) {
            self.campaign = campaign
            self.reminder = reminder
            self.why = why
        }
    }

    package var envelopes: [Sealed] = []
    package var superseded: [Superseded] = []

    package init(envelopes: [Sealed] = [], superseded: [Superseded] = []) {
        self.envelopes = envelopes
        self.superseded = superseded
    }
}

/// Everything that composing depends on beside the reminders.
package struct ComposingContext: Sendable {
    /// The campaigns whose day it is, in the settings' order; never empty. A person who has tasks in several is told of
    /// them together.
    package var campaigns: [Campaign]
    /// The house's channel, for those who have none of their own.
    package var channel: String
    package var day: Day
    /// The minute of the day, 0..<1440.
    package var minute: Int
    /// The message's Date, in seconds since 1970-01-01 UTC.
    package var composedAt: Int64
    package var calendar: WorkCalendar
    package var roster: Roster
    /// Who has had the day's digest already.
    package var served: Set<PersonID>
    /// How many of somebody's envelopes of the day have been taken back, were refused or have come back: what is composed
    /// anew is another message.
    package var recalls: [PersonID: Int] = [:]
    package var silences: [Silence] = []
    /// All channels that there are, nil for any: who has one that is not among them is told by the house's.
    package var channels: Set<String>?
    /// The channels whose other side is crowded at the full and the half hour.
    package var pacedChannels: Set<String> = []
    /// The channels on which the first message about a task brings its owner the calendar event: mail's, or none.
    package var invitingChannels: Set<String> = []
    /// What those who run the house should know, told to 督查室.
    package var houseNotes: [Phrase] = []
    /// Makes an id of bytes: a collision-resistant digest in lower-case hexadecimal.
    package var digest: @Sendable ([UInt8]) -> String

    package init(
        campaigns: [Campaign], channel: String, day: Day, minute: Int, composedAt: Int64, calendar: WorkCalendar,
        roster: Roster, served: Set<PersonID>, digest: @escaping @Sendable ([UInt8]) -> String
    ) {
        precondition(!campaigns.isEmpty, "composing is for a campaign's day")
        self.campaigns = campaigns
        self.channel = channel
        self.day = day
        self.minute = minute
        self.composedAt = composedAt
        self.calendar = calendar
        self.roster = roster
        self.served = served
        self.digest = digest
    }

    /// Whether somebody is told now: in their own hours, or in those of one of the campaigns.
    func isOpen(for person: Person, _ campaigns: [Campaign]) -> Bool {
        calendar.isWorkingDay(day)
            && window(of: person, campaigns).contains(minute: minute)
    }

    /// The hours in which somebody is told of tasks of some campaigns: their own, or those of the first of these campaigns
    /// that are open now.
    func window(of person: Person, _ campaigns: [Campaign]) -> DeliveryWindow {
        let windows = campaigns.map(\.window)
        return person.window ?? windows.first { $0.contains(minute: minute) } ?? windows[0]
    }

    /// By which channel somebody is told.
    func channel(of person: Person) -> String {
        person.channel(among: channels, otherwise: channel)
    }

    /// The first second at which an envelope may go out. Robots that all fire when the window opens meet those of every
    /// other office at the full and the half hour: each has a minute of its own among the next thirteen, that is neither.
    func notBefore(_ id: String, on channel: String) -> Int64 {
        guard pacedChannels.contains(channel) else { return composedAt }
        let spread = id.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF }
        let minutes = (1...13).filter { (minute + $0) % 30 != 0 }
        return composedAt + Int64(minutes[spread % minutes.count]) * 60 + Int64(spread % 60)
    }
}
