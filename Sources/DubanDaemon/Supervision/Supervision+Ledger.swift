import DubanCalendar
package import DubanControl
package import DubanCore
import DubanPluginHosting
import DubanPluginKit
package import DubanStore
import DubanSystem

extension Supervision {
    /// Imports people, or says why not. Nothing is applied unless all of it is.
    package func importPeople(
        _ rows: [PersonRow], dryRun: Bool, by actor: Stamp.Actor
    ) async throws -> LedgerMessages.ImportResult {
        try await inTurn { try await $0.importPeopleNow(rows, dryRun: dryRun, by: actor) }
    }

    func importPeopleNow(
        _ rows: [PersonRow], dryRun: Bool, by actor: Stamp.Actor
    ) throws -> LedgerMessages.ImportResult {
        let plan = plan(rows, existing: try store.people(), channels: basis.channels)
        let applies = !dryRun && plan.problems.isEmpty
        if applies, !plan.changes.isEmpty {
            let moment = try clock.moment(in: self.campaigns[0].timeZone)
            let recalls = try recalls(on: moment.day)
            try store.apply(plan.changes, stamp: stamp(moment, by: actor))
            forgetRoster()
            calendarsChanged(plan.changes.map(\.value.id))
            if try self.recalls(on: moment.day) != recalls { composeAgain() }
            announceChange()
            JournalEvent.importApplied.log(
                "\(actor) imported people: \(plan.changes.count) added or changed, \(plan.unchanged) unchanged",
                [.day(moment.day)], to: logger)
        }
        return LedgerMessages.ImportResult(plan, applied: applies)
    }

    /// Imports tasks, or says why not. Nothing is applied unless all of it is.
    ///
    /// - Parameter people: Those who count as though they were there; of a dry run.
    package func importTasks(
        _ rows: [TaskRow], into code: String?, dryRun: Bool, expecting people: [PersonID] = [], by actor: Stamp.Actor
    ) async throws -> LedgerMessages.ImportResult {
        try await inTurn { office in
            try await office.importTasksNow(rows, into: code, dryRun: dryRun, expecting: people, by: actor)
        }
    }

    private func importTasksNow(
        _ rows: [TaskRow], into code: String?, dryRun: Bool, expecting people: [PersonID], by actor: Stamp.Actor
    ) async throws -> LedgerMessages.ImportResult {
        let campaign = try campaign(code)
        let moment = try clock.moment(in: campaign.timeZone)
        var context = try await context(of: rows, in: campaign, on: moment.day)
        context.people += Set(people).subtracting(context.people)
        let plan = plan(rows, in: context)
        let applies = !dryRun && plan.problems.isEmpty
        if applies, !plan.changes.isEmpty {
            try apply(plan.changes, in: campaign, at: moment, by: actor)
            JournalEvent.importApplied.log(
                "\(actor) imported tasks into \(campaign.code): \(plan.changes.count) added or changed,"
                    + " \(plan.unchanged) unchanged",
                [.campaign(campaign.code), .day(moment.day)], to: logger)
        }
        return LedgerMessages.ImportResult(plan, applied: applies)
    }

    /// What rows are measured against.
    func context(of rows: [TaskRow], in campaign: Campaign, on today: Day) async throws -> TaskPlanContext {
        // A plugin that has gone in the meantime is started; without it nobody knows its pillar's words.
        let started = await plugins.start(failed: false)
        let names = Set(started.map(\.name))
        declarations = (started + declarations.filter { !names.contains($0.name) }).sorted { $0.name < $1.name }
        let own = rows.flatMap { $0.codes(from: campaign.firstDay, through: campaign.lastDay) }
        var existing: [String: LedgerTask] = [:]
        // And whatever stands above them, all the way up.
        var codes = Set(own).union(rows.compactMap(\.parent))
        while !codes.isEmpty {
            let found = try store.tasks(in: campaign.code, codes: codes.sorted())
            existing.merge(found) { first, _ in first }
            codes = Set(found.values.compactMap(\.parent)).subtracting(existing.keys).subtracting(codes)
        }
        return TaskPlanContext(
            campaign: campaign.code, firstDay: campaign.firstDay, lastDay: campaign.lastDay, today: today,
            people: try store.people().map(\.id), pillars: declarations,
            existing: existing)
    }

    func apply(
        _ changes: [Change<LedgerTask>], in campaign: Campaign, at moment: CivilMoment, by actor: Stamp.Actor
    ) throws {
        let recalls = try recalls(on: moment.day)
        try store.apply(changes, in: campaign.code, stamp: stamp(moment, by: actor))
        calendarsChanged(changes.flatMap(\.owners))
        // What was on its way and has been taken back does not wait for tomorrow.
        if try self.recalls(on: moment.day) != recalls { runAgain(campaign.code) }
        announceChange()
    }

    /// A page of tasks.
    package func tasks(_ request: LedgerMessages.ListTasks) throws -> LedgerMessages.TaskPage {
        let light = try request.light.map { try known("light", Light(rawValue: $0)) }
        let state = try request.state.map { try known("state", TaskState(rawValue: $0)) }
        let filter = TaskFilter(
            campaign: try campaign(request.campaign).code, pillar: try request.pillar.map(knownPillar),
            unit: try request.unit.map(knownUnit), owner: try request.owner.map { try find($0).id }, light: light,
            // What is closed keeps the light that it had last, which means nothing any more.
            state: state ?? (light == nil ? nil : .open),
            dueBefore: request.dueBefore, dueAfter: request.dueAfter, text: request.text,
            awaiting: try request.awaiting.map { try known("awaiting", TaskFilter.Awaited(rawValue: $0)) },
            order: try request.order.map { try known("order", TaskFilter.Order(rawValue: $0)) }
                ?? (request.dueBefore == nil && request.dueAfter == nil ? .ledger : .deadline))
        let limit = min(max(request.limit ?? 200, 1), 1000)
        let after = try request.after.map { word in
            guard let cursor = TaskCursor(word: word) else { throw SupervisionError.unknownPage(word) }
            return cursor
        }
        let page = try store.tasks(matching: filter, after: after, limit: limit)
        return LedgerMessages.TaskPage(
            tasks: page.tasks.map { LedgerMessages.TaskDescription($0) }, next: page.next?.word)
    }

    /// A pillar's name, given its name or any of its labels; refused where there is none, and no task of it is left.
    func knownPillar(_ word: String) throws -> String {
        let name = pillarName(word)
        guard !declarations.contains(where: { $0.name == name }) else { return name }
        for campaign in self.campaigns where try store.lights(of: campaign.code).contains(where: { $0.pillar == name })
        {
            return name
        }
        throw SupervisionError.unknownPillar(word, known: declarations.map(\.pillar.traditional))
    }

    /// A unit's name; refused where nobody is of it and no open task is its own.
    func knownUnit(_ name: String) throws -> String {
        let isKnown = try currentRoster().people.values.contains { $0.unit == name }
        guard try isKnown || store.load(of: .unit(name)).open > 0 else { throw SupervisionError.unknownUnit(name) }
        return name
    }

    /// A pillar's name, given its name or any of its labels.
    func pillarName(_ word: String) -> String {
        declarations.first { declaration in
            [declaration.pillar.traditional, declaration.pillar.simplified, declaration.pillar.english].contains(word)
        }?.name ?? word
    }

    /// One task.
    package func task(_ code: String, of campaignCode: String?) throws -> LedgerMessages.TaskDescription {
        LedgerMessages.TaskDescription(try standing(code, in: try campaign(campaignCode)))
    }

    func standing(_ code: String, in campaign: Campaign) throws -> TaskStanding {
        guard let standing = try store.task(code, in: campaign.code) else {
            throw SupervisionError.unknownTask(campaign: campaign.code, code: code)
        }
        return standing
    }
}

extension TaskCursor {
    /// What a client hands back for the next page.
    fileprivate var word: String { "\(light.rawValue).\(deadline.number).\(id)" }

    fileprivate init?(word: String) {
        let parts = word.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let light = Light(rawValue: String(parts[0])), let number = Int(parts[1]),
            let id = Int64(parts[2])
        else { return nil }
        self.init(light: light, deadline: Day(number: number), id: id)
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
    init(_ standing: TaskStanding) {
        self.init(
            standing.task, slips: standing.slips, light: standing.light, lightSince: standing.lightSince,
            lightReason: standing.lightReason, lastReview: standing.lastReview, nextReview: standing.nextReview,
            parked: standing.parked)
    }
}
