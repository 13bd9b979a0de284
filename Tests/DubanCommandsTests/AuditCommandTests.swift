import DubanCalendar
import DubanControl
import DubanCore
import FoundationEssentials
import Testing

@testable import DubanCommands

@Suite("dubanctl audit")
struct AuditCommandTests {
    private struct Run {
        var status: Int32
        var output: String
        var error: String
        var calls: [FakeDaemon.Call]
    }

    private func run(_ words: [String], answer: @escaping FakeDaemon.Answer) async throws -> Run {
        try await withDaemon(answer) { daemon, _ in
            let result = try dubanctl(words + ["--socket", daemon.path])
            return Run(
                status: result.status, output: result.output, error: result.errors, calls: daemon.calls)
        }
    }

    private static let digest = String(repeating: "ab", count: 32)

    private static func entry(_ sequence: Int64) -> RecordMessages.Entry {
        RecordMessages.Entry(
            sequence: sequence, at: 1_619_571_600, day: Day(number: 18_745), actor: "zhang (uid 1000)",
            kind: "task-changed", campaign: "year", subject: "ZS-1", facts: #"{"state":"done"}"#, digest: digest)
    }

    private static func verify(_ report: AuditReport) -> FakeDaemon.Answer {
        { _ in
            [
                try reply(RecordMessages.Progress(done: 1, total: 2), continues: true),
                try reply(RecordMessages.Progress(done: 2, total: 2, report: report)),
            ]
        }
    }

    private static var sound: AuditReport {
        var report = AuditReport()
        (report.entries, report.last, report.digest, report.tasks) = (3, 3, digest, 1)
        return report
    }

    @Test("a sound record ends with 0 and prints what to note down")
    func whole() async throws {
        let run = try await run(["audit", "verify"], answer: Self.verify(Self.sound))
        #expect(run.status == 0)
        #expect(run.output.contains("3:\(Self.digest)"))
        #expect(run.output.contains("The record is whole"))
    }

    /// What can be wrong, and what of it must be said.
    private static let findings: [(find: @Sendable (inout AuditReport) -> Void, words: [String])] = [
        ({ $0.add(AuditReport.BrokenLink(sequence: 17, cause: .missing)) }, ["entry 17", "missing"]),
        ({ $0.add(AuditReport.BrokenLink(sequence: 17, cause: .digest)) }, ["entry 17", "was changed"]),
        ({ $0.add(AuditReport.BrokenLink(sequence: 17, cause: .unknown)) }, ["entry 17", "kind"]),
        ({ $0.add(AuditReport.BrokenLink(sequence: 17, cause: .noted)) }, ["Entry 17", "noted"]),
        (
            {
                $0.add(
                    AuditReport.Difference(
                        .task, campaign: "year", subject: "ZS-1", field: "deadline", recorded: "2021-04-30",
                        found: "2021-12-31"))
            }, ["task ZS-1 (year): deadline is 2021-12-31, and the record says 2021-04-30"]
        ),
        (
            {
                $0.add(
                    AuditReport.Difference(.receipt, campaign: "year", subject: "e1 1", recorded: "there", found: nil))
            },
            ["receipt e1 1 (year): it is gone"]
        ),
        (
            { $0.add(AuditReport.Difference(.person, campaign: "", subject: "局/張三", recorded: nil, found: "there")) },
            ["person 局/張三: the record knows nothing of it"]
        ),
        (
            { $0.add(AuditReport.Breach(.sentAfterTold, campaign: "year", subject: "e1", sequence: 9)) },
            ["envelope e1 (year)", "entry 9"]
        ),
    ]

    @Test("what is wrong is named in a sentence, and ends with 1", arguments: findings.indices)
    func wrong(index: Int) async throws {
        var report = Self.sound
        Self.findings[index].find(&report)
        let run = try await run(["audit", "verify"], answer: Self.verify(report))
        #expect(run.status == 1)
        for words in Self.findings[index].words { #expect(run.output.contains(words), "\(run.output)") }
        #expect(run.error.contains("The record does not stand"))
        let json = try await self.run(["audit", "verify", "--json"], answer: Self.verify(report))
        #expect(json.status == 1)
        #expect(try JSONDecoder().decode(AuditReport.self, from: Data(json.output.utf8)) == report)
    }

    @Test("an entry that was noted down is sent along, and anything else refused with the right form")
    func noted() async throws {
        let good = try await run(
            ["audit", "verify", "--noted", "3:\(Self.digest.uppercased())"], answer: Self.verify(Self.sound))
        let call = try #require(good.calls.first).parameters(as: RecordMessages.Verify.self)
        #expect(call.noted == RecordMessages.Noted(sequence: 3, digest: Self.digest))
        for bad in ["3", "3:", "0:\(Self.digest)", "x:\(Self.digest)", "3:\(Self.digest)ab", "3:\(Self.digest):"] {
            await #expect(throws: (any Error).self, "\(bad)") {
                try await run(["audit", "verify", "--noted", bad], answer: Self.verify(Self.sound))
            }
        }
    }

    @Test("the log is shown in order, though it is read from its end, over as many pages as there are")
    func log() async throws {
        let answer: FakeDaemon.Answer = { call in
            switch try call.parameters(as: RecordMessages.Log.self).before {
            case nil:
                [
                    try reply(RecordMessages.LogPage(entries: [], next: 9), continues: true),
                    try reply(RecordMessages.LogPage(entries: [Self.entry(8)], next: 8)),
                ]
            default: [try reply(RecordMessages.LogPage(entries: [Self.entry(3)], next: nil))]
            }
        }
        let shown = try await run(
            [
                "audit", "log", "--since", "2021-04-01", "--kind", "task-changed", "--subject", "ZS-1", "--actor",
                "duband",
            ],
            answer: answer)
        #expect(shown.status == 0)
        let numbers = shown.output.split(separator: "\n").filter { !$0.hasPrefix(" ") }.map { $0.prefix(1) }
        #expect(numbers == ["3", "8"])
        #expect(shown.output.contains("2021-04-28T01:00:00Z year zhang (uid 1000): task-changed ZS-1"))
        let filter = try #require(shown.calls.first).parameters(as: RecordMessages.Log.self).filter
        #expect(filter.since == Day("2021-04-01"))
        #expect((filter.kind, filter.subject, filter.actor, filter.campaign) == ("task-changed", "ZS-1", "duband", nil))
        let json = try await run(["audit", "log", "--json"], answer: answer)
        let entries = try json.output.split(separator: "\n").map {
            try JSONDecoder().decode(RecordMessages.Entry.self, from: Data($0.utf8))
        }
        #expect(entries == [Self.entry(3), Self.entry(8)])
    }

    @Test("to follow is to go on from where the log ends")
    func follow() async throws {
        let answer: FakeDaemon.Answer = { call in
            if call.method == RecordMessages.Follow.method {
                return [try reply(RecordMessages.Entries(entries: [Self.entry(9)]))]
            }
            return [try reply(RecordMessages.LogPage(entries: [Self.entry(8)], next: nil))]
        }
        let run = try await run(["audit", "log", "--follow"], answer: answer)
        let call = try #require(run.calls.last).parameters(as: RecordMessages.Follow.self)
        #expect(call.after == 8)
        #expect(run.output.contains("9 2021"))
    }
}
