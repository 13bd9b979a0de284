import DubanCalendar
package import DubanControl
import DubanCore
import DubanPluginHosting
import DubanPluginKit
import DubanStore
import DubanSystem

extension Supervision {
    /// How many reminders of a task or a person are looked at.
    private static let mostReminders = 100
    /// How many days before the day in question are looked at for a person's reminders.
    private static let daysBefore = 14

    /// Why a task's people, or a person, were told or not told on a day.
    package func explain(_ request: ReviewMessages.Explain) async throws -> ReviewMessages.Explanation {
        let campaign = try campaign(request.campaign)
        let today = try clock.moment(in: campaign.timeZone).day
        let day = request.day ?? today
        var explanation = ReviewMessages.Explanation(
            campaign: campaign.code, day: day, today: today, isWorkingDay: basis.calendar.isWorkingDay(day))
        switch (request.task, request.person) {
        case (let code?, nil): explanation.task = try await explain(task: code, of: campaign, on: day, today: today)
        case (nil, let person?):
            explanation.person = try await explain(try find(person), of: campaign, on: day, today: today)
        default: throw SupervisionError.invalidArgument("task")
        }
        return explanation
    }

    // MARK: A task

    private func explain(
        task code: String, of campaign: Campaign, on day: Day, today: Day
    ) async throws -> ReviewMessages.TaskExplanation {
        guard let standing = try store.task(code, in: campaign.code) else {
            throw SupervisionError.unknownTask(campaign: campaign.code, code: code)
        }
        let task = standing.task
        let label = declarations.first { $0.name == task.pillar }.map { Phrase($0.pillar) }
        var explanation: ReviewMessages.TaskExplanation
        if day >= today, task.state == .open {
            explanation = try await review(standing, on: day, today: today)
        } else {
            let light = try store.light(of: code, in: campaign.code, on: day)
            let isPresent = light.since == standing.lightSince && light.light == standing.light
            explanation = ReviewMessages.TaskExplanation(
                task: task,
                pillarLabel: label ?? Phrase(traditional: task.pillar, simplified: task.pillar, english: task.pillar),
                light: light.light, lightSince: light.since, lightRule: light.rule,
                lightSentence: isPresent ? standing.lightReason?.sentence : nil, parked: standing.parked)
        }
        let roster = try currentRoster()
        explanation.ladder = Rung.allCases.map { step(of: $0, task, on: day, roster) }
        explanation.silences = try silences(of: campaign.code, on: day).filter { silence in
            silence.first <= day && silence.matcher.mayMatch(task)
        }.map { ReviewMessages.Muting($0) }
        explanation.reminders = try store.reminders(
            of: code, in: campaign.code, decidedBy: day, limit: Self.mostReminders
        ).map { ReviewMessages.DecidedReminder($0) }
        // What the day's own review has told, of a day that may lie further back, is what fired on it.
        let fired = Set(
            explanation.reminders.filter { $0.decided == day }.map { Occasion(rule: $0.rule, day: $0.occurrence) })
        for index in explanation.sayings?.indices ?? 0..<0 {
            guard let saying = explanation.sayings?[index], saying.light == nil, saying.verdict == .before,
                fired.contains(Occasion(rule: saying.rule, day: saying.day))
            else { continue }
            explanation.sayings?[index].verdict = .now
        }
        // Nobody is told of anything once the campaign is over.
        if let next = explanation.next, next.day > campaign.lastDay { explanation.next = nil }
        return explanation
    }

    /// Asks the rules. Of a day to come they are asked as though every day before it had been run; of today, what the day's
    /// work would find, or has found.
    private func review(
        _ standing: TaskStanding, on day: Day, today: Day
    ) async throws -> ReviewMessages.TaskExplanation {
        var lastReview = standing.lastReview
        if day > today || lastReview == today { lastReview = day - 1 }
        let task = standing.task
        let explained: ExplainedTask
        do throws(PluginFailure) {
            explained = try await plugins.explain(
                TaskFacts(task, slips: standing.slips, lastReview: lastReview), of: task.pillar, on: day,
                parked: standing.parked)
        } catch {
            throw SupervisionError.plainDeadlineFailed(reason: error.sentence)
        }
        let finding = explained.finding
        var explanation = ReviewMessages.TaskExplanation(
            task: task, pillarLabel: explained.pillarLabel, light: finding.light,
            lightSince: finding.light == standing.light ? standing.lightSince : nil,
            lightRule: finding.lightReason?.rule, lightSentence: finding.lightReason?.sentence, parked: explained.parked
        )
        let labels = Dictionary(
            explained.rules.map { ($0.id, Phrase($0.label)) }, uniquingKeysWith: { first, _ in first })
        explanation.sayings = explained.sayings?.map { ReviewMessages.RuleSaying($0, labels: labels) }
        if let sayings = explained.sayings {
            let spoken = Set(sayings.map { $0.reason.rule.prefix { $0 != "/" } })
            explanation.silentRules = explained.rules.filter { !spoken.contains($0.id[...]) }.map {
                ReviewMessages.SilentRule(rule: $0.id, label: Phrase($0.label))
            }
        }
        explanation.next = explanation.sayings?.filter { $0.light == nil && $0.verdict == .ahead }
            .min { $0.day < $1.day }
        explanation.nextReview = finding.nextReview
        return explanation
    }

    private func step(
        of rung: Rung, _ task: LedgerTask, on day: Day, _ roster: Roster
    ) -> ReviewMessages.LadderStep {
        let found = resolve(rung, of: task, on: day, roster: roster)
        let hearer = roster.actor(for: found.recipient, on: day)?.id
        return ReviewMessages.LadderStep(
            rung: rung, person: found.recipient, hearer: hearer, skipped: found.skipped,
            unreachable: hearer.flatMap { roster.unreachable[$0] })
    }

    // MARK: A person

    private func explain(
        _ person: Person, of campaign: Campaign, on day: Day, today: Day
    ) async throws -> ReviewMessages.PersonExplanation {
        let (id, roster) = (person.id, try currentRoster())
        var explanation = ReviewMessages.PersonExplanation(
            person, channel: person.channel(among: basis.channels, otherwise: basis.channel),
            window: person.window ?? campaign.window)
        explanation.unreachable = roster.unreachable[id]
        explanation.actor = roster.actor(for: id, on: day)?.id
        explanation.silences = try silences(of: campaign.code, on: day).filter { silence in
            silence.first <= day && silence.matcher.mayMatch(id)
        }.map { ReviewMessages.Muting($0) }
        explanation.mails = try store.envelopes(
            matching: EnvelopeFilter(person: id, day: day), limit: Self.mostReminders
        ).map { standing in
            ReviewMessages.ExplainedMail(
                standing.envelope, state: standing.state.rawValue, outcome: standing.attempts.last?.outcome,
                words: standing.attempts.last?.words)
        }
        explanation.reminders = try store.reminders(
            to: id, decidedIn: (day - Self.daysBefore)...day, limit: Self.mostReminders
        ).filter { $0.key.campaign == campaign.code }.map { ReviewMessages.DecidedReminder($0) }
        if day >= today { explanation.expected = try await expected(for: id, of: campaign, on: day) }
        return explanation
    }

    /// What somebody would hear if the day's work were done now, as the ledger stands.
    private func expected(
        for person: PersonID, of campaign: Campaign, on day: Day
    ) async throws -> [ReviewMessages.ExpectedReminder] {
        let roster = try currentRoster()
        var expected: [ReviewMessages.ExpectedReminder] = []
        var cursor: DueCursor?
        while expected.count < Self.mostReminders {
            let due = try store.claimDue(in: campaign.code, on: day, after: cursor, limit: Self.batchSize)
            guard let last = due.last else { break }
            cursor = last.cursor
            let (judged, failure) = try await judge(due, on: day)
            if isStopping { throw SupervisionError.stopping }
            if let failure { throw failure }
            for (task, judgement) in judged {
                for reminder in decide(judgement.finding, of: task.task, on: day, roster: roster)
                where reminder.key.recipient == person {
                    expected.append(
                        ReviewMessages.ExpectedReminder(
                            task: task.task.code, title: task.task.title, rule: reminder.key.rule,
                            sentence: reminder.reason.sentence, rung: reminder.key.rung))
                }
            }
        }
        return expected
    }
}

/// What a reminder is about, whomever it is for.
private struct Occasion: Hashable {
    var rule: String
    var day: Day
}

extension Silence.Matcher {
    /// Whether it may mute reminders of a task, of whatever rule and to whomever.
    fileprivate func mayMatch(_ other: LedgerTask) -> Bool {
        (task ?? other.code) == other.code && (pillar ?? other.pillar) == other.pillar
            && (unit ?? other.unit) == other.unit && (owner ?? other.owner) == other.owner
    }

    /// Whether it names somebody as the one who would be told or who is responsible.
    fileprivate func mayMatch(_ person: PersonID) -> Bool {
        recipient == person || owner == person
    }
}

extension ReviewMessages.RuleSaying {
    fileprivate init(_ saying: ExplainedTask.RuleSaying, labels: [String: Phrase]) {
        let verdict: Verdict =
            switch saying.verdict {
            case .now: .now
            case .before: .before
            case .ahead: .ahead
            case .overridden: .overridden
            }
        let rule = String(saying.reason.rule.prefix { $0 != "/" })
        self.init(
            rule: saying.reason.rule, label: labels[rule] ?? Phrase(traditional: rule, simplified: rule, english: rule),
            sentence: saying.reason.sentence,
            facts: saying.facts.sorted { $0.key < $1.key }.map { ReviewMessages.Fact(name: $0.key, value: $0.value) },
            day: saying.day, rungs: saying.rungs, light: saying.light, verdict: verdict)
    }
}

extension ReviewMessages.DecidedReminder {
    fileprivate init(_ standing: ReminderStanding) {
        self.init(
            id: standing.id, key: standing.key, sentence: standing.sentence, decided: standing.decided,
            skipped: standing.skipped, state: standing.state.rawValue, why: standing.supersession?.why,
            whyDay: standing.supersession?.day, supersededBy: standing.supersession?.by,
            carrier: standing.carrier.map { carrier in
                Carrier(
                    envelope: carrier.id, person: carrier.person, day: carrier.day, kind: carrier.kind,
                    state: carrier.state.rawValue, outcome: carrier.lastAttempt?.outcome,
                    words: carrier.lastAttempt?.words)
            })
    }
}
