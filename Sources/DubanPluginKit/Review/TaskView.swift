/// A task as a rule sees it: a view of the bytes that duband sent, read only where a rule looks.
///
/// Most tasks on most days need two of their days and nothing else; making a Swift value of everything would cost
/// several times the judging.
public struct TaskView: Sendable {
    private let record: ByteReader

    /// The day it was handed over (交辦); not itself counted in any term.
    public let assigned: Day
    /// The day by which it is to be done.
    public let deadline: Day
    /// The first deadline that was ever set.
    public let originalDeadline: Day
    /// How often the deadline was moved.
    public let slips: Int
    /// The last day on which it was judged; nil where it never was.
    public let lastReview: Day?
    /// How far it has come; nil where nothing is counted.
    public let meter: TaskFacts.Meter?

    /// Checks the fixed part of a task's record; the rest is checked where it is read.
    init(record: ByteReader) throws(WireError) {
        var reader = record
        assigned = try reader.day()
        deadline = try reader.day()
        originalDeadline = try reader.day()
        slips = Int(try reader.uint16())
        lastReview = try reader.optionalDay()
        let hasMeter = try reader.byte() != 0
        let target = try reader.double()
        let achieved = try reader.double()
        meter = hasMeter ? TaskFacts.Meter(target: target, achieved: achieved) : nil
        self.record = reader
    }

    /// A view of a task that a test wrote.
    public init(_ facts: TaskFacts) {
        var writer = ByteWriter()
        facts.write(to: &writer)
        let record = ByteReader(writer.bytes, from: 4, to: writer.bytes.count)
        guard let view = try? TaskView(record: record) else {
            preconditionFailure("a task that the Kit wrote can be read by the Kit")
        }
        self = view
    }

    /// The office's own number for it.
    public var code: String {
        var reader = record
        return (try? reader.string()) ?? ""
    }

    /// What is to be done.
    public var title: String {
        var reader = record
        guard (try? reader.skipString()) != nil else { return "" }
        return (try? reader.string()) ?? ""
    }

    /// The stages on the way, in the ledger's order, each read as it is come to.
    public var milestones: Milestones { Milestones(record: record) }

    /// The first stage that the ledger calls so; nil where it has none.
    ///
    /// - Complexity: O(number of stages); keep the result where it is needed twice.
    public func milestone(_ name: MilestoneName) -> Milestone? {
        var milestones = milestones
        return milestones.next(named: name)
    }

    /// What stands, or stood, in the way.
    ///
    /// - Complexity: O(number of blockers and stages); keep the result where it is needed twice.
    public var blockers: [TaskFacts.Blocker] {
        var reader = record
        return (try? TaskView.blockers(&reader)) ?? []
    }

    /// The value of a declared attribute; nil where the ledger has none.
    ///
    /// No ledger can hold what the plugin does not declare. In a rule's own tests, and where a plugin is checked, reading
    /// such an attribute ends the process with a sentence that names it.
    public subscript<Value>(_ attribute: Attribute<Value>) -> Value? {
        var reader = record
        let kind = try? TaskView.skipToValue(named: attribute.name, &reader)
        if kind == Value.kind { return try? Value.read(&reader) }
        // Nothing lies behind the attributes where duband asks.
        if kind == nil, reader.isAtEnd { return nil }
        if let problem = try? problem(reading: attribute) { fatalError(problem) }
        return nil
    }

    /// Why the plugin must not read an attribute, in a sentence; nil where it may, and where the record does not say what
    /// the plugin declares.
    private func problem(reading attribute: Attribute<some AttributeType>) throws(WireError) -> String? {
        var reader = record
        // No attribute is called so, and all of them are passed over.
        _ = try TaskView.skipToValue(named: "", &reader)
        guard !reader.isAtEnd, try reader.byte() == 1 else { return nil }
        for _ in 0..<Int(try reader.uint16()) {
            let isWanted = try reader.skipString(matching: attribute.name)
            let kind = AttributeKind(rawValue: try reader.byte())
            if isWanted { return kind.flatMap(attribute.problem(declaredAs:)) }
        }
        return attribute.problem(declaredAs: nil)
    }
}

extension Attribute {
    /// What is wrong with reading it where the plugin declares it so, or not at all, in a sentence.
    fileprivate func problem(declaredAs kind: AttributeKind?) -> String? {
        guard let kind else {
            return
                "a rule reads the attribute '\(name)', which the plugin does not declare, so that no ledger can hold "
                + "it; add it to the attributes of the declaration"
        }
        if kind == Value.kind { return nil }
        return "a rule reads the attribute '\(name)' as \(Value.kind.typeName), and the plugin declares it as "
            + "\(kind.typeName); both must be the same"
    }
}

extension TaskView {
    private static func skipMilestones(_ reader: inout ByteReader) throws(WireError) {
        try reader.skipString()
        try reader.skipString()
        for _ in 0..<Int(try reader.uint16()) {
            try reader.skipString()
            try reader.skip(8)
        }
    }

    private static func blockers(_ reader: inout ByteReader) throws(WireError) -> [TaskFacts.Blocker] {
        try skipMilestones(&reader)
        let count = Int(try reader.uint16())
        var blockers: [TaskFacts.Blocker] = []
        for _ in 0..<count {
            blockers.append(
                TaskFacts.Blocker(try reader.string(), since: try reader.day(), resolved: try reader.optionalDay()))
        }
        return blockers
    }

    private static func skipToValue(
        named name: String, _ reader: inout ByteReader
    ) throws(WireError) -> AttributeKind? {
        try skipMilestones(&reader)
        for _ in 0..<Int(try reader.uint16()) {
            try reader.skipString()
            try reader.skip(8)
        }
        for _ in 0..<Int(try reader.uint16()) {
            let isWanted = try reader.skipString(matching: name)
            let kind = AttributeKind(rawValue: try reader.byte())
            if isWanted { return kind }
            switch kind {
            case .text: try reader.skipString()
            case .number: try reader.skip(8)
            case .day: try reader.skip(4)
            case .flag: try reader.skip(1)
            case nil: throw .invalid("attribute kind")
            }
        }
        return nil
    }
}
