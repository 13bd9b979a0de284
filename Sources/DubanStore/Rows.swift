package import DubanCalendar
package import DubanCore

/// What an import does to one row of the ledger.
package enum Change<Value: Hashable & Sendable>: Hashable, Sendable {
    case added(Value)
    case changed(from: Value, to: Value)
}

/// A task and how it stands.
package struct TaskStanding: Hashable, Sendable {
    /// The row's number in the store; pages are counted by it.
    package var id: Int64
    package var task: LedgerTask
    /// How often the deadline was moved.
    package var slips: Int
    package var light: Light
    package var lightSince: Day?
    package var lightReason: Reason?
    package var lastReview: Day?
    package var nextReview: Day?
    /// Why its own plugin does not judge it; nil where it does.
    package var parked: String?

    package init(
        id: Int64, task: LedgerTask, slips: Int, light: Light, lightSince: Day?, lightReason: Reason?,
        lastReview: Day?, nextReview: Day?, parked: String?
    ) {
        self.id = id
        self.task = task
        self.slips = slips
        self.light = light
        self.lightSince = lightSince
        self.lightReason = lightReason
        self.lastReview = lastReview
        self.nextReview = nextReview
        self.parked = parked
    }
}

/// Which tasks to list. What is nil does not matter.
package struct TaskFilter: Hashable, Sendable {
    package var campaign: String
    package var pillar: String?
    package var unit: String?
    package var owner: PersonID?
    package var light: Light?
    package var state: TaskState?
    package var dueBefore: Day?
    package var dueAfter: Day?
    /// Stands in the title or the code.
    package var text: String?
    /// What is waited for.
    package var awaiting: Awaited?
    package var order: Order

    package enum Awaited: String, Hashable, Sendable, CaseIterable {
        /// 簽收: handed over and not signed for.
        case signature
        /// 反饋: a report is owed by a day.
        case report
        /// An extension was asked for and not decided.
        case approval
        /// 辦結: said to be finished, and not closed.
        case closing
    }

    package enum Order: String, Hashable, Sendable, CaseIterable {
        /// As they came into the ledger.
        case ledger
        case deadline
        /// Red before yellow before green, then by deadline.
        case light
    }

    package init(
        campaign: String, pillar: String? = nil, unit: String? = nil, owner: PersonID? = nil, light: Light? = nil,
        state: TaskState? = nil, dueBefore: Day? = nil, dueAfter: Day? = nil, text: String? = nil,
        awaiting: Awaited? = nil, order: Order = .ledger
    ) {
        self.campaign = campaign
        self.pillar = pillar
        self.unit = unit
        self.owner = owner
        self.light = light
        self.state = state
        self.dueBefore = dueBefore
        self.dueAfter = dueAfter
        self.text = text
        self.awaiting = awaiting
        self.order = order
    }
}

/// The last task of a page, behind which the next page begins: where it stands in whatever order.
package struct TaskCursor: Hashable, Sendable {
    package var light: Light
    package var deadline: Day
    package var id: Int64

    package init(light: Light, deadline: Day, id: Int64) {
        self.light = light
        self.deadline = deadline
        self.id = id
    }
}

/// Some tasks of a list.
package struct TaskPage: Hashable, Sendable {
    package var tasks: [TaskStanding]
    /// Where the next page begins; nil where there is none.
    package var next: TaskCursor?

    package init(tasks: [TaskStanding], next: TaskCursor?) {
        self.tasks = tasks
        self.next = next
    }
}

/// A step of the process of supervision, for the record.
package struct RecordedStep: Hashable, Sendable {
    /// What of it stays on the record beside the task itself.
    package struct Entry: Hashable, Sendable {
        package var kind: RecordEntry.Kind
        /// When, and who entered it; empty until it is on the record.
        package var stamp: Stamp?
        /// Whose step it was, where somebody else entered it.
        package var actingFor: PersonID?
        package var reason: String
        /// What was reported or required.
        package var text: String

        package init(
            kind: RecordEntry.Kind, stamp: Stamp? = nil, actingFor: PersonID? = nil, reason: String = "",
            text: String = ""
        ) {
            self.kind = kind
            self.stamp = stamp
            self.actingFor = actingFor
            self.reason = reason
            self.text = text
        }
    }

    package var entry: Entry
    package var before: LedgerTask
    package var after: LedgerTask

    package init(_ entry: Entry, before: LedgerTask, after: LedgerTask) {
        self.entry = entry
        self.before = before
        self.after = after
    }
}

/// How many open tasks somebody or a unit has, and how many of them are not green.
package struct TaskLoad: Hashable, Sendable {
    package enum Whose: Hashable, Sendable {
        case owner(PersonID)
        case unit(String)
    }

    package var open: Int
    package var yellow: Int
    package var red: Int

    package init(open: Int, yellow: Int, red: Int) {
        self.open = open
        self.yellow = yellow
        self.red = red
    }
}

/// Somebody who has open tasks.
package struct TaskOwner: Hashable, Sendable {
    package var person: PersonID
    package var tasks: Int

    package init(person: PersonID, tasks: Int) {
        self.person = person
        self.tasks = tasks
    }
}

/// What a calendar shows of an open task.
package struct OwnedTask: Hashable, Sendable {
    package var campaign: String
    package var code: String
    package var title: String
    package var pillar: String
    package var unit: String
    package var deadline: Day
    /// How often the deadline was moved.
    package var slips: Int

    package init(
        campaign: String, code: String, title: String, pillar: String, unit: String, deadline: Day, slips: Int
    ) {
        self.campaign = campaign
        self.code = code
        self.title = title
        self.pillar = pillar
        self.unit = unit
        self.deadline = deadline
        self.slips = slips
    }
}

/// Where a walk through due tasks stands.
package struct DueCursor: Hashable, Sendable {
    package var nextReview: Day
    package var id: Int64

    package init(nextReview: Day, id: Int64) {
        self.nextReview = nextReview
        self.id = id
    }
}

/// A task that is to be judged.
package struct DueTask: Hashable, Sendable {
    package var cursor: DueCursor
    package var task: LedgerTask
    /// How often the deadline was moved.
    package var slips: Int
    package var lastReview: Day?
    package var light: Light

    package init(cursor: DueCursor, task: LedgerTask, slips: Int = 0, lastReview: Day?, light: Light) {
        self.cursor = cursor
        self.task = task
        self.slips = slips
        self.lastReview = lastReview
        self.light = light
    }
}

/// What one review came to.
package struct RecordedReview: Hashable, Sendable {
    package var id: Int64
    package var task: String
    package var pillar: String
    package var finding: Finding
    package var previousLight: Light
    package var reminders: [Reminder]
    /// The tasks that follow from it; those that are in the ledger already stay as they are.
    package var followUps: [LedgerTask]
    package var pillarLabel: Phrase
    /// Why its own plugin did not judge it.
    package var parked: String?

    package init(
        id: Int64, task: String, pillar: String, finding: Finding, previousLight: Light, reminders: [Reminder],
        followUps: [LedgerTask] = [], pillarLabel: Phrase, parked: String? = nil
    ) {
        self.id = id
        self.task = task
        self.pillar = pillar
        self.finding = finding
        self.previousLight = previousLight
        self.reminders = reminders
        self.followUps = followUps
        self.pillarLabel = pillarLabel
        self.parked = parked
    }
}

/// A task that its own plugin could not judge.
package struct ParkedTask: Hashable, Sendable {
    package var code: String
    package var title: String
    package var pillar: String
    /// Why, in one sentence.
    package var reason: String

    package init(code: String, title: String, pillar: String, reason: String) {
        self.code = code
        self.title = title
        self.pillar = pillar
        self.reason = reason
    }
}

/// What recording reviews has added to the ledger.
package struct RecordedNews: Hashable, Sendable {
    /// The ids of the reminders that were not decided before, in order.
    package var reminders: [String] = []
    /// The codes of the tasks that follow and were not there before, in order.
    package var followUps: [String] = []

    package init() {}
}

/// Where a task stands in the line of those that follow from one another.
package struct FollowUpLine: Hashable, Sendable {
    /// The code of the task with which the line begins.
    package var root: String
    /// How many steps lie between that one and this: 0 for a task that follows from none.
    package var generation: Int
    /// How many tasks of the ledger follow from the first, and from those.
    package var followUps: Int

    package init(root: String, generation: Int, followUps: Int) {
        self.root = root
        self.generation = generation
        self.followUps = followUps
    }
}

/// What opening a day found.
package struct DayOpening: Hashable, Sendable {
    /// Whether this call opened it; false where it was open or finished before.
    package var isNew: Bool
    package var isFinished: Bool
    /// The days since the last one on which nothing ran.
    package var skipped: [Day]

    package init(isNew: Bool, isFinished: Bool, skipped: [Day]) {
        self.isNew = isNew
        self.isFinished = isFinished
        self.skipped = skipped
    }
}

/// What a day came to.
package struct DayFigures: Hashable, Sendable, Codable {
    package var reviewed: Int
    package var reminders: Int
    package var parked: Int

    package init(reviewed: Int = 0, reminders: Int = 0, parked: Int = 0) {
        self.reviewed = reviewed
        self.reminders = reminders
        self.parked = parked
    }
}

/// How many open tasks of a pillar stand on a light.
package struct PillarLight: Hashable, Sendable {
    package var pillar: String
    package var light: Light
    package var count: Int

    package init(pillar: String, light: Light, count: Int) {
        self.pillar = pillar
        self.light = light
        self.count = count
    }
}
