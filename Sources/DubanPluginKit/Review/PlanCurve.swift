/// How much of a target is planned by which day, where a plan says so step by step: `2021-03-31:5; 2021-06-30:12`.
public struct PlanCurve: Hashable, Sendable {
    private struct Step: Hashable, Sendable {
        let day: Day
        let amount: Double
    }

    private let steps: [Step]

    /// Reads a plan as a ledger has it: steps of a day and the amount that is to be reached by then, parted by `;` or
    /// `；`. Nil where a step cannot be read, or where day or amount do not rise from step to step.
    public init?(_ text: String) {
        var steps: [Step] = []
        for part in text.split(whereSeparator: { $0 == ";" || $0 == "；" }) {
            let step = part.split(whereSeparator: { $0 == ":" || $0 == "：" })
            guard step.count == 2, let day = Day(step[0].trimmed), let amount = Double(step[1].trimmed),
                amount.isFinite, amount >= steps.last?.amount ?? 0, steps.last.map({ $0.day < day }) ?? true
            else { return nil }
            steps.append(Step(day: day, amount: amount))
        }
        guard !steps.isEmpty else { return nil }
        self.steps = steps
    }

    /// What is to be reached by a day: between two steps evenly, before the first from nothing on `start`, after the last
    /// no more than that.
    public func planned(on day: Day, from start: Day) -> Double {
        var previous = Step(day: min(start, steps[0].day), amount: 0)
        for step in steps {
            if day <= step.day {
                guard step.day > previous.day else { return step.amount }
                let part = Double(max(0, day - previous.day)) / Double(step.day - previous.day)
                return previous.amount + (step.amount - previous.amount) * part
            }
            previous = step
        }
        return previous.amount
    }
}

extension PlanCurve {
    /// 月度計劃: the column of a ledger that holds a task's plan.
    public static let attribute = Attribute<String>("monthly-plan", Text("月度計劃", "月度计划", "Monthly plan"))

    /// A plan that cannot be read.
    public static let unreadable = Rule(
        "plan-unreadable", label: Text("月度計劃無法識別", "月度计划无法识别", "Monthly plan unreadable"),
        sentence: Text(
            "月度計劃「{written}」無法識別，改正前按時間進度研判；應寫作 2021-06-30:12; 2021-12-31:45，日期和累計數逐步遞增。",
            "月度计划“{written}”无法识别，改正前按时间进度研判；应写作 2021-06-30:12; 2021-12-31:45，日期和累计数逐步递增。",
            """
            The monthly plan {written} cannot be read, and an even pace is taken instead; write it as 2021-06-30:12; \
            2021-12-31:45, days and sums rising.
            """))
}

extension Review {
    /// The plan that the ledger has for the task. One that cannot be read is yellow until it is mended, and told: an even
    /// pace takes its place, so that a slip of the pen hides no red light.
    public mutating func plan() -> PlanCurve? {
        guard let text = task[PlanCurve.attribute], text.contains(where: { !$0.isWhitespace }) else { return nil }
        if let plan = PlanCurve(text) { return plan }
        let written = Fact(String(text.prefix(80)))
        light(.yellow, from: task.assigned, by: PlanCurve.unreadable, facts: ["written": written])
        let told = calendar.onOrAfter(task.assigned)
        remind(.owner, by: PlanCurve.unreadable, on: told, facts: ["written": written])
        return nil
    }
}

extension Substring {
    fileprivate var trimmed: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
