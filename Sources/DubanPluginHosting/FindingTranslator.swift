import DubanCore
import DubanPluginKit

/// Turns a plugin's findings into the core's, and refuses what a plugin must not say.
struct FindingTranslator {
    /// More reminders than this for one task on one day are nonsense.
    static let mostReminders = 64
    /// A longer sentence, in bytes of UTF-8, nobody reads; and a short rule may be filled up to gigabytes.
    static let longestSentence = 4096
    /// The name of a part of a task, and the title of a task that follows, in bytes of UTF-8.
    static let longestSubject = 1024
    /// More words about one task nobody reads, in bytes of UTF-8.
    static let longestExplanation = 1 << 20
    /// No task is followed by more than this at once.
    static let mostFollowUps = 16
    /// No task that follows has more stages.
    static let mostMilestones = 64

    /// A rule's sentence, taken apart, in the three languages.
    private struct Sentence {
        let traditional: SentencePattern
        let simplified: SentencePattern
        let english: SentencePattern

        init(_ text: Text) {
            traditional = SentencePattern(text.traditional)
            simplified = SentencePattern(text.simplified)
            english = SentencePattern(text.english)
        }
    }

    private let rules: [String: (Rule, Sentence)]

    init(_ declaration: PluginDeclaration) {
        rules = Dictionary(
            declaration.rules.map { ($0.id, ($0, Sentence($0.sentence))) }, uniquingKeysWith: { first, _ in first })
    }

    /// - Throws: ``WireError/invalid(_:)`` for a rule that was not declared, a reminder for a day to come, a next review
    ///   that does not lie ahead, too many reminders, a task that follows and cannot be one, or words without end.
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
        if finding.followUps.count > Self.mostFollowUps {
            throw .invalid("\(finding.followUps.count) tasks that follow")
        }
        var followUps: [DubanCore.Finding.FollowUp] = []
        for given in finding.followUps { followUps.append(try followUp(given, today: today)) }
        return DubanCore.Finding(
            light: light(finding.light), lightReason: lightReason, reminders: reminders,
            followUps: followUps, nextReview: finding.nextReview)
    }

    /// What the rules have said, in words. Their days may lie ahead; their sentences are taken as those of findings are.
    func translate(
        _ explanation: Explanation, today: Day
    ) throws(WireError) -> (DubanCore.Finding, [ExplainedTask.RuleSaying]) {
        let finding = try translate(explanation.finding, today: today)
        var sayings: [ExplainedTask.RuleSaying] = []
        var bytes = 0
        for said in explanation.sayings {
            let reason = try reason(said.reason)
            bytes += reason.sentence.traditional.utf8.count
            guard bytes <= Self.longestExplanation else { throw .invalid("more than \(bytes) bytes of sentences") }
            sayings.append(
                ExplainedTask.RuleSaying(
                    reason: reason,
                    facts: Dictionary(
                        said.reason.facts.map { ($0.key.harmless, $0.value.harmless) }, uniquingKeysWith: { $1 }),
                    day: said.day, rungs: rungs(said.rungs), light: said.light.map(light), verdict: said.verdict))
        }
        return (finding, sayings)
    }

    private func followUp(
        _ given: DubanPluginKit.FollowUp, today: Day
    ) throws(WireError) -> DubanCore.Finding.FollowUp {
        if let problem = given.problem(on: today) { throw .invalid(problem) }
        guard !given.title.isEmpty, given.title.utf8.count <= Self.longestSubject else {
            throw .invalid("a task that follows with a title of \(given.title.utf8.count) bytes")
        }
        guard given.pillar.map(PluginFile.isPluginName) ?? true else {
            throw .invalid("a task that follows for the pillar '\(given.pillar?.prefix(64) ?? "")'")
        }
        guard given.milestones.count <= Self.mostMilestones,
            given.milestones.allSatisfy({ $0.name.utf8.count <= Self.longestSubject })
        else { throw .invalid("a task that follows with \(given.milestones.count) stages") }
        return DubanCore.Finding.FollowUp(
            key: given.key, title: given.title.harmless, pillar: given.pillar, assigned: given.assigned,
            deadline: given.deadline,
            milestones: given.milestones.map {
                Milestone(name: $0.name.harmless, planned: $0.planned, reached: $0.reached)
            })
    }

    private func light(_ light: DubanPluginKit.Light) -> DubanCore.Light {
        switch light {
        case .green: .green
        case .yellow: .yellow
        case .red: .red
        }
    }

    private static let rungs: [(Rungs, Rung)] = [
        (.owner, .owner), (.sectionHead, .sectionHead), (.leaderInCharge, .leaderInCharge), (.topLeader, .topLeader),
        (.supervisionOffice, .supervisionOffice),
    ]

    private func rungs(_ rungs: Rungs) -> [Rung] {
        Self.rungs.filter { rungs.contains($0.0) }.map(\.1)
    }

    private func reason(_ reason: DubanPluginKit.Reason) throws(WireError) -> DubanCore.Reason {
        guard let (rule, sentence) = rules[reason.rule] else {
            throw .invalid("the undeclared rule '\(reason.rule.prefix(64))'")
        }
        guard reason.subject.utf8.count <= Self.longestSubject else {
            throw .invalid("a subject of more than \(Self.longestSubject) bytes")
        }
        let suffix = reason.subject.isEmpty ? "" : "/" + reason.subject.harmless
        return DubanCore.Reason(
            rule: rule.id + suffix, series: rule.series + suffix,
            sentence: Phrase(
                traditional: try self.sentence(sentence.traditional, reason.facts),
                simplified: try self.sentence(sentence.simplified, reason.facts),
                english: try self.sentence(sentence.english, reason.facts)))
    }

    private func sentence(_ sentence: SentencePattern, _ facts: [String: String]) throws(WireError) -> String {
        let text = sentence.filled(facts, longest: Self.longestSentence)
        guard text.utf8.count <= Self.longestSentence else {
            throw .invalid("a sentence of more than \(Self.longestSentence) bytes")
        }
        return text.harmless
    }
}
