package import DubanCalendar
package import DubanCore

/// `org.duban.Outbox`.
package enum OutboxMessages {
    package struct List: Codable, Sendable {
        package static let method = "org.duban.Outbox.List"
        package var campaign: String?
        package var person: String?
        package var state: String?
        package var day: Day?
        package var limit: Int?

        package init() {}
    }

    package struct Envelopes: Codable, Sendable {
        package var envelopes: [Standing]

        package init(envelopes: [Standing]) {
            self.envelopes = envelopes
        }
    }

    package struct Get: Codable, Sendable {
        package static let method = "org.duban.Outbox.Get"
        package var id: String

        package init(id: String) {
            self.id = id
        }
    }

    package struct OneEnvelope: Codable, Sendable {
        package var envelope: Standing

        package init(envelope: Standing) {
            self.envelope = envelope
        }
    }

    /// An envelope and how it stands.
    package struct Standing: Codable, Hashable, Sendable {
        package struct Attempt: Codable, Hashable, Sendable {
            package var number: Int
            /// Seconds since 1970-01-01 UTC.
            package var at: Int64
            package var outcome: String
            package var words: String

            package init(number: Int, at: Int64, outcome: String, words: String) {
                self.number = number
                self.at = at
                self.outcome = outcome
                self.words = words
            }
        }

        package var envelope: Envelope
        package var state: String
        package var attempts: [Attempt]
        /// Seconds since 1970-01-01 UTC.
        package var nextAttempt: Int64

        package init(envelope: Envelope, state: String, attempts: [Attempt], nextAttempt: Int64) {
            self.envelope = envelope
            self.state = state
            self.attempts = attempts
            self.nextAttempt = nextAttempt
        }
    }

    /// Of `Hold`, `Release` and `Retry`.
    package enum Amend {
        package static let hold = "org.duban.Outbox.Hold"
        package static let release = "org.duban.Outbox.Release"
        package static let retry = "org.duban.Outbox.Retry"
    }

    package struct Drop: Codable, Sendable {
        package static let method = "org.duban.Outbox.Drop"
        package var id: String
        package var reason: String

        package init(id: String, reason: String) {
            self.id = id
            self.reason = reason
        }
    }

    package struct ReportBounce: Codable, Sendable {
        package static let method = "org.duban.Outbox.ReportBounce"
        package var envelope: String
        package var permanent: Bool
        package var words: String

        package init(envelope: String, permanent: Bool, words: String) {
            self.envelope = envelope
            self.permanent = permanent
            self.words = words
        }
    }

    package struct Await: Codable, Sendable {
        package static let method = "org.duban.Outbox.Await"
        /// Those that the courier carries; nil from one that does not say.
        package var channels: [String]?

        package init(channels: [String]?) {
            self.channels = channels
        }
    }

    package struct Awaited: Codable, Sendable {
        package var waiting: Bool

        package init(waiting: Bool) {
            self.waiting = waiting
        }
    }

    package struct Take: Codable, Sendable {
        package static let method = "org.duban.Outbox.Take"
        package var limit: Int
        /// Channels of which nothing is wanted now.
        package var except: [String]?

        package init(limit: Int, except: [String]? = nil) {
            self.limit = limit
            self.except = except
        }
    }

    package struct Lease: Codable, Hashable, Sendable {
        package var envelope: Envelope
        package var fence: Int64
        package var attempt: Int

        package init(envelope: Envelope, fence: Int64, attempt: Int) {
            self.envelope = envelope
            self.fence = fence
            self.attempt = attempt
        }
    }

    package struct Leases: Codable, Sendable {
        package var leases: [Lease]

        package init(leases: [Lease]) {
            self.leases = leases
        }
    }

    /// What a courier says of the envelopes that it has in hand.
    package struct Report: Codable, Sendable {
        package static let method = "org.duban.Outbox.Report"
        /// The final dots that are about to go out.
        package var marks: [Held]
        /// How attempts ended.
        package var settlements: [Settlement]

        package init(marks: [Held] = [], settlements: [Settlement] = []) {
            self.marks = marks
            self.settlements = settlements
        }
    }

    package struct Reported: Codable, Sendable {
        /// The ids of those that are no longer this courier's: they were given to another, or have ended.
        package var lost: [String]

        package init(lost: [String]) {
            self.lost = lost
        }
    }

    package struct Held: Codable, Hashable, Sendable {
        package var envelope: String
        package var fence: Int64

        package init(envelope: String, fence: Int64) {
            self.envelope = envelope
            self.fence = fence
        }
    }

    package struct Settlement: Codable, Hashable, Sendable {
        package enum Outcome: String, Codable, Sendable {
            case delivered, retry, rejected, unknown
        }

        package var envelope: String
        package var fence: Int64
        package var outcome: Outcome
        package var words: String
        package var after: Int?
        /// Of a retry: what has to change. Nil where nothing is known to.
        package var fault: DeliveryOutcome.Fault?

        package init(envelope: String, fence: Int64, outcome: DeliveryOutcome) {
            self.envelope = envelope
            self.fence = fence
            switch outcome {
            case .delivered(let reply): (self.outcome, words, after) = (.delivered, reply, nil)
            case .retry(let after, let reason, let fault):
                (self.outcome, words, self.after, self.fault) = (.retry, reason, after, fault)
            case .rejected(let reason): (self.outcome, words, after) = (.rejected, reason, nil)
            case .unknown(let reason): (self.outcome, words, after) = (.unknown, reason, nil)
            }
        }

        package var deliveryOutcome: DeliveryOutcome {
            switch outcome {
            case .delivered: .delivered(reply: words)
            case .retry: .retry(after: after, reason: words, fault: fault ?? .message)
            case .rejected: .rejected(reason: words)
            case .unknown: .unknown(reason: words)
            }
        }
    }
}
