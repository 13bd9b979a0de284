package import DubanCalendar

/// Mutes reminders for a while, by somebody's word and for a reason. 督查室 hears of everything all the same.
package struct Silence: Hashable, Sendable, Codable, Identifiable {
    /// Counted from 1.
    package var id: Int64
    package var campaign: String
    package var matcher: Matcher
    /// Who has silenced them.
    package var author: String
    package var reason: String
    package var first: Day
    /// The last day on which it mutes; it ends by itself.
    package var last: Day

    /// Which reminders are meant: those that have all that is named. At least one is.
    package struct Matcher: Hashable, Sendable, Codable {
        /// A task's code.
        package var task: String?
        package var pillar: String?
        package var unit: String?
        /// The person responsible for the task.
        package var owner: PersonID?
        /// Whoever would be told.
        package var recipient: PersonID?
        /// A rule, without the part of the task that it speaks of.
        package var rule: String?

        package init(
            task: String? = nil, pillar: String? = nil, unit: String? = nil, owner: PersonID? = nil,
            recipient: PersonID? = nil, rule: String? = nil
        ) {
            self.task = task
            self.pillar = pillar
            self.unit = unit
            self.owner = owner
            self.recipient = recipient
            self.rule = rule
        }

        /// Whether it names nothing, and would mute everything.
        package var isEmpty: Bool { self == Matcher() }

        package func matches(_ reminder: PendingReminder) -> Bool {
            (task ?? reminder.key.task) == reminder.key.task && (pillar ?? reminder.pillar) == reminder.pillar
                && (unit ?? reminder.unit) == reminder.unit && (owner ?? reminder.owner) == reminder.owner
                && (recipient ?? reminder.key.recipient) == reminder.key.recipient
                && (rule == nil || rule == reminder.key.rule || reminder.key.rule.hasPrefix((rule ?? "") + "/"))
        }
    }

    package init(
        id: Int64, campaign: String, matcher: Matcher, author: String, reason: String, first: Day, last: Day
    ) {
        self.id = id
        self.campaign = campaign
        self.matcher = matcher
        self.author = author
        self.reason = reason
        self.first = first
        self.last = last
    }

    /// Whether it mutes a reminder on a day. What 督查室 is to hear it never does.
    package func mutes(_ reminder: PendingReminder, on day: Day) -> Bool {
        campaign == reminder.key.campaign && first <= day && day <= last && reminder.key.rung != .supervisionOffice
            && matcher.matches(reminder)
    }
}
