package import DubanCalendar

/// What must be told: one person hears one thing about one task for one day.
package struct Reminder: Hashable, Sendable {
    package var key: ReminderKey
    package var reason: Reason
    package var urgency: Urgency
    /// The rungs that were empty, absent or recused, so that a higher one hears of it: why this person and not another.
    package var skipped: [SkippedRung]

    package init(key: ReminderKey, reason: Reason, urgency: Urgency, skipped: [SkippedRung] = []) {
        self.key = key
        self.reason = reason
        self.urgency = urgency
        self.skipped = skipped
    }
}

/// What makes a reminder this one and no other. Its digest is the reminder's id, so deciding twice changes nothing.
package struct ReminderKey: Hashable, Sendable {
    package var campaign: String
    /// The task's code.
    package var task: String
    package var rule: String
    package var occurrence: Day
    package var rung: Rung
    package var recipient: PersonID

    package init(campaign: String, task: String, rule: String, occurrence: Day, rung: Rung, recipient: PersonID) {
        self.campaign = campaign
        self.task = task
        self.rule = rule
        self.occurrence = occurrence
        self.rung = rung
        self.recipient = recipient
    }

    /// The parts in order, each behind its length, so that no two keys give the same bytes.
    package var canonicalBytes: [UInt8] {
        canonical(["reminder", campaign, task, rule, occurrence.description, rung.rawValue, recipient.description])
    }
}

/// Texts in order, each behind its length in bytes, so that no two lists give the same bytes.
package func canonical(_ parts: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(parts.reduce(0) { $0 + $1.utf8.count + 8 })
    for part in parts {
        bytes.append(contentsOf: String(part.utf8.count).utf8)
        bytes.append(UInt8(ascii: ":"))
        bytes.append(contentsOf: part.utf8)
    }
    return bytes
}

/// A rung that could not hear of it.
package struct SkippedRung: Hashable, Sendable, Codable {
    package enum Cause: String, Codable, Sendable {
        /// Nobody stands on it.
        case empty
        /// Whoever stands on it is away without a deputy.
        case absent
        /// Whoever stands on it, or would stand in, is of a unit that must not hear of it (迴避).
        case recused
    }

    package var rung: Rung
    package var cause: Cause
    package var person: PersonID?

    package init(rung: Rung, cause: Cause, person: PersonID? = nil) {
        self.rung = rung
        self.cause = cause
        self.person = person
    }
}
