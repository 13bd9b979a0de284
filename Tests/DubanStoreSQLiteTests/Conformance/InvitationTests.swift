import DubanCalendar
import DubanStore
import Testing

@testable import DubanCore

@Suite(.serialized) struct InvitationTests {
    /// The SEQUENCE of the event that the recipient has, as what is told next sees it.
    private func invited(_ store: any LedgerStore, on day: Day) throws -> Int? {
        try store.review("1", reminders: [reminder("1", occurrence: day)], on: day)
        return try #require(try store.pendingReminders(of: "year").first { $0.key.occurrence == day }).invited
    }

    @Test(
        "an event that was put into an envelope is not sent again, whatever becomes of later ones",
        arguments: StoreAdapter.all)
    func kept(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill([task("1")])
            #expect(try invited(store, on: today - 1) == nil)
            try store.compose("1", id: "e1", invitation: 0)
            #expect(try invited(store, on: today + 1) == 0)
            let lease = try #require(
                try store.lease(1, of: ["year"], holder: "a", now: start, until: start + 900).first)
            _ = try store.settle("e1", fence: lease.fence, .told(words: "250"), stamp: stamp())
            try store.compose("1", id: "e2", on: today + 2)
            _ = try store.recall(.before(today + 3), in: "year", stamp: stamp(today + 3))
            #expect(try store.envelope("e2")?.state == .recalled)
            #expect(try invited(store, on: today + 3) == 0)
        }
    }

    @Test("an event whose envelope is taken back goes with the next one", arguments: StoreAdapter.all)
    func takenBack(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill([task("1")])
            try store.compose("1", id: "e1", invitation: 0)
            _ = try store.recall(.before(today + 1), in: "year", stamp: stamp(today + 1))
            #expect(try store.envelope("e1")?.state == .recalled)
            #expect(try invited(store, on: today + 1) == nil)
        }
    }
}
