import DubanCalendar
package import DubanCore

/// Follows the record from its first entry on, and says of each whether it stands where and says what the chain says.
package struct RecordChain: Sendable {
    /// An entry as it lies in the ledger, whatever it holds.
    package struct Link: Hashable, Sendable {
        package var sequence: Int64
        package var at: Int64
        /// A day number.
        package var day: Int
        package var actor: Stamp.Actor
        package var kind: String
        package var campaign: String
        package var subject: String
        package var body: String
        package var digest: [UInt8]

        package init(
            sequence: Int64, at: Int64, day: Int, actor: Stamp.Actor, kind: String, campaign: String, subject: String,
            body: String, digest: [UInt8]
        ) {
            self.sequence = sequence
            self.at = at
            self.day = day
            self.actor = actor
            self.kind = kind
            self.campaign = campaign
            self.subject = subject
            self.body = body
            self.digest = digest
        }
    }

    /// The number and the digest of the last entry.
    package private(set) var sequence: Int64 = 0
    package private(set) var digest: [UInt8] = []

    package init() {}

    /// Takes the next entry, and goes on from what it carries whatever is wrong with it, so that one change is one broken
    /// link.
    ///
    /// - Returns: What is wrong with it; nil where nothing is.
    package mutating func append(_ link: Link) -> AuditReport.BrokenLink? {
        let expected = sequence + 1
        let previous = digest
        sequence = link.sequence
        digest = link.digest
        guard link.sequence == expected else {
            return AuditReport.BrokenLink(sequence: expected, cause: .missing)
        }
        // A day beyond the calendar's range is not the one that was written.
        let day = Day(number: link.day)
        let stamp = Stamp(at: link.at, day: day, actor: link.actor)
        let right = RecordEntry.digest(
            after: previous, sequence: link.sequence, stamp: stamp, kind: link.kind, campaign: link.campaign,
            subject: link.subject, body: link.body)
        guard Int(day.number) == link.day, link.digest == right else {
            return AuditReport.BrokenLink(sequence: link.sequence, cause: .digest)
        }
        guard RecordEntry.Kind(rawValue: link.kind) != nil else {
            return AuditReport.BrokenLink(sequence: link.sequence, cause: .unknown)
        }
        return nil
    }
}
