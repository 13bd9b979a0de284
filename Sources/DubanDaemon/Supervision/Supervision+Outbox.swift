import DubanCalendar
package import DubanControl
import DubanCore
package import DubanStore
import DubanSystem
import Logging

extension Supervision {
    /// How long a courier may keep an envelope before the final dot, in seconds.
    private static let leaseDuration: Int64 = 900

    /// The hour of each campaign.
    private func scopes() throws -> [LeaseScope] {
        try self.campaigns.map { campaign in
            let moment = try clock.moment(in: campaign.timeZone)
            return LeaseScope(
                campaign: campaign.code, minute: moment.minute,
                isWorkingDay: basis.calendar.isWorkingDay(moment.day), channels: basis.channels)
        }
    }

    func now() throws -> CivilMoment {
        try clock.moment(in: self.campaigns[0].timeZone)
    }

    /// Whether there is anything for a courier to take.
    package func hasEnvelopes() throws -> Bool {
        try store.hasLeasable(of: try scopes(), now: try now().seconds)
    }

    /// Gives a courier envelopes that may be tried now.
    ///
    /// - Parameter channels: Of these nothing is wanted.
    package func take(
        _ limit: Int, except channels: [String] = [], holder: String
    ) throws -> [OutboxMessages.Lease] {
        let now = try now().seconds
        // A courier that has not read the settings anew yet would halt what it does not know.
        var notCarried: [String] = []
        if case .present(let missing) = couriers.standing(carrying: basis.channels, at: now) { notCarried = missing }
        let leases = try store.lease(
            min(max(limit, 1), 100), of: try scopes(), except: channels + notCarried, holder: holder, now: now,
            until: now + Self.leaseDuration)
        return leases.map { OutboxMessages.Lease(envelope: $0.envelope, fence: $0.fence, attempt: $0.attempt) }
    }

    /// A courier waits for envelopes.
    ///
    /// - Parameter channels: Those that it carries; nil where it does not say.
    package func courierCame(_ connection: UInt64, carrying channels: [String]?) {
        couriers.come(connection, carrying: channels)
        announceChange()
    }

    /// Takes back what a courier never finished; it has gone.
    package func courierLeft(_ connection: UInt64, holder: String) throws {
        couriers.leave(connection, at: try now().seconds)
        try release(holder: holder)
    }

    /// Takes back what a holder has leased and not finished.
    package func release(holder: String) throws {
        if try store.release(holder: holder, stamp: stamp(try now(), by: "duband")) { judgeAgain() }
        announceChange()
    }

    /// Takes a courier's word for what it has in hand, all of it in one transaction.
    ///
    /// - Returns: The ids of those that are no longer its own.
    package func report(_ report: OutboxMessages.Report, by actor: Stamp.Actor) throws -> [String] {
        let moment = try now()
        var lost: Set<String> = []
        var envelopes: [Envelope] = []
        var settled: [SettledEnvelope] = []
        for settlement in report.settlements {
            guard let standing = try store.envelope(settlement.envelope), standing.envelope.id == settlement.envelope
            else {
                lost.insert(settlement.envelope)
                continue
            }
            envelopes.append(standing.envelope)
            settled.append(
                SettledEnvelope(
                    HeldEnvelope(settlement.envelope, fence: settlement.fence),
                    try self.settlement(of: settlement.deliveryOutcome, standing, now: moment.seconds)))
        }
        let result = try store.report(
            marks: report.marks.map { HeldEnvelope($0.envelope, fence: $0.fence) }, settlements: settled,
            stamp: stamp(moment, by: actor))
        for (envelope, settled) in zip(envelopes, settled) where !result.lost.contains(envelope.id) {
            announce(settled.settlement, of: envelope)
            channelStandings[envelope.channel, default: ChannelStanding()].note(
                settled.settlement, at: moment.seconds)
            switch settled.settlement {
            case .told: break
            case .again, .unanswered: announceChange()
            case .refused:
                forgetRoster()
                composeAgain()
            }
        }
        for change in result.channels { announce(change) }
        if result.hasTakenBack { judgeAgain() }
        return lost.union(result.lost).sorted()
    }

    /// What an attempt's end means: when it is tried again, and when that has an end.
    private func settlement(
        of outcome: DeliveryOutcome, _ standing: EnvelopeStanding, now: Int64
    ) throws -> Settlement {
        switch outcome {
        case .delivered(let reply): return .told(words: reply)
        case .rejected(let reason): return .refused(words: reason, climbs: try climbs(standing.envelope))
        case .unknown(let reason): return .unanswered(at: now + unansweredDotDelay, words: reason)
        case .retry(let after, let reason, .pace):
            return .again(at: now + Int64(max(after ?? 60, 1)), words: reason, fault: .pace)
        case .retry(_, let reason, .channel):
            return .again(at: now, words: reason, fault: .channel)
        case .retry(let after, let reason, .message):
            let days = Int64(basis.lifetimeDays)
            if let since = try store.failingSince(standing.envelope.person), now - since >= days * 86_400 {
                return .refused(
                    words: "given up after \(days) days: \(reason)", climbs: try climbs(standing.envelope))
            }
            let tries = standing.attempts.count { $0.outcome == "retry" } + 1
            return .again(
                at: now + max(Int64(after ?? 0), retryDelay(afterAttempts: tries)), words: reason, fault: .message)
        }
    }

    /// Whether somebody else is left to hear of what a person could not be told: all but whoever acts for 督查室.
    private func climbs(_ envelope: Envelope) throws -> Bool {
        let roster = try currentRoster()
        return roster.actor(for: roster.supervisionOffice, on: envelope.day)?.id != envelope.person
    }

    /// Takes the word of a bounce: the person counts as unreachable, and whoever stands above them hears of it.
    ///
    /// - Parameter isPermanent: Whether the other side has given up; a delay alone is put on the journal and no more.
    package func bounced(_ id: String, isPermanent: Bool, words: String, by actor: Stamp.Actor) throws {
        guard let standing = try store.envelope(id), standing.envelope.id == id else {
            throw SupervisionError.unknownEnvelope(id)
        }
        let envelope = standing.envelope
        guard isPermanent else {
            JournalEvent.envelopeRetried.log(
                "What \(envelope.person) was told is delayed on its way: \(words)", envelope.journalFields, to: logger)
            return
        }
        let climbs = try climbs(envelope)
        guard try store.bounce(id, words: words, climbs: climbs, stamp: stamp(try now(), by: actor)) else { return }
        JournalEvent.envelopeBounced.log(
            "What \(envelope.person) was told has come back: \(words)", envelope.journalFields, to: logger)
        if envelope.kind.tellsOfTasks { announceUnreachable(envelope, words, climbs: climbs) }
        forgetRoster()
        composeAgain()
    }

    private func announceUnreachable(_ envelope: Envelope, _ words: String, climbs: Bool) {
        JournalEvent.personUnreachable.log(
            "\(envelope.person) cannot be reached by \(envelope.channel), and "
                + (climbs ? "whoever stands above is told instead: " : "nobody is left to be told instead: ") + words,
            envelope.journalFields, to: logger)
    }

    private func announce(_ change: ChannelChange) {
        switch change {
        case .halted(let channel, let words):
            JournalEvent.channelHalted.log(
                "The channel \(channel) is halted, and only tried now and then: \(words)", [.channel(channel)],
                to: logger)
        case .resumed(let channel):
            JournalEvent.channelResumed.log("The channel \(channel) works again", [.channel(channel)], to: logger)
        }
    }

    private func announce(_ settlement: Settlement, of envelope: Envelope) {
        let event: JournalEvent
        let sentence: String
        switch settlement {
        case .told(let reply):
            event = .envelopeTold
            let what =
                switch envelope.kind {
                case .digest, .urgent: counted(envelope.lines.count, "thing")
                case .notice: "a notice"
                case .test: "of a test"
                }
            sentence = "\(envelope.person) has been told \(what) by \(envelope.channel): \(reply)"
        case .again(_, let reason, _):
            event = .envelopeRetried
            sentence = "\(envelope.person) could not be told yet by \(envelope.channel): \(reason)"
        case .unanswered(_, let reason):
            event = .envelopeRetried
            sentence = "Whether \(envelope.person) has been told by \(envelope.channel) is not known: \(reason)"
        case .refused(let reason, let climbs):
            event = .envelopeRejected
            sentence = "\(envelope.person) cannot be told by \(envelope.channel): \(reason)"
            // A test of a channel says nothing about the person in whose name it goes out.
            if envelope.kind.tellsOfTasks { announceUnreachable(envelope, reason, climbs: climbs) }
        }
        event.log(sentence, envelope.journalFields, to: logger)
    }

    /// A page of envelopes.
    package func envelopes(_ request: OutboxMessages.List) throws -> [OutboxMessages.Standing] {
        let filter = EnvelopeFilter(
            campaign: try request.campaign.map { try campaign($0).code },
            person: try request.person.map { try find($0).id },
            state: try request.state.map { try known("state", EnvelopeState(rawValue: $0)) }, day: request.day)
        return try store.envelopes(matching: filter, limit: min(max(request.limit ?? 200, 1), 1000))
            .map { OutboxMessages.Standing($0) }
    }

    /// Holds an envelope, lets it go, has it tried again, or gives it up.
    package func amend(_ id: String, _ amendment: Amendment, by actor: Stamp.Actor) throws -> OutboxMessages.Standing {
        guard let standing = try store.envelope(id) else { throw try unknownEnvelope(id) }
        if case .drop(let reason) = amendment, reason.isBlank { throw SupervisionError.invalidArgument("reason") }
        let envelope = standing.envelope
        guard try store.amend(envelope.id, amendment, stamp: stamp(try now(), by: actor)) != nil else {
            throw SupervisionError.envelopeState(
                envelope.id, state: standing.state.rawValue, wanted: amendment.word)
        }
        JournalEvent.envelopeAmended.log(
            "\(actor): \(amendment.word) of \(envelope.id), for \(envelope.person)", envelope.journalFields, to: logger)
        forgetRoster()
        composeAgain()
        return try self.envelope(envelope.id)
    }

    /// One envelope, by its id or an unmistakable beginning of it.
    package func envelope(_ id: String) throws -> OutboxMessages.Standing {
        guard let standing = try store.envelope(id) else { throw try unknownEnvelope(id) }
        return OutboxMessages.Standing(standing)
    }

    /// Why no one envelope is meant, with some of those that may be.
    private func unknownEnvelope(_ id: String) throws -> SupervisionError {
        .unknownEnvelope(
            id, candidates: try store.envelopeIDs(beginningWith: id, limit: 4).map { String($0.prefix(12)) })
    }
}

extension Envelope {
    fileprivate var journalFields: [JournalEvent.Field] {
        [.campaign(campaign), .day(day), .person(person), .envelope(id), .channel(channel)]
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
