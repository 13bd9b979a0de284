/// How a task stands: 綠燈, 黃燈, 紅燈.
public enum Light: UInt8, Sendable, CaseIterable, Comparable {
    /// 綠燈: as planned.
    case green = 0
    /// 黃燈: warned.
    case yellow = 1
    /// 紅燈: slipped.
    case red = 2

    /// Green before yellow before red.
    public static func < (left: Light, right: Light) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// Who is told, by place in the reporting line of the person who answers for the task. duband finds the person.
public struct Rungs: OptionSet, Hashable, Sendable {
    /// One bit a rung.
    public let rawValue: UInt8

    /// From bits.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// 責任人.
    public static let owner = Rungs(rawValue: 1)
    /// 科室負責人.
    public static let sectionHead = Rungs(rawValue: 2)
    /// 分管領導: the task's own 牽頭領導 where it has one.
    public static let leaderInCharge = Rungs(rawValue: 4)
    /// 主要領導.
    public static let topLeader = Rungs(rawValue: 8)
    /// 督查室.
    public static let supervisionOffice = Rungs(rawValue: 16)

    /// Everybody from the person responsible up to 督查室.
    public static let all: Rungs = [.owner, .sectionHead, .leaderInCharge, .topLeader, .supervisionOffice]
}

/// How soon a reminder must be told.
public enum Urgency: UInt8, Sendable {
    /// In the day's digest.
    case digest = 0
    /// At once, within the delivery window: red.
    case immediate = 1
}

/// Something that a rule's sentence names: `["days": 3, "milestone": "開工"]`.
public struct Fact: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    /// The fact as text.
    public let text: String

    /// A text.
    public init(_ text: String) { self.text = text }
    /// A number.
    public init(_ number: Int) { text = String(number) }
    /// A number with at most one decimal place.
    public init(_ number: Double) {
        let tenths = (number * 10).rounded()
        guard let whole = Int(exactly: tenths) else {
            text = String(number)
            return
        }
        text = whole % 10 == 0 ? String(whole / 10) : String(tenths / 10)
    }
    /// A day, as `YYYY-MM-DD`.
    public init(_ day: Day) { text = day.description }
    /// A text.
    public init(stringLiteral text: String) { self.text = text }
    /// A number.
    public init(integerLiteral number: Int) { text = String(number) }
}

/// Why: a rule, what of the task it speaks of, and the facts of its sentence.
public struct Reason: Hashable, Sendable {
    /// The id of a declared rule.
    public var rule: String
    /// The part of the task that is meant, where a rule may speak of several: the milestone's name. Empty otherwise.
    public var subject: String
    /// The facts of the rule's sentence, by key, in alphabetical order.
    public var facts: [String: String]

    /// Why.
    public init(rule: String, subject: String = "", facts: [String: String] = [:]) {
        self.rule = rule
        self.subject = subject
        self.facts = facts
    }
}

/// A task that follows from another: a signed contract is followed by the founding of the company, the land, the start.
///
/// duband enters it into the ledger once, under the code of the task that it follows from, `/` and ``key``: whoever
/// answers for that task answers for this one too, until the office gives it to somebody else. What has followed may be
/// followed in its turn, and there it ends.
public struct FollowUp: Hashable, Sendable {
    /// Names it among those of one task: `[a-z0-9-]{1,64}`. It is never entered a second time, so a key is never given
    /// to another.
    public var key: String
    /// What is to be done, in the words of the ledger; at most 1,024 bytes of UTF-8.
    public var title: String
    /// The pillar that judges it: a plugin's name. Nil for the pillar of the task that it follows from.
    public var pillar: String?
    /// The day from which its terms run; never later than the day of the review.
    public var assigned: Day
    /// The day by which it is to be done; never before `assigned`.
    public var deadline: Day
    /// The stages on its way.
    public var milestones: [TaskFacts.Milestone]

    /// A task that follows.
    public init(
        key: String, title: String, pillar: String? = nil, assigned: Day, deadline: Day,
        milestones: [TaskFacts.Milestone] = []
    ) {
        self.key = key
        self.title = title
        self.pillar = pillar
        self.assigned = assigned
        self.deadline = deadline
        self.milestones = milestones
    }
}

/// What a plugin finds of one task on one day.
public struct Finding: Hashable, Sendable {
    /// Somebody is to be told something.
    public struct WantedReminder: Hashable, Sendable {
        /// Why.
        public var reason: Reason
        /// Who, by place in the reporting line.
        public var rungs: Rungs
        /// The day for which it is; never later than the day of the review.
        public var occurrence: Day
        /// How soon.
        public var urgency: Urgency

        /// Somebody is to be told something.
        public init(reason: Reason, rungs: Rungs, occurrence: Day, urgency: Urgency) {
            self.reason = reason
            self.rungs = rungs
            self.occurrence = occurrence
            self.urgency = urgency
        }
    }

    /// How the task stands.
    public var light: Light
    /// Why it is not green; nil where it is.
    public var lightReason: Reason?
    /// What is to be told now.
    public var reminders: [WantedReminder]
    /// The tasks that follow from it.
    public var followUps: [FollowUp]
    /// The first later day on which anything about the task may change by itself; nil where none will.
    public var nextReview: Day?

    /// What a plugin finds.
    public init(
        light: Light = .green, lightReason: Reason? = nil, reminders: [WantedReminder] = [],
        followUps: [FollowUp] = [], nextReview: Day? = nil
    ) {
        self.light = light
        self.lightReason = lightReason
        self.reminders = reminders
        self.followUps = followUps
        self.nextReview = nextReview
    }
}
