import ArgumentParser
import DubanCore
import DubanStore
import DubanStoreSQLite

/// Proves a ledger that no daemon has open, as `dubanctl audit verify` has a running one prove its own.
struct LedgerProof {
    let path: String
    let noted: NotedEntry?

    /// - Throws: `ExitCode` 1 where something is wrong, after it has been said.
    func run() throws {
        let store = try SQLiteStore.copy(ofClosed: path)
        let audit = try store.audit(noted: noted)
        var found: AuditReport?
        while found == nil { found = try audit.advance().report }
        try store.close()
        guard let report = found else { return }
        for line in LedgerProof.lines(report) { print(line) }
        if !report.isSound { throw ExitCode.failure }
    }

    static func lines(_ report: AuditReport) -> [String] {
        let reminders = report.reminders
        var lines = [
            "Entries: \(report.entries), the last is \(report.last):\(report.digest)",
            "Tasks: \(report.tasks), people: \(report.people), envelopes: \(report.envelopes), receipts: \(report.receipts)",
            "Reminders: \(reminders.told) told, \(reminders.superseded) superseded, "
                + "\(reminders.undeliverable) undeliverable, \(reminders.underWay) on their way",
        ]
        if report.possibleSecondCopies > 0 { lines.append("Possible second copies: \(report.possibleSecondCopies)") }
        if let link = report.firstBroken {
            lines.append("The first broken link is entry \(link.sequence): \(link.cause.words)")
        }
        for difference in report.differences {
            let field = difference.field.map { ", \($0)" } ?? ""
            lines.append(
                "Not what the record says: \(difference.thing) \(difference.subject)\(field): "
                    + "recorded \(difference.recorded ?? "nothing"), found \(difference.found ?? "nothing")")
        }
        for breach in report.breaches {
            lines.append("A promise not kept, by entry \(breach.sequence): \(breach.cause) \(breach.subject)")
        }
        lines.append(
            report.isSound
                ? "The record is whole, and the ledger is what it says."
                : "The record does not stand. Broken links: \(report.brokenLinks), differences: "
                    + "\(report.differenceCount), breaches: \(report.breachCount).")
        return lines
    }
}

extension NotedEntry {
    /// An entry as a proof prints it: its number, a colon, and its digest in 64 hexadecimal digits.
    init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let sequence = Int64(parts[0]), sequence > 0, parts[1].utf8.count == 64,
            parts[1].allSatisfy(\.isHexDigit)
        else { return nil }
        self.init(sequence: sequence, digest: parts[1].lowercased())
    }
}

extension AuditReport.BrokenLink.Cause {
    fileprivate var words: String {
        switch self {
        case .missing: "it is missing, and later ones are there"
        case .digest: "it was changed, and does not match its digest"
        case .unknown: "it is of a kind that this version does not know"
        case .noted: "it was noted down earlier, and is not there or is another one"
        }
    }
}
