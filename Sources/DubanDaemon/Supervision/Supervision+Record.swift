import DubanCalendar
package import DubanControl
import DubanCore
package import DubanStore
import DubanSystem
import Logging

extension Supervision {
    /// A stretch of the record, as far as it passes a filter.
    package func record(
        _ filter: RecordMessages.Filter, from cursor: EntryCursor, limit: Int
    ) throws -> (entries: [RecordMessages.Entry], last: Int64?) {
        if filter == RecordMessages.Filter(), case .after(let sequence) = cursor {
            let page = try watchedPage(after: sequence, limit: limit)
            return (page.entries.map { RecordMessages.Entry($0) }, page.last)
        }
        let page = try store.record(
            matching: RecordFilter(
                since: filter.since, kind: filter.kind, subject: filter.subject, actor: filter.actor,
                campaign: try filter.campaign.map { try campaign($0).code }),
            from: cursor, limit: limit)
        return (page.entries.map { RecordMessages.Entry($0) }, page.last)
    }

    /// Most who watch have seen all that there is, so that what is new to one is new to all.
    private func watchedPage(after sequence: Int64, limit: Int) throws -> RecordPage {
        if let watched, watched.after == sequence { return watched.page }
        let page = try store.record(matching: RecordFilter(), from: .after(sequence), limit: limit)
        if !page.entries.isEmpty { watched = (sequence, page) }
        return page
    }

    /// How the campaigns stand, and the last entry that this takes in.
    package func standing() throws -> (campaigns: [EventMessages.Campaign], last: Int64) {
        let last = try store.record(matching: RecordFilter(), from: .before(nil), limit: 1).last ?? 0
        return (try status().campaigns.map { EventMessages.Campaign($0) }, last)
    }

    /// Begins a copy of the ledger. No other is begun before ``endBackup()``.
    package func backup(by actor: Stamp.Actor) throws -> any LedgerBackup {
        guard !isBackingUp else { throw SupervisionError.auditUnderWay }
        let backup = try store.backup(stamp: stamp(try now(), by: actor))
        JournalEvent.ledgerCopied.log("\(actor) takes a copy of the ledger", to: logger)
        isBackingUp = true
        return backup
    }

    /// Copies some pages more; others are served in between.
    package func advance(_ backup: any LedgerBackup) throws -> BackupProgress {
        if isStopping { throw SupervisionError.stopping }
        return try backup.advance()
    }

    /// Lets another copy begin.
    package func endBackup() {
        isBackingUp = false
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
            sequence: entry.sequence, at: entry.at, day: Day(number: entry.day), actor: entry.actor.name,
            permission: entry.actor.permission, kind: entry.kind, campaign: entry.campaign, subject: entry.subject,
            facts: entry.body,
            digest: hexadecimal(entry.digest))
    }
}
