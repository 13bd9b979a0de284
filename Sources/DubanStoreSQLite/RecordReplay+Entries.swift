import DubanCore
import DubanStore
import GRDB

/// What an entry changes, and where it cannot have come after those before it.
extension RecordReplay {
    mutating func apply(_ kind: RecordEntry.Kind, _ entry: RecordChain.Link, _ row: Row) {
        switch kind {
        case .taskAdded, .taskChanged, .processAssign, .processSign, .processReport, .processExtend, .processApprove,
            .processRefuse, .processDone, .processStrike, .processReturn, .processReopen, .processSuspend,
            .processCancel:
            describeTask(kind, entry, row)
        case .lightChanged: changeLight(entry, row)
        case .personAdded, .personChanged: describePerson(kind, entry, row)
        case .personUnreachable: makeUnreachable(entry, row)
        case .dayOpened, .daySkipped, .dayFinished: applyToDay(kind, entry)
        case .reminderDecided: decide(entry, row)
        case .reminderSuperseded: supersede(entry)
        case .envelopeComposed: compose(entry, row)
        case .envelopeFinalDot, .envelopeTold, .envelopeRetried, .envelopeUnanswered, .envelopeRejected,
            .envelopeBounced, .envelopeRecalled, .envelopeAmended:
            applyToEnvelope(kind, entry, row)
        case .channelHalted:
            expect(haltedChannels[entry.subject] == nil, entry)
            haltedChannels[entry.subject] = ReplayedEntry(entry: entry.sequence)
        case .channelResumed:
            if haltedChannels.removeValue(forKey: entry.subject) == nil { breach(.unknown, entry.subject, entry) }
        case .silenceAdded, .silenceEnded: applyToSilence(kind, entry)
        case .campaignChanged: campaignChanges[entry.subject] = ReplayedEntry(entry: entry.sequence)
        case .dayOverdue, .backupTaken: break
        }
    }

    mutating func breach(_ cause: AuditReport.Breach.Cause, _ subject: String, _ entry: RecordChain.Link) {
        report.add(
            AuditReport.Breach(cause, campaign: entry.campaign, subject: subject, sequence: entry.sequence))
    }

    /// An entry follows from those before it, or contradicts them.
    mutating func expect(_ isPossible: Bool, _ entry: RecordChain.Link) {
        if !isPossible { breach(.contradictory, entry.subject, entry) }
    }

    // MARK: Tasks, people, days, silences

    private mutating func describeTask(_ kind: RecordEntry.Kind, _ entry: RecordChain.Link, _ row: Row) {
        let key = CampaignKey(campaign: entry.campaign, code: entry.subject)
        let deadline: String? = row["deadline"]
        guard var task = tasks[key] else {
            if kind != .taskAdded { return breach(.unknown, entry.subject, entry) }
            tasks[key] = ReplayedTask(added: entry.sequence, entry: entry.sequence, deadline: deadline)
            return
        }
        expect(kind != .taskAdded, entry)
        if task.deadline != deadline { task.slips += 1 }
        (task.entry, task.deadline) = (entry.sequence, deadline)
        tasks[key] = task
    }

    private mutating func changeLight(_ entry: RecordChain.Link, _ row: Row) {
        let key = CampaignKey(campaign: entry.campaign, code: entry.subject)
        guard let task = tasks[key] else { return breach(.unknown, entry.subject, entry) }
        expect(task.light == row["before"] as String?, entry)
        if let light: String = row["after"] { tasks[key]?.light = light }
    }

    private mutating func describePerson(_ kind: RecordEntry.Kind, _ entry: RecordChain.Link, _ row: Row) {
        let reach: [String?] = [row["address"], row["channel"], row["account"]]
        guard var person = people[entry.subject] else {
            if kind != .personAdded { return breach(.unknown, entry.subject, entry) }
            people[entry.subject] = ReplayedPerson(entry: entry.sequence, reach: reach)
            return
        }
        expect(kind != .personAdded, entry)
        if person.reach != reach { person.unreachable = nil }
        (person.entry, person.reach) = (entry.sequence, reach)
        people[entry.subject] = person
    }

    private mutating func makeUnreachable(_ entry: RecordChain.Link, _ row: Row) {
        if people[entry.subject] == nil { breach(.unknown, entry.subject, entry) }
        people[entry.subject]?.unreachable = row["words"]
        guard let envelope: String = row["envelope"] else { return }
        guard let refused = envelopes[envelope] else { return breach(.unknown, envelope, entry) }
        expect(refused.state == .rejected || refused.state == .bounced, entry)
        switch row["and_then"] as String? {
        case "escalated": free(envelope)
        case "undeliverable": move(envelope, to: .undeliverable)
        default: move(envelope, to: nil)
        }
    }

    private mutating func applyToDay(_ kind: RecordEntry.Kind, _ entry: RecordChain.Link) {
        let key = CampaignKey(campaign: entry.campaign, code: entry.subject)
        if kind == .dayFinished {
            if days[key] == nil { return breach(.unknown, entry.subject, entry) }
            days[key]?.finished = entry.sequence
        } else {
            expect(days[key] == nil, entry)
            days[key] = ReplayedDay(opened: kind == .dayOpened ? entry.sequence : nil)
        }
    }

    private mutating func applyToSilence(_ kind: RecordEntry.Kind, _ entry: RecordChain.Link) {
        guard let id = Int64(entry.subject) else { return breach(.unknown, entry.subject, entry) }
        if kind == .silenceAdded {
            expect(silences[id] == nil, entry)
            silences[id] = ReplayedSilence(added: entry.sequence)
        } else if let silence = silences[id] {
            expect(silence.ended == nil, entry)
            silences[id]?.ended = entry.sequence
        } else {
            breach(.unknown, entry.subject, entry)
        }
    }

    // MARK: Reminders

    private mutating func decide(_ entry: RecordChain.Link, _ row: Row) {
        guard let id: String = row["id"] else { return breach(.unknown, entry.subject, entry) }
        if tasks[CampaignKey(campaign: entry.campaign, code: entry.subject)] == nil {
            breach(.unknown, entry.subject, entry)
        }
        // What was superseded may be decided again.
        switch reminders[id]?.state {
        case .pending, .composed, .told, .undeliverable: breach(.contradictory, id, entry)
        case .superseded, nil: break
        }
        reminders[id] = ReplayedReminder(entry: reminders[id]?.entry ?? entry.sequence, state: .pending)
    }

    private mutating func supersede(_ entry: RecordChain.Link) {
        guard let reminder = reminders[entry.subject] else { return breach(.unknown, entry.subject, entry) }
        // A state that the record leaves open may have been pending.
        expect(reminder.state == .pending || reminder.state == nil, entry)
        if reminder.state == .pending || reminder.state == nil { reminders[entry.subject]?.state = .superseded }
    }
}
