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

extension Substring {
    fileprivate var trimmed: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
