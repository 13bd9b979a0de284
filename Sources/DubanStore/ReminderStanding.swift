package import DubanCalendar
package import DubanCore

/// A reminder that was decided, and what became of it.
package struct ReminderStanding: Hashable, Sendable {
    package enum State: String, Hashable, Sendable, CaseIterable {
        /// Waits to be put into an envelope.
        case pending
        /// Is in an envelope.
        case composed
        /// Has been told.
        case told
        /// Is not told after all.
        case superseded
        /// Nobody was left who could be told.
        case undeliverable
    }

    /// Why and when it was given up.
    package struct Supersession: Hashable, Sendable {
        package var day: Day
        /// As ``DubanCore/Supersession/word`` has it.
        package var why: String
        /// The id of the reminder that tells more; nil for other reasons.
        package var by: String?

        package init(day: Day, why: String, by: String?) {
            self.day = day
            self.why = why
            self.by = by
        }
    }

    /// The envelope that holds it, in short.
    package struct Carrier: Hashable, Sendable {
        package var id: String
        /// Who is told: not always the recipient.
        package var person: PersonID
        package var day: Day
        package var kind: Envelope.Kind
        package var state: EnvelopeState
        /// How the last attempt ended; nil before there was one.
        package var lastAttempt: EnvelopeStanding.Attempt?

        package init(
            id: String, person: PersonID, day: Day, kind: Envelope.Kind, state: EnvelopeState,
            lastAttempt: EnvelopeStanding.Attempt?
        ) {
            self.id = id
            self.person = person
            self.day = day
            self.kind = kind
            self.state = state
            self.lastAttempt = lastAttempt
        }
    }

    package var id: String
    package var key: ReminderKey
    package var sentence: Phrase
    package var urgency: Urgency
    /// The day of the review that decided it.
    package var decided: Day
    package var skipped: [SkippedRung]
    package var state: State
    package var supersession: Supersession?
    package var carrier: Carrier?

    package init(
        id: String, key: ReminderKey, sentence: Phrase, urgency: Urgency, decided: Day, skipped: [SkippedRung],
        state: State, supersession: Supersession?, carrier: Carrier?
    ) {
        self.id = id
        self.key = key
        self.sentence = sentence
        self.urgency = urgency
        self.decided = decided
        self.skipped = skipped
        self.state = state
        self.supersession = supersession
        self.carrier = carrier
    }
}

/// The light on which a task stood on a day.
package struct LightStanding: Hashable, Sendable {
    package var light: Light
    /// The day on which it was put on; nil where it never changed.
    package var since: Day?
    /// The rule that did it; nil for green.
    package var rule: String?

    package init(light: Light, since: Day?, rule: String?) {
        self.light = light
        self.since = since
        self.rule = rule
    }
}
