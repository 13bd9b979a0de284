/// Tasks to be judged on one day.
public struct ReviewBatch: Sendable {
    private var writer = ByteWriter()
    /// How many tasks are in it.
    public private(set) var count = 0

    /// An empty batch for a day.
    public init(today: Day) {
        writer.day(today)
    }

    /// Adds a task.
    public mutating func append(_ task: TaskFacts) {
        task.write(to: &writer)
        count += 1
    }

    /// How many bytes are in it.
    public var size: Int { writer.count }

    /// Adds the next of the tasks until the batch holds `most` of them or so many bytes, one at least.
    ///
    /// - Returns: The index of the first that is not in it.
    public mutating func append(_ tasks: [TaskFacts], from first: Int, most: Int, bytes: Int) -> Int {
        var index = first
        while index < tasks.count, index - first < most, count == 0 || writer.count < bytes {
            tasks[index].write(to: &writer)
            count += 1
            index += 1
        }
        return index
    }

    /// The frame that carries it.
    public var frame: Frame { Frame(.review, writer.bytes) }
}

extension Finding {
    /// Appends the finding to a findings payload.
    func write(to writer: inout ByteWriter) {
        writer.sized { writer in
            writer.byte(light.rawValue | (lightReason == nil ? 0 : 0x80))
            if let lightReason { writer.reason(lightReason) }
            writer.day(nextReview)
            writer.uint16(UInt16(clamping: reminders.count))
            for reminder in reminders.prefix(Int(UInt16.max)) {
                writer.reason(reminder.reason)
                writer.byte(reminder.rungs.rawValue)
                writer.day(reminder.occurrence)
                writer.byte(reminder.urgency.rawValue)
            }
            writer.uint16(UInt16(clamping: followUps.count))
            for followUp in followUps.prefix(Int(UInt16.max)) { followUp.write(to: &writer) }
        }
    }

    /// What a later Kit adds behind what is known here is passed over.
    init(from findings: inout ByteReader) throws(WireError) {
        var reader = try findings.sized()
        let first = try reader.byte()
        guard let light = Light(rawValue: first & 0x7f) else { throw .invalid("light \(first & 0x7f)") }
        let reason = first & 0x80 == 0 ? nil : try reader.reason()
        let nextReview = try reader.optionalDay()
        var reminders: [WantedReminder] = []
        for _ in 0..<Int(try reader.uint16()) { reminders.append(try WantedReminder(from: &reader)) }
        var followUps: [FollowUp] = []
        for _ in 0..<Int(try reader.uint16()) { followUps.append(try FollowUp(from: &reader)) }
        self.init(
            light: light, lightReason: reason, reminders: reminders, followUps: followUps, nextReview: nextReview)
    }

    /// Reads the payload of a findings frame that answers a batch of `count` tasks.
    ///
    /// - Throws: ``WireError`` where a byte is out of place, or there are more or fewer findings than tasks.
    public static func list(payload: [UInt8], count: Int) throws(WireError) -> [Finding] {
        var reader = ByteReader(payload)
        var findings: [Finding] = []
        findings.reserveCapacity(count)
        for _ in 0..<count { findings.append(try Finding(from: &reader)) }
        guard reader.isAtEnd else { throw .invalid("bytes after the last finding") }
        return findings
    }
}

extension Finding.WantedReminder {
    fileprivate init(from reader: inout ByteReader) throws(WireError) {
        let reason = try reader.reason()
        let rungs = Rungs(rawValue: try reader.byte())
        guard !rungs.isEmpty, Rungs.all.isSuperset(of: rungs) else { throw .invalid("rungs \(rungs.rawValue)") }
        let occurrence = try reader.day()
        let rawUrgency = try reader.byte()
        guard let urgency = Urgency(rawValue: rawUrgency) else { throw .invalid("urgency \(rawUrgency)") }
        self.init(reason: reason, rungs: rungs, occurrence: occurrence, urgency: urgency)
    }
}

extension FollowUp {
    fileprivate func write(to writer: inout ByteWriter) {
        writer.sized { writer in
            writer.string(key)
            writer.string(title)
            writer.string(pillar ?? "")
            writer.day(assigned)
            writer.day(deadline)
            writer.milestones(milestones)
        }
    }

    fileprivate init(from findings: inout ByteReader) throws(WireError) {
        var reader = try findings.sized()
        let key = try reader.string()
        let title = try reader.string()
        let pillar = try reader.string()
        let assigned = try reader.day()
        let deadline = try reader.day()
        var milestones: [TaskFacts.Milestone] = []
        for _ in 0..<Int(try reader.uint16()) {
            milestones.append(
                TaskFacts.Milestone(
                    try reader.string(), planned: try reader.day(), reached: try reader.optionalDay()))
        }
        self.init(
            key: key, title: title, pillar: pillar.isEmpty ? nil : pillar, assigned: assigned, deadline: deadline,
            milestones: milestones)
    }
}
