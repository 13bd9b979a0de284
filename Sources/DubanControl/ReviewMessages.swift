package import DubanCalendar
package import DubanCore

/// `org.duban.Review`.
package enum ReviewMessages {
    package struct Run: Codable, Sendable {
        package static let method = "org.duban.Review.Run"
        package var campaign: String?
        package var day: Day?

        package init(campaign: String?, day: Day?) {
            self.campaign = campaign
            self.day = day
        }
    }

    /// What a day's work came to.
    package struct DayReport: Codable, Hashable, Sendable {
        package var campaign: String
        package var day: Day
        package var reviewed = 0
        package var reminders = 0
        package var parked = 0
        package var superseded = 0
        package var envelopes = 0
        package var skippedDays: [Day] = []

        package init(campaign: String, day: Day) {
            self.campaign = campaign
            self.day = day
        }
    }

    package struct Preview: Codable, Sendable {
        package static let method = "org.duban.Review.Preview"
        package var campaign: String?
        package var day: Day?

        package init(campaign: String?, day: Day?) {
            self.campaign = campaign
            self.day = day
        }
    }

    package struct PreviewPage: Codable, Sendable {
        package var campaign: String
        package var day: Day
        package var tasks: [ReviewedTask]

        package init(campaign: String, day: Day, tasks: [ReviewedTask]) {
            self.campaign = campaign
            self.day = day
            self.tasks = tasks
        }
    }

    /// What a review of a task finds, and who would hear of it.
    package struct ReviewedTask: Codable, Hashable, Sendable {
        package struct Recipient: Codable, Hashable, Sendable {
            package var person: PersonID
            package var rung: Rung
            /// Who stands in for them on that day, and reads it; nil where they are there.
            package var actor: PersonID?
            /// The rungs below that could not hear, each with why.
            package var skipped: [String]

            package init(person: PersonID, rung: Rung, actor: PersonID? = nil, skipped: [String]) {
                self.person = person
                self.rung = rung
                self.actor = actor
                self.skipped = skipped
            }
        }

        package struct Reminder: Codable, Hashable, Sendable {
            package var rule: String
            package var occurrence: Day
            package var urgency: Urgency
            /// The Traditional Chinese one of ``words``.
            package var sentence: String
            package var words: Phrase
            package var recipients: [Recipient]

            package init(
                rule: String, occurrence: Day, urgency: Urgency, sentence: Phrase, recipients: [Recipient]
            ) {
                self.rule = rule
                self.occurrence = occurrence
                self.urgency = urgency
                self.sentence = sentence.traditional
                words = sentence
                self.recipients = recipients
            }
        }

        /// A task that follows, and would be entered into the ledger.
        package struct FollowUp: Codable, Hashable, Sendable {
            package var code: String
            package var title: String
            package var pillar: String
            package var deadline: Day

            package init(_ task: LedgerTask) {
                code = task.code
                title = task.title
                pillar = task.pillar
                deadline = task.deadline
            }
        }

        package var code: String
        package var title: String
        package var pillar: String
        package var pillarLabel: String
        package var pillarWords: Phrase
        package var owner: PersonID
        package var deadline: Day
        package var lightBefore: Light
        package var light: Light
        /// The rule that put the light on.
        package var lightRule: String?
        package var lightReason: String?
        package var lightWords: Phrase?
        package var reminders: [Reminder]
        package var followUps: [FollowUp]
        package var nextReview: Day?
        package var parked: String?

        package init(
            task: LedgerTask, pillarLabel: Phrase, lightBefore: Light, finding: Finding, reminders: [Reminder],
            parked: String?
        ) {
            code = task.code
            title = task.title
            pillar = task.pillar
            self.pillarLabel = pillarLabel.traditional
            pillarWords = pillarLabel
            owner = task.owner
            deadline = task.deadline
            self.lightBefore = lightBefore
            light = finding.light
            lightRule = finding.lightReason?.rule
            lightReason = finding.lightReason?.sentence.traditional
            lightWords = finding.lightReason?.sentence
            self.reminders = reminders
            followUps = finding.followUpTasks(of: task).map { FollowUp($0) }
            nextReview = finding.nextReview
            self.parked = parked
        }
    }
}
