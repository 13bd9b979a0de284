package import DubanCalendar
package import DubanCore

extension ReviewMessages {
    package struct Explain: Codable, Sendable {
        package static let method = "org.duban.Review.Explain"
        package var campaign: String?
        package var task: String?
        /// `unit/name`, or a name that only one person has.
        package var person: String?
        package var day: Day?

        package init(campaign: String?, task: String? = nil, person: String? = nil, day: Day?) {
            self.campaign = campaign
            self.task = task
            self.person = person
            self.day = day
        }
    }

    package struct Explanation: Codable, Hashable, Sendable {
        package var campaign: String
        package var day: Day
        package var today: Day
        package var isWorkingDay: Bool
        package var task: TaskExplanation?
        package var person: PersonExplanation?

        package init(campaign: String, day: Day, today: Day, isWorkingDay: Bool) {
            self.campaign = campaign
            self.day = day
            self.today = today
            self.isWorkingDay = isWorkingDay
        }
    }

    /// What a rule has said of a task.
    package struct RuleSaying: Codable, Hashable, Sendable {
        package enum Verdict: String, Codable, Sendable, CaseIterable {
            case now, before, ahead, overridden
        }

        package var rule: String
        package var label: Phrase
        package var sentence: Phrase
        package var facts: [Fact]
        package var day: Day
        package var rungs: [Rung]
        /// Nil for a reminder.
        package var light: Light?
        package var verdict: Verdict

        package init(
            rule: String, label: Phrase, sentence: Phrase, facts: [Fact], day: Day, rungs: [Rung], light: Light?,
            verdict: Verdict
        ) {
            self.rule = rule
            self.label = label
            self.sentence = sentence
            self.facts = facts
            self.day = day
            self.rungs = rungs
            self.light = light
            self.verdict = verdict
        }
    }

    package struct Fact: Codable, Hashable, Sendable {
        package var name: String
        package var value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// A rule that looked and had nothing to say.
    package struct SilentRule: Codable, Hashable, Sendable {
        package var rule: String
        package var label: Phrase

        package init(rule: String, label: Phrase) {
            self.rule = rule
            self.label = label
        }
    }

    /// Who would hear for a rung of a task's ladder.
    package struct LadderStep: Codable, Hashable, Sendable {
        package var rung: Rung
        /// Whose turn it is.
        package var person: PersonID
        /// Who is told in the end: they themselves, or whoever stands in for them.
        package var hearer: PersonID?
        /// The rungs between that could not hear.
        package var skipped: [SkippedRung]
        /// Why the hearer cannot be reached; nil where they can.
        package var unreachable: String?

        package init(
            rung: Rung, person: PersonID, hearer: PersonID?, skipped: [SkippedRung], unreachable: String?
        ) {
            self.rung = rung
            self.person = person
            self.hearer = hearer
            self.skipped = skipped
            self.unreachable = unreachable
        }
    }

    /// A reminder that was decided, and what became of it.
    package struct DecidedReminder: Codable, Hashable, Sendable {
        package struct Carrier: Codable, Hashable, Sendable {
            package var envelope: String
            package var person: PersonID
            package var day: Day
            package var kind: Envelope.Kind
            package var state: String
            package var outcome: String?
            package var words: String?

            package init(
                envelope: String, person: PersonID, day: Day, kind: Envelope.Kind, state: String, outcome: String?,
                words: String?
            ) {
                self.envelope = envelope
                self.person = person
                self.day = day
                self.kind = kind
                self.state = state
                self.outcome = outcome
                self.words = words
            }
        }

        package var id: String
        package var task: String
        package var rule: String
        package var occurrence: Day
        package var rung: Rung
        package var recipient: PersonID
        package var sentence: Phrase
        package var decided: Day
        package var skipped: [SkippedRung]
        package var state: String
        /// Why it is not told after all, and the later reminder that tells more.
        package var why: String?
        package var whyDay: Day?
        package var supersededBy: String?
        package var carrier: Carrier?

        package init(
            id: String, key: ReminderKey, sentence: Phrase, decided: Day, skipped: [SkippedRung], state: String,
            why: String?, whyDay: Day?, supersededBy: String?, carrier: Carrier?
        ) {
            self.id = id
            task = key.task
            rule = key.rule
            occurrence = key.occurrence
            rung = key.rung
            recipient = key.recipient
            self.sentence = sentence
            self.decided = decided
            self.skipped = skipped
            self.state = state
            self.why = why
            self.whyDay = whyDay
            self.supersededBy = supersededBy
            self.carrier = carrier
        }
    }

    /// A silence that mutes.
    package struct Muting: Codable, Hashable, Sendable {
        package var id: Int64
        package var author: String
        package var reason: String
        package var last: Day

        package init(_ silence: Silence) {
            id = silence.id
            author = silence.author
            reason = silence.reason
            last = silence.last
        }
    }

    /// What somebody was sent, and why each line of it.
    package struct ExplainedMail: Codable, Hashable, Sendable {
        package struct Line: Codable, Hashable, Sendable {
            package var task: String
            package var title: String
            package var rule: String
            package var sentence: String
            package var rung: Rung
            package var actingFor: String?
            package var unreached: String?
            package var skipped: [SkippedRung]

            package init(_ line: Envelope.Line) {
                task = line.task
                title = line.title
                rule = line.rule
                sentence = line.reason
                rung = line.rung
                actingFor = line.actingFor
                unreached = line.unreached
                skipped = line.skipped ?? []
            }
        }

        package var envelope: String
        package var kind: Envelope.Kind
        package var state: String
        package var outcome: String?
        package var words: String?
        package var notes: [String]
        package var lines: [Line]

        package init(_ envelope: Envelope, state: String, outcome: String?, words: String?) {
            self.envelope = envelope.id
            kind = envelope.kind
            self.state = state
            self.outcome = outcome
            self.words = words
            notes = envelope.notes ?? []
            lines = envelope.lines.map { Line($0) }
        }
    }

    package struct TaskExplanation: Codable, Hashable, Sendable {
        package var code: String
        package var title: String
        package var pillarLabel: Phrase
        package var owner: PersonID
        package var deadline: Day
        package var state: TaskState
        package var light: Light
        package var lightSince: Day?
        package var lightRule: String?
        package var lightSentence: Phrase?
        package var parked: String?
        /// What each rule says of the day; nil of a past day, and where the plugin cannot say.
        package var sayings: [RuleSaying]?
        package var silentRules: [SilentRule]?
        package var ladder: [LadderStep] = []
        package var silences: [Muting] = []
        /// The newest first.
        package var reminders: [DecidedReminder] = []
        /// The next reminder that its rules foresee; nil where none is foreseen, or nobody can say.
        package var next: RuleSaying?
        package var nextReview: Day?

        package init(
            task: LedgerTask, pillarLabel: Phrase, light: Light, lightSince: Day?, lightRule: String?,
            lightSentence: Phrase?, parked: String?
        ) {
            code = task.code
            title = task.title
            self.pillarLabel = pillarLabel
            owner = task.owner
            deadline = task.deadline
            state = task.state
            self.light = light
            self.lightSince = lightSince
            self.lightRule = lightRule
            self.lightSentence = lightSentence
            self.parked = parked
        }
    }

    package struct PersonExplanation: Codable, Hashable, Sendable {
        package var person: PersonID
        package var role: Role
        package var address: String
        package var channel: String
        package var opens: Int
        package var closes: Int
        package var unreachable: String?
        package var absence: Absence?
        /// Who acts for them on the day: nobody where everybody is away.
        package var actor: PersonID?
        package var silences: [Muting] = []
        /// What they were sent on the day.
        package var mails: [ExplainedMail] = []
        /// What was decided for them in the two weeks up to the day, the newest first.
        package var reminders: [DecidedReminder] = []
        /// What they would hear if the day's work were done now; nil of a past day.
        package var expected: [ExpectedReminder]?

        package init(_ person: Person, channel: String, window: DeliveryWindow) {
            self.person = person.id
            role = person.role
            address = person.address
            self.channel = channel
            opens = window.opens
            closes = window.closes
            absence = person.absence
        }
    }

    /// What somebody would hear of a task.
    package struct ExpectedReminder: Codable, Hashable, Sendable {
        package var task: String
        package var title: String
        package var rule: String
        package var sentence: Phrase
        package var rung: Rung

        package init(task: String, title: String, rule: String, sentence: Phrase, rung: Rung) {
            self.task = task
            self.title = title
            self.rule = rule
            self.sentence = sentence
            self.rung = rung
        }
    }
}
