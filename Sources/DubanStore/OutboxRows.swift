package import DubanCalendar
package import DubanCore

/// Where an envelope is on its way.
package enum EnvelopeState: String, Hashable, Sendable, CaseIterable, Codable {
    /// Waits for its first attempt or its next one.
    case queued
    /// Given to the courier; the final dot has not gone out.
    case leased
    /// The final dot may have gone out, and nobody has said how it ended.
    case finalDot = "final-dot"
    /// Taken by the other side.
    case told
    /// Refused for good.
    case rejected
    /// Taken, and sent back afterwards.
    case bounced
    /// Kept back by an administrator until they let it go.
    case held
    /// Given up by an administrator.
    case dropped
    /// Taken back before anybody took it, since what it tells has changed; what still holds goes into another.
    case recalled
}

/// Whose envelopes may be delivered now.
package struct LeaseScope: Hashable, Sendable {
    package var campaign: String
    /// The minute of the campaign's day.
    package var minute: Int
    package var isWorkingDay: Bool
    /// Of no other channels is anything handed out; nil for any.
    package var channels: [String]?

    package init(campaign: String, minute: Int, isWorkingDay: Bool, channels: [String]? = nil) {
        self.campaign = campaign
        self.minute = minute
        self.isWorkingDay = isWorkingDay
        self.channels = channels
    }
}

/// What becomes of an envelope after an attempt.
package enum Settlement: Hashable, Sendable {
    /// It was taken; the words are the other side's.
    case told(words: String)
    /// It was not taken, and is tried again from an instant on.
    case again(at: Int64, words: String, fault: DeliveryOutcome.Fault)
    /// Nobody knows; the same bytes go out again from an instant on.
    case unanswered(at: Int64, words: String)
    /// It was refused for good. Where it climbs, the person counts as unreachable, and its reminders wait for whoever
    /// stands above; where it does not, nobody is left to hear of them.
    case refused(words: String, climbs: Bool)
}

/// Which envelopes are taken back. Only those that nobody has in hand and of which no final dot has gone out.
package enum Recall: Hashable, Sendable {
    /// All of earlier days: what they tell is judged anew, and goes into one envelope a person.
    case before(Day)
    /// Those that tell of a task, by its code.
    case task(String)
    /// Those that are for a person.
    case person(PersonID)
    /// Those on other channels than these, of which there are no more.
    case channels(besides: [String])
    /// All of them.
    case all

    /// One word for the record.
    package var word: String {
        switch self {
        case .before: "late"
        case .task: "task changed"
        case .person: "person changed"
        case .channels: "channel gone"
        case .all: "silence"
        }
    }
}

/// What a settlement has done to the channel.
package enum ChannelChange: Hashable, Sendable {
    /// Nothing more is tried on it, since the other side said so.
    case halted(String, words: String)
    /// It works again.
    case resumed(String)
}

/// An envelope in a courier's hands.
package struct HeldEnvelope: Hashable, Sendable {
    package var id: String
    /// That of its lease: whoever comes with an earlier one has it no more.
    package var fence: Int64

    package init(_ id: String, fence: Int64) {
        self.id = id
        self.fence = fence
    }
}

/// An envelope of which an attempt has ended.
package struct SettledEnvelope: Hashable, Sendable {
    package var held: HeldEnvelope
    package var settlement: Settlement

    package init(_ held: HeldEnvelope, _ settlement: Settlement) {
        self.held = held
        self.settlement = settlement
    }
}

/// What a courier's report came to.
package struct ReportResult: Hashable, Sendable {
    /// The ids of those that have been given to somebody else, or have ended: nothing was recorded of them.
    package var lost: Set<String> = []
    package var channels: [ChannelChange] = []
    /// Whether an envelope was taken back, since it had been changed in the courier's hands.
    package var hasTakenBack = false

    package init() {}
}

/// What an administrator does to an envelope.
package enum Amendment: Hashable, Sendable {
    /// Keeps back what is queued.
    case hold
    /// Lets what is held go.
    case release
    /// Has what waits tried at once; and counts the person of one that was refused or came back as reachable again, so that
    /// what was not told goes to them.
    case retry
    /// Gives up what is queued or held, with a reason.
    case drop(reason: String)

    /// One word for the record.
    package var word: String {
        switch self {
        case .hold: "hold"
        case .release: "release"
        case .retry: "retry"
        case .drop: "drop"
        }
    }
}

/// A channel on which nothing is tried, since its own settings are refused.
package struct HaltedChannel: Hashable, Sendable {
    package var name: String
    /// Seconds since 1970-01-01 UTC.
    package var haltedAt: Int64
    package var words: String
    /// How often it has been tried with one envelope since.
    package var probes: Int
    /// When it is tried again.
    package var nextProbe: Int64

    package init(name: String, haltedAt: Int64, words: String, probes: Int, nextProbe: Int64) {
        self.name = name
        self.haltedAt = haltedAt
        self.words = words
        self.probes = probes
        self.nextProbe = nextProbe
    }
}

/// A silence, and who has ended it before its time.
package struct SilenceStanding: Hashable, Sendable {
    package var silence: Silence
    /// Nil where it runs until its last day.
    package var endedBy: String?

    package init(silence: Silence, endedBy: String?) {
        self.silence = silence
        self.endedBy = endedBy
    }
}

/// How the outbox stands.
package struct OutboxFigures: Hashable, Sendable {
    package var states: [EnvelopeState: Int]
    /// Of the queued ones, those that have been tried and put off.
    package var stalled: Int

    package init(states: [EnvelopeState: Int] = [:], stalled: Int = 0) {
        self.states = states
        self.stalled = stalled
    }
}

/// An envelope that the courier may try now.
package struct Lease: Hashable, Sendable {
    package var envelope: Envelope
    package var fence: Int64
    /// Counted from 1.
    package var attempt: Int

    package init(envelope: Envelope, fence: Int64, attempt: Int) {
        self.envelope = envelope
        self.fence = fence
        self.attempt = attempt
    }
}

/// An envelope and how it stands.
package struct EnvelopeStanding: Hashable, Sendable {
    package struct Attempt: Hashable, Sendable {
        package var number: Int
        package var at: Int64
        package var outcome: String
        package var words: String

        package init(number: Int, at: Int64, outcome: String, words: String) {
            self.number = number
            self.at = at
            self.outcome = outcome
            self.words = words
        }
    }

    package var envelope: Envelope
    package var state: EnvelopeState
    package var attempts: [Attempt]
    package var nextAttempt: Int64

    package init(envelope: Envelope, state: EnvelopeState, attempts: [Attempt], nextAttempt: Int64) {
        self.envelope = envelope
        self.state = state
        self.attempts = attempts
        self.nextAttempt = nextAttempt
    }
}

/// Which envelopes to list. What is nil does not matter.
package struct EnvelopeFilter: Hashable, Sendable {
    package var campaign: String?
    package var person: PersonID?
    package var state: EnvelopeState?
    package var day: Day?

    package init(campaign: String? = nil, person: PersonID? = nil, state: EnvelopeState? = nil, day: Day? = nil) {
        self.campaign = campaign
        self.person = person
        self.state = state
        self.day = day
    }
}
