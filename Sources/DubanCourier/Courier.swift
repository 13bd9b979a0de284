package import DubanControl
import DubanCore
package import DubanDelivery
import DubanVarlink
import Foundation
package import Logging

/// Takes envelopes from duband, delivers them one after another, and says how each ended. What it does not say in time
/// duband takes back, so that it may be killed anywhere.
package final class Courier: Sendable {
    private let socket: String
    private let channels: [String: any Channel]
    private let shift: Shift
    private let logger: Logger

    /// - Parameter channels: By the name that stands on envelopes.
    package init(socket: String, channels: [String: any Channel], shift: Shift, logger: Logger) {
        self.socket = socket
        self.channels = channels
        self.shift = shift
        self.logger = logger
    }

    /// Goes to work on a thread of its own, and comes back to duband whenever it was away.
    package func start() {
        let thread = Thread { [self] in
            var pause = 1
            while true {
                do {
                    try work { pause = 1 }
                } catch let error as VarlinkClientError {
                    logger.warning("Waiting for duband: \(error)")
                } catch {
                    logger.error("Waiting for duband: \(error)")
                }
                // Before a duband that is not there, more and more patiently.
                Thread.sleep(forTimeInterval: TimeInterval(pause))
                pause = min(pause * 2, 30)
            }
        }
        thread.name = "courier"
        thread.start()
    }

    /// Delivers until the connection ends.
    ///
    /// - Parameter connected: Called when duband has answered.
    package func work(connected: () -> Void = {}) throws {
        let bell = try VarlinkClient.connect(path: socket)
        let rings = try bell.callMore(OutboxMessages.Await.method, as: OutboxMessages.Awaited.self)
        while let ring = try rings.next() {
            connected()
            // duband closes connections that say nothing for long: one for each time there is something to do.
            if ring.waiting { try emptyOutbox(try VarlinkClient.connect(path: socket)) }
        }
    }

    /// Delivers everything that may be tried now.
    package func emptyOutbox(_ desk: VarlinkClient) throws {
        while true {
            let leases = try desk.call(
                OutboxMessages.Take.method, OutboxMessages.Take(limit: 20), as: OutboxMessages.Leases.self
            ).leases
            if leases.isEmpty { return }
            for lease in leases {
                var failure: (any Error)?
                let delivered = shift.deliver {
                    do {
                        try deliver(lease, desk)
                    } catch {
                        failure = error
                    }
                }
                if let failure { throw failure }
                if !delivered { return }
            }
        }
    }

    private func deliver(_ lease: OutboxMessages.Lease, _ desk: VarlinkClient) throws {
        let envelope = lease.envelope
        let outcome: DeliveryOutcome
        if let channel = channels[envelope.channel] {
            outcome = channel.deliver(envelope) {
                let held = OutboxMessages.Held(envelope: envelope.id, fence: lease.fence)
                if try report(OutboxMessages.Report(marks: [held]), desk).contains(envelope.id) {
                    throw LeaseLost()
                }
            }
        } else {
            let known = channels.keys.sorted().joined(separator: ", ")
            outcome = .retry(
                after: nil, reason: "the courier has no channel \(envelope.channel); it has \(known)")
        }
        let settlement = OutboxMessages.Settlement(envelope: envelope.id, fence: lease.fence, outcome: outcome)
        if try report(OutboxMessages.Report(settlements: [settlement]), desk).contains(envelope.id) {
            // duband took the envelope back, and gives it out again under a new fence.
            logger.warning("The envelope was no longer this courier's", metadata: ["DUBAN_ENVELOPE": "\(envelope.id)"])
        }
    }

    /// - Returns: The ids of what is no longer this courier's.
    private func report(_ report: OutboxMessages.Report, _ desk: VarlinkClient) throws -> [String] {
        try desk.call(OutboxMessages.Report.method, report, as: OutboxMessages.Reported.self).lost
    }
}

/// duband has taken the envelope back.
private struct LeaseLost: Error, CustomStringConvertible {
    let description = "duband has taken the envelope back"
}
