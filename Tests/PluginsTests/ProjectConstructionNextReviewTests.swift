import DubanPluginKit
import DubanTestSupport
import ProjectConstruction
import Testing

@Suite("ProjectConstruction's next reviews")
struct ProjectConstructionNextReviewTests {
    private static let stages = [
        "立項", "用地", "規劃", "環評", "施工許可", "開工", "入統", "主體封頂", "竣工", "投產",
    ]

    private func randomTask(_ generator: inout SeededGenerator) -> TaskFacts {
        let assigned = day("2021-01-04")
        func someDay() -> Day { assigned + Int.random(in: -30...400, using: &generator) }
        func maybe<Value>(_ value: Value) -> Value? { Bool.random(using: &generator) ? value : nil }
        var attributes: [String: TaskFacts.Value] = [:]
        attributes["funds-ratio"] = maybe(.number(.random(in: 0...50, using: &generator)))
        if let first = maybe(someDay()) {
            attributes["pause-from"] = .day(first)
            // Longer than a quarter, at times.
            attributes["pause-until"] = .day(first + Int.random(in: 0...250, using: &generator))
            attributes["pause-reason"] = .text("雨季")
        }
        attributes["monthly-plan"] = maybe(
            .text(["2021-03-31:5; 2021-06-30:40; 2021-12-31:90", "二季度:12"].randomElement(using: &generator) ?? ""))
        let milestones = Self.stages.filter { _ in Bool.random(using: &generator) }.map {
            let planned = someDay()
            return TaskFacts.Milestone(
                $0, planned: planned, reached: maybe(planned + Int.random(in: -20...60, using: &generator)))
        }
        return TaskFacts(
            assigned: assigned, deadline: assigned + Int.random(in: 20...700, using: &generator),
            slips: Int.random(in: 0...3, using: &generator),
            meter: maybe(TaskFacts.Meter(target: 100, achieved: .random(in: 0...110, using: &generator))),
            milestones: milestones,
            blockers: ["土地", "用工"].compactMap { maybe(TaskFacts.Blocker($0, since: someDay())) },
            attributes: attributes)
    }

    @Test(
        "reviewed only when it asks to be, a project is told and lit the same as when it is reviewed every day",
        arguments: [11, 20_210_430])
    func sameAsDaily(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let plugin = try ProjectConstruction(settings: Settings())
        for _ in 0..<10 {
            let task = randomTask(&generator)
            func diary(onlyWhenAsked: Bool) -> [[String]] {
                let diary = Diary(
                    of: task, judgedBy: plugin, from: day("2021-01-05"), to: day("2022-03-31"),
                    onlyWhenAsked: onlyWhenAsked)
                return [diary.told, diary.lights]
            }
            #expect(diary(onlyWhenAsked: false) == diary(onlyWhenAsked: true), "seed \(seed): \(task)")
        }
    }
}
