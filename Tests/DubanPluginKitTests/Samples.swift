import DubanPluginKit

/// A day that a test writes out.
func day(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure("\(text) is not a day") }
    return day
}

/// A rule whose sentence does not matter.
func rule(_ id: String, series: String? = nil) -> Rule {
    Rule(id, series: series, label: Text(id, id, id), sentence: Text(id, id, id))
}

/// A plugin that does everything a plugin can do.
struct SamplePlugin: PillarPlugin {
    static let note = Attribute<String>("note", Text("備註", "备注", "Note"))
    static let share = Attribute<Double>("share", Text("比例", "比例", "Share"), isRequired: true)
    static let visit = Attribute<Day>("visit", Text("走訪", "走访", "Visit"))
    static let urgent = Attribute<Bool>("urgent", Text("緊急", "紧急", "Urgent"))
    static let reported = Attribute.recusedUnit("reported", Text("被反映單位", "被反映单位", "Unit reported"))
    static let lead = Setting("lead-days", default: 2, Text("提前", "提前", "Lead"))
    static let factor = Setting("factor", default: 1.5, Text("係數", "系数", "Factor"))
    static let strict = Setting("strict", default: false, Text("嚴格", "严格", "Strict"))
    static let visited = Rule(
        "visited", label: Text("已走訪", "已走访", "Visited"),
        sentence: Text("{note}：{visit}", "{note}：{visit}", "{note}: {visit}"))

    static let declaration = PluginDeclaration(
        name: "sample", pillar: Text("樣例", "样例", "Sample"),
        attributes: [note.declared, share.declared, visit.declared, urgent.declared, reported.declared],
        settings: DeadlineLadder.settings + [lead.declared, factor.declared, strict.declared],
        rules: DeadlineLadder.rules + [visited])

    let deadlines: DeadlineLadder

    init(settings: Settings) throws {
        deadlines = try DeadlineLadder(settings)
        _ = try settings.count(Self.lead)
    }

    func judge(_ review: inout Review) {
        deadlines.judge(&review)
        for milestone in review.task.milestones where milestone.reached == nil {
            let planned = milestone.planned
            review.remind(
                .owner, by: Self.visited, on: planned, of: milestone.name,
                facts: ["note": "節點", "visit": Fact(planned)])
        }
        for blocker in review.task.blockers where blocker.resolved == nil {
            review.light(
                .yellow, from: blocker.since, by: Self.visited, of: blocker.name,
                facts: ["note": "要素", "visit": Fact(blocker.since)])
        }
        guard let visit = review.task[Self.visit], review.task[Self.urgent] == true else { return }
        let note = review.task[Self.note] ?? ""
        let urgency = (review.task[Self.share] ?? 0) > 0.5 ? Urgency.immediate : .digest
        review.remind(
            .all, by: Self.visited, on: visit, urgency: urgency, facts: ["note": Fact(note), "visit": Fact(visit)])
    }
}

/// Tasks that between them use every field.
let sampleTasks: [TaskFacts] = [
    TaskFacts(assigned: day("2021-03-01"), deadline: day("2021-04-30")),
    TaskFacts(
        code: "督2021-7", title: "開發區道路", assigned: day("2021-01-04"), deadline: day("2021-12-31"),
        originalDeadline: day("2021-10-31"), slips: 1, lastReview: day("2021-04-27"),
        meter: TaskFacts.Meter(target: 100, achieved: 37.5),
        milestones: [
            TaskFacts.Milestone("立項", planned: day("2021-02-01"), reached: day("2021-02-03")),
            TaskFacts.Milestone("開工", planned: day("2021-04-28")),
        ],
        blockers: [
            TaskFacts.Blocker("土地", since: day("2021-03-15"), resolved: day("2021-03-20")),
            TaskFacts.Blocker("用工", since: day("2021-04-01")),
        ],
        attributes: [
            "note": .text("已聯繫張三"), "share": .number(0.75), "visit": .day(day("2021-04-28")), "urgent": .flag(true),
        ]),
]
