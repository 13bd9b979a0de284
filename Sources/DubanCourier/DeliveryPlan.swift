package import DubanControl
package import DubanCore
package import DubanDelivery

/// Which envelope goes next, and how many are taken ahead: what each channel can start soon, and no more, however many
/// wait at duband.
package struct DeliveryPlan {
    package enum Step {
        case deliver(OutboxMessages.Lease)
        /// It goes back untried.
        case putOff(OutboxMessages.Lease, DeliveryOutcome)
    }

    /// What to ask duband for.
    package struct Request: Hashable, Sendable {
        package var limit: Int
        /// The channels that have enough to do.
        package var except: [String]
    }

    /// So many envelopes wait for each that a channel can tell at the same time.
    private static let depth = 4

    private let concurrency: [String: Int]
    /// In the order in which they go.
    private var waiting: [OutboxMessages.Lease] = []
    private var active: [String: Int] = [:]
    /// The outcome that all further envelopes of a channel would come to.
    private var halted: [String: DeliveryOutcome] = [:]

    /// - Parameter concurrency: How many envelopes each channel can tell at the same time.
    package init(concurrency: [String: Int]) {
        self.concurrency = concurrency
    }

    /// How many hands could be busy.
    package var hands: Int { concurrency.values.reduce(0, +) }

    package var waitingCount: Int { waiting.count }

    /// Whether nothing is under way and nothing waits.
    package var isIdle: Bool { waiting.isEmpty && active.isEmpty }

    /// What to take now; nil while there is enough. Where all that comes is for one channel, the others have room left,
    /// and are asked for without it.
    package var request: Request? {
        let counts = Dictionary(grouping: waiting, by: \.envelope.channel).mapValues(\.count)
        // Each time costs duband a commit: not for a few.
        let open = concurrency.filter { counts[$0.key, default: 0] * 2 <= Self.depth * $0.value }
        guard !open.isEmpty else { return nil }
        let room = open.reduce(0) { $0 + Self.depth * $1.value - counts[$1.key, default: 0] }
        return Request(limit: min(room, 100), except: concurrency.keys.filter { open[$0] == nil }.sorted())
    }

    /// Takes leases in: what is urgent before everything else, notices before digests, and else as they come.
    package mutating func add(_ leases: [OutboxMessages.Lease]) {
        for lease in leases {
            let place = waiting.lastIndex { $0.envelope.kind.urgency <= lease.envelope.kind.urgency }
            waiting.insert(lease, at: place.map { $0 + 1 } ?? 0)
        }
    }

    /// - Parameter admit: The channel's word on an envelope.
    /// - Returns: nil where nothing can begin before something has ended.
    package mutating func next(_ admit: (Envelope) -> Admission) -> Step? {
        for (index, lease) in waiting.enumerated() {
            let channel = lease.envelope.channel
            guard let most = concurrency[channel] else {
                waiting.remove(at: index)
                let known = concurrency.keys.sorted().joined(separator: ", ")
                return .putOff(
                    lease,
                    .retry(
                        after: nil, reason: "the courier has no channel \(channel); it has \(known)", fault: .channel))
            }
            if let outcome = halted[channel] {
                waiting.remove(at: index)
                return .putOff(lease, outcome)
            }
            guard active[channel, default: 0] < most else { continue }
            switch admit(lease.envelope) {
            case .full: continue
            case .now:
                waiting.remove(at: index)
                active[channel, default: 0] += 1
                return .deliver(lease)
            case .later(let seconds, let reason):
                waiting.remove(at: index)
                return .putOff(lease, .retry(after: seconds, reason: reason, fault: .pace))
            }
        }
        halted = [:]
        return nil
    }

    /// A delivery has ended. Where it was the channel's fault, what waits for the channel goes back.
    package mutating func end(_ lease: OutboxMessages.Lease, _ outcome: DeliveryOutcome) {
        let channel = lease.envelope.channel
        let rest = active[channel, default: 1] - 1
        active[channel] = rest > 0 ? rest : nil
        if case .retry(_, _, .channel) = outcome { halted[channel] = outcome }
    }

    /// duband has taken back what waits.
    package mutating func forgetWaiting() {
        waiting = []
    }
}

extension Envelope.Kind {
    /// The least goes first.
    fileprivate var urgency: Int {
        switch self {
        case .urgent: 0
        case .notice, .test: 1
        case .digest: 2
        }
    }
}
