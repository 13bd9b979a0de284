package import DubanCalendar
package import DubanCore

/// `org.duban.Rehearsal`.
package enum RehearsalMessages {
    /// What is assumed of those who answer for tasks.
    package enum Assumption: String, Codable, Sendable, CaseIterable {
        /// Stages and tasks are finished on the day on which they are due, and what was overdue on the first day. It holds
        /// where nothing is said.
        case onTime
        /// Nobody reports anything.
        case worstCase
    }

    package struct Run: Codable, Sendable {
        package static let method = "org.duban.Rehearsal.Run"
        package var campaign: String?
        package var from: Day?
        package var to: Day?
        package var assumption: Assumption?

        package init(
            campaign: String? = nil, from: Day? = nil, to: Day? = nil,
            assumption: Assumption? = nil
        ) {
            self.campaign = campaign
            self.from = from
            self.to = to
            self.assumption = assumption
        }
    }

    package struct Mail: Codable, Hashable, Sendable {
        package var person: PersonID
        package var kind: Envelope.Kind
        package var lines: Int

        package init(person: PersonID, kind: Envelope.Kind, lines: Int) {
            self.person = person
            self.kind = kind
            self.lines = lines
        }
    }

    package struct RehearsedDay: Codable, Hashable, Sendable {
        package var day: Day
        package var mails: [Mail]

        package init(day: Day, mails: [Mail]) {
            self.day = day
            self.mails = mails
        }
    }

    /// A task of which nobody but 督查室 would hear on the day on which it is due.
    package struct UnheardTask: Codable, Hashable, Sendable {
        package var campaign: String
        package var code: String
        package var title: String
        package var owner: PersonID
        package var deadline: Day
        /// Those who stand on its rungs and cannot be reached; empty where nobody stands there.
        package var people: [PersonID]

        package init(_ task: LedgerTask, people: [PersonID]) {
            campaign = task.campaign
            code = task.code
            title = task.title
            owner = task.owner
            deadline = task.deadline
            self.people = people
        }
    }

    /// Deadlines on a day without work.
    package struct DayOff: Codable, Hashable, Sendable {
        package var day: Day
        /// Nil on a weekend.
        package var holiday: String?
        package var tasks: Int

        package init(day: Day, holiday: String?, tasks: Int) {
            self.day = day
            self.holiday = holiday
            self.tasks = tasks
        }
    }

    /// A year without a calendar.
    package struct Gap: Codable, Hashable, Sendable {
        package var year: Int
        /// How many deadlines lie in it.
        package var tasks: Int

        package init(year: Int, tasks: Int) {
            self.year = year
            self.tasks = tasks
        }
    }

    package struct Outlook: Codable, Hashable, Sendable {
        /// No more of them than this are named.
        package static let mostTasks = 1000

        package var unheardTasks: [UnheardTask] = []
        /// How many there are.
        package var unheard = 0
        package var daysOff: [DayOff] = []
        package var gaps: [Gap] = []
        package var parked = 0

        package init() {}
    }

    package struct Progress: Codable, Hashable, Sendable {
        package var from: Day
        package var to: Day
        package var assumption: Assumption
        /// How many days have been run.
        package var done: Int
        package var total: Int
        package var days: [RehearsedDay] = []
        /// In the last reply.
        package var outlook: Outlook?

        package init(
            from: Day, to: Day, assumption: Assumption, done: Int, total: Int
        ) {
            self.from = from
            self.to = to
            self.assumption = assumption
            self.done = done
            self.total = total
        }
    }
}
