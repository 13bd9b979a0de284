import DubanCalendar
package import DubanControl
import DubanCore
package import DubanStore

extension Supervision {
    /// A stretch of the record, as far as it passes a filter.
    package func record(
        _ filter: RecordMessages.Filter, from cursor: EntryCursor, limit: Int
    ) throws -> (entries: [RecordMessages.Entry], last: Int64?) {
        let page = try store.record(
            matching: RecordFilter(
                since: filter.since, kind: filter.kind, subject: filter.subject, actor: filter.actor,
                campaign: try filter.campaign.map { try campaign($0).code }),
            from: cursor, limit: limit)
        return (page.entries.map { RecordMessages.Entry($0) }, page.last)
    }

    /// Begins to prove the record. No other is begun before ``endAudit()``.
    package func audit(noted: RecordMessages.Noted?) throws -> any RecordAudit {
        guard !isAuditing else { throw SupervisionError.auditUnderWay }
        let audit = try store.audit(
            noted: noted.map { NotedEntry(sequence: $0.sequence, digest: $0.digest.lowercased()) })
        isAuditing = true
        return audit
    }

    /// Does the next piece; others are served in between.
    package func advance(_ audit: any RecordAudit) throws -> RecordMessages.Progress {
        if isStopping { throw SupervisionError.stopping }
        let progress = try audit.advance()
        return RecordMessages.Progress(done: progress.done, total: progress.total, report: progress.report)
    }

    /// Lets another audit begin.
    package func endAudit() {
        isAuditing = false
    }
}

extension RecordMessages.Entry {
    init(_ entry: RecordChain.Link) {
        self.init(
            sequence: entry.sequence, at: entry.at, day: Day(number: entry.day), actor: entry.actor,
            kind: entry.kind, campaign: entry.campaign, subject: entry.subject, facts: entry.body,
            digest: hexadecimal(entry.digest))
    }
}
