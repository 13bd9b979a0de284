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
        var tellsOfTasks: Bool
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

    struct ReplayedSilence {
        /// The entries that have added it and ended it.
        var added: Int64
        var ended: Int64?
        var isCompared = false
    }

    /// What stands as one entry has it: a halted channel, a campaign's change.
    struct ReplayedEntry {
        var entry: Int64
        var isCompared = false
    }

    private(set) var chain = RecordChain()
    var report = AuditReport()
    var tasks: [CampaignKey: ReplayedTask] = [:]
    var people: [String: ReplayedPerson] = [:]
    var reminders: [String: ReplayedReminder] = [:]
    var envelopes: [String: ReplayedEnvelope] = [:]
    var days: [CampaignKey: ReplayedDay] = [:]
    var silences: [Int64: ReplayedSilence] = [:]
    var haltedChannels: [String: ReplayedEntry] = [:]
    var campaignChanges: [String: ReplayedEntry] = [:]
    private let noted: NotedEntry?
    private var hasNoted = false

    init(noted: NotedEntry?) {
        self.noted = noted
    }

    /// The facts of an entry, as far as they change anything here, by the name of their column. Whatever somebody has made
    /// of one, it comes as a text. A body that is no JSON has none.
    private static let facts = [
        ("id", "id"), ("reminders", "reminders"), ("person", "person"), ("kind", "envelope_kind"),
        ("envelope", "envelope"), ("then", "and_then"), ("words", "words"), ("attempt", "attempt"), ("from", "before"),
        ("to", "after"), ("deadline", "deadline"), ("address", "address"), ("channel", "channel"),
        ("account", "account"),
    ].map { "CAST(facts ->> '\($0)' AS TEXT) AS \($1)" }.joined(separator: ", ")

    private static let entries = """
        SELECT sequence, at, day, actor, permission, kind, campaign, subject, body, digest, \(facts)
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
}
