import DubanPluginKit
import DubanTestSupport
import ScienceTechnology
import Testing

@Suite("ScienceTechnology's next reviews")
struct ScienceTechnologyNextReviewTests {
    private func randomTask(_ generator: inout SeededGenerator) -> TaskFacts {
        let assigned = day("2021-01-04") + Int.random(in: -60...60, using: &generator)
        func someDay() -> Day { assigned + Int.random(in: -60...400, using: &generator) }
        func maybe<Value>(_ value: Value) -> Value? { Bool.random(using: &generator) ? value : nil }
        func rarely<Value>(_ value: Value) -> Value? { Int.random(in: 0..<4, using: &generator) == 0 ? value : nil }
        var attributes: [String: TaskFacts.Value] = [:]
        for name in ["opens", "city-due", "province-due", "cut-off", "certificate-expires", "annual-reported"] {
            attributes[name] = maybe(.day(someDay()))
        }
        for name in ["filed", "awarded"] { attributes[name] = rarely(.day(someDay())) }
        for name in ["annual-report", "talent-call"] { attributes[name] = maybe(.flag(true)) }
        attributes["cut-off-hour"] = maybe(.text("18:00"))
        attributes["result"] = rarely(.text("通過"))
        attributes["monthly-plan"] = maybe(.text("2021-09-30:0; 2021-12-31:100"))
        let milestones = [TaskFacts.Milestone("申報", planned: someDay(), reached: rarely(someDay()))]
        let meter = TaskFacts.Meter(target: 100, achieved: Double.random(in: 0...110, using: &generator))
        return TaskFacts(
            assigned: assigned, deadline: assigned + Int.random(in: 20...700, using: &generator), meter: maybe(meter),
            milestones: milestones, attributes: attributes)
    }

    /// The tasks that follow, each on the first day on which it is asked for.
    private func followUps(_ task: TaskFacts, _ plugin: ScienceTechnology, onlyWhenAsked: Bool) -> [String] {
        var task = task
        var today = day("2021-01-05")
        var found: [String] = []
        task.lastReview = today - 1
        while today <= day("2022-06-30") {
            let finding = plugin.finding(of: task, on: today, calendar: .year2021)
            found += finding.followUps.map { "\(today) \($0.key) \($0.deadline)" }
            task.lastReview = today
            today = onlyWhenAsked ? finding.nextReview ?? .latest : today + 1
        }
        return found
    }

    @Test(
        "reviewed only when it asks to be, a task is told and lit the same as when it is reviewed every day",
        arguments: [
            [:],
            ["result-days": .integer(3), "annual-report-month": .integer(12), "call-reminder-days": .integer(300)],
            ["annual-report-reminder-days": .integers([300, 1]), "certificate-reminder-months": .integers([])],
        ] as [[String: SettingValue]])
    func sameAsDaily(settings: [String: SettingValue]) throws {
        let seed: UInt64 = 20_210_301
        var generator = SeededGenerator(seed: seed)
        let plugin = try ScienceTechnology(settings: Settings(settings))
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
            #expect(
                followUps(task, plugin, onlyWhenAsked: false) == followUps(task, plugin, onlyWhenAsked: true),
                "seed \(seed): \(task)")
        }
    }
}
