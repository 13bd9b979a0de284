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

    package var light: Light
    /// Why it is not green.
    package var lightReason: Reason?
    package var reminders: [WantedReminder]
    /// The first later day on which anything about the task may change by itself; nil where none will.
    package var nextReview: Day?

    package init(
        light: Light, lightReason: Reason? = nil, reminders: [WantedReminder] = [], nextReview: Day? = nil
    ) {
        self.light = light
        self.lightReason = lightReason
        self.reminders = reminders
        self.nextReview = nextReview
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
