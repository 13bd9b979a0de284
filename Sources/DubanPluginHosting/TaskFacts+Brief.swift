import DubanPluginKit

extension TaskFacts {
    /// Which task it is and what it is made of, so that a test can have it judged again.
    func brief(on day: Day) -> String {
        var parts = ["assigned \(assigned)", "due \(deadline)"]
        if slips > 0 { parts.append("put off \(slips) times from \(originalDeadline)") }
        if let lastReview { parts.append("last judged \(lastReview)") }
        if let meter { parts.append("meter \(Fact(meter.achieved).text) of \(Fact(meter.target).text)") }
        parts += milestones.map { "stage \($0.name) \($0.planned)\($0.reached.map { ", reached \($0)" } ?? "")" }
        parts += blockers.map { "blocker \($0.name) \($0.since)\($0.resolved.map { ", resolved \($0)" } ?? "")" }
        parts += attributes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.written)" }
        return "the made-up task \(code) on \(day) (\(parts.joined(separator: "; ")))"
    }
}

extension TaskFacts.Value {
    fileprivate var written: String {
        switch self {
        case .text(let text): "“\(text)”"
        case .number(let number): Fact(number).text
        case .day(let day): day.description
        case .flag(let flag): "\(flag)"
        }
    }
}
