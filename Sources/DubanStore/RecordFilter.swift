package import DubanCalendar

/// Which entries of the record are wanted: those that have all that is named.
package struct RecordFilter: Hashable, Sendable {
    package var since: Day?
    package var kind: String?
    /// What it is about, or what its facts name.
    package var subject: String?
    package var actor: String?
    package var campaign: String?

    package init(
        since: Day? = nil, kind: String? = nil, subject: String? = nil, actor: String? = nil, campaign: String? = nil
    ) {
        self.since = since
        self.kind = kind
        self.subject = subject
        self.actor = actor
        self.campaign = campaign
    }
}

/// Where to look on the record, and in which direction.
package enum EntryCursor: Hashable, Sendable {
    /// From the last entry backwards, or from the one before this one.
    case before(Int64?)
    /// From the entry behind this one forwards.
    case after(Int64)
}

/// What was found in a stretch of the record.
package struct RecordPage: Hashable, Sendable {
    /// As they lie there, whatever they hold, in the direction in which they were looked for.
    package var entries: [RecordChain.Link] = []
    /// The last entry that was looked at; nil where there was none, and nothing is left in that direction.
    package var last: Int64?

    package init(entries: [RecordChain.Link] = [], last: Int64? = nil) {
        self.entries = entries
        self.last = last
    }
}
