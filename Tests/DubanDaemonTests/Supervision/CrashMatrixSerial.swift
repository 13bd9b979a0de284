import DubanCalendar
import DubanControl
import DubanCore
import DubanStore
import DubanSystem
import DubanTestSupport
import GRDB
import Testing

@testable import DubanDaemon
@testable import DubanStoreSQLite

/// An office's two weeks are lived through once undisturbed, and then once for every operation on the ledger and each
/// side of it, with the process killed there and started anew. However it was killed, it must come to the same end.
@Suite struct CrashMatrixSerial {
    /// Two weeks with all that may come between: batches, a holder away, an import, days of silence, a retry.
    private static let steps: [Step] = [
        .work(day("2021-04-06")), .courier(day("2021-04-06")),
        .importTasks(
            day("2021-04-06"),
            [
                Office.task("2", deadline: day("2021-04-30")),
                Office.task("3", deadline: day("2021-04-09")) { $0.state = .done },
                Office.task("9", deadline: day("2021-04-08"), owner: "孫七"),
            ]),
        .night(day("2021-04-07")), .work(day("2021-04-07")), .courier(day("2021-04-07")),
        .work(day("2021-04-13")), .courier(day("2021-04-13")),
    ]

    private static let tasks: [TaskRow] = (1...7).map { number in
        Office.task("\(number)", deadline: day("2021-04-06") + number, owner: number < 5 ? "張三" : "孫七")
    }

    @Test("killed at any operation on the ledger, before it or after it, the office ends where it would have ended")
    func everyOperation() async throws {
        let (undisturbed, operations) = try await live(dyingAt: nil)
        #expect(operations > 80, "the weeks are full enough to be worth it")
        #expect(undisturbed.envelopes.count >= 8)
        #expect(undisturbed.copies.values.allSatisfy { $0 == 1 }, "undisturbed, nobody gets a second copy")
        var deaths = (1...operations).flatMap { operation in
            [false, true].map { ObservedStore.Death(operation: operation, isAfter: $0) }
        }
        // A life waits for the disk most of the time, so that several are lived at once.
        try await withThrowingTaskGroup(of: Void.self) { group in
            func liveNext() {
                guard let death = deaths.popLast() else { return }
                group.addTask { check(try await live(dyingAt: death).end, against: undisturbed, death) }
            }
            for _ in 0..<8 { liveNext() }
            while try await group.next() != nil { liveNext() }
        }
    }

    private func check(_ end: End, against undisturbed: End, _ death: ObservedStore.Death) {
        #expect(end.tasks == undisturbed.tasks, "\(death)")
        #expect(end.reminders == undisturbed.reminders, "\(death)")
        #expect(end.envelopes == undisturbed.envelopes, "\(death)")
        #expect(end.copies.keys.sorted() == undisturbed.copies.keys.sorted(), "\(death)")
        for (envelope, copies) in end.copies where copies > 1 {
            #expect(
                end.unanswered[envelope, default: 0] == copies - 1,
                "a second copy without a final dot that lacks its receipt: \(death)")
        }
    }

    // MARK: Living

    private enum Step {
        /// A tick at nine o'clock.
        case work(Day)
        /// A tick at midnight.
        case night(Day)
        case courier(Day)
        case importTasks(Day, [TaskRow])
    }

    /// The other side of the courier; it outlives every crash.
    private final class MailServer {
        private(set) var copies: [String: Int] = [:]
        private var seen: Set<String> = []

        /// The first attempt for 李四 is put off; everything else is taken.
        func takes(_ envelope: Envelope) -> Bool {
            seen.insert(envelope.id).inserted ? envelope.person != Office.li : true
        }

        func deliver(_ envelope: Envelope) { copies[envelope.id, default: 0] += 1 }
    }

    private func live(dyingAt death: ObservedStore.Death?) async throws -> (end: End, operations: Int) {
        try await withTemporaryDirectory { directory in
            let clock = ManualClock(seconds: 0)
            let server = MailServer()
            let path = directory + "/ledger.sqlite"
            var sqlite = try SQLiteStore(path: path)
            let first = Office(store: sqlite, clock: clock)
            first.put(day("2021-04-01"), hour: 7)
            try await first.supervision.start()
            try await first.fill(Self.tasks)

            var observed = ObservedStore(sqlite, dyingAt: death)
            var office: Office?
            for step in Self.steps {
                while true {
                    do {
                        if office == nil {
                            let new = Office(store: observed, clock: clock)
                            try await new.supervision.start()
                            office = new
                        }
                        if let office { try await live(step, in: office, observed, server) }
                        break
                    } catch is ObservedStore.Dead {
                        office = nil
                        try sqlite.close()
                        sqlite = try SQLiteStore(path: path)
                        observed = ObservedStore(sqlite)
                    }
                }
            }
            let end = try End(sqlite, copies: server.copies)
            try prove(sqlite, end, death)
            try sqlite.close()
            return (end, observed.operations)
        }
    }

    /// The record proves what was lived through, and counts each second copy that there may have been.
    private func prove(_ ledger: SQLiteStore, _ end: End, _ death: ObservedStore.Death?) throws {
        let audit = try ledger.audit(noted: nil)
        while true {
            guard let report = try audit.advance().report else { continue }
            #expect(report.isSound, "\(report.differences) \(report.breaches): \(String(describing: death))")
            let secondCopies = end.copies.values.reduce(0) { $0 + $1 - 1 }
            #expect(report.possibleSecondCopies >= secondCopies, "\(String(describing: death))")
            return
        }
    }

    private func live(_ step: Step, in office: Office, _ store: ObservedStore, _ server: MailServer) async throws {
        switch step {
        case .work(let day), .night(let day):
            if case .work = step { office.put(day, hour: 9) } else { office.put(day, hour: 0) }
            _ = try await office.supervision.tick()
            // A day's work that failed is told to the journal, not to whoever ticks.
            _ = try store.lastDay(of: "year")
        case .importTasks(let day, let rows):
            office.put(day, hour: 20)
            let result = try await office.supervision.importTasks(rows, into: nil, dryRun: false, by: "test")
            #expect(result.problems.isEmpty)
        case .courier(let day):
            office.put(day, hour: 10)
            while let next = try store.nextAttempt(of: ["year"]) {
                office.clock.seconds = max(office.clock.seconds, next)
                for lease in try await office.supervision.take(2, holder: "courier") {
                    try await deliver(lease, office, server)
                }
            }
        }
    }

    private func deliver(_ lease: OutboxMessages.Lease, _ office: Office, _ server: MailServer) async throws {
        let envelope = lease.envelope
        let outcome: DeliveryOutcome
        if server.takes(envelope) {
            try await office.mark(envelope.id, fence: lease.fence)
            server.deliver(envelope)
            outcome = .delivered(reply: "250 OK")
        } else {
            outcome = .retry(after: nil, reason: "451 greylisted")
        }
        try await office.settle(envelope.id, fence: lease.fence, outcome)
    }

    // MARK: The end

    /// What a life came to, as far as anybody outside can tell.
    private struct End: Sendable {
        var tasks: [TaskStanding]
        var reminders: [String]
        var envelopes: [Envelope]
        var copies: [String: Int]
        /// How many final dots of an envelope are on the record without a receipt.
        var unanswered: [String: Int] = [:]

        init(_ store: SQLiteStore, copies: [String: Int]) throws {
            tasks = try store.tasks(matching: TaskFilter(campaign: "year"), after: nil, limit: 1000).tasks
            reminders = try store.queue.read { db in
                try Row.fetchAll(
                    db, sql: "SELECT id, state, stale, superseded_by, envelope FROM reminder ORDER BY id"
                ).map(\.description)
            }
            let standings = try store.allEnvelopes()
            #expect(standings.allSatisfy { $0.state == .told })
            envelopes = standings.map(\.envelope)
            self.copies = copies
            var digest: [UInt8] = []
            for entry in try store.wholeRecord() {
                digest = RecordEntry.digest(
                    after: digest, sequence: entry.sequence, stamp: entry.stamp, kind: entry.kind,
                    campaign: entry.campaign, subject: entry.subject, body: entry.body)
                #expect(entry.digest == digest, "the record is whole")
                if entry.kind == .envelopeFinalDot { unanswered[entry.subject, default: 0] += 1 }
                if entry.kind == .envelopeTold { unanswered[entry.subject, default: 0] -= 1 }
            }
            let told = try store.wholeRecord().filter { $0.kind == .envelopeTold }.map(\.subject)
            #expect(told.count == Set(told).count && Set(told) == Set(envelopes.map(\.id)), "each is told once")
        }
    }
}
