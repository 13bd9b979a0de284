import BusinessEnvironment
import DubanPluginKit
import DubanTestSupport
import ReformOpening
import Testing

@Suite("Next reviews of 改革開放 and 營商環境")
struct PolicyNextReviewTests {
    private static let words = ["不滿意", "等待企業材料", "9+2", "吃拿卡要"]

    /// A task with what the plugin reads, at random.
    private func randomTask(
        _ names: [String], _ attributes: [AnyAttribute], _ generator: inout SeededGenerator
    ) -> TaskFacts {
        let assigned = day("2021-01-04")
        func someDay() -> Day { assigned + Int.random(in: -60...420, using: &generator) }
        // Few at a time, since one rule hides another.
        func isThere() -> Bool { Int.random(in: 0..<3, using: &generator) == 0 }
        var values: [String: TaskFacts.Value] = [:]
        for attribute in attributes where isThere() {
            switch attribute.kind {
            case .day: values[attribute.name] = .day(someDay())
            case .number: values[attribute.name] = .number(Double.random(in: 0...110, using: &generator))
            case .flag: values[attribute.name] = .flag(true)
            case .text: values[attribute.name] = .text(Self.words.randomElement(using: &generator)!)
            }
        }
        let milestones = names.filter { _ in isThere() }.map {
            TaskFacts.Milestone($0, planned: someDay(), reached: isThere() ? someDay() : nil)
        }
        let meter =
            isThere() ? TaskFacts.Meter(target: 100, achieved: Double.random(in: 0...110, using: &generator)) : nil
        return TaskFacts(
            assigned: assigned, deadline: assigned + Int.random(in: 20...600, using: &generator),
            slips: Int.random(in: 0...3, using: &generator), meter: meter, milestones: milestones, attributes: values)
    }

    @Test(
        "reviewed only when it asks to be, a reform is told and lit as when it is reviewed every day",
        arguments: [3, 20_210_405])
    func reforms(seed: UInt64) throws {
        let plugin = try ReformOpening(settings: Settings())
        let names = ["起草", "徵求意見", "合法性審查", "會議審議", "印發", "落地", "評估", "上報"]
        try expectSame(plugin, names, seed: seed)
    }

    @Test("so is an appeal", arguments: [4, 20_210_406])
    func appeals(seed: UInt64) throws {
        let plugin = try BusinessEnvironment(settings: Settings())
        try expectSame(plugin, ["簽收", "聯繫", "答覆", "辦結", "回訪", "上線"], seed: seed)
    }

    private func expectSame<Plugin: PillarPlugin>(_ plugin: Plugin, _ names: [String], seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<25 {
            let task = randomTask(names, Plugin.declaration.attributes, &generator)
            let (first, last) = (day("2021-01-05"), day("2022-02-28"))
            let daily = Diary(of: task, judgedBy: plugin, from: first, to: last)
            let asked = Diary(of: task, judgedBy: plugin, from: first, to: last, onlyWhenAsked: true)
            #expect(daily.told == asked.told, "seed \(seed): \(task)")
            #expect(daily.lights == asked.lights, "seed \(seed): \(task)")
            #expect(
                followUps(of: task, plugin, first, last, onlyWhenAsked: false)
                    == followUps(of: task, plugin, first, last, onlyWhenAsked: true), "seed \(seed): \(task)")
        }
    }

    private func followUps(
        of task: TaskFacts, _ plugin: some PillarPlugin, _ first: Day, _ last: Day, onlyWhenAsked: Bool
    ) -> [FollowUp] {
        var task = task
        task.lastReview = first - 1
        var found: [FollowUp] = []
        var today = first
        while today <= last {
            let finding = plugin.finding(of: task, on: today, calendar: .year2021)
            found += finding.followUps
            task.lastReview = today
            today = onlyWhenAsked ? finding.nextReview ?? .latest : today + 1
        }
        return found
    }
}
