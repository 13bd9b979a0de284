import DubanCore
import DubanStore
import GRDB

/// What the ledger should hold, from the record alone: the entries in their order, as the operations that wrote them changed
/// the tables. Where an entry of an earlier version leaves something open, so does this.
struct RecordReplay {
    /// A task, or a day, of a campaign.
    struct CampaignKey: Hashable, Comparable {
        var campaign: String
        var code: String

        static func < (left: CampaignKey, right: CampaignKey) -> Bool {
            (left.campaign, left.code) < (right.campaign, right.code)
        }
    }

    struct ReplayedTask {
        /// The entries with which it was added, and with the last of its facts.
        var added: Int64
        var entry: Int64
        var deadline: String?
        var slips = 0
        var light = Light.green.rawValue
        var isCompared = false
    }

    struct ReplayedPerson {
        var entry: Int64
        var unreachable: String?
        /// Where they were last told to be reached: address, channel, account.
        var reach: [String?]
        var isCompared = false
    }

    struct ReplayedReminder {
        enum State: String { case pending, composed, told, superseded, undeliverable }

        var entry: Int64
        /// Nil where the record leaves it open.
        var state: State?
        var envelope: String?
        var isCompared = false
    }

    struct ReplayedEnvelope {
        var entry: Int64
        var person: String
        var isNotice: Bool
        var reminders: [String]
        var state = EnvelopeState.queued
        /// The attempt of its last final dot.
        var dot = 0
        /// Whether nobody knows how that has ended.
        var isOpen = false
        /// The entries of its receipts.
        var receipts: [Int64] = []
        var isCompared = false
    }

    struct ReplayedDay {
        var opened: Int64?
        var finished: Int64?
        var isCompared = false
    }

    private(set) var chain = RecordChain()
    var report = AuditReport()
    var tasks: [CampaignKey: ReplayedTask] = [:]
    var people: [String: ReplayedPerson] = [:]
    var reminders: [String: ReplayedReminder] = [:]
    var envelopes: [String: ReplayedEnvelope] = [:]
    var days: [CampaignKey: ReplayedDay] = [:]
    private let noted: NotedEntry?
    private var hasNoted = false

    init(noted: NotedEntry?) {
        self.noted = noted
    }

    /// The facts of an entry, as far as they change anything here. A body that is no JSON has none.
    private static let entries = """
        SELECT sequence, at, day, actor, kind, campaign, subject, body, digest,
            facts ->> 'id' AS id, facts ->> 'reminders' AS reminders, facts ->> 'person' AS person,
            facts ->> 'kind' AS envelope_kind, facts ->> 'envelope' AS envelope, facts ->> 'then' AS and_then,
            facts ->> 'words' AS words, facts ->> 'attempt' AS attempt, facts ->> 'from' AS before,
            facts ->> 'to' AS after, facts ->> 'deadline' AS deadline, facts ->> 'address' AS address,
            facts ->> 'channel' AS channel, facts ->> 'account' AS account
        FROM (SELECT *, iif(json_valid(body), body, '{}') AS facts FROM event)
        WHERE sequence > ? ORDER BY sequence LIMIT ?
        """

    /// Reads what comes next on the record, at most so many entries.
    ///
    /// - Returns: Whether there may be more.
    mutating func read(_ limit: Int, _ db: Database) throws -> Bool {
        let rows = try Row.fetchCursor(
            db.cachedStatement(sql: Self.entries), arguments: [chain.sequence, limit])
        var count = 0
        while let row = try rows.next() {
            count += 1
            let link = RecordChain.Link(row)
            if let broken = chain.append(link) { report.add(broken) }
            report.entries += 1
            if link.sequence == noted?.sequence { hasNoted = hexadecimal(link.digest) == noted?.digest }
            if let kind = RecordEntry.Kind(rawValue: link.kind) { apply(kind, link, row) }
        }
        return count == limit
    }

    /// The report, when all has been compared.
    mutating func conclude() -> AuditReport {
        if let noted, !hasNoted {
            report.add(AuditReport.BrokenLink(sequence: noted.sequence, cause: .noted))
        }
        report.last = chain.sequence
        report.digest = hexadecimal(chain.digest)
        report.tasks = tasks.count
        report.people = people.count
        report.envelopes = envelopes.count
        for reminder in reminders.values {
            switch reminder.state {
            case .told: report.reminders.told += 1
            case .superseded: report.reminders.superseded += 1
            case .undeliverable: report.reminders.undeliverable += 1
            case .pending, .composed, nil: report.reminders.underWay += 1
            }
        }
        return report
    }

    // MARK: What an entry changes

    private mutating func apply(_ kind: RecordEntry.Kind, _ entry: RecordChain.Link, _ row: Row) {
        let key = CampaignKey(campaign: entry.campaign, code: entry.subject)
        switch kind {
        case .taskAdded:
            tasks[key] = ReplayedTask(added: entry.sequence, entry: entry.sequence, deadline: row["deadline"])
        case .taskChanged, .processAssign, .processSign, .processReport, .processExtend, .processApprove,
            .processRefuse, .processDone, .processStrike, .processReturn, .processReopen, .processSuspend,
            .processCancel:
            guard var task = tasks[key] else { return }
            task.entry = entry.sequence
            let deadline: String? = row["deadline"]
            if task.deadline != deadline { task.slips += 1 }
            task.deadline = deadline
            tasks[key] = task
        case .lightChanged: if let light: String = row["after"] { tasks[key]?.light = light }
        case .personAdded, .personChanged:
            let reach: [String?] = [row["address"], row["channel"], row["account"]]
            var person = people[entry.subject] ?? ReplayedPerson(entry: entry.sequence, reach: reach)
            if person.reach != reach { person.unreachable = nil }
            person.entry = entry.sequence
            person.reach = reach
            people[entry.subject] = person
        case .dayOpened: days[key, default: ReplayedDay()].opened = entry.sequence
        case .daySkipped: days[key, default: ReplayedDay()] = ReplayedDay()
        case .dayFinished: days[key, default: ReplayedDay()].finished = entry.sequence
        case .reminderDecided, .reminderSuperseded: applyToReminder(kind, entry, row)
        case .envelopeComposed: compose(entry, row)
        case .envelopeFinalDot, .envelopeTold, .envelopeRetried, .envelopeUnanswered, .envelopeRejected,
            .envelopeBounced, .envelopeRecalled, .envelopeAmended:
            applyToEnvelope(kind, entry, row)
        case .personUnreachable:
            people[entry.subject]?.unreachable = row["words"]
            guard let envelope: String = row["envelope"] else { return }
            switch row["and_then"] as String? {
            case "escalated": free(envelope)
            case "undeliverable": move(envelope, to: .undeliverable)
            default: move(envelope, to: nil)
            }
        case .channelHalted, .channelResumed, .silenceAdded, .silenceEnded, .campaignChanged, .backupTaken: break
        }
    }

    private mutating func applyToReminder(_ kind: RecordEntry.Kind, _ entry: RecordChain.Link, _ row: Row) {
        guard kind == .reminderDecided else {
            if reminders[entry.subject]?.state == .pending { reminders[entry.subject]?.state = .superseded }
            return
        }
        guard let id: String = row["id"] else { return }
        reminders[id] = ReplayedReminder(entry: reminders[id]?.entry ?? entry.sequence, state: .pending)
    }

    private mutating func compose(_ entry: RecordChain.Link, _ row: Row) {
        let ids = (row["reminders"] as String? ?? "").split(separator: " ").map(String.init)
        envelopes[entry.subject] = ReplayedEnvelope(
            entry: entry.sequence, person: row["person"] ?? "",
            isNotice: row["envelope_kind"] == Envelope.Kind.notice.rawValue, reminders: ids)
        for id in ids {
            switch reminders[id]?.state {
            case .pending:
                reminders[id]?.state = .composed
                reminders[id]?.envelope = entry.subject
            case .composed, .told: breach(.composedTwice, id, entry)
            case .superseded, .undeliverable: break
            case nil where reminders[id] == nil: breach(.neverDecided, id, entry)
            case nil: reminders[id]?.envelope = entry.subject
            }
        }
    }

    private mutating func breach(
        _ cause: AuditReport.Breach.Cause, _ subject: String, _ entry: RecordChain.Link
    ) {
        report.add(
            AuditReport.Breach(cause, campaign: entry.campaign, subject: subject, sequence: entry.sequence))
    }

    private mutating func applyToEnvelope(_ kind: RecordEntry.Kind, _ entry: RecordChain.Link, _ row: Row) {
        let id = entry.subject
        guard var envelope = envelopes.removeValue(forKey: id) else { return }
        switch kind {
        case .envelopeFinalDot:
            switch envelope.state {
            case .told: breach(.sentAfterTold, id, entry)
            case .rejected, .bounced, .held, .dropped, .recalled: breach(.sentAfterEnd, id, entry)
            case .queued, .leased, .finalDot: report.possibleSecondCopies += envelope.isOpen ? 1 : 0
            }
            (envelope.state, envelope.isOpen, envelope.dot) = (.finalDot, true, row["attempt"] ?? 0)
        case .envelopeTold: (envelope.state, envelope.isOpen) = (.told, false)
        case .envelopeRetried: (envelope.state, envelope.isOpen) = (.queued, false)
        case .envelopeUnanswered: envelope.state = .finalDot
        case .envelopeRejected: (envelope.state, envelope.isOpen) = (.rejected, false)
        case .envelopeBounced: (envelope.state, envelope.isOpen) = (.bounced, false)
        case .envelopeRecalled: envelope.state = .recalled
        default:
            switch row["after"] as String? {
            case "hold": envelope.state = .held
            case "release": envelope.state = .queued
            case "retry": if envelope.state == .held { envelope.state = .queued }
            case "drop": envelope.state = .dropped
            default: break
            }
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
            if !envelope.isNotice { people[envelope.person]?.unreachable = nil }
        case .envelopeRecalled: free(id)
        case .envelopeAmended where row["after"] == Amendment.retry.word:
            people[envelope.person]?.unreachable = nil
            free(id, from: .undeliverable)
        case .envelopeAmended where row["after"] == Amendment.drop(reason: "").word:
            for reminder in envelope.reminders where isIn(id, reminder) && reminders[reminder]?.state == .composed {
                reminders[reminder]?.state = .superseded
            }
        default: break
        }
    }

    private func isIn(_ envelope: String, _ reminder: String) -> Bool {
        reminders[reminder]?.envelope == envelope
    }

    /// Everything that is in an envelope ends in a state.
    private mutating func move(_ envelope: String, to state: ReplayedReminder.State?) {
        for reminder in envelopes[envelope]?.reminders ?? [] where isIn(envelope, reminder) {
            reminders[reminder]?.state = state
        }
    }

    /// What is in an envelope, and is in one state or any but superseded, waits to be told again.
    private mutating func free(_ envelope: String, from state: ReplayedReminder.State? = nil) {
        for reminder in envelopes[envelope]?.reminders ?? []
        where isIn(envelope, reminder) && reminders[reminder]?.state != .superseded
            && (state == nil || reminders[reminder]?.state == state)
        {
            reminders[reminder]?.state = .pending
            reminders[reminder]?.envelope = nil
        }
    }
}
