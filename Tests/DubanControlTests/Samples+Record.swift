import DubanCalendar
import DubanControl
import DubanCore
import FoundationEssentials

extension Sample {
    private static let entry = RecordMessages.Entry(
        sequence: 3, at: 1, day: Day(number: 18_745), actor: "zhang (uid 1000)", kind: "task-changed", campaign: "year",
        subject: "1", facts: "{}", digest: "00")

    private static var filter: RecordMessages.Filter {
        var filter = RecordMessages.Filter()
        (filter.since, filter.kind, filter.subject) = (Day(number: 18_745), "task-changed", "1")
        (filter.actor, filter.campaign) = ("duband", "year")
        return filter
    }

    private static var report: AuditReport {
        var report = AuditReport()
        report.add(AuditReport.BrokenLink(sequence: 3, cause: .digest))
        for thing in AuditReport.Difference.Thing.allCases {
            report.add(
                AuditReport.Difference(
                    thing, campaign: "year", subject: "1", field: "deadline", recorded: "a", found: "b"))
        }
        report.add(AuditReport.Difference(.task, campaign: "year", subject: "1", recorded: nil, found: nil))
        report.add(AuditReport.Breach(.sentAfterTold, campaign: "year", subject: "e", sequence: 4))
        return report
    }

    static let record: [Sample] = [
        call(
            RecordMessages.Log.method, RecordMessages.Log(filter: RecordMessages.Filter()),
            RecordMessages.Log(filter: filter, before: 9, limit: 10)),
        reply(
            RecordMessages.Log.method, RecordMessages.LogPage(entries: [entry], next: 3),
            RecordMessages.LogPage(entries: [], next: nil)),
        call(RecordMessages.Follow.method, RecordMessages.Follow(filter: filter, after: 3)),
        reply(RecordMessages.Follow.method, RecordMessages.Entries(entries: [entry])),
        reply(
            RecordMessages.Backup.method,
            RecordMessages.BackupPart(
                done: 1, total: 2, ledger: .init(device: 1, directory: 2, name: "ledger.sqlite", files: [3])),
            RecordMessages.BackupPart(done: 2, total: 2, bytes: Data([0, 255]))),
        call(
            RecordMessages.Verify.method, RecordMessages.Verify(),
            RecordMessages.Verify(noted: RecordMessages.Noted(sequence: 3, digest: "00"))),
        reply(
            RecordMessages.Verify.method, RecordMessages.Progress(done: 1, total: 2),
            RecordMessages.Progress(done: 2, total: 2, report: report),
            RecordMessages.Progress(done: 2, total: 2, report: AuditReport())),
    ]
}
