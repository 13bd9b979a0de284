package import DubanCalendar
package import DubanControl
import DubanCore
import DubanPluginHosting
import DubanStore
import DubanSystem

extension Supervision {
    /// The campaign and the day that are meant where one or both are left out.
    package func scope(of code: String?, day: Day?) throws -> (campaign: String, day: Day) {
        let campaign = try campaign(code)
        return (campaign.code, try day ?? clock.moment(in: campaign.timeZone).day)
    }

    /// What ``runDay(of:day:by:)`` would find on a day, past or to come, as the ledger stands now. Changes nothing.
    ///
    /// - Parameter page: Takes the tasks about which there is something to say, a batch at a time.
    package func preview(
        of campaign: String, day: Day, page: @Sendable ([ReviewMessages.ReviewedTask]) async throws -> Void
    ) async throws {
        let roster = try currentRoster()
        var cursor: DueCursor?
        while true {
            let due = try store.claimDue(in: campaign, on: day, after: cursor, limit: Self.batchSize)
            guard let last = due.last else { return }
            cursor = last.cursor
            let (judged, failure) = try await judge(due, on: day)
            if isStopping { throw SupervisionError.stopping }
            if let failure { throw failure }
            let tasks = try await withinBounds(judged, on: day).compactMap {
                task, judgement -> ReviewMessages.ReviewedTask? in
                let reviewed = reviewed(task, judgement, on: day, roster: roster)
                let isQuiet =
                    reviewed.reminders.isEmpty && reviewed.followUps.isEmpty && reviewed.light == reviewed.lightBefore
                    && reviewed.parked == nil
                return isQuiet ? nil : reviewed
            }
            if !tasks.isEmpty { try await page(tasks) }
        }
    }

    private func reviewed(
        _ due: DueTask, _ judgement: Plugins.Judgement, on day: Day, roster: Roster
    ) -> ReviewMessages.ReviewedTask {
        var reminders: [ReviewMessages.ReviewedTask.Reminder] = []
        let decided = Dictionary(
            grouping: decide(judgement.finding, of: due.task, on: day, roster: roster), by: \.key.rule)
        for wanted in judgement.finding.reminders {
            let told = (decided[wanted.reason.rule] ?? []).filter { $0.key.occurrence == wanted.occurrence }
            let recipients = told.map { reminder in
                ReviewMessages.ReviewedTask.Recipient(
                    person: reminder.key.recipient, rung: reminder.key.rung,
                    skipped: reminder.skipped.map { "\($0.rung.rawValue): \($0.cause.rawValue)" })
            }
            reminders.append(
                ReviewMessages.ReviewedTask.Reminder(
                    rule: wanted.reason.rule, occurrence: wanted.occurrence, urgency: wanted.urgency,
                    sentence: wanted.reason.sentence, recipients: recipients))
        }
        return ReviewMessages.ReviewedTask(
            task: due.task, pillarLabel: judgement.pillarLabel, lightBefore: due.light,
            finding: judgement.finding, reminders: reminders, parked: judgement.parked)
    }
}
