package import DubanCalendar
package import DubanCore

/// `org.duban.Status`.
package enum StatusMessages {
    package enum Get {
        package static let method = "org.duban.Status.Get"
    }

    package struct Status: Codable, Hashable, Sendable {
        package var version: String
        package var campaigns: [Campaign]
        package var plugins: [Plugin]
        /// The English of ``warningWords``.
        package var warnings: [String]
        package var warningWords: [Phrase]

        package init(version: String, campaigns: [Campaign], plugins: [Plugin], warnings: [Phrase]) {
            self.version = version
            self.campaigns = campaigns
            self.plugins = plugins
            self.warnings = warnings.map(\.english)
            warningWords = warnings
        }
    }

    /// What was looked at, and how it was found.
    package struct Finding: Codable, Hashable, Sendable {
        package enum Verdict: String, Codable, Sendable {
            case ok
            /// It goes on so, and should be looked into.
            case warning
            /// Somebody is not told, or will not be.
            case failure
        }

        /// What was looked at; stays the same in all versions.
        package enum Subject: String, Codable, Sendable, CaseIterable {
            // The machine and what is installed on it.
            case clock, settings, credentials, socket, daemon
            // The house.
            case setup, day, people, calendar, plugins, channel, courier, disk
            case stateDirectory = "state-directory"
        }

        package var subject: Subject
        package var verdict: Verdict
        package var words: Phrase
        /// What to do; nil where nothing is to be done.
        package var advice: Phrase?

        package init(_ subject: Subject, _ verdict: Verdict, _ words: Phrase, advice: Phrase? = nil) {
            self.subject = subject
            self.verdict = verdict
            self.words = words
            self.advice = advice
        }
    }

    /// What can only be looked at from within.
    package struct Findings: Codable, Sendable {
        package static let method = "org.duban.Status.Check"
        package var findings: [Finding]

        package init(findings: [Finding]) {
            self.findings = findings
        }
    }

    /// The metrics of the house.
    package struct Metrics: Codable, Sendable {
        package static let method = "org.duban.Status.Metrics"
        /// In the text exposition format 0.0.4 of Prometheus.
        package var text: String

        package init(text: String) {
            self.text = text
        }
    }

    package struct Campaign: Codable, Hashable, Sendable {
        package var code: String
        package var name: String
        package var firstDay: Day
        package var lastDay: Day
        package var today: Day
        package var isWorkingDay: Bool
        package var isProvisional: Bool
        package var windowIsOpen: Bool
        package var lastOpenedDay: Day?
        /// Whether today should have been finished by now, and is not.
        package var isOverdue: Bool
        package var figures: DayFigures?
        package var lights: [PillarLights]
        package var outbox: Outbox

        package init(
            code: String, name: String, firstDay: Day, lastDay: Day, today: Day, isWorkingDay: Bool,
            isProvisional: Bool, windowIsOpen: Bool, lastOpenedDay: Day?, isOverdue: Bool = false,
            figures: DayFigures?, lights: [PillarLights], outbox: Outbox
        ) {
            self.code = code
            self.name = name
            self.firstDay = firstDay
            self.lastDay = lastDay
            self.today = today
            self.isWorkingDay = isWorkingDay
            self.isProvisional = isProvisional
            self.windowIsOpen = windowIsOpen
            self.lastOpenedDay = lastOpenedDay
            self.isOverdue = isOverdue
            self.figures = figures
            self.lights = lights
            self.outbox = outbox
        }
    }

    package struct DayFigures: Codable, Hashable, Sendable {
        package var reviewed: Int
        package var reminders: Int
        package var parked: Int

        package init(reviewed: Int, reminders: Int, parked: Int) {
            self.reviewed = reviewed
            self.reminders = reminders
            self.parked = parked
        }
    }

    package struct PillarLights: Codable, Hashable, Sendable {
        package var pillar: String
        /// The Traditional Chinese one of ``words``.
        package var label: String
        package var words: Phrase
        package var green = 0
        package var yellow = 0
        package var red = 0

        package init(pillar: String, label: Phrase) {
            self.pillar = pillar
            self.label = label.traditional
            words = label
        }
    }

    package struct Outbox: Codable, Hashable, Sendable {
        package var queued: Int
        package var leased: Int
        package var finalDot: Int
        package var told: Int
        package var rejected: Int
        /// Those that were taken and have come back.
        package var bounced: Int
        package var held: Int
        /// Of the queued ones, those that have been tried and put off.
        package var stalled: Int

        package init(
            queued: Int, leased: Int, finalDot: Int, told: Int, rejected: Int, bounced: Int = 0, held: Int = 0,
            stalled: Int = 0
        ) {
            self.queued = queued
            self.leased = leased
            self.finalDot = finalDot
            self.told = told
            self.rejected = rejected
            self.bounced = bounced
            self.held = held
            self.stalled = stalled
        }
    }

    package struct Plugin: Codable, Hashable, Sendable {
        package var name: String
        /// The Traditional Chinese one of ``words``.
        package var label: String
        package var words: Phrase
        package var isRunning: Bool
        /// Why it does not run.
        package var reason: String?

        package init(name: String, label: Phrase, isRunning: Bool, reason: String? = nil) {
            self.name = name
            self.label = label.traditional
            words = label
            self.isRunning = isRunning
            self.reason = reason
        }
    }
}
