import DubanCore
import DubanStore
import GRDB

extension LedgerComparison {
    func compareEnvelope(_ row: Row, _ replay: inout RecordReplay, _ db: Database) throws {
        let id: String = row["id"]
        var check = RowCheck(.envelope, campaign: row["campaign"], subject: id)
        defer { replay.report.take(check) }
        guard let envelope = replay.envelopes[id] else { return check.unrecorded() }
        replay.envelopes[id]?.isCompared = true
        let entry = try ComparedEntry(envelope.entry, db)
        check.field("campaign", entry.campaign, row["campaign"])
        for name in ["person", "kind"] { check.field(name, entry.facts[name], row[name]) }
        if let channel = entry.facts["channel"] { check.field("channel", channel, row["channel"]) }
        if let recorded = entry.facts["day"] { check.field("day", recorded, day(row["day"])) }
        if let digest = entry.facts["content"] {
            let content = (row["content"] as String?).map { hexadecimal(sha256(Array($0.utf8))) }
            check.field("content", digest, content)
        }
        compareState(of: envelope, row, &check)
        try compareReceipts(of: envelope, id, row, &replay, db)
    }

    /// To be taken by a courier and to be given back are not on the record; that a final dot is about to go out is.
    func compareState(of envelope: RecordReplay.ReplayedEnvelope, _ row: Row, _ check: inout RowCheck) {
        let state = EnvelopeState(rawValue: row["state"])
        let attempts: Int = row["attempts"]
        let isRight =
            switch (envelope.state, state) {
            case (.finalDot, .finalDot): attempts == envelope.dot
            case (.finalDot, .leased), (.finalDot, .queued): attempts > envelope.dot
            case (.queued, .leased): true
            default: state == envelope.state
            }
        if !isRight { check.differs("state", envelope.state.rawValue, row["state"]) }
    }

    func compareReceipts(
        of envelope: RecordReplay.ReplayedEnvelope, _ id: String, _ row: Row, _ replay: inout RecordReplay,
        _ db: Database
    ) throws {
        let sql = "SELECT * FROM receipt WHERE envelope = ? ORDER BY attempt"
        let receipts = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [id])
        for index in 0..<max(receipts.count, envelope.receipts.count) {
            let receipt = index < receipts.count ? receipts[index] : nil
            let entry = try index < envelope.receipts.count ? ComparedEntry(envelope.receipts[index], db) : nil
            let attempt = receipt.map { "\($0["attempt"] as Int)" } ?? entry?.facts["attempt"] ?? "\(index + 1)"
            var check = RowCheck(.receipt, campaign: row["campaign"], subject: "\(id) \(attempt)")
            defer { replay.report.take(check) }
            guard let receipt else {
                check.missing()
                continue
            }
            guard let entry else {
                check.unrecorded()
                continue
            }
            check.field("at", "\(entry.at)", "\(receipt["at"] as Int64)")
            check.field("words", entry.facts["words"], receipt["words"])
            if let recorded = entry.facts["attempt"] { check.field("attempt", recorded, attempt) }
            if let outcome = entry.facts["outcome"] { check.field("outcome", outcome, receipt["outcome"]) }
        }
    }
}
