package import DubanCore
import DubanPluginKit

/// Looks whether a plugin is fit to be installed: starts it in its sandbox, reads what it declares, and has it judge tasks
/// that are made up from a seed.
package struct PluginCheck: Sendable {
    /// One thing that was looked at.
    package struct Outcome: Hashable, Sendable, Codable {
        /// What was looked at, in a few words: the English of ``words``.
        package let name: String
        package let words: Phrase
        /// What is wrong, each in one sentence; none where it is fit.
        package let problems: [String]
        /// What is worth a thought and makes nothing unfit, each in one sentence.
        package let notes: [String]

        init(_ words: Phrase, problems: [String], notes: [String] = []) {
            name = words.english
            self.words = words
            self.problems = problems
            self.notes = notes
        }

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
        var outcomes = [Outcome(Phrase("文件", "文件", "the file"), problems: fileProblems, notes: file.notes)]
        let host = PluginHost(file: file, limits: limits, settings: [:], calendar: .checking)
        let start = Phrase("指紋、沙箱與啟動", "指纹、沙箱与启动", "fingerprint, sandbox and start")
        let declaration: PluginDeclaration
        do throws(PluginFailure) {
            declaration = try await host.start()
            outcomes.append(Outcome(start, problems: []))
        } catch {
            outcomes.append(Outcome(start, problems: [error.sentence]))
            return outcomes
        }
        outcomes.append(Outcome(Phrase("聲明", "声明", "declarations"), problems: declaration.problems))
        let selfTest = Phrase("自測 \(taskCount) 項任務", "自测 \(taskCount) 项任务", "self-test on \(taskCount) tasks")
        let batches = MadeUpTasks(declaration, seed: seed).batches(of: taskCount)
        do throws(PluginFailure) {
            var first: [[DubanCore.Finding]] = []
            for batch in batches { first.append(try await judge(batch, by: host)) }
            let judged = zip(batches, first).flatMap { batch, findings in
                zip(batch.tasks, findings).map { JudgedTask(task: $0, day: batch.day, finding: $1) }
            }
            outcomes.append(
                Outcome(
                    selfTest, problems: declaration.openWords(in: judged),
                    notes: declaration.silence(in: judged)))
            outcomes.append(
                Outcome(
                    Phrase("結果穩定", "结果稳定", "determinism"), problems: try await differences(batches, from: first, host)))
        } catch {
            outcomes.append(Outcome(selfTest, problems: [error.sentence]))
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

    /// Has a batch judged.
    ///
    /// - Throws: ``PluginFailure`` that names the task that the plugin cannot bear: a batch that fails is judged again a task
    ///   at a time, as duband does it.
    private func judge(
        _ batch: MadeUpTasks.Batch, by host: PluginHost
    ) async throws(PluginFailure) -> [DubanCore.Finding] {
        let failure: PluginFailure
        do throws(PluginFailure) {
            return try await host.review(batch.tasks, on: batch.day)
        } catch {
            failure = error
        }
        for task in batch.tasks {
            do throws(PluginFailure) {
                _ = try await host.review([task], on: batch.day)
            } catch {
                throw PluginFailure(sentence: "\(task.brief(on: batch.day)): \(error.sentence)")
            }
        }
        throw PluginFailure(
            sentence: "\(batch.tasks.count) made-up tasks on \(batch.day), none of which it minds alone: "
                + failure.sentence)
    }

    /// Every batch is judged a second time in its turn, and a third time by a process that has judged nothing else,
    /// backwards.
    private func differences(
        _ batches: [MadeUpTasks.Batch], from first: [[DubanCore.Finding]], _ host: PluginHost
    ) async throws(PluginFailure) -> [String] {
        for (batch, findings) in zip(batches, first) {
            let again = try await judge(batch, by: host)
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
        for (index, task) in batch.tasks.enumerated() {
            guard let difference = before[index].difference(from: after[index]) else { continue }
            return
                "\(task.brief(on: batch.day)): \(when), \(difference); a plugin must depend on nothing but what it is "
                + "given"
        }
        return nil
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
            if let problem = rule.differingWords { problems.append(problem) }
        }
        return problems
    }
}
