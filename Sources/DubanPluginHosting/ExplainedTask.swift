package import DubanCore
package import DubanPluginKit

/// What a plugin makes of one task, and why.
package struct ExplainedTask: Hashable, Sendable {
    /// What a rule has said.
    package struct RuleSaying: Hashable, Sendable {
        package var reason: DubanCore.Reason
        /// The facts of its sentence, by name.
        package var facts: [String: String]
        package var day: Day
        package var rungs: [Rung]
        /// Nil for a reminder.
        package var light: DubanCore.Light?
        package var verdict: Saying.Verdict
    }

    package var finding: DubanCore.Finding
    /// In the rules' order; nil where the plugin was built before it could say why.
    package var sayings: [RuleSaying]?
    /// All rules that could have said something.
    package var rules: [Rule]
    package var pillarLabel: Phrase
    /// Why not the pillar's own plugin was asked; nil where it was.
    package var parked: String?
}

extension Plugins {
    /// Has one task judged on a day, with every word of every rule. Whoever fails at it is not asked a second time; the plain
    /// deadline rules say then what they can.
    ///
    /// - Parameter parked: Why its own plugin must not be asked; nil where it may.
    /// - Throws: ``PluginFailure`` where the plain deadline rules fail too.
    package func explain(
        _ task: TaskFacts, of pillar: String, on day: Day, parked: String?
    ) async throws(PluginFailure) -> ExplainedTask {
        var reason = parked
        if reason == nil, let host = host(named: pillar) {
            do throws(PluginFailure) {
                return try await host.explain(task, on: day)
            } catch {
                report(.died(plugin: pillar, reason: error.sentence))
                reason = error.sentence
            }
        }
        guard let plain = host(named: Self.plainDeadline) else {
            throw PluginFailure(sentence: "the plugin \(Self.plainDeadline) is not installed")
        }
        var explained = try await plain.explain(task, on: day)
        explained.parked = reason ?? "no plugin serves the pillar \(pillar)"
        explained.pillarLabel = Phrase(traditional: pillar, simplified: pillar, english: pillar)
        return explained
    }
}

extension PluginHost {
    /// Has one task judged, and asks why. Whatever goes wrong ends the process.
    func explain(_ task: TaskFacts, on today: Day) throws(PluginFailure) -> ExplainedTask {
        let declaration = try start()
        func explained(_ finding: DubanCore.Finding, _ sayings: [ExplainedTask.RuleSaying]?) -> ExplainedTask {
            ExplainedTask(
                finding: finding, sayings: sayings, rules: declaration.rules, pillarLabel: Phrase(declaration.pillar))
        }
        guard declaration.explains else { return explained(try review([task], on: today)[0], nil) }
        let (finding, sayings) = try explanation(of: task, on: today)
        return explained(finding, sayings)
    }
}
