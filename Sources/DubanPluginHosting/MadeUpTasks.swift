import DubanPluginKit

/// Tasks that use everything a plugin may read, made up from a seed.
struct MadeUpTasks {
    struct Batch: Sendable {
        let day: Day
        let tasks: [TaskFacts]
    }

    private let attributes: [AnyAttribute]
    private var generator: SplitMix64

    init(_ declaration: PluginDeclaration, seed: UInt64) {
        attributes = declaration.attributes
        generator = SplitMix64(state: seed)
    }

    /// So many tasks, some to each of several days.
    consuming func batches(of count: Int) -> [Batch] {
        var made = self
        var batches: [Batch] = []
        var left = count
        while left > 0 {
            let size = min(left, 100)
            let day = Self.firstDay + made.number(in: 0...600)
            batches.append(
                Batch(day: day, tasks: (0..<size).map { made.task("\(batches.count + 1)-\($0 + 1)", on: day) }))
            left -= size
        }
        return batches
    }

    /// 2021-01-04, a Monday.
    private static let firstDay = Day(number: 18_631)
    private static let stages = [
        "立項", "用地", "規劃", "環評", "施工許可", "開工", "入統", "主體封頂", "竣工", "投產", "線索", "在談", "簽約", "註冊", "到資",
        "征求意見", "印發", "評估", "簽收", "答覆", "辦結",
    ]
    private static let blockers = ["土地", "資金", "能耗", "用工"]
    private static let texts = ["", "甲", "不滿意", "2021-03-31:5; 2021-06-30:12", "一段較長的說明文字，沒有別的意思。", "{x}"]

    private mutating func task(_ code: String, on day: Day) -> TaskFacts {
        let assigned = day + number(in: -400...0)
        let deadline = assigned + number(in: 0...700)
        let stages = Self.stages.shuffled(using: &generator).prefix(number(in: 0...6)).map { name in
            let planned = assigned + number(in: -30...500)
            return TaskFacts.Milestone(name, planned: planned, reached: sometimes(planned + number(in: -40...60)))
        }
        let blockers = Self.blockers.shuffled(using: &generator).prefix(number(in: 0...2)).map { name in
            let since = assigned + number(in: 0...300)
            return TaskFacts.Blocker(name, since: since, resolved: sometimes(since + number(in: 0...40)))
        }
        var values: [String: TaskFacts.Value] = [:]
        for attribute in attributes where attribute.isRequired || number(in: 0...2) > 0 {
            values[attribute.name] = value(attribute.kind, near: day)
        }
        var task = TaskFacts(
            code: code, title: "事項 " + code, assigned: assigned, deadline: deadline,
            originalDeadline: deadline - number(in: 0...90), slips: number(in: 0...3),
            lastReview: sometimes(day - number(in: 1...30)),
            meter: sometimes(
                TaskFacts.Meter(target: Double(number(in: 0...500)), achieved: Double(number(in: 0...600)))),
            milestones: Array(stages), blockers: Array(blockers), attributes: values)
        // A rule that reads anything else is to be found out.
        task.declared = attributes
        return task
    }

    private mutating func value(_ kind: AttributeKind, near day: Day) -> TaskFacts.Value {
        switch kind {
        case .text: .text(Self.texts[number(in: 0...Self.texts.count - 1)])
        case .number: .number(Double(number(in: -10...1500)) / 10)
        case .day: .day(day + number(in: -500...400))
        case .flag: .flag(number(in: 0...1) == 1)
        }
    }

    private mutating func number(in range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &generator)
    }

    private mutating func sometimes<Value>(_ value: Value) -> Value? {
        number(in: 0...1) == 1 ? value : nil
    }
}

/// Sebastiano Vigna's SplitMix64: the same numbers from the same seed, on every machine.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}

extension WorkCalendar {
    /// A calendar with a holiday and its make-up days, for plugins that are tried out.
    static let checking: WorkCalendar = {
        func day(_ offset: Int) -> Day { Day(number: 18_631 + offset) }
        // 2021: the Spring Festival from 11 to 17 February, with 7 and 20 February worked.
        let off = (38...44).map { Exception(day: day($0), isWorkingDay: false, holiday: "春節") }
        let made = [34, 47].map { Exception(day: day($0), isWorkingDay: true, holiday: "春節") }
        return WorkCalendar(exceptions: off + made, announcedYears: [2021])
    }()
}
