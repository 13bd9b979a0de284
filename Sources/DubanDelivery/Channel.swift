package import DubanCore

/// A way on which people are told: a mail server, a mail directory.
package protocol Channel: Sendable {
    /// Tells one envelope, and waits until it is known how that ended. Blocks; belongs on a thread of its own.
    ///
    /// - Parameter beforeFinalDot: Makes the mark durable that from here on the other side may have taken the
    ///   message. Called once, before the step that hands it over; where it throws, nothing is handed over.
    func deliver(_ envelope: Envelope, beforeFinalDot: () throws -> Void) -> DeliveryOutcome
}
