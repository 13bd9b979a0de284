import DubanCalendar
import DubanStore
import Testing

@testable import DubanCore

@Suite(.serialized) struct ReminderTests {
    @Test("deciding twice changes nothing", arguments: StoreAdapter.all)
    func twice(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill([task("1")])
            let both = [reminder("1"), reminder("1", to: li)]
            #expect(try store.review("1", reminders: both) == both.map(\.key.id))
            let pending = try store.pendingReminders(of: "year")
            let record = try store.wholeRecord()
            #expect(try store.review("1", reminders: both).isEmpty)
            #expect(try store.pendingReminders(of: "year") == pending)
            #expect(try store.wholeRecord() == record)
            #expect(record.filter { $0.kind == .reminderDecided }.count == 2)
        }
    }

    @Test("what waits to be told carries what the ledger says of its task now", arguments: StoreAdapter.all)
    func pending(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            let old = task("1")
            try store.fill([old, task("2")])
            try store.review("1", light: .red, reminders: [reminder("1")])
            var new = old
            new.title = "改"
            new.deadline = today + 9
            new.state = .suspended
            new.owner = li
            try store.apply([.changed(from: old, to: new)], in: "year", stamp: stamp())
            let pending = try #require(try store.pendingReminders(of: "year").first)
            #expect(pending.id == reminder("1").key.id)
            #expect(pending.key == reminder("1").key)
            #expect(pending.sentence == reminder("1").reason.sentence)
            #expect(pending.series == "deadline")
            #expect(pending.title == "改")
            #expect(pending.deadline == today + 9)
            #expect(pending.state == .suspended)
            #expect(pending.owner == li)
            #expect(pending.light == .red)
            #expect(pending.isStale)
            #expect(try store.pendingReminders(of: "another").isEmpty)
        }
    }

    @Test(
        "a change puts in doubt what was decided of the task and is not told, and of no other",
        arguments: StoreAdapter.all)
    func doubt(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill([task("1"), task("2")])
            try store.review("1", reminders: [reminder("1")])
            try store.review("2", reminders: [reminder("2")])
            try store.touch("1")
            let stale = try store.pendingReminders(of: "year").filter(\.isStale)
            #expect(stale.map(\.key.task) == ["1"])
        }
    }

    @Test(
        "a reminder in doubt is confirmed by a review that comes to it again, in that review's words",
        arguments: StoreAdapter.all)
    func confirmed(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill([task("1")])
            try store.review("1", reminders: [reminder("1", sentence: "還剩 2 天")])
            try store.touch("1")
            #expect(try store.review("1", reminders: [reminder("1", sentence: "還剩 9 天")]).isEmpty, "it is not new")
            let pending = try #require(try store.pendingReminders(of: "year").first)
            #expect(!pending.isStale)
            #expect(pending.sentence.traditional == "還剩 9 天")
        }
    }

    @Test(
        "what was superseded by a change comes back when its rules come to it again, and the record says so",
        arguments: StoreAdapter.all)
    func revived(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill([task("1")])
            let id = reminder("1").key.id
            try store.review("1", reminders: [reminder("1")])
            try store.touch("1")
            try store.supersede(id, .changed)
            #expect(try store.pendingReminders(of: "year").isEmpty)
            #expect(try store.kinds().last == .reminderSuperseded)
            try store.review("1", reminders: [reminder("1")])
            #expect(try store.pendingReminders(of: "year").map(\.id) == [id])
            #expect(try store.pendingReminders(of: "year").map(\.isStale) == [false])
            #expect(try store.kinds().last == .reminderDecided)
        }
    }

    @Test("what a later one superseded stays superseded once that one is told", arguments: StoreAdapter.all)
    func newerTold(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill([task("1")])
            let (old, new) = (reminder("1", occurrence: today - 1), reminder("1"))
            try store.review("1", reminders: [old, new])
            try store.supersede(old.key.id, .newer(reminder: new.key.id))
            try store.seal([new.key.id], as: "e1")
            let lease = try #require(try store.lease(1, of: ["year"], holder: "a", now: start, until: start + 9).first)
            _ = try store.settle("e1", fence: lease.fence, .told(words: "250"), stamp: stamp())
            try store.touch("1")
            try store.review("1", reminders: [old])
            #expect(try store.pendingReminders(of: "year").isEmpty)
        }
    }

    @Test(
        "what a later one superseded comes back where that one is moot before it is told", arguments: StoreAdapter.all)
    func newerMoot(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill([task("1")])
            let (old, new) = (reminder("1", occurrence: today - 1), reminder("1"))
            try store.review("1", reminders: [old, new])
            try store.supersede(old.key.id, .newer(reminder: new.key.id))
            // The later one was held for tomorrow's digest; then the deadline was moved, and the rules come to the
            // earlier one again.
            try store.touch("1")
            try store.review("1", reminders: [old])
            let pending = try store.pendingReminders(of: "year")
            #expect(pending.filter { !$0.isStale }.map(\.id) == [old.key.id])
            #expect(pending.filter(\.isStale).map(\.id) == [new.key.id])
        }
    }

    @Test("what is in an envelope is pending no more, and whoever has it is served", arguments: StoreAdapter.all)
    func composed(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill([task("1"), task("2")])
            try store.review("2", reminders: [reminder("2")])
            try store.compose("1", id: "e1")
            #expect(try store.pendingReminders(of: "year").map(\.key.task) == ["2"])
            #expect(try store.served(of: "year", on: today) == [zhang])
            #expect(try store.served(of: "year", on: today + 1).isEmpty)
            #expect(try store.served(of: "another", on: today).isEmpty)
            #expect(try store.kinds().last == .envelopeComposed)
            // A change takes back what nobody has in hand.
            try store.touch("1")
            #expect(try store.envelope("e1")?.state == .recalled)
            #expect(try store.pendingReminders(of: "year").filter(\.isStale).map(\.key.task) == ["1"])
            try store.review("1", reminders: [reminder("1")])
            #expect(Set(try store.pendingReminders(of: "year").map(\.key.task)) == ["1", "2"])
            #expect(try store.served(of: "year", on: today).isEmpty)
            #expect(try store.recalls(of: "year", on: today) == [zhang: 1])
        }
    }

    @Test("composing to nothing leaves no trace", arguments: StoreAdapter.all)
    func nothing(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill([task("1")])
            let record = try store.wholeRecord()
            _ = try store.recordComposition(Composition(), stamp: stamp())
            #expect(try store.wholeRecord() == record)
        }
    }
}

extension LedgerStore {
    /// Changes a task's title.
    fileprivate func touch(_ code: String) throws {
        let old = try #require(try tasks(in: "year", codes: [code])[code])
        var new = old
        new.title += "′"
        try apply([.changed(from: old, to: new)], in: "year", stamp: stamp())
    }

    fileprivate func supersede(_ id: String, _ why: Supersession) throws {
        _ = try recordComposition(
            Composition(envelopes: [], superseded: [Composition.Superseded(campaign: "year", reminder: id, why: why)]),
            stamp: stamp())
    }

    fileprivate func seal(_ reminders: [String], as id: String) throws {
        let envelope = Envelope(
            id: id, kind: .digest, campaign: "year", campaignName: "", channel: "maildir", person: zhang, name: "張三",
            address: "zhang@example.org", language: .english, day: today, composedAt: start, lines: [])
        _ = try recordComposition(
            Composition(
                envelopes: [
                    Composition.Sealed(
                        envelope: envelope, reminders: reminders, window: .always, onAnyDay: false,
                        notBefore: envelope.composedAt)
                ], superseded: []),
            stamp: stamp())
    }
}
