package import DubanCore
import Synchronization

/// Tells by mail: one transaction for each envelope, over connections that are kept for the next ones.
package final class SMTPChannel: Channel {
    private let settings: SMTPSettings
    private let format: MessageFormat
    private let bounces: BounceAddress?
    private let clock: DeliveryClock
    private let pool = SMTPSessionPool()
    private let traffic: Mutex<SMTPConcurrency>

    /// - Parameter bounces: Where bounces go; nil for the sender of the settings, whose bounces nobody reads here.
    package init(
        settings: SMTPSettings, format: MessageFormat, bounces: BounceAddress? = nil, clock: DeliveryClock
    ) throws(MailFault) {
        try settings.validate()
        self.bounces = bounces
        self.settings = settings
        self.format = format
        self.clock = clock
        traffic = Mutex(SMTPConcurrency(connections: settings.connections))
    }

    package var concurrency: Int { settings.connections }

    package func admit(_ envelope: Envelope) -> Admission {
        // What has no domain is refused before it gets anywhere.
        guard let recipient = try? MailAddress(envelope.address) else { return .now }
        return traffic.withLock { $0.admit(recipient.domain, at: clock.uptime()) }
    }

    package func deliver(_ envelope: Envelope, beforeFinalDot: () throws -> Void) -> DeliveryOutcome {
        let recipient: MailAddress
        do {
            recipient = try MailAddress(envelope.address)
        } catch {
            return .rejected(reason: error.description)
        }
        var verdict = SMTPConcurrency.Verdict.nothing
        var outcome = tell(envelope, recipient, &verdict, beforeFinalDot)
        let isDead = traffic.withLock { $0.finish(recipient.domain, verdict, at: clock.uptime()) }
        // The other envelopes need not meet it one by one.
        if isDead, case .retry(let after, let reason, .pace) = outcome {
            outcome = .retry(after: after, reason: reason, fault: .channel)
        }
        return outcome
    }

    package func rest() {
        pool.closeIdle()
    }

    private func tell(
        _ envelope: Envelope, _ recipient: MailAddress, _ verdict: inout SMTPConcurrency.Verdict,
        _ beforeFinalDot: () throws -> Void
    ) -> DeliveryOutcome {
        let sender = bounces?.sender(for: envelope) ?? settings.envelopeSender
        let message: [UInt8]
        do {
            message = try format.message(for: envelope)
        } catch {
            return .rejected(reason: error.description)
        }
        while true {
            guard let session = pool.borrow() else {
                return .retry(after: nil, reason: "there is no memory for a mail session", fault: .pace)
            }
            let wasKept = session.messages > 0
            let end = session.send(message, from: sender, to: recipient, settings, beforeFinalDot)
            pool.giveBack(session)
            switch end {
            case .unmarked(let failure):
                return .unmarked("\(failure)")
            // The server has closed a session that waited: this message has got nowhere, and asks for one of its own.
            case .ended(let result) where wasKept && result.isStale: continue
            case .ended(let result):
                verdict = result.verdict
                return result.outcome
            }
        }
    }
}
