import DubanCalendar
import DubanControl
import DubanCore
import DubanPluginHosting
import DubanSystem

/// What is known of the house at one moment, for whoever judges it and whoever counts it.
struct HealthFacts: Sendable {
    struct Channel: Sendable {
        var name: String
        /// Why nothing is tried on it; nil where it is.
        var halt: String?
        var standing = ChannelStanding()
    }

    /// A pillar that has open tasks.
    struct Pillar: Sendable {
        var name: String
        var label: Phrase
        var openTasks: Int
        /// How many of them are parked.
        var parked = 0
        /// Whether a plugin of its name is installed.
        var isServed = true
    }

    /// A part of a plugin's sandbox that is not there.
    struct SandboxGap: Sendable {
        var plugin: String
        /// In one sentence.
        var words: String
    }

    var version: String
    var campaigns: [StatusMessages.Campaign]
    /// How many tasks are open, by campaign; also of campaigns that are not in the settings any more.
    var openTasks: [String: Int]
    /// How many of them are due after their campaign's last day, by campaign.
    var openTasksAfterLastDay: [String: Int] = [:]
    /// By when a day must be finished, as `HH:MM`.
    var dayMustFinishBy: String
    /// Why the day's work could last not be done, in a sentence.
    var failure: String?
    /// Why the calendars of people could last not be written, in a sentence.
    var calendarsFailure: String?
    /// By their numbers.
    var announcedYears: [Int]
    var plugins: [StatusMessages.Plugin]
    var sandboxGaps: [SandboxGap] = []
    /// By their names.
    var pillars: [Pillar] = []
    /// Those that the settings have.
    var channels: [Channel]
    var couriers: CourierAttendance.Standing
    /// Who cannot be reached, by their names.
    var unreachable: [PersonID] = []
    /// The channel of those who have none of their own.
    var houseChannel: String
    /// How many people have a channel of their own that the settings do not have, by that channel.
    var peopleOfUnknownChannels: [String: Int] = [:]
    var supervisionOffice: PersonID
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
    /// How far the clocks of the first campaign's place are ahead of UTC, in seconds.
    var offsetFromUTC = 0
    /// The accounts that the settings name and the host does not have.
    var missingAccounts: [MissingAccount] = []
    /// What lies among the plugins and is not loaded.
    var refusedPlugins: [PluginFile.Refusal] = []
}

extension HealthFacts {
    /// How the house stands. It warns of all that is found and is not right.
    var status: StatusMessages.Status {
        StatusMessages.Status(
            version: version, campaigns: campaigns, plugins: plugins,
            warnings: findings.filter { $0.verdict != .ok }.map(\.warning))
    }
}

extension StatusMessages.Finding {
    /// What is wrong and what to do, in one line.
    var warning: Phrase {
        guard let advice else { return words }
        return Phrase(
            words.traditional + "；" + advice.traditional, words.simplified + "；" + advice.simplified,
            words.english + "; " + advice.english)
    }
}

extension StatusMessages.Campaign {
    /// Whether all that is due today has been judged.
    var isFinished: Bool { lastOpenedDay == today && figures != nil }
}
