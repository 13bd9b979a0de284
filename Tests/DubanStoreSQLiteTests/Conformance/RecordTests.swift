import DubanCalendar
import DubanStore
import Testing

@testable import DubanCore

@Suite(.serialized) struct RecordTests {
    @Test(
        "the record is numbered without gaps, and each entry carries the digest of the one before",
        arguments: StoreAdapter.all)
    func chain(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill([task("1") { $0.title = "引號 \" 反斜線 \\ 換行 \n 控制 \u{1}" }])
            _ = try store.openDay(of: "year", stamp: stamp())
            try store.compose("1", id: "e1")
            let record = try store.wholeRecord()
            #expect(record.map(\.sequence) == Array(1...Int64(record.count)))
            var digest: [UInt8] = []
            for entry in record {
                digest = RecordEntry.digest(
                    after: digest, sequence: entry.sequence, stamp: entry.stamp, kind: entry.kind,
                    campaign: entry.campaign, subject: entry.subject, body: entry.body)
                #expect(entry.digest == digest, "\(entry.sequence)")
            }
            #expect(try store.record(from: 3, limit: 2) == Array(record[2..<4]))
        }
    }

    @Test("each part of an entry changes its digest")
    func everyPart() {
        func digest(
            after previous: [UInt8] = [1], _ sequence: Int64 = 1, _ stamp: Stamp = DubanStoreSQLiteTests.stamp(),
            _ kind: RecordEntry.Kind = .dayOpened, _ campaign: String = "a", _ subject: String = "b",
            _ body: String = "c"
        ) -> [UInt8] {
            RecordEntry.digest(
                after: previous, sequence: sequence, stamp: stamp, kind: kind, campaign: campaign, subject: subject,
                body: body)
        }
        let other = Stamp(at: 0, day: today, actor: "test")
        let permitted = Stamp(at: stamp().at, day: today, actor: Stamp.Actor("test", permission: "operate"))
        let digests = [
            digest(), digest(after: [2]), digest(2), digest(1, other), digest(1, permitted),
            digest(1, stamp(), .dayFinished),
            digest(1, stamp(), .dayOpened, "x"), digest(1, stamp(), .dayOpened, "a", "x"),
            digest(1, stamp(), .dayOpened, "a", "b", "x"), digest(1, stamp(), .dayOpened, "ab", ""),
        ]
        #expect(Set(digests).count == digests.count)
        #expect(digests.allSatisfy { $0.count == 32 })
    }

    @Test("who did what, and when, is on the record with every change", arguments: StoreAdapter.all)
    func actor(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill([])
            let stamp = Stamp(
                at: start + 5, day: today, actor: Stamp.Actor("uid 1000", permission: "operate by group duban-operate"))
            try store.apply([.added(task("1"))], in: "year", stamp: stamp)
            let entry = try #require(try store.wholeRecord().last)
            #expect(entry.stamp == stamp)
            #expect(entry.campaign == "year")
            #expect(entry.subject == "1")
            #expect(entry.body.contains(#""deadline":"2021-04-30""#))
        }
    }

    @Test("the record says to whom a reminder goes and who was passed over", arguments: StoreAdapter.all)
    func recipient(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill([task("1")])
            let decided = reminder("1")
            try store.review("1", light: .green, reminders: [decided])
            let entry = try #require(try store.wholeRecord().last)
            #expect(entry.kind == .reminderDecided)
            for part in [decided.key.id, "局/張三", "due-soon", "2021-04-28", "absent 局/李四"] {
                #expect(entry.body.contains(part), "\(part)")
            }
        }
    }

    @Test("a ledger that is closed and opened again holds everything", arguments: StoreAdapter.all)
    func reopened(adapter: StoreAdapter) async throws {
        try await adapter.withDirectory { directory in
            let before = try adapter.open(directory)
            try before.fill([task("1"), task("2")])
            _ = try before.openDay(of: "year", stamp: stamp())
            try before.compose("1", id: "e1")
            try before.review("2", next: today + 1, reminders: [reminder("2")])
            let lease = try #require(
                try before.lease(1, of: ["year"], holder: "a", now: start, until: start + 900).first)
            try before.markFinalDot("e1", fence: lease.fence, stamp: stamp())
            let record = try before.wholeRecord()
            let standings = try [before.task("1", in: "year"), before.task("2", in: "year")]
            let pending = try before.pendingReminders(of: "year")
            try adapter.close(before)

            let after = try adapter.open(directory)
            #expect(try after.wholeRecord() == record)
            #expect(try [after.task("1", in: "year"), after.task("2", in: "year")] == standings)
            #expect(try after.pendingReminders(of: "year") == pending)
            #expect(try after.envelope("e1")?.state == .finalDot)
            #expect(try after.lastDay(of: "year") == today)
            try adapter.close(after)
        }
    }
}
