import DubanPluginKit
import DubanTestSupport
import InvestmentAttraction
import ProjectConstruction
import Testing

@Suite("Next reviews")
struct NextReviewTests {
    private static let names = [
        "立項", "用地", "规划", "開工", "入統", "主體封頂", "竣工", "在談", "簽約", "備案", "註冊", "到資", "投產",
    ]

    private func randomTask(_ generator: inout SeededGenerator) -> TaskFacts {
        let assigned = day("2021-01-04")
        func someDay() -> Day { assigned + Int.random(in: -30...400, using: &generator) }
        func maybe<Value>(_ value: Value) -> Value? { Bool.random(using: &generator) ? value : nil }
        var attributes: [String: TaskFacts.Value] = [:]
        if let ratio = maybe(Double.random(in: 0...50, using: &generator)) {
            attributes["funds-ratio"] = .number(ratio)
        }
        if let first = maybe(someDay()) {
            attributes["pause-from"] = .day(first)
            attributes["pause-until"] = .day(first + Int.random(in: 0...90, using: &generator))
            attributes["pause-reason"] = .text("雨季")
        }
        attributes["last-contact"] = maybe(.day(someDay()))
        attributes["leased-plant"] = maybe(.flag(true))
        attributes["evidence"] = maybe(.text("照片"))
        let milestones = Self.names.shuffled(using: &generator).prefix(Int.random(in: 0...6, using: &generator)).map {
            let planned = someDay()
            return TaskFacts.Milestone(
                $0, planned: planned, reached: maybe(planned + Int.random(in: -20...60, using: &generator)))
        }
        let blockers = maybe(TaskFacts.Blocker("土地", since: someDay())).map { [$0] } ?? []
        let meter = maybe(TaskFacts.Meter(target: 100, achieved: Double.random(in: 0...110, using: &generator)))
        return TaskFacts(
            assigned: assigned, deadline: assigned + Int.random(in: 20...380, using: &generator), meter: meter,
            milestones: milestones, blockers: blockers, attributes: attributes)
    }

    @Test(
        "reviewed only when it asks to be, a task is told and lit the same as when it is reviewed every day",
        arguments: [1, 20_210_301])
    func sameAsDaily(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let plugins: [any PillarPlugin] = [
            try InvestmentAttraction(settings: Settings()), try ProjectConstruction(settings: Settings()),
        ]
        for _ in 0..<10 {
            let task = randomTask(&generator)
            for plugin in plugins {
                let daily = diary(task, plugin, onlyWhenAsked: false)
                let asked = diary(task, plugin, onlyWhenAsked: true)
                #expect(daily.told == asked.told, "seed \(seed): \(task)")
                #expect(daily.lights == asked.lights, "seed \(seed): \(task)")
            }
        }
    }

    private func diary(_ task: TaskFacts, _ plugin: some PillarPlugin, onlyWhenAsked: Bool) -> Diary {
        var task = task
        let declared = Set(type(of: plugin).declaration.attributes.map(\.name))
        task.attributes = task.attributes.filter { declared.contains($0.key) }
        return Diary(
            of: task, judgedBy: plugin, from: day("2021-01-05"), to: day("2022-03-31"), onlyWhenAsked: onlyWhenAsked)
    }
}
