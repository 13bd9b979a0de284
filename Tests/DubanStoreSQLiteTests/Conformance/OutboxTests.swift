import DubanCalendar
import DubanStore
import Testing

@testable import DubanCore

@Suite(.serialized) struct OutboxTests {
    private func lease(_ store: any LedgerStore, at now: Int64, for seconds: Int64 = 900) throws -> Lease? {
        try store.lease(10, of: ["year"], holder: "a", now: now, until: now + seconds).first
    }

    private func state(_ store: any LedgerStore, _ id: String = "e1") throws -> EnvelopeState? {
        try store.envelope(id)?.state
    }

    @Test("the way of an envelope that is taken at once", arguments: StoreAdapter.all)
    func told(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill([task("1")])
            try store.compose("1", id: "e1")
            #expect(try state(store) == .queued)
            #expect(try lease(store, at: start - 1) == nil, "not before its time")
            let lease = try #require(try lease(store, at: start))
            #expect(lease.attempt == 1)
            #expect(lease.envelope == (try store.envelope("e1"))?.envelope)
            #expect(try state(store) == .leased)
            #expect(try self.lease(store, at: start + 899) == nil, "nobody else gets it")
            try store.markFinalDot("e1", fence: lease.fence, stamp: stamp(after: 10))
            #expect(try state(store) == .finalDot)
            _ = try store.settle(
                "e1", fence: lease.fence, .told(words: "250 OK"), stamp: stamp(after: 11))
            #expect(try state(store) == .told)
            #expect(try store.nextAttempt(of: ["year"]) == nil)
            #expect(try self.lease(store, at: start + 1_000_000) == nil)
            #expect(
                try store.envelope("e1")?.attempts == [
                    EnvelopeStanding.Attempt(number: 1, at: start + 11, outcome: "delivered", words: "250 OK")
                ])
            #expect(try store.kinds().suffix(3) == [.envelopeComposed, .envelopeFinalDot, .envelopeTold])
        }
    }

    @Test("who has lost the lease can neither mark nor settle", arguments: StoreAdapter.all)
    func lost(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill([task("1")])
            try store.compose("1", id: "e1")
            let first = try #require(try lease(store, at: start))
            let second = try #require(try lease(store, at: start + 900), "the first lease has run out")
            #expect(second.fence > first.fence)
            #expect(second.attempt == 2)
            #expect(throws: StoreError.leaseLost("e1")) {
                try store.markFinalDot("e1", fence: first.fence, stamp: stamp())
            }
            #expect(throws: StoreError.leaseLost("e1")) {
                _ = try store.settle(
                    "e1", fence: first.fence, .told(words: ""), stamp: stamp())
            }
            #expect(try state(store) == .leased)
            try store.markFinalDot("e1", fence: second.fence, stamp: stamp())
            #expect(throws: StoreError.leaseLost("nobody")) {
                try store.markFinalDot("nobody", fence: 1, stamp: stamp())
            }
        }
    }

    @Test(
        "marks and settlements of several envelopes go down in one step, and one that is lost takes none with it",
        arguments: StoreAdapter.all)
    func together(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill((1...3).map { task("\($0)") })
            for code in ["1", "2", "3"] { try store.compose(code, id: "e\(code)") }
            let keys = try store.lease(10, of: ["year"], holder: "a", now: start, until: start + 900)
                .map { LeaseKey(envelope: $0.envelope.id, fence: $0.fence) }
            let stale = LeaseKey(envelope: "e2", fence: keys[1].fence - 1)
            let recorded = try store.record(
                marks: [keys[0], stale], settlements: [SettledLease(key: keys[2], settlement: .told(words: "250"))],
                stamp: stamp())
            #expect(recorded.lost == [stale])
            #expect(try ["e1", "e2", "e3"].map { try state(store, $0) } == [.finalDot, .leased, .told])
        }
    }

    @Test("of a channel of which nothing is wanted nothing is handed out", arguments: StoreAdapter.all)
    func except(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill([task("1")])
            try store.compose("1", id: "e1")
            let scopes = [LeaseScope(campaign: "year", minute: 540, isWorkingDay: true)]
            func lease(except channels: [String]) throws -> Int {
                try store.lease(9, of: scopes, except: channels, holder: "a", now: start, until: start + 9).count
            }
            #expect(try lease(except: ["smtp", "maildir"]) == 0)
            #expect(try lease(except: ["smtp"]) == 1)
        }
    }

    @Test(
        "what a holder never finished goes back, and what has had its final dot does not", arguments: StoreAdapter.all)
    func release(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill([task("1"), task("2")])
            try store.compose("1", id: "e1")
            try store.compose("2", id: "e2")
            let leases = try store.lease(10, of: ["year"], holder: "a", now: start, until: start + 900)
            #expect(leases.map(\.envelope.id) == ["e1", "e2"])
            try store.markFinalDot("e2", fence: leases[1].fence, stamp: stamp())
            try store.release(holder: "b")
            #expect(try state(store) == .leased)
            try store.release(holder: "a")
            #expect(try state(store) == .queued)
            #expect(try state(store, "e2") == .finalDot)
            #expect(throws: StoreError.leaseLost("e1")) {
                try store.markFinalDot("e1", fence: leases[0].fence, stamp: stamp())
            }
            #expect(try lease(store, at: start)?.attempt == 2, "at once, and counted")
            try store.release(holder: nil)
            #expect(try state(store) == .queued)
        }
    }

    @Test("a final dot that nobody answered for waits ten minutes for its second copy", arguments: StoreAdapter.all)
    func unanswered(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill([task("1")])
            try store.compose("1", id: "e1")
            let first = try #require(try lease(store, at: start, for: 60))
            try store.markFinalDot("e1", fence: first.fence, stamp: stamp(after: 50))
            #expect(try store.nextAttempt(of: ["year"]) == start + 650)
            #expect(try lease(store, at: start + 649) == nil)
            let second = try #require(try lease(store, at: start + 650))
            #expect(second.envelope == first.envelope, "to the letter")
            #expect(throws: StoreError.leaseLost("e1")) {
                _ = try store.settle(
                    "e1", fence: first.fence, .told(words: "late"), stamp: stamp())
            }
        }
    }

    @Test("an answer that comes within the ten minutes counts", arguments: StoreAdapter.all)
    func lateAnswer(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill([task("1")])
            try store.compose("1", id: "e1")
            let lease = try #require(try lease(store, at: start, for: 60))
            try store.markFinalDot("e1", fence: lease.fence, stamp: stamp(after: 50))
            _ = try store.settle(
                "e1", fence: lease.fence, .told(words: "250"), stamp: stamp(after: 640))
            #expect(try state(store) == .told)
        }
    }

    @Test("an attempt that was put off is tried again at its time, as the next attempt", arguments: StoreAdapter.all)
    func retry(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill([task("1")])
            try store.compose("1", id: "e1")
            let first = try #require(try lease(store, at: start))
            _ = try store.settle(
                "e1", fence: first.fence, .again(at: start + 60, words: "451 later", fault: .message), stamp: stamp())
            #expect(try state(store) == .queued)
            #expect(try lease(store, at: start + 59) == nil)
            #expect(throws: StoreError.leaseLost("e1"), "it was settled already") {
                _ = try store.settle(
                    "e1", fence: first.fence, .refused(words: "", climbs: false), stamp: stamp())
            }
            #expect(try lease(store, at: start + 60)?.attempt == 2)
            #expect(try store.envelope("e1")?.attempts.map(\.words) == ["451 later"])
            #expect(try store.kinds().last == .envelopeRetried)
        }
    }

    @Test("what nobody knows the end of waits, and was settled", arguments: StoreAdapter.all)
    func unknown(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill([task("1")])
            try store.compose("1", id: "e1")
            let first = try #require(try lease(store, at: start))
            try store.markFinalDot("e1", fence: first.fence, stamp: stamp())
            _ = try store.settle(
                "e1", fence: first.fence, .unanswered(at: start + 600, words: "timeout"), stamp: stamp())
            #expect(try state(store) == .finalDot)
            #expect(throws: StoreError.leaseLost("e1"), "an attempt ends once") {
                _ = try store.settle(
                    "e1", fence: first.fence, .told(words: ""), stamp: stamp())
            }
            #expect(try lease(store, at: start + 599) == nil)
            #expect(try lease(store, at: start + 600)?.attempt == 2)
            #expect(try store.kinds().last == .envelopeUnanswered)
        }
    }

    @Test("what is refused for good is never tried again", arguments: StoreAdapter.all)
    func rejected(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill([task("1")])
            try store.compose("1", id: "e1")
            let lease = try #require(try lease(store, at: start))
            _ = try store.settle(
                "e1", fence: lease.fence, .refused(words: "550 unknown", climbs: false), stamp: stamp())
            #expect(try state(store) == .rejected)
            #expect(try store.nextAttempt(of: ["year"]) == nil)
            #expect(try store.outboxFigures(of: "year").states == [.rejected: 1])
            #expect(try store.kinds().suffix(2) == [.envelopeRejected, .personUnreachable])
        }
    }

    @Test(
        "leases are oldest first, of the campaigns asked for, and no more than asked for", arguments: StoreAdapter.all)
    func order(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill((1...4).map { task("\($0)") })
            for (code, day) in [("1", today + 1), ("2", today), ("3", today + 2), ("4", today)] {
                try store.compose(code, id: "e\(code)", on: day)
            }
            let now = stamp(today + 1).at
            #expect(try store.lease(10, of: ["another"], holder: "a", now: now, until: now + 1).isEmpty)
            #expect(try store.lease(10, of: [], holder: "a", now: now, until: now + 1).isEmpty)
            #expect(try store.nextAttempt(of: ["another", "year"]) == start)
            let leases = try store.lease(2, of: ["another", "year"], holder: "a", now: now, until: now + 900)
            #expect(leases.map(\.envelope.id) == ["e2", "e4"])
            let rest = try store.lease(10, of: ["year"], holder: "a", now: now, until: now + 900)
            #expect(rest.map(\.envelope.id) == ["e1"])
            #expect(try store.outboxFigures(of: "year").states == [.leased: 3, .queued: 1])
        }
    }

    @Test("an envelope is found by the beginning of its id where only one begins so", arguments: StoreAdapter.all)
    func find(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill((1...3).map { task("\($0)") })
            for (code, id) in [("1", "ab1"), ("2", "ab2"), ("3", "b")] { try store.compose(code, id: id) }
            #expect(try store.envelope("ab1")?.envelope.id == "ab1")
            #expect(try store.envelope("b")?.envelope.id == "b")
            #expect(try store.envelope("ab") == nil)
            #expect(try store.envelope("c") == nil)
            #expect(try store.envelope("%") == nil)
            #expect(try store.envelopes(matching: EnvelopeFilter(day: today), limit: 2).count == 2)
            #expect(try store.envelopes(matching: EnvelopeFilter(person: li), limit: 9).isEmpty)
            #expect(
                try store.envelopes(matching: EnvelopeFilter(campaign: "year", state: .queued), limit: 9).count == 3)
        }
    }
}
