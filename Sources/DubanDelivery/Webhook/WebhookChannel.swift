package import DubanCore

/// Hands envelopes to a program of the house's own, as Standard Webhooks 1.0.0 says: one POST an envelope, signed, whose
/// `webhook-id` is the envelope's id. Whoever receives it may be handed the same one twice, and knows it by that id.
///
/// Taken is what is answered with 2xx. 410 says that nobody listens there any more.
package struct WebhookChannel: Channel {
    /// The wait after 429 where the other side names none, in seconds.
    private static let pause = 60

    private let address: HTTPSAddress
    private let secrets: [WebhookSecret]
    private let authorities: String?
    private let limits: HTTPSLimits
    private let clock: DeliveryClock

    /// - Parameters:
    ///   - secrets: Each request is signed with all of them, so that they can be changed one after the other.
    ///   - authorities: A PEM file of the trusted authorities; nil for the system's.
    package init(
        address: HTTPSAddress, secrets: [WebhookSecret], authorities: String? = nil,
        limits: HTTPSLimits = HTTPSLimits(), clock: DeliveryClock
    ) {
        self.address = address
        self.secrets = secrets
        self.authorities = authorities
        self.limits = limits
        self.clock = clock
    }

    package func deliver(_ envelope: Envelope, beforeFinalDot: () throws -> Void) -> DeliveryOutcome {
        let id: String
        do {
            id = try MessageIdentifier.key(envelope)
        } catch {
            return .rejected(reason: error.description)
        }
        let body = jsonBytes(WebhookBody(envelope))
        let timestamp = clock.seconds()
        let signatures = secrets.map { $0.signature(id: id, timestamp: timestamp, body: body) }
        let headers = [
            "Content-Type: application/json", "User-Agent: duban", "webhook-id: " + id,
            "webhook-timestamp: \(timestamp)", "webhook-signature: " + signatures.joined(separator: " "),
        ]
        let request = HTTPSRequest(
            url: address.text, headers: headers, body: body, authorities: authorities, limits: limits)
        let result = request.send(beforeFinalDot)
        guard case .answered(let answer) = result else {
            return result.silence(of: "the webhook") ?? .unknown(reason: "nothing came of it")
        }
        if answer.isSuccess { return .delivered(reply: "HTTP status \(answer.status)") }
        return answer.refusal(by: "the webhook", pause: WebhookChannel.pause)
    }
}
