import DubanCalendar
import DubanStore
import Testing

@testable import DubanCore

@Suite(.serialized) struct ExplanationTests {
    @Test("what was decided of a task is found with what became of it, newest first", arguments: StoreAdapter.all)
    func task(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill([DubanStoreSQLiteTests.task("1"), DubanStoreSQLiteTests.task("2")])
            try store.compose("1", id: "e1", on: today - 2)
            let lease = try #require(
                try store.lease(1, of: ["year"], holder: "a", now: start, until: start + 900).first)
            try store.settle("e1", fence: lease.fence, .told(words: "250 OK"), stamp: stamp(today - 1))
            let ids = try store.review(
                "1", reminders: [reminder("1", occurrence: today - 1), reminder("1", occurrence: today)])
            _ = try store.recordComposition(
                Composition(superseded: [.init(campaign: "year", reminder: ids[0], why: .newer(reminder: ids[1]))]),
                stamp: stamp())
            try store.review("2", reminders: [reminder("2")])

            let found = try store.reminders(of: "1", in: "year", decidedBy: today, limit: 10)
            #expect(Set(found.map(\.key.task)) == ["1"])
            #expect(found.map(\.decided) == [today, today, today - 2])
            let told = try #require(found.last)
            #expect(told.state == .told)
            #expect(told.carrier?.id == "e1" && told.carrier?.state == .told && told.carrier?.person == zhang)
            #expect(told.carrier?.lastAttempt?.words == "250 OK")
            #expect(told.skipped == [SkippedRung(rung: .owner, cause: .absent, person: li)])
            let superseded = try #require(found.first { $0.id == ids[0] })
            #expect(superseded.state == .superseded)
            #expect(superseded.supersession == .init(day: today, why: "newer", by: ids[1]))
            #expect(found.first { $0.id == ids[1] }?.state == .pending)
            #expect(
                try store.reminders(of: "1", in: "year", decidedBy: today - 1, limit: 10).map(\.decided) == [today - 2])
            #expect(try store.reminders(of: "1", in: "year", decidedBy: today, limit: 1).count == 1)
        }
    }

    @Test("what was decided for a person is found by its days", arguments: StoreAdapter.all)
    func person(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill([DubanStoreSQLiteTests.task("1")])
            for offset in [-9, -3, 0] {
                try store.review(
                    "1",
                    reminders: [
                        reminder("1", occurrence: today + offset), reminder("1", occurrence: today + offset, to: li),
                    ], on: today + offset)
            }
            let found = try store.reminders(to: zhang, decidedIn: (today - 5)...(today - 1), limit: 10)
            #expect(found.map(\.decided) == [today - 3] && found.map(\.key.recipient) == [zhang])
            #expect(
                try store.reminders(to: li, decidedIn: (today - 9)...today, limit: 2).map(\.decided) == [
                    today, today - 3,
                ])
        }
    }

    @Test("the light of a past day is that of the record", arguments: StoreAdapter.all)
    func light(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill([DubanStoreSQLiteTests.task("1")])
            try store.review("1", light: .yellow, on: today - 5)
            try store.review("1", light: .red, on: today - 2)
            try store.review("1", light: .green, on: today)
            for (offset, light, since) in [
                (-6, Light.green, nil), (-5, .yellow, today - 5), (-3, .yellow, today - 5), (-2, .red, today - 2),
                (0, .green, today), (9, .green, today),
            ] as [(Int, Light, Day?)] {
                let found = try store.light(of: "1", in: "year", on: today + offset)
                #expect(found.light == light && found.since == since, "\(offset)")
                #expect((found.rule == nil) == (light == .green), "\(offset)")
            }
        }
    }
}
