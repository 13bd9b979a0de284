package import DubanControl
package import DubanCore
package import DubanStore
import DubanSystem

extension Supervision {
    /// Enters one task, by the rules of an import, or says why not.
    package func addTask(
        _ row: TaskRow, to code: String?, by actor: Stamp.Actor
    ) async throws -> LedgerMessages.ChangedTask {
        try await inTurn { try await $0.addTaskNow(row, to: code, by: actor) }
    }

    private func addTaskNow(
        _ row: TaskRow, to code: String?, by actor: Stamp.Actor
    ) async throws -> LedgerMessages.ChangedTask {
        let campaign = try campaign(code)
        if try store.task(row.code, in: campaign.code) != nil {
            let words = Phrase(
                "已有任務「\(row.code)」；`task edit` 可更正", "已有任务“\(row.code)”；`task edit` 可更正",
                "there is a task 「\(row.code)」 already; `task edit` corrects it")
            return LedgerMessages.ChangedTask(
                task: nil, problems: [ImportProblem(row: nil, field: .code, words: words)])
        }
        return try await change(row, in: campaign, by: actor)
    }

    /// Corrects a task, by the rules of an import, or says why not.
    package func editTask(
        _ request: LedgerMessages.EditTask, by actor: Stamp.Actor
    ) async throws -> LedgerMessages.ChangedTask {
        if request.edit.isEmpty { throw SupervisionError.invalidArgument("edit") }
        return try await inTurn { try await $0.editTaskNow(request, by: actor) }
    }

    private func editTaskNow(
        _ request: LedgerMessages.EditTask, by actor: Stamp.Actor
    ) async throws -> LedgerMessages.ChangedTask {
        let campaign = try campaign(request.campaign)
        let task = try standing(request.code, in: campaign).task
        // 銷號 is the end.
        if task.state == .struck {
            throw SupervisionError.stepRefused(code: task.code, step: "edit", .state(.struck))
        }
        return try await change(TaskRow(task, request.edit), in: campaign, by: actor)
    }

    private func change(
        _ row: TaskRow, in campaign: Campaign, by actor: Stamp.Actor
    ) async throws -> LedgerMessages.ChangedTask {
        let moment = try clock.moment(in: campaign.timeZone)
        let plan = plan([row], in: try await context(of: [row], in: campaign, on: moment.day))
        guard plan.problems.isEmpty else {
            return LedgerMessages.ChangedTask(
                task: nil,
                problems: plan.problems.map { ImportProblem(row: nil, field: $0.field, words: $0.words) })
        }
        if !plan.changes.isEmpty {
            try apply(plan.changes, in: campaign, at: moment, by: actor)
            JournalEvent.taskChanged.log(
                "\(actor) entered or changed the task \(row.code)",
                [.campaign(campaign.code), .task(row.code), .day(moment.day)], to: logger)
        }
        let standing = try standing(row.code, in: campaign)
        return LedgerMessages.ChangedTask(task: LedgerMessages.TaskDescription(standing), problems: [])
    }
}

extension TaskRow {
    /// The row of a task as it would be after an edit.
    fileprivate init(_ task: LedgerTask, _ edit: LedgerMessages.TaskEdit) {
        func given(_ text: String?, else old: String?) -> String? {
            guard let text else { return old }
            return text.isEmpty ? nil : text
        }
        let names = task.owner.description.split(separator: "/", omittingEmptySubsequences: false)
        var attributes = task.attributes.mapValues(\.text)
        for (name, value) in edit.attributes ?? [:] { attributes[name] = value.isEmpty ? nil : value }
        self.init(
            row: 1, code: task.code, title: edit.title ?? task.title, pillar: edit.pillar ?? task.pillar,
            unit: edit.unit ?? task.unit, owner: edit.owner ?? names.last.map(String.init) ?? "",
            lead: given(edit.lead, else: task.lead?.description), assigned: task.assigned, due: .day(task.deadline),
            deadlineWords: task.deadlineWords,
            state: task.state, meter: edit.removed?.contains(.meter) == true ? nil : edit.meter ?? task.meter,
            milestones: edit.milestones ?? task.milestones,
            blockers: edit.blockers ?? task.blockers, attributes: attributes,
            parent: given(edit.parent, else: task.parent))
    }
}
