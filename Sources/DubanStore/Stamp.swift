package import DubanCalendar
import DubanCore

/// When something was done, and by whom: goes onto the record with every change.
package struct Stamp: Hashable, Sendable {
    /// Seconds since 1970-01-01 UTC.
    package var at: Int64
    /// The civil day in the campaign's zone.
    package var day: Day
    package var actor: Actor

    /// Who does something, and what lets them.
    package struct Actor: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
        /// `duband`, `duban-courier`, or the user behind the socket: `zhang (uid 1000)`.
        package var name: String
        /// The user's permission and what gives it to them: `operate by group duban-operate`. Nil for our own programs, and in
        /// entries of versions that did not record it.
        package var permission: String?

        package init(_ name: String, permission: String? = nil) {
            self.name = name
            self.permission = permission
        }

        package init(stringLiteral name: String) {
            self.init(name)
        }

        package var description: String { name }
    }

    package init(at: Int64, day: Day, actor: Actor) {
        self.at = at
        self.day = day
        self.actor = actor
    }
}

/// One entry of the record. Entries are only ever added, and each carries the digest of the one before it.
package struct RecordEntry: Hashable, Sendable {
    package var sequence: Int64
    package var stamp: Stamp
    package var kind: Kind
    package var campaign: String
    /// What it is about: a task's code, a person, an envelope.
    package var subject: String
    /// The facts, as JSON with sorted keys.
    package var body: String
    package var digest: [UInt8]

    package enum Kind: String, Sendable, CaseIterable {
        case personAdded = "person-added"
        case personChanged = "person-changed"
        case taskAdded = "task-added"
        case taskChanged = "task-changed"
        case processAssign = "process-assign"
        case processSign = "process-sign"
        case processReport = "process-report"
        case processExtend = "process-extend"
        case processApprove = "process-approve"
        case processRefuse = "process-refuse"
        case processDone = "process-done"
        case processStrike = "process-strike"
        case processReturn = "process-return"
        case processReopen = "process-reopen"
        case processSuspend = "process-suspend"
        case processCancel = "process-cancel"
        case dayOpened = "day-opened"
        case daySkipped = "day-skipped"
        case dayFinished = "day-finished"
        /// It was not finished by the hour that the settings give.
        case dayOverdue = "day-overdue"
        case lightChanged = "light-changed"
        case reminderDecided = "reminder-decided"
        case reminderSuperseded = "reminder-superseded"
        case envelopeComposed = "envelope-composed"
        case envelopeFinalDot = "envelope-final-dot"
        case envelopeTold = "envelope-told"
        case envelopeRetried = "envelope-retried"
        case envelopeUnanswered = "envelope-unanswered"
        case envelopeRejected = "envelope-rejected"
        case envelopeBounced = "envelope-bounced"
        case envelopeRecalled = "envelope-recalled"
        /// An administrator has held it, let it go, had it tried again, or given it up.
        case envelopeAmended = "envelope-amended"
        case personUnreachable = "person-unreachable"
        case channelHalted = "channel-halted"
        case channelResumed = "channel-resumed"
        case campaignChanged = "campaign-changed"
        case silenceAdded = "silence-added"
        case silenceEnded = "silence-lifted"
        /// A copy of the whole ledger has been handed out.
        case backupTaken = "backup-taken"
    }

    package init(
        sequence: Int64, stamp: Stamp, kind: Kind, campaign: String, subject: String, body: String, digest: [UInt8]
    ) {
        self.sequence = sequence
        self.stamp = stamp
        self.kind = kind
        self.campaign = campaign
        self.subject = subject
        self.body = body
        self.digest = digest
    }

    /// The digest that an entry must carry when it stands behind one with the digest `previous`.
    package static func digest(
        after previous: [UInt8], sequence: Int64, stamp: Stamp, kind: Kind, campaign: String, subject: String,
        body: String
    ) -> [UInt8] {
        digest(
            after: previous, sequence: sequence, stamp: stamp, kind: kind.rawValue, campaign: campaign,
            subject: subject, body: body)
    }

    static func digest(
        after previous: [UInt8], sequence: Int64, stamp: Stamp, kind: String, campaign: String, subject: String,
        body: String
    ) -> [UInt8] {
        let parts = [
            String(sequence), String(stamp.at), stamp.day.description, stamp.actor.name, kind, campaign, subject, body,
        ]
        // An entry without a permission has the digest that it had before there were any.
        return sha256(previous + canonical(parts + [stamp.actor.permission].compactMap(\.self)))
    }
}
