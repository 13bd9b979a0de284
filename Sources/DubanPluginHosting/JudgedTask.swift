import DubanCore
import DubanPluginKit

/// What a plugin that is checked has made of a made-up task.
struct JudgedTask {
    let task: TaskFacts
    let day: Day
    let finding: DubanCore.Finding

    /// All that was said of it.
    var reasons: [DubanCore.Reason] {
        finding.reminders.map(\.reason) + (finding.lightReason.map { [$0] } ?? [])
    }
}

extension PluginDeclaration {
    /// The words that sentences have left open, each once: nobody filled them in.
    func openWords(in judged: [JudgedTask]) -> [String] {
        let sentences = Dictionary(rules.map { ($0.id, $0.sentence.traditional) }) { first, _ in first }
        let words = sentences.mapValues(\.wordsInBraces)
        var seen: Set<String> = []
        var problems: [String] = []
        for judged in judged {
            for reason in judged.reasons {
                for word in words[reason.ruleID] ?? [] where reason.sentence.traditional.contains("{\(word)}") {
                    guard seen.insert("\(reason.ruleID) \(word)").inserted else { continue }
                    problems.append(
                        "\(judged.task.brief(on: judged.day)): a finding by '\(reason.ruleID)' leaves {\(word)} open; its "
                            + "facts must hold \(word)")
                }
            }
        }
        return problems
    }

    /// The rules of which no made-up task has had a word, in a sentence; none where each had its say.
    func silence(in judged: [JudgedTask]) -> [String] {
        let spoken = Set(judged.flatMap(\.reasons).map(\.ruleID))
        let silent = rules.map(\.id).filter { !spoken.contains($0) }
        if silent.isEmpty { return [] }
        return [
            "\(silent.count) of \(rules.count) rules never spoke: \(silent.joined(separator: ", ")); only the plugin's own "
                + "tests can say whether they do"
        ]
    }
}

extension Rule {
    /// What is wrong where its sentences do not leave the same words open, in a sentence.
    var differingWords: String? {
        let sentences = [
            ("Traditional Chinese", Set(sentence.traditional.wordsInBraces)),
            ("Simplified Chinese", Set(sentence.simplified.wordsInBraces)),
            ("English", Set(sentence.english.wordsInBraces)),
        ]
        let all = sentences.reduce(into: Set<String>()) { $0.formUnion($1.1) }
        let missing = sentences.compactMap { language, words in
            let missing = all.subtracting(words).sorted().map { "{\($0)}" }
            return missing.isEmpty ? nil : "\(missing.joined(separator: " ")) in \(language)"
        }
        if missing.isEmpty { return nil }
        return
            "the sentences of \(id) name different facts: there is no \(missing.joined(separator: ", and no ")); each "
            + "must hold the same {words}"
    }
}

extension DubanCore.Reason {
    /// The rule's own name, without the part of the task that it speaks of.
    fileprivate var ruleID: String { String(rule.prefix { $0 != "/" }) }
}
