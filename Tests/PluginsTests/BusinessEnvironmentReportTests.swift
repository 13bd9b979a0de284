import BusinessEnvironment
import DubanPluginKit
import DubanTestSupport
import Testing

/// Whoever reports misconduct must not come to harm by it.
@Suite("BusinessEnvironment: reports of misconduct")
struct MisconductReportTests {
    /// How a ledger may say that a row is such a report.
    static let reports: [[String: TaskFacts.Value]] = [
        ["appeal-kind": .text("吃拿卡要")], ["appeal-kind": .text("冷硬橫推")], ["appeal-kind": .text("冷硬横推")],
        ["appeal-kind": .text("「吃、拿、卡、要」問題")], ["appeal-kind": .text(" 冷硬橫推／吃拿卡要 ")],
        ["appeal-kind": .text("作風：吃 拿 卡 要")], ["appeal-kind": .text("冷橫硬推")],
        ["reported-unit": .text("市交通運輸局")],
        ["reported-unit": .text("市交通運輸局"), "appeal-kind": .text("道路積水")],
        ["reported-unit": .text("市交通運輸局"), "appeal-kind": .text("吃拿卡要")],
    ]

    @Test("督查室 alone hears of it: when it comes in, before it is due, and after", arguments: reports)
    func told(attributes: [String: TaskFacts.Value]) throws {
        // Saturday, 10 April.
        let report = AppealCase(
            assigned: "2021-04-12", deadline: "2021-04-30", days: ["received": "2021-04-10"], attributes: attributes)
        let diary = try report.diary("2021-04-08", "2021-05-13", of: [""])
        #expect(
            diary.told == [
                "04-12 report-received b!", "04-27 report-soon b", "04-29 report-soon b", "05-06 report-late b!",
                "05-12 report-late b!",
            ])
        #expect(diary.lights == ["04-27 yellow report-soon", "05-01 red report-late"])
    }

    @Test("received when it was handed over, for want of another day; over the end of the year")
    func received() throws {
        let report = AppealCase(
            assigned: "2021-12-24", deadline: "2022-01-01", attributes: ["appeal-kind": .text("吃拿卡要")])
        #expect(
            try report.diary("2021-12-24", "2022-01-11", of: [""]).told
                == [
                    "12-24 report-received b!", "12-29 report-soon b", "12-31 report-soon b", "01-04 report-late b!",
                    "01-11 report-late b!",
                ])
    }

    @Test("a report that was put off again and again is yellow, and that tells nobody")
    func slipped() throws {
        let report = AppealCase(
            assigned: "2021-03-01", deadline: "2021-12-31", slips: 2, attributes: ["appeal-kind": .text("吃拿卡要")])
        let diary = try report.diary("2021-03-02", "2021-06-01", of: [""])
        #expect(diary.told.isEmpty)
        #expect(diary.lights == ["03-02 yellow slipped"])
    }

    @Test("the unit that it names is kept in the dark by the core as well, and by no other attribute")
    func recused() {
        #expect(
            BusinessEnvironment.declaration.attributes.filter(\.recusesUnit).map(\.name) == ["reported-unit"])
    }

    /// A task with everything that any rule of the plugin reads, at random; most of it late.
    private func randomTask(_ generator: inout SeededGenerator) -> TaskFacts {
        func someDay() -> Day { day("2021-03-01") + Int.random(in: -20...90, using: &generator) }
        var attributes: [String: TaskFacts.Value] = [:]
        for attribute in BusinessEnvironment.declaration.attributes where Bool.random(using: &generator) {
            switch attribute.kind {
            case .day: attributes[attribute.name] = .day(someDay())
            case .number: attributes[attribute.name] = .number(Double.random(in: 0...120, using: &generator))
            case .flag: attributes[attribute.name] = .flag(true)
            case .text: attributes[attribute.name] = .text(["不滿意", "等待企業材料", "滿意"].randomElement(using: &generator)!)
            }
        }
        let milestones = ["簽收", "聯繫", "答覆", "辦結", "回訪", "上線"].filter { _ in Bool.random(using: &generator) }.map {
            TaskFacts.Milestone($0, planned: someDay(), reached: Bool.random(using: &generator) ? someDay() : nil)
        }
        let assigned = someDay()
        return TaskFacts(
            title: "企業反映", assigned: assigned, deadline: assigned + Int.random(in: 0...60, using: &generator),
            slips: Int.random(in: 0...4, using: &generator), meter: TaskFacts.Meter(target: 10, achieved: 1),
            milestones: milestones, blockers: [TaskFacts.Blocker("材料", since: someDay())], attributes: attributes)
    }

    private func plugin(_ generator: inout SeededGenerator) throws -> BusinessEnvironment {
        guard Bool.random(using: &generator) else { return try BusinessEnvironment(settings: Settings()) }
        return try BusinessEnvironment(
            settings: Settings([
                "escalation-working-days": .integers([1, 2, 3]), "repeat-working-days": .integer(1),
                "sensitive-periods": .periods([day("2021-03-01")...day("2021-12-31")]),
                "slip-yellow-count": .integer(1),
                "topic-cases": .integer(1), "first-reminder-days": .integer(30),
            ]))
    }

    @Test(
        "whatever else the ledger says, on whatever day, 督查室 alone is told and no task follows",
        arguments: [7, 20_210_410])
    func nobodyElse(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var leaks: [String] = []
        for _ in 0..<8 {
            var task = randomTask(&generator)
            for name in ["appeal-kind", "reported-unit"] { task.attributes[name] = nil }
            task.attributes.merge(Self.reports.randomElement(using: &generator)!) { $1 }
            let plugin = try plugin(&generator)
            for offset in 0..<150 {
                let today = day("2021-02-15") + offset
                // Reviewed for the first time, and as on every day.
                for last in [nil, today - 1] {
                    task.lastReview = last
                    let finding = plugin.finding(of: task, on: today, calendar: .year2021)
                    if finding.reminders.contains(where: { $0.rungs != .supervisionOffice })
                        || !finding.followUps.isEmpty
                    {
                        leaks.append("seed \(seed), \(today): \(task)")
                    }
                }
            }
        }
        #expect(leaks.isEmpty)
    }

    @Test("the same tasks, were they no reports, would be told to others, and tasks would follow")
    func control() throws {
        var generator = SeededGenerator(seed: 7)
        var rungs: Rungs = []
        var follow = 0
        for _ in 0..<60 {
            var task = randomTask(&generator)
            task.attributes["appeal-kind"] = .text("道路積水")
            task.attributes["reported-unit"] = nil
            let finding = try BusinessEnvironment(settings: Settings()).finding(
                of: task, on: day("2021-06-30"), calendar: .year2021)
            for reminder in finding.reminders { rungs.formUnion(reminder.rungs) }
            follow += finding.followUps.count
        }
        #expect(rungs == .all)
        #expect(follow > 0)
    }

    @Test("an appeal that names no unit and is of another kind is none", arguments: ["道路積水", "要求吃飯", "卡要"])
    func otherKinds(kind: String) throws {
        let appeal = AppealCase(
            assigned: "2021-04-08", attributes: ["appeal-kind": .text(kind), "reported-unit": .text(" ")])
        #expect(try appeal.diary("2021-04-08", "2021-04-09").told == ["04-09 receipt-soon o"])
    }
}
