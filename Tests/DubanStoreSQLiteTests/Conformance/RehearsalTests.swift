import DubanCalendar
import DubanStore
import Testing

@testable import DubanCore

@Suite(.serialized) struct RehearsalTests {
    @Test("what happens to a rehearsal's copy does not happen to the ledger", arguments: StoreAdapter.all)
    func copy(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill([task("1"), task("2")])
            try store.compose("1", id: "e1")
            let record = try store.wholeRecord()
            let ledger = try store.rehearsalCopy()
            let copy = ledger.store
            #expect(try copy.task("1", in: "year") == store.task("1", in: "year"))
            #expect(try copy.people() == store.people())
            #expect(try copy.envelope("e1") == store.envelope("e1"))

            _ = try copy.openDay(of: "year", stamp: stamp(today + 1))
            try copy.compose("2", id: "e2", on: today + 1)
            #expect(try copy.record(from: 1, limit: 10).isEmpty, "nothing of it is on any record")
            #expect(try store.envelope("e2") == nil)
            #expect(try store.lastDay(of: "year") == nil)
            #expect(try store.task("2", in: "year")?.light == .green)
            #expect(try store.wholeRecord() == record)
            try ledger.close()
            try store.compose("2", id: "e3")
        }
    }

    @Test("everything that is on its way is told once, but what is held back", arguments: StoreAdapter.all)
    func tellAll(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill([task("1"), task("2"), task("3")])
            for (code, id) in [("1", "e1"), ("2", "e2"), ("3", "e3")] {
                try store.compose(code, id: id, invitation: code == "2" ? 0 : nil)
            }
            _ = try store.amend("e3", .hold, stamp: stamp())
            let leased = try store.lease(1, of: ["year"], holder: "a", now: start, until: start + 900)
            #expect(leased.map(\.envelope.id) == ["e1"])
            let ledger = try store.rehearsalCopy()
            let mails = try ledger.tellAll()
            #expect(
                mails
                    == [0, 1].map {
                        RehearsedMail(person: zhang, day: today, kind: .digest, campaigns: ["year"], lines: $0)
                    })
            #expect(try ledger.tellAll().isEmpty)
            // What has been told is not decided a second time.
            #expect(try ledger.store.review("1", reminders: [reminder("1")]).isEmpty)
            #expect(try ledger.store.pendingReminders(of: "year").isEmpty)
            #expect(try store.envelope("e1")?.state == .leased)
            try ledger.close()
        }
    }

    @Test("who is in time reaches each stage on its day, and is done the day after", arguments: StoreAdapter.all)
    func finish(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            let stages = (0..<3).map { Milestone(name: "\($0)", planned: today + $0) }
            try store.fill([
                task("due", deadline: today), task("later", deadline: today + 9) { $0.milestones = stages },
                task("suspended", deadline: today) { $0.state = .suspended },
            ])
            let ledger = try store.rehearsalCopy()
            func state(_ code: String) throws -> TaskState? { try ledger.store.task(code, in: "year")?.task.state }
            func reached() throws -> [Day?]? {
                try ledger.store.task("later", in: "year")?.task.milestones.map(\.reached)
            }
            try ledger.finish(dueBefore: today, since: nil)
            #expect(try state("due") == .open)
            try ledger.finish(dueBefore: today + 1, since: today)
            #expect(try state("due") == .done)
            #expect(try state("suspended") == .suspended)
            #expect(try reached() == [today, nil, nil])
            try ledger.finish(dueBefore: today + 2, since: today + 1)
            #expect(try reached() == [today, today + 1, nil])
            try ledger.finish(dueBefore: today + 5, since: today + 2)
            #expect(try reached() == [today, today + 1, today + 2], "days in between are not forgotten")
            #expect(try state("later") == .open)
            try ledger.close()
        }
    }
}
