package import DubanControl
package import DubanCore
import DubanSystem
import DubanVarlink
import Foundation
package import Logging

/// The desk at which a clerk speaks with duband, over one connection: whatever the hands have brought while the call
/// before was under way goes into the next one, which is one commit.
package final class OutboxDesk: Desk, @unchecked Sendable {
    /// duband closes connections that say nothing for five minutes, and then takes back what they had leased.
    private static let longestSilence: TimeInterval = 120

    private let connect: @Sendable () throws -> VarlinkClient
    private let logger: Logger

    private let condition = NSCondition()
    // Guarded by `condition`.
    private var tray = Tray()
    private var isClerkHired = false
    private var isAtRest = true
    // The clerk's own.
    private var connection: VarlinkClient?
    private var failures = 0

    private struct Tray {
        var marks: [(mark: OutboxMessages.Held, ticket: Ticket<Void>)] = []
        var settlements: [(settlement: OutboxMessages.Settlement, done: @Sendable () -> Void)] = []
        var takes: [(take: OutboxMessages.Take, ticket: Ticket<[OutboxMessages.Lease]>)] = []

        var isEmpty: Bool { marks.isEmpty && settlements.isEmpty && takes.isEmpty }
    }

    /// What a hand waits for; guarded by the desk's condition.
    private final class Ticket<Value: Sendable>: @unchecked Sendable {
        var result: Result<Value, DeskFailure>?
    }

    package init(socket: String, logger: Logger) {
        connect = { try VarlinkClient.connect(path: socket) }
        self.logger = logger
    }

    package func take(_ limit: Int, except channels: [String]) throws -> [OutboxMessages.Lease] {
        let ticket = Ticket<[OutboxMessages.Lease]>()
        return try ask(ticket) {
            $0.takes.append((OutboxMessages.Take(limit: limit, except: channels.isEmpty ? nil : channels), ticket))
        }
    }

    package func mark(_ lease: OutboxMessages.Lease) throws {
        let ticket = Ticket<Void>()
        try ask(ticket) {
            $0.marks.append((OutboxMessages.Held(envelope: lease.envelope.id, fence: lease.fence), ticket))
        }
    }

    package func settle(_ lease: OutboxMessages.Lease, _ outcome: DeliveryOutcome, done: @escaping @Sendable () -> Void)
    {
        let settlement = OutboxMessages.Settlement(envelope: lease.envelope.id, fence: lease.fence, outcome: outcome)
        condition.withLock { put { $0.settlements.append((settlement, done)) } }
    }

    package func rest() {
        condition.withLock {
            isAtRest = true
            condition.broadcast()
        }
    }

    private func ask<Value>(_ ticket: Ticket<Value>, _ write: (inout Tray) -> Void) throws(DeskFailure) -> Value {
        let result = condition.withLock {
            put(write)
            while true {
                if let result = ticket.result { return result }
                condition.wait()
            }
        }
        return try result.get()
    }

    private func put(_ write: (inout Tray) -> Void) {
        isAtRest = false
        write(&tray)
        condition.broadcast()
        if isClerkHired { return }
        isClerkHired = true
        let thread = Thread { [self] in while true { work() } }
        thread.name = "courier-clerk"
        thread.start()
    }

    // MARK: The clerk

    private func work() {
        let (tray, mayClose): (Tray, Bool) = condition.withLock {
            while self.tray.isEmpty, !isAtRest || connection == nil {
                if isAtRest {
                    condition.wait()
                } else if !condition.wait(until: Date(timeIntervalSinceNow: Self.longestSilence)) {
                    break
                }
            }
            let taken = self.tray
            self.tray = Tray()
            return (taken, isAtRest && taken.isEmpty)
        }
        if mayClose {
            connection = nil
            return
        }
        do {
            try answer(tray)
            failures = 0
        } catch {
            connection = nil
            fail(tray, DeskFailure.away("\(error)"))
        }
    }

    private func answer(_ tray: Tray) throws {
        let client = try connection ?? connect()
        connection = client
        var lost: Set<String> = []
        // With nothing in it, it keeps the connection from falling silent.
        if tray.takes.isEmpty || !tray.marks.isEmpty || !tray.settlements.isEmpty {
            let record = OutboxMessages.Report(
                marks: tray.marks.map(\.mark), settlements: tray.settlements.map(\.settlement))
            lost = Set(
                try client.call(OutboxMessages.Report.method, record, as: OutboxMessages.Reported.self).lost)
        }
        for (settlement, done) in tray.settlements {
            if lost.contains(settlement.envelope) {
                JournalEvent.leaseLost.log(
                    "The envelope \(settlement.envelope) was no longer this courier's",
                    [.envelope(settlement.envelope)],
                    to: logger)
            }
            done()
        }
        condition.withLock {
            for (mark, ticket) in tray.marks {
                ticket.result = lost.contains(mark.envelope) ? .failure(.leaseLost) : .success(())
            }
            if !tray.marks.isEmpty { condition.broadcast() }
        }
        for (take, ticket) in tray.takes {
            let leases = try client.call(OutboxMessages.Take.method, take, as: OutboxMessages.Leases.self).leases
            condition.withLock {
                ticket.result = .success(leases)
                condition.broadcast()
            }
        }
    }

    /// Nobody waits any longer. How attempts ended is kept, and said when duband is there again: of what has had its final
    /// dot it would otherwise send a second copy.
    private func fail(_ tray: Tray, _ failure: DeskFailure) {
        let isFirst = failures == 0
        failures = min(failures + 1, 6)
        condition.withLock {
            for (_, ticket) in tray.marks where ticket.result == nil { ticket.result = .failure(failure) }
            for (_, ticket) in tray.takes where ticket.result == nil { ticket.result = .failure(failure) }
            condition.broadcast()
        }
        tray.settlements.forEach { $0.done() }
        guard !tray.settlements.isEmpty else { return }
        if isFirst {
            JournalEvent.outcomesKept.log(
                "Keeping how deliveries ended until duband is there again: \(failure)", to: logger)
        }
        let kept = tray.settlements.map { ($0.settlement, { @Sendable in }) }
        condition.withLock { self.tray.settlements.insert(contentsOf: kept, at: 0) }
        Thread.sleep(forTimeInterval: TimeInterval(min(1 << failures, 30)))
    }
}
