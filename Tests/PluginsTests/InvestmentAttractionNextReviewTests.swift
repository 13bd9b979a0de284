import DubanPluginKit
import DubanTestSupport
import InvestmentAttraction
import Testing

@Suite("InvestmentAttraction's next reviews")
struct InvestmentAttractionNextReviewTests {
    private static let stages = [
        "線索", "在談", "框架", "簽約", "備案", "註冊", "廠房", "開工", "到資", "入統", "竣工", "投產",
    ]

    private func randomTask(_ generator: inout SeededGenerator) -> TaskFacts {
        let assigned = day("2021-01-04") + Int.random(in: 0...60, using: &generator)
        func maybe<Value>(_ value: Value) -> Value? { Bool.random(using: &generator) ? value : nil }
        func number(to most: Double) -> TaskFacts.Value? { maybe(.number(.random(in: 0...most, using: &generator))) }
        var attributes: [String: TaskFacts.Value] = [:]
        attributes["leased-plant"] = maybe(.flag(true))
        attributes["last-contact"] = maybe(.day(assigned + Int.random(in: 0...200, using: &generator)))
        attributes["evidence"] = maybe(.text("照片"))
        attributes["funds-ratio"] = number(to: 50)
        attributes["contracts"] = number(to: 20)
        attributes["performed"] = number(to: 20)
        attributes["started"] = number(to: 20)
        attributes["contract-funds"] = number(to: 100)
        attributes["arrived-funds"] = number(to: 60)
        // A project comes down the funnel, stage by stage, up to one that it has not reached.
        var reached: Day? = assigned + Int.random(in: 0...10, using: &generator)
        let passed = Int.random(in: 0...Self.stages.count, using: &generator)
        var milestones: [TaskFacts.Milestone] = []
        for (index, name) in Self.stages.enumerated() {
            if index == passed { reached = nil }
            let planned = assigned + Int.random(in: 0...400, using: &generator)
            if Int.random(in: 0..<4, using: &generator) > 0 {
                milestones.append(TaskFacts.Milestone(name, planned: planned, reached: reached))
            }
            reached = reached.map { $0 + Int.random(in: 0...40, using: &generator) }
        }
        return TaskFacts(
            title: "甲公司項目", assigned: assigned, deadline: assigned + Int.random(in: 20...380, using: &generator),
            milestones: milestones, attributes: attributes)
    }

    @Test(
        "reviewed only when it asks to be, a project is told, lit and followed the same as when it is reviewed every day",
        arguments: [7, 20_210_409])
    func sameAsDaily(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for isFollowed in [true, false] {
            let plugin = try InvestmentAttraction(settings: Settings(["follow-up-tasks": .flag(isFollowed)]))
            for _ in 0..<5 {
                let task = randomTask(&generator)
                func diary(onlyWhenAsked: Bool) -> [[String]] {
                    let (first, last) = (day("2021-01-05"), day("2022-03-31"))
                    let diary = Diary(of: task, judgedBy: plugin, from: first, to: last, onlyWhenAsked: onlyWhenAsked)
                    let followUps = followUps(
                        of: task, judgedBy: plugin, from: first, to: last, onlyWhenAsked: onlyWhenAsked)
                    return [diary.told, diary.lights, followUps]
                }
                #expect(diary(onlyWhenAsked: false) == diary(onlyWhenAsked: true), "seed \(seed): \(task)")
            }
        }
    }
}
