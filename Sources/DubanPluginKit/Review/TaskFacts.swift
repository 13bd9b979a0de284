/// All that a plugin is told of a task. duband writes it; a rule's own tests write it too.
public struct TaskFacts: Hashable, Sendable {
    /// A stage on the way (節點).
    public struct Milestone: Hashable, Sendable {
        /// Its name as the ledger has it: 開工.
        public var name: String
        /// The day it is planned for.
        public var planned: Day
        /// The day it was reached; nil where it was not.
        public var reached: Day?

        /// A stage.
        public init(_ name: String, planned: Day, reached: Day? = nil) {
            self.name = name
            self.planned = planned
            self.reached = reached
        }
    }

    /// What stands in the way (要素制約).
    public struct Blocker: Hashable, Sendable {
        /// Its name as the ledger has it: 土地.
        public var name: String
        /// Since when.
        public var since: Day
        /// The day it was out of the way; nil where it still stands.
        public var resolved: Day?

        /// Something in the way.
        public init(_ name: String, since: Day, resolved: Day? = nil) {
            self.name = name
            self.since = since
            self.resolved = resolved
        }
    }

    /// How far a count or a sum has come (計程表).
    public struct Meter: Hashable, Sendable {
        /// What is to be reached.
        public var target: Double
        /// What has been reached.
        public var achieved: Double

        /// A count or a sum.
        public init(target: Double, achieved: Double) {
            self.target = target
            self.achieved = achieved
        }
    }

    /// The value of an attribute.
    public enum Value: Hashable, Sendable {
        /// Any text.
        case text(String)
        /// A number.
        case number(Double)
        /// A civil day.
        case day(Day)
        /// Yes or no.
        case flag(Bool)
    }

    /// The office's own number for it.
    public var code: String
    /// What is to be done.
    public var title: String
    /// The day it was handed over (交辦); not itself counted in any term.
    public var assigned: Day
    /// The day by which it is to be done.
    public var deadline: Day
    /// The first deadline that was ever set.
    public var originalDeadline: Day
    /// How often the deadline was moved.
    public var slips: Int
    /// The last day on which it was judged; nil where it never was.
    public var lastReview: Day?
    /// How far it has come; nil where nothing is counted.
    public var meter: Meter?
    /// The stages on the way.
    public var milestones: [Milestone]
    /// What stands in the way.
    public var blockers: [Blocker]
    /// The attributes that the plugin declared, by name.
    public var attributes: [String: Value]
    /// What the plugin declares, where a rule that reads anything else is to be found out: in a rule's own tests, and
    /// where a plugin is checked. Nil where duband asks.
    package var declared: [AnyAttribute]?

    /// A task.
    public init(
        code: String = "1", title: String = "", assigned: Day, deadline: Day, originalDeadline: Day? = nil,
        slips: Int = 0, lastReview: Day? = nil, meter: Meter? = nil, milestones: [Milestone] = [],
        blockers: [Blocker] = [],
        attributes: [String: Value] = [:]
    ) {
        self.code = code
        self.title = title
        self.assigned = assigned
        self.deadline = deadline
        self.originalDeadline = originalDeadline ?? deadline
        self.slips = slips
        self.lastReview = lastReview
        self.meter = meter
        self.milestones = milestones
        self.blockers = blockers
        self.attributes = attributes
    }

    /// Appends the task to a batch. ``TaskView`` reads what is written here.
    func write(to writer: inout ByteWriter) {
        writer.sized { writer in
            writer.day(assigned)
            writer.day(deadline)
            writer.day(originalDeadline)
            writer.uint16(UInt16(clamping: slips))
            writer.day(lastReview)
            writer.byte(meter == nil ? 0 : 1)
            writer.double(meter?.target ?? 0)
            writer.double(meter?.achieved ?? 0)
            writer.string(code)
            writer.string(title)
            writer.milestones(milestones)
            writer.uint16(UInt16(clamping: blockers.count))
            for blocker in blockers.prefix(Int(UInt16.max)) {
                writer.string(blocker.name)
                writer.day(blocker.since)
                writer.day(blocker.resolved)
            }
            writer.uint16(UInt16(clamping: attributes.count))
            for (name, value) in attributes.sorted(by: { $0.key < $1.key }).prefix(Int(UInt16.max)) {
                writer.string(name)
                value.write(to: &writer)
            }
            // Behind all that a rule may read, so that it costs nothing where it is not there.
            guard let declared else { return }
            writer.byte(1)
            writer.uint16(UInt16(clamping: declared.count))
            for attribute in declared.prefix(Int(UInt16.max)) {
                writer.string(attribute.name)
                writer.byte(attribute.kind.rawValue)
            }
        }
    }
}

extension ByteWriter {
    mutating func milestones(_ milestones: [TaskFacts.Milestone]) {
        uint16(UInt16(clamping: milestones.count))
        for milestone in milestones.prefix(Int(UInt16.max)) {
            string(milestone.name)
            day(milestone.planned)
            day(milestone.reached)
        }
    }
}

extension TaskFacts.Value {
    /// The kind of the value.
    public var kind: AttributeKind {
        switch self {
        case .text: .text
        case .number: .number
        case .day: .day
        case .flag: .flag
        }
    }

    fileprivate func write(to writer: inout ByteWriter) {
        writer.byte(kind.rawValue)
        switch self {
        case .text(let text): writer.string(text)
        case .number(let number): writer.double(number)
        case .day(let day): writer.day(day)
        case .flag(let flag): writer.byte(flag ? 1 : 0)
        }
    }
}
