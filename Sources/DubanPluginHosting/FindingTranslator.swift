import DubanCore
import DubanPluginKit

/// Turns a plugin's findings into the core's, and refuses what a plugin must not say.
struct FindingTranslator {
    /// More reminders than this for one task on one day are nonsense.
    static let mostReminders = 64

    private let rules: [String: Rule]

    init(_ declaration: PluginDeclaration) {
        rules = Dictionary(declaration.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// - Throws: ``WireError/invalid(_:)`` for a rule that was not declared, a reminder for a day to come, a next review
    ///   that does not lie ahead, or too many reminders.
    func translate(_ finding: DubanPluginKit.Finding, today: Day) throws(WireError) -> DubanCore.Finding {
        if let next = finding.nextReview, next <= today { throw .invalid("a next review on \(next), not ahead") }
        if finding.reminders.count > Self.mostReminders { throw .invalid("\(finding.reminders.count) reminders") }
        var reminders: [DubanCore.Finding.WantedReminder] = []
        for wanted in finding.reminders {
            guard wanted.occurrence <= today else { throw .invalid("a reminder for \(wanted.occurrence), a day ahead") }
            reminders.append(
                DubanCore.Finding.WantedReminder(
                    reason: try reason(wanted.reason), rungs: rungs(wanted.rungs), occurrence: wanted.occurrence,
                    urgency: wanted.urgency == .immediate ? .immediate : .digest))
        }
        var lightReason: DubanCore.Reason?
        if let given = finding.lightReason { lightReason = try reason(given) }
        return DubanCore.Finding(
            light: light(finding.light), lightReason: lightReason, reminders: reminders,
            nextReview: finding.nextReview)
    }

    private func light(_ light: DubanPluginKit.Light) -> DubanCore.Light {
        switch light {
        case .green: .green
        case .yellow: .yellow
        case .red: .red
        }
    }

    private func rungs(_ rungs: Rungs) -> [Rung] {
        let pairs: [(Rungs, Rung)] = [
            (.owner, .owner), (.sectionHead, .sectionHead), (.leaderInCharge, .leaderInCharge),
            (.topLeader, .topLeader), (.supervisionOffice, .supervisionOffice),
        ]
        return pairs.filter { rungs.contains($0.0) }.map(\.1)
    }

    private func reason(_ reason: DubanPluginKit.Reason) throws(WireError) -> DubanCore.Reason {
        guard let rule = rules[reason.rule] else { throw .invalid("the undeclared rule '\(reason.rule.prefix(64))'") }
        let suffix = reason.subject.isEmpty ? "" : "/" + reason.subject
        return DubanCore.Reason(
            rule: rule.id + suffix, series: rule.series + suffix,
            sentence: Phrase(
                traditional: filled(rule.sentence.traditional, reason.facts),
                simplified: filled(rule.sentence.simplified, reason.facts),
                english: filled(rule.sentence.english, reason.facts)))
    }
}

/// A sentence with each `{key}` replaced by the fact of that name; a key without a fact stays as it is.
func filled(_ sentence: String, _ facts: [String: String]) -> String {
    var result = ""
    var rest = sentence[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
        result += rest[..<open]
        let key = String(rest[rest.index(after: open)..<close])
        result += facts[key] ?? String(rest[open...close])
        rest = rest[rest.index(after: close)...]
    }
    return result + rest
}
