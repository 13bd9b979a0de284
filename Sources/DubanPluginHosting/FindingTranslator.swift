import DubanCore
import DubanPluginKit

/// Turns a plugin's findings into the core's, and refuses what a plugin must not say.
struct FindingTranslator {
    /// More reminders than this for one task on one day are nonsense.
    static let mostReminders = 64
    /// A longer sentence, in bytes of UTF-8, nobody reads; and a short rule may be filled up to gigabytes.
    static let longestSentence = 4096
    /// The name of a part of a task, in bytes of UTF-8.
    static let longestSubject = 1024

    private let rules: [String: Rule]

    init(_ declaration: PluginDeclaration) {
        rules = Dictionary(declaration.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// - Throws: ``WireError/invalid(_:)`` for a rule that was not declared, a reminder for a day to come, a next review
    ///   that does not lie ahead, too many reminders, or words without end.
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
        guard reason.subject.utf8.count <= Self.longestSubject else {
            throw .invalid("a subject of more than \(Self.longestSubject) bytes")
        }
        let suffix = reason.subject.isEmpty ? "" : "/" + reason.subject
        return DubanCore.Reason(
            rule: rule.id + suffix, series: rule.series + suffix,
            sentence: Phrase(
                traditional: try sentence(rule.sentence.traditional, reason.facts),
                simplified: try sentence(rule.sentence.simplified, reason.facts),
                english: try sentence(rule.sentence.english, reason.facts)))
    }

    private func sentence(_ sentence: String, _ facts: [String: String]) throws(WireError) -> String {
        let text = filled(sentence, facts, longest: Self.longestSentence)
        guard text.utf8.count <= Self.longestSentence else {
            throw .invalid("a sentence of more than \(Self.longestSentence) bytes")
        }
        return text
    }
}

/// A sentence with each `{key}` replaced by the fact of that name; a key without a fact stays as it is. No more is filled
/// in once the sentence is longer than `longest` bytes of UTF-8.
func filled(_ sentence: String, _ facts: [String: String], longest: Int) -> String {
    var result = ""
    var rest = sentence[...]
    while result.utf8.count <= longest, let open = rest.firstIndex(of: "{"),
        let close = rest[open...].firstIndex(of: "}")
    {
        result += rest[..<open]
        let key = String(rest[rest.index(after: open)..<close])
        result += facts[key] ?? String(rest[open...close])
        rest = rest[rest.index(after: close)...]
    }
    return result + rest
}
