import DubanCalendar
import DubanCore

extension DubanCore.Finding {
    /// The first thing in which a second answer to the same question differs, in a few words; nil where none does.
    func difference(from second: DubanCore.Finding) -> String? {
        func differs(_ what: String, _ first: String, _ then: String) -> String? {
            first == then ? nil : "\(what) was \(first.prefix(300)), and then \(then.prefix(300))"
        }
        if self == second { return nil }
        return differs("its light", light.rawValue, second.light.rawValue)
            ?? differs("the reason for its light", lightReason.written, second.lightReason.written)
            ?? differs("what it tells", reminders.written, second.reminders.written)
            ?? differs("its next review", nextReview?.description ?? "none", second.nextReview?.description ?? "none")
            ?? differs("what follows", "\(followUps.map(\.written))", "\(second.followUps.map(\.written))")
            ?? "its series differ"
    }
}

extension DubanCore.Reason? {
    fileprivate var written: String { map { "\($0.rule) “\($0.sentence.traditional)”" } ?? "none" }
}

extension [DubanCore.Finding.WantedReminder] {
    fileprivate var written: String {
        let reminders = map { reminder in
            let rungs = reminder.rungs.map { "\($0)" }.joined(separator: ", ")
            return "\(Optional(reminder.reason).written) of \(reminder.occurrence) for \(rungs), \(reminder.urgency)"
        }
        return isEmpty ? "nothing" : reminders.joined(separator: "; ")
    }
}

extension DubanCore.Finding.FollowUp {
    fileprivate var written: String {
        let stages = milestones.map { "\($0.name) \($0.planned)" }.joined(separator: ", ")
        return "\(key) “\(title)” \(assigned) to \(deadline) \(pillar ?? "") \(stages)"
    }
}
