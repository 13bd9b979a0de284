import DubanPluginKit
import DubanTestSupport
import IndustrialClusters
import Testing

@Suite("IndustrialClusters' next reviews")
struct IndustrialClustersNextReviewTests {
    private static let plans = [
        "2021-03-31:20; 2021-06-30:45; 2021-12-31:100", "2021-09-30:0; 2021-12-31:100", "按季推進", " ",
    ]

    private func randomTask(_ generator: inout SeededGenerator) -> TaskFacts {
        let assigned = day("2021-01-04") + Int.random(in: -60...60, using: &generator)
        func someDay() -> Day { assigned + Int.random(in: -60...400, using: &generator) }
        func maybe<Value>(_ value: Value) -> Value? { Bool.random(using: &generator) ? value : nil }
        var attributes: [String: TaskFacts.Value] = [:]
        attributes["monthly-plan"] = maybe(.text(Self.plans.randomElement(using: &generator) ?? ""))
        attributes["data-through"] = maybe(.day(someDay()))
        attributes["task-force"] = maybe(.flag(true))
        attributes["task-force-met"] = maybe(.day(someDay()))
        attributes["chief-met"] = maybe(.day(someDay()))
        attributes["evaluated"] = maybe(.day(someDay()))
        let meter = TaskFacts.Meter(target: 100, achieved: Double.random(in: 0...110, using: &generator))
        return TaskFacts(
            assigned: assigned, deadline: assigned + Int.random(in: 20...480, using: &generator),
            meter: Int.random(in: 0..<4, using: &generator) == 0 ? nil : meter, attributes: attributes)
    }

    @Test(
        "reviewed only when it asks to be, a task is told and lit the same as when it is reviewed every day",
        arguments: [
            [:], ["chief-red-reports": .integer(4), "data-red-working-day": .integer(40)],
            ["report-working-day": .integer(30), "quarter-reminder-days": .integer(80)],
        ] as [[String: SettingValue]])
    func sameAsDaily(settings: [String: SettingValue]) throws {
        let seed: UInt64 = 20_210_301
        var generator = SeededGenerator(seed: seed)
        let plugin = try IndustrialClusters(settings: Settings(settings))
        for _ in 0..<6 {
            let task = randomTask(&generator)
            func diary(onlyWhenAsked: Bool) -> Diary {
                Diary(
                    of: task, judgedBy: plugin, from: day("2021-01-05"), to: day("2022-06-30"),
                    onlyWhenAsked: onlyWhenAsked)
            }
            let daily = diary(onlyWhenAsked: false)
            let asked = diary(onlyWhenAsked: true)
            #expect(daily.told == asked.told, "seed \(seed): \(task)")
            #expect(daily.lights == asked.lights, "seed \(seed): \(task)")
        }
    }
}
