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
        let day = try day ?? clock.moment(in: campaign.timeZone).day
        guard campaign.firstDay <= day, day <= campaign.lastDay else {
            throw SupervisionError.outsideCampaign(day, first: campaign.firstDay, last: campaign.lastDay)
        }
        return (campaign.code, day)
    }

    /// What ``runDay(of:day:by:)`` would find on a day, past or to come, as the ledger stands now. Changes nothing.
    ///
    /// - Parameter page: Takes the tasks about which there is something to say, a batch at a time.
    package func preview(
        of campaign: String, day: Day, page: @Sendable ([ReviewMessages.ReviewedTask]) async throws -> Void
    ) async throws {
        let roster = try currentRoster()
        // What follows from a task is entered, and judged on the same day.
        var followUps: [LedgerTask] = []
        var cursor: DueCursor?
        while true {
            let due = try store.claimDue(in: campaign, on: day, after: cursor, limit: Self.batchSize)
            guard let last = due.last else { break }
            cursor = last.cursor
            followUps += try await preview(due, on: day, roster, page)
        }
        for _ in 0..<Self.mostGenerations where !followUps.isEmpty {
            let known = try store.tasks(in: campaign, codes: followUps.map(\.code))
            let new = followUps.filter { known[$0.code] == nil }.map {
                DueTask(cursor: DueCursor(nextReview: day, id: 0), task: $0, lastReview: nil, light: .green)
            }
            followUps = try await preview(new, on: day, roster, page)
        }
    }

    /// - Returns: The tasks that follow.
    private func preview(
        _ due: [DueTask], on day: Day, _ roster: Roster,
        _ page: @Sendable ([ReviewMessages.ReviewedTask]) async throws -> Void
    ) async throws -> [LedgerTask] {
        let (judged, failure) = try await judge(due, on: day)
        if isStopping { throw SupervisionError.stopping }
        if let failure { throw failure }
        var followUps: [LedgerTask] = []
        var tasks: [ReviewMessages.ReviewedTask] = []
        for (task, judgement) in try await withinBounds(judged, on: day) {
            followUps += judgement.finding.followUpTasks(of: task.task)
            let reviewed = reviewed(task, judgement, on: day, roster: roster)
            let isQuiet =
                reviewed.reminders.isEmpty && reviewed.followUps.isEmpty && reviewed.light == reviewed.lightBefore
                && reviewed.parked == nil
            if !isQuiet { tasks.append(reviewed) }
        }
        if !tasks.isEmpty { try await page(tasks) }
        return followUps
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
                    actor: roster.actor(for: reminder.key.recipient, on: day).map(\.id).flatMap {
                        $0 == reminder.key.recipient ? nil : $0
                    },
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
