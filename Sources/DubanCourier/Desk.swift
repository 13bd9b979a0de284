package import DubanControl
package import DubanCore

/// duband's side of the courier's work, for all hands of a crew at once.
package protocol Desk: Sendable {
    /// Envelopes that may be tried now, of other channels than these. Waits for the answer.
    func take(_ limit: Int, except channels: [String]) throws -> [OutboxMessages.Lease]

    /// Makes durable that the final dot is about to go out. Waits for the answer; where it throws, no dot may go out.
    func mark(_ lease: OutboxMessages.Lease) throws

    /// Says how an attempt ended, and does not wait.
    ///
    /// - Parameter done: Called once, when duband has put it down or cannot be reached.
    func settle(_ lease: OutboxMessages.Lease, _ outcome: DeliveryOutcome, done: @escaping @Sendable () -> Void)

    /// Nothing is under way: the connection may be closed until there is something again.
    func rest()
}

/// Why the desk did not do what was asked.
package enum DeskFailure: Error, CustomStringConvertible {
    /// duband has taken the envelope back, and gives it out again under a new fence.
    case leaseLost
    case away(String)

    package var description: String {
        switch self {
        case .leaseLost: "duband has taken the envelope back"
        case .away(let words): words
        }
    }
}
