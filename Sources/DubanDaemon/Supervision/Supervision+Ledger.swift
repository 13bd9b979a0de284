package import DubanControl
package import DubanCore
import DubanPluginHosting
import DubanPluginKit
import DubanStore
import DubanSystem

extension Supervision {
    /// Imports people, or says why not. Nothing is applied unless all of it is.
    package func importPeople(
        _ rows: [PersonRow], dryRun: Bool, by actor: String
    ) async throws -> LedgerMessages.ImportResult {
        try await inTurn { try await $0.importPeopleNow(rows, dryRun: dryRun, by: actor) }
    }

    private func importPeopleNow(
        _ rows: [PersonRow], dryRun: Bool, by actor: String
    ) throws -> LedgerMessages.ImportResult {
        let plan = plan(rows, existing: try store.people(), channels: basis.channels)
        let applies = !dryRun && plan.problems.isEmpty
        if applies, !plan.changes.isEmpty {
            let moment = try clock.moment(in: basis.campaigns[0].timeZone)
            let recalls = try recalls(on: moment.day)
            try store.apply(plan.changes, stamp: stamp(moment, by: actor))
            forgetRoster()
            calendarsChanged(plan.changes.map(\.value.id))
            if try self.recalls(on: moment.day) != recalls { composeAgain() }
            JournalEvent.importApplied.log(
                "\(actor) imported people: \(plan.changes.count) added or changed, \(plan.unchanged) unchanged",
                [.day(moment.day)], to: logger)
        }
        return LedgerMessages.ImportResult(plan, applied: applies)
    }

    /// Imports tasks, or says why not. Nothing is applied unless all of it is.
    package func importTasks(
        _ rows: [TaskRow], into code: String?, dryRun: Bool, by actor: String
    ) async throws -> LedgerMessages.ImportResult {
        try await inTurn { try await $0.importTasksNow(rows, into: code, dryRun: dryRun, by: actor) }
    }

    private func importTasksNow(
        _ rows: [TaskRow], into code: String?, dryRun: Bool, by actor: String
    ) async throws -> LedgerMessages.ImportResult {
        let campaign = try campaign(code)
        // A plugin that has gone in the meantime is started; without it nobody knows its pillar's words.
        let started = await plugins.start(failed: false)
        let names = Set(started.map(\.name))
        declarations = (started + declarations.filter { !names.contains($0.name) }).sorted { $0.name < $1.name }
        let moment = try clock.moment(in: campaign.timeZone)
        let own = rows.flatMap { $0.codes(from: campaign.firstDay, through: campaign.lastDay) }
        let codes = Set(own).union(rows.compactMap(\.parent)).sorted()
        let context = TaskPlanContext(
            campaign: campaign.code, firstDay: campaign.firstDay, lastDay: campaign.lastDay, today: moment.day, people: try store.people().map(\.id),
            pillars: declarations, existing: try store.tasks(in: campaign.code, codes: codes))
        let plan = plan(rows, in: context)
        let applies = !dryRun && plan.problems.isEmpty
        if applies, !plan.changes.isEmpty {
            let recalls = try recalls(on: moment.day)
            try store.apply(plan.changes, in: campaign.code, stamp: stamp(moment, by: actor))
            calendarsChanged(plan.changes.flatMap(\.owners))
            // What was on its way and has been taken back does not wait for tomorrow.
            if try self.recalls(on: moment.day) != recalls { runAgain(campaign.code) }
            JournalEvent.importApplied.log(
                "\(actor) imported tasks into \(campaign.code): \(plan.changes.count) added or changed,"
                    + " \(plan.unchanged) unchanged",
                [.campaign(campaign.code), .day(moment.day)], to: logger)
        }
        return LedgerMessages.ImportResult(plan, applied: applies)
    }

    /// A page of tasks.
    package func tasks(_ request: LedgerMessages.ListTasks) throws -> LedgerMessages.TaskPage {
        let filter = TaskFilter(
            campaign: try campaign(request.campaign).code, pillar: request.pillar.map(pillarName),
            unit: request.unit, owner: request.owner.map { PersonID($0) },
            light: try request.light.map { try known("light", Light(rawValue: $0)) },
            state: try request.state.map { try known("state", TaskState(rawValue: $0)) },
            dueBefore: request.dueBefore)
        let limit = min(max(request.limit ?? 200, 1), 1000)
        let after = request.after.flatMap { Int64($0) } ?? 0
        let tasks = try store.tasks(matching: filter, after: after, limit: limit + 1)
        let page = tasks.prefix(limit)
        return LedgerMessages.TaskPage(
            tasks: page.map { LedgerMessages.TaskDescription($0) },
            next: tasks.count > limit ? page.last.map { String($0.id) } : nil)
    }

    /// A pillar's name, given its name or any of its labels.
    func pillarName(_ word: String) -> String {
        declarations.first { declaration in
            [declaration.pillar.traditional, declaration.pillar.simplified, declaration.pillar.english].contains(word)
        }?.name ?? word
    }

    /// One task.
    package func task(_ code: String, of campaignCode: String?) throws -> LedgerMessages.TaskDescription {
        let campaign = try campaign(campaignCode)
        guard let task = try store.task(code, in: campaign.code) else {
            throw SupervisionError.unknownTask(campaign: campaign.code, code: code)
        }
        return LedgerMessages.TaskDescription(task)
    }
}

extension Change {
    /// What it is now.
    fileprivate var value: Value {
        switch self {
        case .added(let value), .changed(_, let value): value
        }
    }
}

extension Change<LedgerTask> {
    /// Whose it was and whose it is.
    fileprivate var owners: [PersonID] {
        switch self {
        case .added(let task): [task.owner]
        case .changed(let before, let task): [before.owner, task.owner]
        }
    }
}

extension LedgerMessages.TaskDescription {
    fileprivate init(_ standing: TaskStanding) {
        self.init(
            standing.task, slips: standing.slips, light: standing.light, lightSince: standing.lightSince,
            lightReason: standing.lightReason, lastReview: standing.lastReview, nextReview: standing.nextReview,
            parked: standing.parked)
    }
}
