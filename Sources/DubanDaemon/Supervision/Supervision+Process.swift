import DubanCalendar
package import DubanControl
package import DubanCore
package import DubanStore
import DubanSystem

extension Supervision {
    /// 交辦: hands a task over by a 督辦單 with the next number.
    package func assign(_ request: ProcessMessages.Assign, by actor: Stamp.Actor) async throws -> ProcessMessages.Taken
    {
        if let days = request.reportEvery, !(1...366).contains(days) {
            throw SupervisionError.invalidArgument("reportEvery")
        }
        return try await inTurn { try await $0.assignNow(request, by: actor) }
    }

    private func assignNow(_ request: ProcessMessages.Assign, by actor: Stamp.Actor) throws -> ProcessMessages.Taken {
        let campaign = try campaign(request.campaign)
        let today = try clock.moment(in: campaign.timeZone).day
        let standing = try standing(request.code, in: campaign)
        let assignment = TaskStep.Assignment(
            owner: try request.owner.map { try self.person($0, for: request.code, "assign") },
            color: request.color ?? standing.light.sheetColor,
            number: try store.nextSheetNumber(in: campaign.code, year: today.year),
            requirement: request.requirement ?? "", reportBy: request.reportBy, reportEvery: request.reportEvery)
        let task = try take(
            .assign(assignment), with: standing.task, in: campaign, actingFor: nil, reason: request.reason ?? "",
            by: actor)
        return ProcessMessages.Taken(standing: ProcessMessages.Standing(task), sheet: task.process.sheet)
    }

    /// Takes any other step.
    ///
    /// - Parameter actingFor: Whose step it is: `unit/name`, or a name that only one person has.
    package func take(
        _ step: TaskStep, with code: String, in campaignCode: String?, actingFor: String?, reason: String,
        by actor: Stamp.Actor
    ) async throws -> ProcessMessages.Standing {
        try await inTurn { office in
            try await office.takeNow(
                step, with: code, in: campaignCode, actingFor: actingFor, reason: reason, by: actor)
        }
    }

    private func takeNow(
        _ step: TaskStep, with code: String, in campaignCode: String?, actingFor: String?, reason: String,
        by actor: Stamp.Actor
    ) throws -> ProcessMessages.Standing {
        let campaign = try campaign(campaignCode)
        // As an import would be refused: after it nobody is told of anything.
        if case .extend(let wanted) = step, wanted > campaign.lastDay {
            throw SupervisionError.outsideCampaign(wanted, first: campaign.firstDay, last: campaign.lastDay)
        }
        let person = try actingFor.map { try self.person($0, for: code, step.word) }
        let task = try take(
            step, with: try standing(code, in: campaign).task, in: campaign, actingFor: person, reason: reason,
            by: actor)
        return ProcessMessages.Standing(task)
    }

    /// The steps that were taken with a task, oldest first.
    package func history(of code: String, in campaignCode: String?) throws -> [ProcessMessages.Step] {
        let campaign = try campaign(campaignCode)
        _ = try standing(code, in: campaign)
        return try store.steps(of: code, in: campaign.code, limit: 1000).compactMap { entry in
            entry.stamp.map { stamp in
                ProcessMessages.Step(
                    step: String(entry.kind.rawValue.dropFirst("process-".count)), at: stamp.at, day: stamp.day,
                    actor: stamp.actor.name, actingFor: entry.actingFor, reason: entry.reason, text: entry.text)
            }
        }
    }

    private func take(
        _ step: TaskStep, with task: LedgerTask, in campaign: Campaign, actingFor: PersonID?, reason: String,
        by actor: Stamp.Actor
    ) throws -> LedgerTask {
        let moment = try clock.moment(in: campaign.timeZone)
        let context = StepContext(day: moment.day, actingFor: actingFor, reason: reason, roster: try currentRoster())
        let after: LedgerTask
        do throws(StepRefusal) {
            after = try task.after(step, in: context)
        } catch {
            throw SupervisionError.stepRefused(code: task.code, step: step.word, error)
        }
        let recalls = try recalls(on: moment.day)
        let entry = RecordedStep.Entry(
            kind: step.recordKind, actingFor: actingFor, reason: reason.harmless, text: step.text.harmless)
        try store.record(RecordedStep(entry, before: task, after: after), stamp: stamp(moment, by: actor))
        calendarsChanged([task.owner, after.owner])
        // What was on its way and has been taken back does not wait for tomorrow.
        if try self.recalls(on: moment.day) != recalls { runAgain(campaign.code) }
        JournalEvent.stepTaken.log(
            "\(actor) took the step \(step.word) with the task \(task.code)",
            [.campaign(campaign.code), .task(task.code), .day(moment.day)], to: logger)
        announceChange()
        return after
    }

    /// Somebody, by `unit/name` or by a name that only one person has.
    private func person(_ words: String, for code: String, _ step: String) throws -> PersonID {
        let people = try currentRoster().people
        if people[PersonID(words)] != nil { return PersonID(words) }
        let named = people.values.filter { $0.name == words }
        guard named.count == 1, let person = named.first else {
            throw SupervisionError.stepRefused(code: code, step: step, .unknownPerson(PersonID(words)))
        }
        return person.id
    }
}

extension TaskStep {
    fileprivate var recordKind: RecordEntry.Kind {
        switch self {
        case .assign: .processAssign
        case .sign: .processSign
        case .report: .processReport
        case .extend: .processExtend
        case .approve: .processApprove
        case .refuse: .processRefuse
        case .done: .processDone
        case .strike: .processStrike
        case .sendBack: .processReturn
        case .reopen: .processReopen
        case .suspend: .processSuspend
        case .cancel: .processCancel
        }
    }
}
