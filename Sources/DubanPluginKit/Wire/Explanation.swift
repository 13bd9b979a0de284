/// What a plugin finds of one task, and all that its rules have said on the way.
public struct Explanation: Hashable, Sendable {
    /// What it finds, as in any review.
    public var finding: Finding
    /// All that its rules have said, in their order.
    public var sayings: [Saying]

    /// No more of them cross the wire.
    static let mostSayings = 1024

    /// A finding and why.
    public init(finding: Finding, sayings: [Saying]) {
        self.finding = finding
        self.sayings = sayings
    }

    /// The frame that asks for it.
    public static func question(of task: TaskFacts, on today: Day) -> Frame {
        var batch = ReviewBatch(today: today)
        batch.append(task)
        return Frame(.explain, batch.frame.payload)
    }

    /// The frame that carries it.
    public var frame: Frame {
        var writer = ByteWriter()
        finding.write(to: &writer)
        let sayings = sayings.prefix(Self.mostSayings)
        writer.uint16(UInt16(sayings.count))
        for saying in sayings {
            writer.sized { writer in
                writer.reason(saying.reason)
                writer.day(saying.day)
                writer.byte(saying.rungs.rawValue)
                writer.byte(saying.light?.rawValue ?? 0xFF)
                writer.byte(saying.verdict.rawValue)
            }
        }
        return Frame(.explanation, writer.bytes)
    }

    /// Reads the payload of an explanation. What a later Kit adds behind what is known here is passed over.
    public init(payload: [UInt8]) throws(WireError) {
        var reader = ByteReader(payload)
        let finding = try Finding(from: &reader)
        var sayings: [Saying] = []
        for _ in 0..<Int(try reader.uint16()) {
            var saying = try reader.sized()
            sayings.append(try Saying(from: &saying))
        }
        self.init(finding: finding, sayings: sayings)
    }
}

extension Saying {
    fileprivate init(from reader: inout ByteReader) throws(WireError) {
        let reason = try reader.reason()
        let day = try reader.day()
        let rungs = Rungs(rawValue: try reader.byte())
        let rawLight = try reader.byte(), rawVerdict = try reader.byte()
        guard Rungs.all.isSuperset(of: rungs) else { throw .invalid("rungs \(rungs.rawValue)") }
        let light = Light(rawValue: rawLight)
        guard light != nil || rawLight == 0xFF else { throw .invalid("light \(rawLight)") }
        guard let verdict = Verdict(rawValue: rawVerdict) else { throw .invalid("verdict \(rawVerdict)") }
        self.init(reason: reason, day: day, rungs: rungs, light: light, verdict: verdict)
    }
}
