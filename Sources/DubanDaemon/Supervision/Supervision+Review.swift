package import DubanCalendar
package import DubanControl
import DubanCore
import DubanPluginHosting
import DubanPluginKit
package import DubanStore
import DubanSystem

extension Supervision {
    /// How many tasks are read, judged and recorded at a time: one transaction each.
    static let batchSize = 2048

    /// Does a day's work: judges what is due, decides, composes. Whatever was done before is not done again, so that it
    /// may be killed anywhere and run again.
    ///
    /// - Parameters:
    ///   - day: Today, or nothing.
    ///   - composes: Whether what waits is put into envelopes; not where other campaigns' days are still to come, whose
    ///     tasks belong into the same digests.
    package func runDay(
        of code: String?, day: Day? = nil, composes: Bool = true, by actor: Stamp.Actor
    ) async throws -> ReviewMessages.DayReport {
        let campaign = try campaign(code)
        return try await inTurn { try await $0.runDayAlone(of: campaign, day: day, composes: composes, by: actor) }
    }

    func runDayAlone(
        of campaign: Campaign, day: Day?, composes: Bool = true, by actor: Stamp.Actor
    ) async throws -> ReviewMessages.DayReport {
        let moment = try clock.moment(in: campaign.timeZone)
        let today = moment.day
        if let day, day != today { throw SupervisionError.dayNotToday(day, today: today) }
        guard campaign.firstDay <= today, today <= campaign.lastDay else {
            throw SupervisionError.outsideCampaign(today, first: campaign.firstDay, last: campaign.lastDay)
        }
        let stamp = stamp(moment, by: actor)
        var report = ReviewMessages.DayReport(campaign: campaign.code, day: today)
        let opening = try store.openDay(of: campaign.code, stamp: stamp)
        report.skippedDays = opening.skipped
        announce(opening, of: campaign, on: today)

        var cursor: DueCursor?
        var failure: SupervisionError?
        var due = try store.claimDue(in: campaign.code, on: today, after: nil, limit: Self.batchSize)
        let roster = try currentRoster()
        // An office that cannot be reached at the top of its ladder may not decide anything.
        if !due.isEmpty, roster[basis.supervisionOffice] == nil {
            throw SupervisionError.nobodyToTell(office: basis.supervisionOffice)
        }
        while let last = due.last {
            // The plugins work on this batch while the next one is read.
            let batch = due
            async let judged = judge(batch, on: today)
            cursor = last.cursor
            let next = try store.claimDue(
                in: campaign.code, on: today, after: cursor, limit: Self.batchSize)
            let (judgements, failed) = try await judged
            // A plugin that was ended because duband is stopping has parked nothing.
            if isStopping { throw SupervisionError.stopping }
            failure = failure ?? failed
            let reviews = try await withinBounds(judgements, on: today).map { task, judgement in
                RecordedReview(
                    id: task.cursor.id, task: task.task.code, pillar: task.task.pillar, finding: judgement.finding,
                    previousLight: task.light,
                    reminders: decide(judgement.finding, of: task.task, on: today, roster: roster),
                    followUps: judgement.finding.followUpTasks(of: task.task),
                    pillarLabel: judgement.pillarLabel, parked: judgement.parked)
            }
            var hasFollowUps = false
            for part in reviews.inParts.map(Array.init) {
                let news = try store.recordReviews(part, in: campaign.code, stamp: stamp)
                announce(part, news, of: campaign, on: today)
                report.reminders += news.reminders.count
                progress.steps &+= 1
                if !news.followUps.isEmpty {
                    hasFollowUps = true
                    calendarsChanged(part.flatMap(\.followUps).map(\.owner))
                }
                // Whoever asks how things stand, and the watchdog, get their turn.
                await Task.yield()
            }
            report.reviewed += reviews.count
            report.parked += reviews.count { $0.parked != nil }
            // What follows from the last batch was not there when the next one was read.
            due =
                next.isEmpty && hasFollowUps
                ? try store.claimDue(in: campaign.code, on: today, after: cursor, limit: Self.batchSize) : next
        }
        if composes {
            (report.envelopes, report.superseded) = try composeAlone(moment, in: campaign.timeZone, by: actor)
        }
        // What could not be judged stays due, and the day open; the others have been told.
        if let failure {
            announceChange()
            throw failure
        }
        try store.finishDay(
            of: campaign.code,
            figures: DayFigures(reviewed: report.reviewed, reminders: report.reminders, parked: report.parked),
            stamp: stamp)
        JournalEvent.dayFinished.log(
            "The day \(today) of \(campaign.code) is done: \(counted(report.reviewed, "task")) judged, "
                + "\(counted(report.reminders, "reminder")) decided"
                + (composes ? ", \(counted(report.envelopes, "envelope")) composed" : ""),
            [.campaign(campaign.code), .day(today)], to: logger)
        announceChange()
        return report
    }

    /// Judges tasks of any pillars; the pillars' plugins work at the same time, and the office does not wait for them to
    /// begin.
    ///
    /// - Returns: The judged tasks in their order, and why some are not among them where not even the plain deadline rules
    ///   could judge.
    @concurrent
    nonisolated func judge(
        _ due: [DueTask], on today: Day
    ) async throws -> (judged: [(task: DueTask, judgement: Plugins.Judgement)], failure: SupervisionError?) {
        let pillars = Dictionary(grouping: due.indices, by: { due[$0].task.pillar })
        return await withTaskGroup(of: Result<[(Int, Plugins.Judgement)], PluginFailure>.self) { group in
            for (pillar, indices) in pillars {
                group.addTask { [plugins] in
                    let facts = indices.map {
                        TaskFacts(due[$0].task, slips: due[$0].slips, lastReview: due[$0].lastReview)
                    }
                    do throws(PluginFailure) {
                        return .success(Array(zip(indices, try await plugins.review(facts, of: pillar, on: today))))
                    } catch {
                        return .failure(error)
                    }
                }
            }
            var judgements = [Plugins.Judgement?](repeating: nil, count: due.count)
            var failure: SupervisionError?
            for await part in group {
                switch part {
                case .success(let judged): for (index, judgement) in judged { judgements[index] = judgement }
                case .failure(let error): failure = failure ?? .plainDeadlineFailed(reason: error.sentence)
                }
            }
            let judged = zip(due, judgements).compactMap { task, judgement in
                judgement.map { (task: task, judgement: $0) }
            }
            return (judged, failure)
        }
    }

    // MARK: Journal

    private func announce(_ opening: DayOpening, of campaign: Campaign, on today: Day) {
        if !opening.skipped.isEmpty {
            JournalEvent.daysSkipped.log(
                "Nothing ran on \(opening.skipped.count) days before \(today); what they would have told is told once",
                [.campaign(campaign.code), .day(today)], to: logger)
        }
        if opening.isNew {
            JournalEvent.dayOpened.log(
                "The day \(today) of \(campaign.code) is opened", [.campaign(campaign.code), .day(today)], to: logger)
        }
    }

    private func announce(
        _ reviews: [RecordedReview], _ news: RecordedNews, of campaign: Campaign, on today: Day
    ) {
        let new = Set(news.reminders)
        let followUps = Set(news.followUps)
        for review in reviews {
            if let reason = review.parked {
                JournalEvent.taskParked.log(
                    "The task \(review.task) is judged by the plain deadline rules: \(reason)",
                    [
                        .campaign(campaign.code), .day(today), .task(review.task), .pillar(review.pillar),
                    ], to: logger)
            }
            for followUp in review.followUps where followUps.contains(followUp.code) {
                JournalEvent.taskFollows.log(
                    "The task \(followUp.code) follows from \(review.task) and is due on \(followUp.deadline)",
                    [
                        .campaign(campaign.code), .day(today), .task(followUp.code), .person(followUp.owner),
                        .pillar(followUp.pillar),
                    ], to: logger)
            }
            for reminder in review.reminders {
                let id = reminder.key.id
                guard new.contains(id) else { continue }
                JournalEvent.reminderDecided.log(
                    "\(reminder.key.recipient) is to hear of \(review.task) by the rule \(reminder.key.rule)",
                    [
                        .campaign(campaign.code), .day(today), .task(review.task), .person(reminder.key.recipient),
                        .pillar(review.pillar), .rule(reminder.key.rule), .reminder(id),
                    ], to: logger)
            }
        }
    }
}

extension [RecordedReview] {
    /// A transaction takes no more reminders than this, or one task's: the longer it is, the longer everybody waits.
    private static var mostReminders: Int { 4096 }

    /// In parts, a transaction each.
    fileprivate var inParts: [ArraySlice<RecordedReview>] {
        var parts: [ArraySlice<RecordedReview>] = []
        var start = startIndex
        var reminders = 0
        for index in indices {
            reminders += self[index].reminders.count
            guard reminders > Self.mostReminders, index > start else { continue }
            parts.append(self[start..<index])
            (start, reminders) = (index, self[index].reminders.count)
        }
        return start < endIndex ? parts + [self[start...]] : parts
    }
}
