import DubanControl
import DubanCore
import DubanDaemon
import DubanStore
import DubanStoreSQLite
import DubanSystem
import Testing

@Suite struct OutboxTests {
    private let today = day("2021-04-28")

    /// Runs a test with one envelope that waits at nine o'clock.
    private func withEnvelope(_ body: (Office, SQLiteStore, OutboxMessages.Lease) async throws -> Void) async throws {
        try await Office.run([Office.task("1", deadline: day("2021-04-30"))]) { office, store in
            try await office.runDay(today)
            let lease = try #require(try await office.supervision.take(9, holder: "a").first)
            try await body(office, store, lease)
        }
    }

    private func settle(_ office: Office, _ lease: OutboxMessages.Lease, _ outcome: DeliveryOutcome) async throws {
        try await office.supervision.settle(
            OutboxMessages.Settlement(envelope: lease.envelope.id, fence: lease.fence, outcome: outcome), by: "courier")
    }

    @Test("what is taken is told, once")
    func delivered() async throws {
        try await withEnvelope { office, store, lease in
            try await office.supervision.markFinalDot(lease.envelope.id, fence: lease.fence, by: "courier")
            try await settle(office, lease, .delivered(reply: "250 OK"))
            #expect(try store.allEnvelopes().map(\.state) == [.told])
            office.put(today, hour: 17)
            #expect(try await office.supervision.take(9, holder: "a").isEmpty)
        }
    }

    @Test("what is put off is tried again, later and later")
    func backoff() async throws {
        try await withEnvelope { office, store, lease in
            var lease = lease
            for delay in [60, 300, 900, 1800] as [Int64] {
                try await settle(office, lease, .retry(after: nil, reason: "451"))
                office.clock.seconds += delay - 1
                #expect(try await office.supervision.take(9, holder: "a").isEmpty)
                office.clock.seconds += 1
                lease = try #require(try await office.supervision.take(9, holder: "a").first)
            }
            #expect(lease.attempt == 5)
            #expect(try store.allEnvelopes().first?.attempts.count == 4)
        }
    }

    @Test("where the other side names a later time, that counts")
    func retryAfter() async throws {
        try await withEnvelope { office, store, lease in
            try await settle(office, lease, .retry(after: 3600, reason: "421"))
            #expect(try store.nextAttempt(of: ["year"]) == office.clock.seconds + 3600)
        }
    }

    @Test("what nobody knows the end of is tried again after ten minutes, to the letter")
    func unknown() async throws {
        try await withEnvelope { office, _, lease in
            try await office.supervision.markFinalDot(lease.envelope.id, fence: lease.fence, by: "courier")
            try await settle(office, lease, .unknown(reason: "timeout"))
            office.clock.seconds += 599
            #expect(try await office.supervision.take(9, holder: "a").isEmpty)
            office.clock.seconds += 1
            #expect(try await office.supervision.take(9, holder: "a").first?.envelope == lease.envelope)
        }
    }

    @Test("what is refused for good is not tried again, and the record says why")
    func rejected() async throws {
        try await withEnvelope { office, store, lease in
            try await settle(office, lease, .rejected(reason: "550 no such user"))
            office.put(today, hour: 17)
            #expect(try await office.supervision.take(9, holder: "a").isEmpty)
            let entries = try store.wholeRecord().suffix(2)
            #expect(entries.map(\.kind) == [.envelopeRejected, .personUnreachable])
            #expect(entries.allSatisfy { $0.body.contains("550 no such user") })
        }
    }

    @Test("a courier that goes away loses what it had not finished")
    func release() async throws {
        try await withEnvelope { office, _, lease in
            try await office.supervision.release(holder: "another")
            #expect(try await office.supervision.take(9, holder: "b").isEmpty)
            try await office.supervision.release(holder: "a")
            #expect(try await office.supervision.take(9, holder: "b").count == 1)
            await #expect(throws: StoreError.leaseLost(lease.envelope.id)) {
                try await settle(office, lease, .delivered(reply: "late"))
            }
        }
    }

    @Test("an envelope that is not there cannot be settled")
    func nobody() async throws {
        try await withEnvelope { office, _, lease in
            var lease = lease
            lease.envelope.id = "none"
            await #expect(throws: StoreError.leaseLost("none")) {
                try await settle(office, lease, .delivered(reply: ""))
            }
        }
    }
}
