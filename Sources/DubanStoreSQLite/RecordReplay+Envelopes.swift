import DubanCore
import DubanStore
import GRDB

/// What becomes of an envelope, and of the reminders in it.
extension RecordReplay {
    mutating func compose(_ entry: RecordChain.Link, _ row: Row) {
        // The same text as the key, once in memory: there are as many as there are reminders.
        let ids = (row["reminders"] as String? ?? "").split(separator: " ").map { id in
            reminders.index(forKey: String(id)).map { reminders[$0].key } ?? String(id)
        }
        let person: String = row["person"] ?? ""
        if people[person] == nil { breach(.unknown, person, entry) }
        expect(envelopes[entry.subject] == nil, entry)
        envelopes[entry.subject] = ReplayedEnvelope(
            entry: entry.sequence, person: person,
            tellsOfTasks: (row["envelope_kind"] as String?).flatMap(Envelope.Kind.init)?.tellsOfTasks ?? true,
            reminders: ids)
        for id in ids {
            switch reminders[id]?.state {
            case .pending:
                reminders[id]?.state = .composed
                reminders[id]?.envelope = entry.subject
            case .composed, .told: breach(.composedTwice, id, entry)
            case .superseded, .undeliverable: breach(.contradictory, id, entry)
            case nil where reminders[id] == nil: breach(.neverDecided, id, entry)
            case nil: reminders[id]?.envelope = entry.subject
            }
        }
    }

    mutating func applyToEnvelope(_ kind: RecordEntry.Kind, _ entry: RecordChain.Link, _ row: Row) {
        let id = entry.subject
        let word: String? = row["after"]
        guard var envelope = envelopes.removeValue(forKey: id) else { return breach(.unknown, id, entry) }
        let isUnderWay = envelope.state == .queued || envelope.state == .finalDot
        if kind == .envelopeFinalDot {
            switch envelope.state {
            case .told: breach(.sentAfterTold, id, entry)
            case .rejected, .bounced, .held, .dropped, .recalled: breach(.sentAfterEnd, id, entry)
            case .queued, .leased, .finalDot: report.possibleSecondCopies += envelope.isOpen ? 1 : 0
            }
            (envelope.state, envelope.isOpen, envelope.dot) = (
                .finalDot, true, Int(row["attempt"] as String? ?? "") ?? 0
            )
        } else if kind == .envelopeAmended {
            expect(amend(&envelope, word, from: row["before"]), entry)
        } else {
            expect(kind == .envelopeBounced ? [.told, .finalDot].contains(envelope.state) : isUnderWay, entry)
            settle(kind, &envelope)
        }
        switch kind {
        case .envelopeTold, .envelopeRetried, .envelopeUnanswered, .envelopeRejected, .envelopeBounced:
            envelope.receipts.append(entry.sequence)
            report.receipts += 1
        default: break
        }
        envelopes[id] = envelope
        switch kind {
        case .envelopeTold:
            move(id, to: .told)
            if envelope.tellsOfTasks { people[envelope.person]?.unreachable = nil }
        case .envelopeRecalled: free(id)
        case .envelopeAmended where word == Amendment.retry.word:
            people[envelope.person]?.unreachable = nil
            free(id, from: .undeliverable)
        case .envelopeAmended where word == Amendment.drop(reason: "").word:
            for reminder in envelope.reminders where isIn(id, reminder) && reminders[reminder]?.state == .composed {
                reminders[reminder]?.state = .superseded
            }
        default: break
        }
    }

    private mutating func settle(_ kind: RecordEntry.Kind, _ envelope: inout ReplayedEnvelope) {
        switch kind {
        case .envelopeTold: (envelope.state, envelope.isOpen) = (.told, false)
        case .envelopeRetried: (envelope.state, envelope.isOpen) = (.queued, false)
        case .envelopeUnanswered: envelope.state = .finalDot
        case .envelopeRejected: (envelope.state, envelope.isOpen) = (.rejected, false)
        case .envelopeBounced: (envelope.state, envelope.isOpen) = (.bounced, false)
        default:
            // What was handed out again after a final dot that nobody answered for may be taken back, and goes into another.
            report.possibleSecondCopies += envelope.isOpen ? 1 : 0
            (envelope.state, envelope.isOpen) = (.recalled, false)
        }
    }

    /// - Parameter before: The state that the entry says it was in.
    /// - Returns: Whether it can be done to an envelope in its state.
    private func amend(_ envelope: inout ReplayedEnvelope, _ word: String?, from before: String?) -> Bool {
        let stood = envelope.state
        // To be given back after a final dot that nobody answered for is not on the record.
        let isTrue =
            before == nil || before == stood.rawValue
            || stood == .finalDot && before == EnvelopeState.queued.rawValue
        let isUnderWay = stood == .queued || stood == .finalDot
        switch word {
        case "hold":
            envelope.state = .held
            return isTrue && isUnderWay
        case "release":
            envelope.state = .queued
            return isTrue && stood == .held
        case "retry":
            if stood == .held { envelope.state = .queued }
            return isTrue && (isUnderWay || [.held, .rejected, .bounced].contains(stood))
        case "drop":
            envelope.state = .dropped
            return isTrue && (isUnderWay || stood == .held)
        default: return false
        }
    }

    private func isIn(_ envelope: String, _ reminder: String) -> Bool {
        reminders[reminder]?.envelope == envelope
    }

    /// Everything that is in an envelope ends in a state.
    mutating func move(_ envelope: String, to state: ReplayedReminder.State?) {
        for reminder in envelopes[envelope]?.reminders ?? [] where isIn(envelope, reminder) {
            reminders[reminder]?.state = state
        }
    }

    /// What is in an envelope, and is in one state or any but superseded, waits to be told again.
    mutating func free(_ envelope: String, from state: ReplayedReminder.State? = nil) {
        for reminder in envelopes[envelope]?.reminders ?? []
        where isIn(envelope, reminder) && reminders[reminder]?.state != .superseded
            && (state == nil || reminders[reminder]?.state == state)
        {
            reminders[reminder]?.state = .pending
            reminders[reminder]?.envelope = nil
        }
    }
}
