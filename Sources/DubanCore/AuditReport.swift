/// What proving the record came to: whether it holds together, and whether the ledger is what it says.
package struct AuditReport: Codable, Hashable, Sendable {
    /// No more differences and breaches than this are named.
    package static let mostNamed = 100

    /// An entry that does not stand where, or say what, the chain of digests says.
    package struct BrokenLink: Codable, Hashable, Sendable {
        package enum Cause: String, Codable, Sendable {
            /// There is no entry with this number, and there is a later one.
            case missing
            /// It does not carry the digest of the one before and of what it says.
            case digest
            /// It says what no version of duban up to this one writes.
            case unknown
            /// The entry that was noted earlier is not there, or is another one.
            case noted
        }

        package var sequence: Int64
        package var cause: Cause

        package init(sequence: Int64, cause: Cause) {
            self.sequence = sequence
            self.cause = cause
        }
    }

    /// Where the ledger is not what the record says.
    package struct Difference: Codable, Hashable, Sendable {
        package enum Thing: String, Codable, Sendable, CaseIterable {
            case task, person, reminder, envelope, receipt, day, silence, channel, campaign, trigger, count
        }

        package var thing: Thing
        /// Empty for people.
        package var campaign: String
        /// A task's code, a person, a reminder's or an envelope's id, a day, a silence's number, a halted channel, a changed
        /// campaign; a receipt is an envelope's, with its attempt. A trigger is one of those that guard the record or keep
        /// the counts; a count is of the open tasks of a unit, a pillar and a light, or of the envelopes in a state.
        package var subject: String
        /// What of it differs; nil where it is missing here or there altogether.
        package var field: String?
        /// Nil where the record knows of none.
        package var recorded: String?
        /// Nil where the ledger has none.
        package var found: String?

        package init(
            _ thing: Thing, campaign: String, subject: String, field: String? = nil, recorded: String?,
            found: String?
        ) {
            self.thing = thing
            self.campaign = campaign
            self.subject = subject
            self.field = field
            self.recorded = recorded
            self.found = found
        }
    }

    /// What the house promises, and the record shows it has not kept.
    package struct Breach: Codable, Hashable, Sendable {
        package enum Cause: String, Codable, Sendable {
            /// A reminder was put into an envelope while it was in another, or after it had been told.
            case composedTwice
            /// An envelope was sent again after it had been taken.
            case sentAfterTold
            /// An envelope was sent after it had been taken back, refused or given up.
            case sentAfterEnd
            /// A reminder was told that had never been decided.
            case neverDecided
            /// An entry speaks of what no entry before it has brought into the ledger.
            case unknown
            /// An entry cannot have followed from those before it: told after it was taken back, superseded after it was told.
            case contradictory
        }

        package var cause: Cause
        package var campaign: String
        /// A reminder's or an envelope's id, or whatever else the entry is about.
        package var subject: String
        /// The entry that shows it.
        package var sequence: Int64

        package init(_ cause: Cause, campaign: String, subject: String, sequence: Int64) {
            self.cause = cause
            self.campaign = campaign
            self.subject = subject
            self.sequence = sequence
        }
    }

    /// How many reminders have ended in which way.
    package struct Reminders: Codable, Hashable, Sendable {
        package var told = 0
        package var superseded = 0
        /// Nobody was left to be told.
        package var undeliverable = 0
        package var underWay = 0

        package init() {}
    }

    /// How many entries there are, the number of the last one, and its digest in hexadecimal digits.
    package var entries: Int64 = 0
    package var last: Int64 = 0
    package var digest = ""
    package var brokenLinks = 0
    package var firstBroken: BrokenLink?
    package var tasks = 0
    package var people = 0
    package var envelopes = 0
    package var receipts = 0
    package var reminders = Reminders()
    /// Envelopes that were sent again after a final dot without a receipt.
    package var possibleSecondCopies = 0
    package var differenceCount = 0
    /// The first of them.
    package var differences: [Difference] = []
    package var breachCount = 0
    /// The first of them.
    package var breaches: [Breach] = []

    package init() {}

    package var isSound: Bool { brokenLinks == 0 && differenceCount == 0 && breachCount == 0 }

    package mutating func add(_ link: BrokenLink) {
        brokenLinks += 1
        firstBroken = firstBroken ?? link
    }

    package mutating func add(_ difference: Difference) {
        differenceCount += 1
        if differences.count < Self.mostNamed { differences.append(difference) }
    }

    package mutating func add(_ breach: Breach) {
        breachCount += 1
        if breaches.count < Self.mostNamed { breaches.append(breach) }
    }
}
