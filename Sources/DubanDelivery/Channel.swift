package import DubanCore

/// A way on which people are told: a mail server, a mail directory.
package protocol Channel: Sendable {
    /// How many envelopes it can tell at the same time, at the most.
    var concurrency: Int { get }

    /// Whether an envelope may be begun now. Whoever is admitted is delivered, and thereby frees the place again. Never
    /// blocks.
    func admit(_ envelope: Envelope) -> Admission

    /// Tells one envelope, and waits until it is known how that ended. Blocks; belongs on a thread of its own.
    ///
    /// - Parameter beforeFinalDot: Makes the mark durable that from here on the other side may have taken the
    ///   message. Called once, before the step that hands it over; where it throws, nothing is handed over.
    func deliver(_ envelope: Envelope, beforeFinalDot: () throws -> Void) -> DeliveryOutcome

    /// There is nothing to tell for now: what is kept open for the next envelope is closed. May block.
    func rest()
}

/// Whether a channel lets an envelope begin.
package enum Admission: Hashable, Sendable {
    case now
    /// Not before another one has ended.
    case full
    /// Not before so many seconds have passed: whoever takes it does not answer.
    case later(seconds: Int, reason: String)
}

extension Channel {
    package var concurrency: Int { 1 }

    package func admit(_ envelope: Envelope) -> Admission { .now }

    package func rest() {}
}

extension DeliveryOutcome {
    /// The mark could not be made, so that nothing was handed over: neither the message nor the channel is at fault, and it
    /// may go at once, as soon as duband is there again.
    package static func unmarked(_ failure: String) -> DeliveryOutcome {
        .retry(after: 1, reason: "could not record that the message goes out: " + failure, fault: .pace)
    }
}
