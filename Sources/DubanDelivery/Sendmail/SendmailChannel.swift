package import DubanCore
import Glibc

/// Hands mail to the machine's own mail system by its sendmail program: `PROGRAM -i -f SENDER -- RECIPIENT`.
///
/// `beforeFinalDot` is called before the program starts, since from there on it has the whole message.
package struct SendmailChannel: Channel {
    private let program: String
    /// Where bounces go.
    private let envelopeSender: MailAddress
    private let bounces: BounceAddress?
    private let format: MessageFormat
    private let limit: Int
    private let clock: DeliveryClock

    /// - Parameters:
    ///   - program: An absolute path.
    ///   - bounces: Where bounces go; nil for the envelope sender, whose bounces nobody reads here.
    ///   - limit: How long it may take to put the message into its queue, in seconds.
    package init(
        program: String, envelopeSender: MailAddress, bounces: BounceAddress? = nil, format: MessageFormat,
        limit: Int = 300, clock: DeliveryClock
    ) {
        self.bounces = bounces
        self.program = program
        self.envelopeSender = envelopeSender
        self.format = format
        self.limit = limit
        self.clock = clock
    }

    package func deliver(_ envelope: Envelope, beforeFinalDot: () throws -> Void) -> DeliveryOutcome {
        let message: [UInt8]
        let recipient: MailAddress
        do {
            // Between programs of one machine lines end with a line feed alone; the message holds no other CR.
            message = try format.message(for: envelope).filter { $0 != UInt8(ascii: "\r") }
            recipient = try MailAddress(envelope.address)
        } catch {
            return .rejected(reason: error.description)
        }
        guard access(program, X_OK) == 0 else { return unstartable(errno) }
        var process: SendmailProcess
        do {
            process = try .holding(message)
        } catch {
            return .retry(after: nil, reason: error.description)
        }
        do {
            try beforeFinalDot()
        } catch {
            return .unmarked("\(error)")
        }
        let sender = bounces?.sender(for: envelope) ?? envelopeSender
        let words = [program, "-i", "-f", sender.description, "--", recipient.description]
        do {
            let (exit, said) = try process.run(words, limit: Int64(limit) * 1000, uptime: clock.uptime)
            return exit.outcome(said)
        } catch {
            return unstartable(error.code)
        }
    }

    private func unstartable(_ code: CInt) -> DeliveryOutcome {
        let isPassing = code == EAGAIN || code == ENOMEM || code == EMFILE || code == ENFILE
        return .retry(
            after: nil, reason: "cannot start \(program): " + String(cString: strerror(code)),
            fault: isPassing ? .message : .channel)
    }
}
