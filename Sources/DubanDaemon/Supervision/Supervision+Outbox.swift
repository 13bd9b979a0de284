import DubanCalendar
package import DubanControl
import DubanCore
import DubanStore
import DubanSystem

extension Supervision {
    /// How long a courier may keep an envelope before the final dot, in seconds.
    private static let leaseDuration: Int64 = 900

    /// The codes of the campaigns whose delivery window is open now.
    private func openCampaigns() throws -> [String] {
        try basis.campaigns.filter { campaign in
            let moment = try clock.moment(in: campaign.timeZone)
            return campaign.window.contains(minute: moment.minute) && basis.calendar.isWorkingDay(moment.day)
        }.map(\.code)
    }

    private func now() throws -> CivilMoment {
        try clock.moment(in: basis.campaigns[0].timeZone)
    }

    /// Whether there is anything for a courier to take.
    package func hasEnvelopes() throws -> Bool {
        guard let next = try store.nextAttempt(of: try openCampaigns()) else { return false }
        return try next <= now().seconds
    }

    /// Gives a courier envelopes that may be tried now.
    package func take(_ limit: Int, holder: String) throws -> [OutboxMessages.Lease] {
        let now = try now().seconds
        let leases = try store.lease(
            min(max(limit, 1), 100), of: try openCampaigns(), holder: holder, now: now, until: now + Self.leaseDuration)
        return leases.map { OutboxMessages.Lease(envelope: $0.envelope, fence: $0.fence, attempt: $0.attempt) }
    }

    /// Takes back what a courier never finished; it has gone.
    package func release(holder: String) throws {
        try store.release(holder: holder)
        announceChange()
    }

    package func markFinalDot(_ envelope: String, fence: Int64, by actor: String) throws {
        try store.markFinalDot(envelope, fence: fence, stamp: stamp(try now(), by: actor))
    }

    package func settle(_ settlement: OutboxMessages.Settle, by actor: String) throws {
        let moment = try now()
        guard let standing = try store.envelope(settlement.envelope) else {
            throw SupervisionError.unknownEnvelope(settlement.envelope)
        }
        let outcome = settlement.deliveryOutcome
        let delay: Int64 =
            switch outcome {
            case .delivered, .rejected: 0
            case .retry(let after, _, _):
                max(Int64(after ?? 0), retryDelay(afterAttempts: standing.attempts.count + 1))
            case .unknown: unansweredDotDelay
            }
        try store.settle(
            settlement.envelope, fence: settlement.fence, outcome: outcome, nextAttempt: moment.seconds + delay,
            stamp: stamp(moment, by: actor))
        announce(outcome, of: standing.envelope)
        if delay > 0 { announceChange() }
    }

    private func announce(_ outcome: DeliveryOutcome, of envelope: Envelope) {
        let event: JournalEvent
        let sentence: String
        switch outcome {
        case .delivered(let reply):
            event = .envelopeTold
            let count = envelope.lines.count
            sentence = "\(envelope.person) has been told \(count) things by \(envelope.channel): \(reply)"
        case .retry(_, let reason, _):
            event = .envelopeRetried
            sentence = "\(envelope.person) could not be told yet by \(envelope.channel): \(reason)"
        case .unknown(let reason):
            event = .envelopeRetried
            sentence = "Whether \(envelope.person) has been told by \(envelope.channel) is not known: \(reason)"
        case .rejected(let reason):
            event = .envelopeRejected
            sentence = "\(envelope.person) cannot be told by \(envelope.channel): \(reason)"
        }
        event.log(
            sentence,
            [
                .campaign(envelope.campaign), .day(envelope.day), .person(envelope.person), .envelope(envelope.id),
            ], to: logger)
    }

    /// A page of envelopes.
    package func envelopes(_ request: OutboxMessages.List) throws -> [OutboxMessages.Standing] {
        let filter = EnvelopeFilter(
            campaign: try request.campaign.map { try campaign($0).code }, person: request.person.map { PersonID($0) },
            state: try request.state.map { try known("state", EnvelopeState(rawValue: $0)) }, day: request.day)
        return try store.envelopes(matching: filter, limit: min(max(request.limit ?? 200, 1), 1000))
            .map { OutboxMessages.Standing($0) }
    }

    /// One envelope, by its id or an unmistakable beginning of it.
    package func envelope(_ id: String) throws -> OutboxMessages.Standing {
        guard let standing = try store.envelope(id) else { throw SupervisionError.unknownEnvelope(id) }
        return OutboxMessages.Standing(standing)
    }
}

extension OutboxMessages.Standing {
    fileprivate init(_ standing: EnvelopeStanding) {
        self.init(
            envelope: standing.envelope, state: standing.state.rawValue,
            attempts: standing.attempts.map {
                Attempt(number: $0.number, at: $0.at, outcome: $0.outcome, words: $0.words)
            },
            nextAttempt: standing.nextAttempt)
    }
}
