import DubanCalendar
import DubanControl
import DubanCore
import DubanDaemon
import DubanStore
import DubanStoreSQLite
import DubanTestSupport
import Testing

/// An office that runs two campaigns at a time.
@Suite struct CampaignsTests {
    private let today = day("2021-04-28")
    private static let pillars = Campaign(
        code: "pillars", name: "六大戰線", firstDay: day("2021-03-01"), lastDay: day("2021-12-31"),
        timeZone: "Asia/Shanghai", window: DeliveryWindow(opens: 540, closes: 1020))

    /// An office with an overdue task of 張三 in each of its campaigns, both of which go by the same code.
    private func run(_ body: (Office, SQLiteStore) async throws -> Void) async throws {
        try await withTemporaryDirectory { directory in
            let store = try SQLiteStore(path: directory + "/ledger.sqlite")
            let office = Office(store: store, campaigns: [Office.campaign, Self.pillars])
            office.put(day("2021-04-01"), hour: 7)
            try await office.supervision.start()
            try await office.fill([])
            for campaign in ["year", "pillars"] {
                let result = try await office.supervision.importTasks(
                    [Office.task("1", deadline: day("2021-04-20"))], into: campaign, dryRun: false, by: "test")
                try #require(result.problems.isEmpty, "\(result.problems)")
            }
            try await body(office, store)
            try store.close()
        }
    }

    private func digests(_ store: SQLiteStore, _ state: EnvelopeState = .queued) throws -> [Envelope] {
        try store.allEnvelopes().filter {
            $0.envelope.person == Office.zhang && $0.envelope.kind == .digest && $0.state == state
        }.map(\.envelope)
    }

    @Test("who has tasks in both hears of them in one digest, composed when both days are done")
    func oneDigest() async throws {
        try await run { office, store in
            office.put(today, hour: 9)
            _ = try await office.supervision.tick()
            let digest = try #require(try digests(store).first)
            #expect(try digests(store).count == 1)
            #expect(Set(digest.lines.map(\.campaign)) == ["year", "pillars"])
            #expect(Set(digest.lines.map(\.task)) == ["1"])
            // The same hour again, and the hour at which the second campaign would have told them.
            _ = try await office.supervision.tick()
            office.put(today, hour: 10)
            _ = try await office.supervision.tick()
            #expect(try digests(store).count == 1)
        }
    }

    @Test(
        "a digest is taken back when a task of either campaign changes, and the other's is told with what still holds")
    func recalled() async throws {
        try await run { office, store in
            office.put(today, hour: 9)
            _ = try await office.supervision.tick()
            var done = Office.task("1", deadline: day("2021-04-20"))
            done.state = .done
            let result = try await office.supervision.importTasks([done], into: "pillars", dryRun: false, by: "test")
            try #require(result.problems.isEmpty)
            #expect(try digests(store, .recalled).count == 1)
            _ = try await office.supervision.tick()
            #expect(try digests(store).map { $0.lines.map(\.campaignName) } == [[nil]])
            #expect(try digests(store).map(\.campaign) == ["year"])
        }
    }

    @Test("a silence takes back a digest that stands under the other campaign's name")
    func silenced() async throws {
        try await run { office, store in
            office.put(today, hour: 9)
            _ = try await office.supervision.tick()
            _ = try await office.supervision.silence(
                SilenceMessages.Add(
                    campaign: "pillars", matcher: Silence.Matcher(task: "1"), reason: "已約談", last: today + 5),
                by: "test")
            _ = try await office.supervision.tick()
            #expect(try digests(store, .recalled).count == 1)
            #expect(try digests(store).map(\.campaign) == ["year"])
        }
    }
}
