package import DubanCalendar

/// What a pillar's plugin finds of one task on one day, checked and in the words of the core.
package struct Finding: Hashable, Sendable {
    package struct WantedReminder: Hashable, Sendable {
        package var reason: Reason
        /// The rungs that are to hear of it, from the lowest up.
        package var rungs: [Rung]
        package var occurrence: Day
        package var urgency: Urgency

        package init(reason: Reason, rungs: [Rung], occurrence: Day, urgency: Urgency) {
            self.reason = reason
            self.rungs = rungs
            self.occurrence = occurrence
            self.urgency = urgency
        }
    }

    /// A task that follows from this one.
    package struct FollowUp: Hashable, Sendable {
        /// Names it among those of the task; part of its code.
        package var key: String
        package var title: String
        /// The pillar's name; nil for that of the task it follows from.
        package var pillar: String?
        package var assigned: Day
        package var deadline: Day
        package var milestones: [Milestone]

        package init(
            key: String, title: String, pillar: String? = nil, assigned: Day, deadline: Day,
            milestones: [Milestone] = []
        ) {
            self.key = key
            self.title = title
            self.pillar = pillar
            self.assigned = assigned
            self.deadline = deadline
            self.milestones = milestones
        }
    }

    package var light: Light
    /// Why it is not green.
    package var lightReason: Reason?
    package var reminders: [WantedReminder]
    package var followUps: [FollowUp]
    /// The first later day on which anything about the task may change by itself; nil where none will.
    package var nextReview: Day?

    package init(
        light: Light, lightReason: Reason? = nil, reminders: [WantedReminder] = [],
        followUps: [FollowUp] = [], nextReview: Day? = nil
    ) {
        self.light = light
        self.lightReason = lightReason
        self.reminders = reminders
        self.followUps = followUps
        self.nextReview = nextReview
    }
}

extension Finding {
    /// The rows of the ledger that its follow-ups become: whoever answers for the task that they follow from answers for
    /// them too.
    package func followUpTasks(of parent: LedgerTask) -> [LedgerTask] {
        followUps.map { followUp in
            LedgerTask(
                code: parent.code + "/" + followUp.key, campaign: parent.campaign, title: followUp.title,
                pillar: followUp.pillar ?? parent.pillar, unit: parent.unit, owner: parent.owner, lead: parent.lead,
                assigned: followUp.assigned, deadline: followUp.deadline, milestones: followUp.milestones,
                recusedUnits: parent.recusedUnits, parent: parent.code)
        }
    }
}

/// Why: a rule of the pillar's rule-book, and its sentence about this task.
package struct Reason: Hashable, Sendable, Codable {
    /// `rule`, or `rule/subject` where a rule speaks of one of several parts of a task: `milestone-due/開工`.
    package var rule: String
    /// Of the untold reminders of one series only the latest is told.
    package var series: String
    package var sentence: Phrase

    package init(rule: String, series: String, sentence: Phrase) {
        self.rule = rule
        self.series = series
        self.sentence = sentence
    }
}
