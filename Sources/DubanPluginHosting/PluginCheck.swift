import DubanCore
import DubanPluginKit

/// Looks whether a plugin is fit to be installed: starts it in its sandbox, reads what it declares, and has it judge tasks
/// that are made up from a seed.
package struct PluginCheck: Sendable {
    /// One thing that was looked at.
    package struct Outcome: Hashable, Sendable, Codable {
        /// What was looked at, in a few words.
        package let name: String
        /// What is wrong, each in one sentence; none where it is fit.
        package let problems: [String]

        package var isFit: Bool { problems.isEmpty }
    }

    private let file: PluginFile
    private let limits: PluginHost.Limits
    private let seed: UInt64
    private let taskCount: Int

    /// - Parameters:
    ///   - seed: Makes the same tasks again.
    ///   - taskCount: How many tasks are made up, 1 or more.
    package init(file: PluginFile, limits: PluginHost.Limits, seed: UInt64, taskCount: Int) {
        self.file = file
        self.limits = limits
        self.seed = seed
        self.taskCount = taskCount
    }

    /// Looks at one thing after the other, and no further once one is found that the next rests on.
    package func run() async -> [Outcome] {
        var outcomes = [Outcome(name: "the file", problems: fileProblems)]
        let host = PluginHost(file: file, limits: limits, settings: [:], calendar: .checking)
        let declaration: PluginDeclaration
        do throws(PluginFailure) {
            declaration = try await host.start()
            outcomes.append(Outcome(name: "fingerprint, sandbox and start", problems: []))
        } catch {
            outcomes.append(Outcome(name: "fingerprint, sandbox and start", problems: [error.sentence]))
            return outcomes
        }
        outcomes.append(Outcome(name: "declarations", problems: declaration.problems))
        let batches = MadeUpTasks(declaration, seed: seed).batches(of: taskCount)
        do throws(PluginFailure) {
            var first: [[DubanCore.Finding]] = []
            for batch in batches { first.append(try await host.review(batch.tasks, on: batch.day)) }
            outcomes.append(
                Outcome(name: "self-test on \(taskCount) tasks", problems: declaration.openWords(in: first.joined())))
            outcomes.append(
                Outcome(name: "determinism", problems: try await differences(batches, from: first, host, declaration)))
        } catch {
            outcomes.append(Outcome(name: "self-test on \(taskCount) tasks", problems: [error.sentence]))
        }
        await host.stop()
        return outcomes
    }

    private var fileProblems: [String] {
        var problems: [String] = []
        if !PluginFile.isPluginName(file.name) {
            problems.append("a plugin is called NAME.so, its name of 1 to 64 of a-z, 0-9 and -")
        }
        // Whose it is, its place decides; what anybody may change is never right.
        if let sentence = PluginFile.distrust(file.path, isDirectory: false, trustOwnFiles: true),
            !sentence.hasPrefix("it belongs")
        {
            problems.append(sentence)
        }
        return problems
    }

    /// Every batch is judged a second time in its turn, and a third time by a process that has judged nothing else,
    /// backwards.
    private func differences(
        _ batches: [MadeUpTasks.Batch], from first: [[DubanCore.Finding]], _ host: PluginHost,
        _ declaration: PluginDeclaration
    ) async throws(PluginFailure) -> [String] {
        for (batch, findings) in zip(batches, first) {
            let again = try await host.review(batch.tasks, on: batch.day)
            if let sentence = difference(batch, findings, again, "judged again") { return [sentence] }
        }
        let other = PluginHost(file: file, limits: limits, settings: [:], calendar: .checking)
        for (batch, findings) in zip(batches, first).reversed() {
            let again = try await other.review(batch.tasks.reversed(), on: batch.day)
            if let sentence = difference(batch, findings, again.reversed(), "judged by another process") {
                return [sentence]
            }
        }
        await other.stop()
        return []
    }

    private func difference(
        _ batch: MadeUpTasks.Batch, _ before: [DubanCore.Finding], _ after: [DubanCore.Finding], _ when: String
    ) -> String? {
        guard let index = before.indices.first(where: { before[$0] != after[$0] }) else { return nil }
        return "on \(batch.day) the made-up task \(batch.tasks[index].code) was \(before[index].brief), and "
            + "\(after[index].brief) when \(when); a plugin must depend on nothing but what it is given"
    }
}

extension DubanCore.Finding {
    fileprivate var brief: String {
        let rules = reminders.map { "\($0.reason.rule) of \($0.occurrence)" }.joined(separator: ", ")
        let next = nextReview.map { ", next on \($0)" } ?? ""
        return light.rawValue + (rules.isEmpty ? "" : " with " + rules) + next
    }
}

extension PluginDeclaration {
    /// What is wrong with it, in sentences.
    fileprivate var problems: [String] {
        var problems: [String] = []
        for (kind, names) in [
            ("rule", rules.map(\.id)), ("setting", settings.map(\.name)), ("attribute", attributes.map(\.name)),
        ] {
            for name in names where !PluginFile.isPluginName(name) {
                problems.append("the \(kind) '\(name.prefix(80))' must be named with 1 to 64 of a-z, 0-9 and -")
            }
            for (name, count) in Dictionary(grouping: names, by: \.self).mapValues(\.count).sorted(by: { $0 < $1 })
            where count > 1 {
                problems.append("the \(kind) '\(name)' is declared \(count) times; each needs a name of its own")
            }
        }
        if rules.isEmpty { problems.append("it declares no rule, so that it can say nothing") }
        let labels =
            [("the pillar", pillar)] + attributes.map { ("the attribute \($0.name)", $0.label) }
            + settings.map { ("the setting \($0.name)", $0.label) } + rules.map { ("the rule \($0.id)", $0.label) }
            + rules.map { ("the sentence of \($0.id)", $0.sentence) }
        for (place, text) in labels {
            if [text.traditional, text.simplified, text.english].contains(where: \.isEmpty) {
                problems.append("\(place) needs words in Traditional Chinese, Simplified Chinese and English")
            }
        }
        for rule in rules {
            let keys = [rule.sentence.traditional, rule.sentence.simplified, rule.sentence.english].map(\.placeholders)
            if Set(keys).count > 1 {
                problems.append("the sentences of \(rule.id) name different facts: they must hold the same {words}")
            }
        }
        return problems
    }
}

extension PluginDeclaration {
    /// The words that sentences have left open, each once: nobody filled them in.
    fileprivate func openWords(in findings: some Sequence<DubanCore.Finding>) -> [String] {
        let words = Dictionary(rules.map { ($0.id, $0.sentence.traditional.placeholders) }) { first, _ in first }
        var problems: [String] = []
        for finding in findings {
            for reason in finding.reminders.map(\.reason) + (finding.lightReason.map { [$0] } ?? []) {
                let rule = reason.rule.split(separator: "/", maxSplits: 1).first.map(String.init) ?? reason.rule
                for word in (words[rule] ?? []).sorted() where reason.sentence.traditional.contains("{\(word)}") {
                    let problem = "a finding by '\(rule)' leaves {\(word)} open; its facts must hold \(word)"
                    if !problems.contains(problem) { problems.append(problem) }
                }
            }
        }
        return problems
    }
}

extension String {
    /// The names in braces.
    fileprivate var placeholders: Set<String> {
        Set(
            split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap {
                $0.split(separator: "}").first.map(String.init)
            })
    }
}
