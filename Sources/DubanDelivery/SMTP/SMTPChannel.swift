package import DubanCore
import Synchronization

/// Tells by mail: one transaction for each envelope, over a connection that is kept for the next one. Envelopes that
/// come at the same time wait for each other.
package final class SMTPChannel: Channel {
    private let settings: SMTPSettings
    private let format: MessageFormat
    private let session: Mutex<SMTPSession>

    package init(settings: SMTPSettings, format: MessageFormat) throws(MailFault) {
        try settings.validate()
        guard let session = SMTPSession() else { throw MailFault("there is no memory for a mail session") }
        self.settings = settings
        self.format = format
        self.session = Mutex(session)
    }

    package func deliver(_ envelope: Envelope, beforeFinalDot: () throws -> Void) -> DeliveryOutcome {
        let message: [UInt8]
        let recipient: MailAddress
        do {
            message = try format.message(for: envelope)
            recipient = try MailAddress(envelope.address)
        } catch {
            return .rejected(reason: error.description)
        }
        return session.withLock { session in
            session.send(message, to: recipient, settings, beforeFinalDot)
        }
    }
}
