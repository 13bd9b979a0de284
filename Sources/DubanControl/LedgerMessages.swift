package import DubanCalendar
package import DubanCore

/// `org.duban.Ledger`.
package enum LedgerMessages {
    package struct StagePeople: Codable, Sendable {
        package static let method = "org.duban.Ledger.StagePeople"
        package var rows: [PersonRow]

        package init(rows: [PersonRow]) {
            self.rows = rows
        }
    }

    package struct StageTasks: Codable, Sendable {
        package static let method = "org.duban.Ledger.StageTasks"
        package var rows: [TaskRow]

        package init(rows: [TaskRow]) {
            self.rows = rows
        }
    }

    package struct Staged: Codable, Sendable {
        package var staged: Int

        package init(staged: Int) {
            self.staged = staged
        }
    }

    package struct ApplyImport: Codable, Sendable {
        package static let method = "org.duban.Ledger.ApplyImport"
        package var campaign: String?
        package var dryRun: Bool

        package init(campaign: String?, dryRun: Bool) {
            self.campaign = campaign
            self.dryRun = dryRun
        }
    }

    /// What an import did, or would do.
    package struct ImportResult: Codable, Hashable, Sendable {
        package struct FieldChange: Codable, Hashable, Sendable {
            package var field: String
            package var before: String
            package var after: String

            package init(field: String, before: String, after: String) {
                self.field = field
                self.before = before
                self.after = after
            }
        }

        package struct Change: Codable, Hashable, Sendable {
            package enum Kind: String, Codable, Sendable {
                case added, changed
            }

            package var kind: Kind
            package var code: String
            package var title: String
            package var fields: [FieldChange]

            package init(kind: Kind, code: String, title: String, fields: [FieldChange]) {
                self.kind = kind
                self.code = code
                self.title = title
                self.fields = fields
            }
        }

        /// No more changes than this are listed.
        package static let mostChanges = 500

        package var applied = false
        package var added = 0
        package var changed = 0
        package var unchanged = 0
        package var changes: [Change] = []
        package var problems: [ImportProblem] = []
        /// The headers of columns that no plugin reads.
        package var unreadColumns: [String] = []

        package init() {}
    }

    package struct ListTasks: Codable, Sendable {
        package static let method = "org.duban.Ledger.ListTasks"
        package var campaign: String?
        package var pillar: String?
        package var unit: String?
        package var owner: String?
        package var light: String?
        package var state: String?
        package var dueBefore: Day?
        package var dueAfter: Day?
        package var text: String?
        package var awaiting: String?
        package var order: String?
        package var after: String?
        package var limit: Int?

        package init() {}
    }

    package struct TaskPage: Codable, Sendable {
        package var tasks: [TaskDescription]
        package var next: String?

        package init(tasks: [TaskDescription], next: String?) {
            self.tasks = tasks
            self.next = next
        }
    }

    package struct GetTask: Codable, Sendable {
        package static let method = "org.duban.Ledger.GetTask"
        package var campaign: String?
        package var code: String

        package init(campaign: String?, code: String) {
            self.campaign = campaign
            self.code = code
        }
    }

    package struct AddTask: Codable, Sendable {
        package static let method = "org.duban.Ledger.AddTask"
        package var campaign: String?
        package var task: TaskRow

        package init(campaign: String?, task: TaskRow) {
            self.campaign = campaign
            self.task = task
        }
    }

    package struct EditTask: Codable, Sendable {
        package static let method = "org.duban.Ledger.EditTask"
        package var campaign: String?
        package var code: String
        package var edit: TaskEdit

        package init(campaign: String?, code: String, edit: TaskEdit) {
            self.campaign = campaign
            self.code = code
            self.edit = edit
        }
    }

    /// What is changed of a task: what is not nil. An empty text takes away what was there.
    package struct TaskEdit: Codable, Hashable, Sendable {
        package var title: String?
        package var pillar: String?
        package var unit: String?
        package var owner: String?
        package var lead: String?
        package var meter: Meter?
        package var milestones: [Milestone]?
        package var blockers: [Blocker]?
        package var attributes: [String: String]?
        package var parent: String?
        package var removed: [Removable]?

        /// What an empty text cannot take away.
        package enum Removable: String, Codable, Sendable {
            case meter
        }

        package init() {}

        package var isEmpty: Bool { self == TaskEdit() }
    }

    /// A task that was entered or changed, or why it was not.
    package struct ChangedTask: Codable, Sendable {
        package var task: TaskDescription?
        package var problems: [ImportProblem]

        package init(task: TaskDescription?, problems: [ImportProblem]) {
            self.task = task
            self.problems = problems
        }
    }

    package struct OneTask: Codable, Sendable {
        package var task: TaskDescription

        package init(task: TaskDescription) {
            self.task = task
        }
    }

    /// A task and how it stands, in words.
    package struct TaskDescription: Codable, Hashable, Sendable {
        package struct Attribute: Codable, Hashable, Sendable {
            package var name: String
            package var value: String

            package init(name: String, value: String) {
                self.name = name
                self.value = value
            }
        }

        package var code: String
        package var campaign: String
        package var title: String
        package var pillar: String
        package var unit: String
        package var owner: PersonID
        package var lead: PersonID?
        package var assigned: Day
        package var deadline: Day
        package var originalDeadline: Day
        /// What the office wrote instead of the day.
        package var deadlineWords: String?
        package var slips: Int
        package var state: TaskState
        package var light: Light
        package var lightSince: Day?
        package var lightReason: Reason?
        package var lastReview: Day?
        package var nextReview: Day?
        package var parked: String?
        package var meter: Meter?
        package var milestones: [Milestone]
        package var blockers: [Blocker]
        package var attributes: [Attribute]
        package var parent: String?
        package var process: TaskProcess

        package init(
            _ task: LedgerTask, slips: Int, light: Light, lightSince: Day?, lightReason: Reason?, lastReview: Day?,
            nextReview: Day?, parked: String?
        ) {
            code = task.code
            campaign = task.campaign
            title = task.title
            pillar = task.pillar
            unit = task.unit
            owner = task.owner
            lead = task.lead
            assigned = task.assigned
            deadline = task.deadline
            originalDeadline = task.originalDeadline
            deadlineWords = task.deadlineWords
            self.slips = slips
            state = task.state
            self.light = light
            self.lightSince = lightSince
            self.lightReason = lightReason
            self.lastReview = lastReview
            self.nextReview = nextReview
            self.parked = parked
            meter = task.meter
            milestones = task.milestones
            blockers = task.blockers
            attributes = task.attributes.sorted { $0.key < $1.key }.map {
                Attribute(name: $0.key, value: $0.value.text)
            }
            parent = task.parent
            process = task.process
        }
    }
}

extension AttributeValue {
    /// The value as a person would write it.
    package var text: String {
        switch self {
        case .text(let text): text
        case .number(let number): Int64(exactly: number).map(String.init) ?? String(number)
        case .day(let day): day.description
        case .flag(let flag): flag ? "是" : "否"
        }
    }
}
