package import DubanCalendar

/// One row of the ledger (台賬): something that one named person owes by one named day.
package struct LedgerTask: Hashable, Sendable, Codable {
    /// The longest code that may be imported, in bytes of UTF-8.
    package static let longestCode = 128
    /// The longest title that may be imported, in bytes of UTF-8: what is told of a task must fit into a message.
    package static let longestTitle = 4096

    /// The office's own number for it (序號), unique within a campaign.
    package var code: String
    package var campaign: String
    package var title: String
    /// The pillar's name, as its plugin declares it: `project-construction`.
    package var pillar: String
    package var unit: String
    package var owner: PersonID
    /// 牽頭領導 / 分管領導; nil where the reporting line decides.
    package var lead: PersonID?
    /// The day it was handed over (交辦). Not itself counted in any term.
    package var assigned: Day
    package var deadline: Day
    /// The first deadline that was ever set. Never changes.
    package var originalDeadline: Day
    /// What the office wrote where the deadline was read from words: 6月底前, 每月25日前; nil where it wrote the day.
    package var deadlineWords: String?
    package var state: TaskState
    package var meter: Meter?
    package var milestones: [Milestone]
    package var blockers: [Blocker]
    package var attributes: [String: AttributeValue]
    /// Units whose people are never told of the task (迴避): those of which it complains.
    package var recusedUnits: [String]
    /// The code of the task that this one is part of.
    package var parent: String?
    /// How far it has come in the process of supervision.
    package var process: TaskProcess

    package init(
        code: String, campaign: String, title: String, pillar: String, unit: String, owner: PersonID,
        lead: PersonID? = nil, assigned: Day, deadline: Day, originalDeadline: Day? = nil,
        deadlineWords: String? = nil, state: TaskState = .open, meter: Meter? = nil, milestones: [Milestone] = [],
        blockers: [Blocker] = [],
        attributes: [String: AttributeValue] = [:], recusedUnits: [String] = [], parent: String? = nil,
        process: TaskProcess = TaskProcess()
    ) {
        self.code = code
        self.campaign = campaign
        self.title = title
        self.pillar = pillar
        self.unit = unit
        self.owner = owner
        self.lead = lead
        self.assigned = assigned
        self.deadline = deadline
        self.originalDeadline = originalDeadline ?? deadline
        self.deadlineWords = deadlineWords
        self.state = state
        self.meter = meter
        self.milestones = milestones
        self.blockers = blockers
        self.attributes = attributes
        self.recusedUnits = recusedUnits
        self.parent = parent
        self.process = process
    }
}

/// Where a task stands in the process of supervision.
package enum TaskState: String, Codable, Sendable, CaseIterable {
    /// 在辦: being worked on, and watched.
    case open
    /// 暫緩: paused with approval; nothing is due until it is open again.
    case suspended
    /// 辦結: closed by a reviewer.
    case done
    /// 銷號: struck off the ledger's list once it was 辦結; it is never opened again.
    case struck
    /// 撤銷: withdrawn.
    case cancelled
}

/// How far a count or a sum has come (計程表): 45 of 100 家.
package struct Meter: Hashable, Sendable, Codable {
    package var target: Double
    package var achieved: Double
    /// What is counted: 家, 億元, %.
    package var unit: String

    package init(target: Double, achieved: Double = 0, unit: String = "") {
        self.target = target
        self.achieved = achieved
        self.unit = unit
    }
}

/// A stage on the way (節點) with the day it is planned for and the day it was reached.
package struct Milestone: Hashable, Sendable, Codable {
    package var name: String
    package var planned: Day
    package var reached: Day?

    package init(name: String, planned: Day, reached: Day? = nil) {
        self.name = name
        self.planned = planned
        self.reached = reached
    }
}

/// What stands in the way (要素制約: 土地、資金、能耗、用工), since when, and since when no more.
package struct Blocker: Hashable, Sendable, Codable {
    package var name: String
    package var since: Day
    package var resolved: Day?

    package init(name: String, since: Day, resolved: Day? = nil) {
        self.name = name
        self.since = since
        self.resolved = resolved
    }
}

/// The value of an attribute that a pillar's plugin declares.
package enum AttributeValue: Hashable, Sendable, Codable {
    case text(String)
    case number(Double)
    case day(Day)
    case flag(Bool)
}
