import DubanCalendar
import DubanControl
import DubanCore
import DubanSystem

/// What is known of the house at one moment, for whoever judges it and whoever counts it.
struct HealthFacts: Sendable {
    struct Channel: Sendable {
        var name: String
        /// Why nothing is tried on it; nil where it is.
        var halt: String?
        var standing = ChannelStanding()
    }

    var status: StatusMessages.Status
    /// Why the day's work could last not be done, in a sentence.
    var failure: String?
    /// By their numbers.
    var announcedYears: [Int]
    var channels: [Channel]
    /// Whether a courier waits for envelopes.
    var isCourierConnected: Bool
    /// How many tasks of each pillar are parked.
    var parked: [String: Int]
    /// How many people cannot be reached.
    var unreachable: Int
    /// Whether the supervision office is among the people.
    var hasOffice: Bool
    /// Duband's own directory; nil where it cannot be looked at.
    var directory: DirectoryStanding?
    var directoryPath: String
    /// The user that duband runs as.
    var user: UInt32
    /// In bytes.
    var ledgerSize: Int64
    /// When duband was started, in seconds since 1970-01-01 UTC.
    var started: Int64
    /// What was found wrong at the start: accounts that do not exist, plugins that were not loaded.
    var findingsOfStart: [Phrase]
}

extension StatusMessages.Campaign {
    /// Whether all that is due today has been judged.
    var isFinished: Bool { lastOpenedDay == today && figures != nil }
}
