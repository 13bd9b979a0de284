package import DubanCore
package import DubanPluginKit
import Synchronization

/// The plugins of the house: asks each pillar's own, and the plain deadline rules where that one fails.
package final class Plugins: Sendable {
    /// The plugin that serves pillars without one of their own.
    package static let plainDeadline = "plain-deadline"

    /// What became of one task.
    package struct Judgement: Hashable, Sendable {
        package var finding: DubanCore.Finding
        package var pillarLabel: Phrase
        /// Why its own plugin did not judge it, in one sentence; nil where it did.
        package var parked: String?
    }

    /// No more tasks of a batch than this are tried one by one and fail.
    package static let mostFailures = 8

    /// Something that an administrator should hear of.
    package enum Incident: Hashable, Sendable {
        case started(plugin: String)
        case died(plugin: String, reason: String)
        /// It runs without a part of its sandbox; one sentence says which.
        case notLockedIn(plugin: String, warning: String)
    }

    private let installed: Mutex<[String: PluginHost]>
    private let candidates = Mutex<[PluginHost]>([])
    private let budgets = Mutex<[String: PluginBudget]>([:])
    private let isInterrupted = Mutex(false)
    private let tell: @Sendable (Incident) -> Void

    /// - Parameter report: Told of every start and every death, but those that ``interrupt()`` means.
    package init(hosts: [PluginHost], report: @escaping @Sendable (Incident) -> Void) {
        tell = report
        installed = Mutex(Dictionary(hosts.map { ($0.file.name, $0) }, uniquingKeysWith: { first, _ in first }))
    }

    /// The same plugins, in processes of their own; nobody hears of their starts and deaths.
    package func another() -> Plugins {
        Plugins(hosts: hosts.map { $0.another() }, report: { _ in })
    }

    func report(_ incident: Incident) {
        if !isInterrupted.withLock({ $0 }) { tell(incident) }
    }

    /// The hosts in the order of their names.
    private var hosts: [PluginHost] {
        installed.withLock { $0.values.sorted { $0.file.name < $1.file.name } }
    }

    func host(named name: String) -> PluginHost? {
        installed.withLock { $0[name] }
    }

    /// Puts a host in the place of the one of its name, or beside the others. The next batch goes to it; a batch that is
    /// at the old one is judged to its end, and then the old one is ended.
    package func replace(with host: PluginHost) async {
        let old = installed.withLock { $0.updateValue(host, forKey: host.file.name) }
        if isInterrupted.withLock({ $0 }) { host.interrupt() }
        await old?.stop()
        announceStart(of: host)
    }

    /// What a plugin declares, or the reason why nobody can ask it; nil where there is no such plugin.
    package func declaration(of name: String) async -> Result<PluginDeclaration, PluginFailure>? {
        guard let host = host(named: name) else { return nil }
        do throws(PluginFailure) {
            return .success(try await host.start())
        } catch {
            return .failure(error)
        }
    }

    /// Starts every plugin that does not run, all at the same time, and says what those that run declare, in the order of
    /// their names. Of two that go by one label the second is refused: it would be left open which of them a ledger means.
    /// The plain deadline rules never are, for they stand in for all others.
    ///
    /// - Parameter failed: Whether those that have failed before are tried again.
    package func start(failed: Bool = true) async -> [PluginDeclaration] {
        let hosts = hosts.filter { failed || $0.standing.isRunning || $0.standing.reason == nil }
        let running = Set(hosts.filter(\.standing.isRunning).map(\.file.name))
        let started = await withTaskGroup(of: (String, Result<PluginDeclaration, PluginFailure>).self) { group in
            for host in hosts {
                group.addTask {
                    do throws(PluginFailure) {
                        return (host.file.name, .success(try await host.start()))
                    } catch {
                        return (host.file.name, .failure(error))
                    }
                }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        var declarations: [PluginDeclaration] = []
        for host in Self.plainFirst(hosts) {
            let name = host.file.name
            do throws(PluginFailure) {
                guard let declaration = try started[name]?.get() else { continue }
                if let rival = declaration.rival(among: declarations) { throw await host.refuse(because: rival) }
                declarations.append(declaration)
                if !running.contains(name) { announceStart(of: host) }
            } catch {
                report(.died(plugin: name, reason: error.sentence))
            }
        }
        return declarations.sorted { $0.name < $1.name }
    }

    /// Starts a host that is to take another's place. It is interrupted with the others.
    package func start(candidate host: PluginHost) async throws(PluginFailure) -> PluginDeclaration {
        candidates.withLock { $0.append(host) }
        defer { candidates.withLock { $0.removeAll { $0 === host } } }
        if isInterrupted.withLock({ $0 }) { host.interrupt() }
        return try await host.start()
    }

    /// Why plugins do not take the place of others.
    package struct Unfit: Error, Sendable {
        package var plugin: String
        package var failure: PluginFailure
    }

    /// Starts other plugins beside those at work, and puts them all in their place: the next batch goes to them, and a batch
    /// that is under way is judged to its end.
    ///
    /// - Returns: What those that run declare, in the order of their names.
    /// - Throws: ``Unfit`` where a plugin that runs now would not; all is as it was. One that does not run now may stay so.
    package func exchange(for new: [PluginHost]) async throws(Unfit) -> [PluginDeclaration] {
        let running = Set(hosts.filter(\.standing.isRunning).map(\.file.name))
        candidates.withLock { $0 += new }
        defer { candidates.withLock { list in list.removeAll { host in new.contains { $0 === host } } } }
        if isInterrupted.withLock({ $0 }) { for host in new { host.interrupt() } }
        var declarations: [PluginDeclaration] = []
        for host in Self.plainFirst(new) {
            do throws(PluginFailure) {
                let declaration = try await host.start()
                if let rival = declaration.rival(among: declarations) { throw await host.refuse(because: rival) }
                declarations.append(declaration)
            } catch {
                guard !running.contains(host.file.name) else {
                    for host in new { await host.stop() }
                    throw Unfit(plugin: host.file.name, failure: error)
                }
                report(.died(plugin: host.file.name, reason: error.sentence))
            }
        }
        let old = hosts
        installed.withLock { installed in
            installed = Dictionary(new.map { ($0.file.name, $0) }, uniquingKeysWith: { first, _ in first })
        }
        if isInterrupted.withLock({ $0 }) { for host in new { host.interrupt() } }
        for host in old { await host.stop() }
        for host in new where host.standing.isRunning { announceStart(of: host) }
        return declarations.sorted { $0.name < $1.name }
    }

    /// The plain deadline rules are never refused for another's sake.
    private static func plainFirst(_ hosts: [PluginHost]) -> [PluginHost] {
        hosts.filter { $0.file.name == plainDeadline } + hosts.filter { $0.file.name != plainDeadline }
    }

    private func announceStart(of host: PluginHost) {
        report(.started(plugin: host.file.name))
        for warning in host.standing.warnings {
            report(.notLockedIn(plugin: host.file.name, warning: warning))
        }
    }

    /// How each plugin is, in the order of their names.
    package var standings: [PluginHost.Standing] {
        hosts.map(\.standing)
    }

    /// Ends every plugin's process at once, also those at work, and starts no other: whoever waits for a review fails.
    package func interrupt() {
        isInterrupted.withLock { $0 = true }
        for host in hosts + candidates.withLock({ $0 }) { host.interrupt() }
    }

    /// Ends every plugin's process.
    package func stop() async {
        for host in hosts { await host.stop() }
    }

    /// Judges tasks of one pillar, in their order.
    ///
    /// Where the plugin fails, the batch is tried again a task at a time, so that one task that it cannot bear costs the
    /// others nothing. That task, and all of them where the plugin does not start, are *parked*: judged by the plain
    /// deadline rules, and tried again tomorrow. After ``mostFailures`` such tasks the rest are parked untried, for a
    /// plugin that bears nothing would take its time limit for every one of them. So are they after three time limits, for
    /// one that bears them one by one takes its time limit as well; and all that comes once its budget of the day is used
    /// up.
    ///
    /// - Throws: ``PluginFailure`` where the plain deadline rules fail too: then nothing can be judged.
    package func review(
        _ tasks: [TaskFacts], of pillar: String, on today: Day
    ) async throws(PluginFailure) -> [Judgement] {
        guard let host = host(named: pillar) else {
            return try await park(tasks, of: pillar, on: today, because: "no plugin serves the pillar \(pillar)")
        }
        if let excess = excess(of: pillar, on: today) {
            return try await park(tasks, of: pillar, on: today, because: excess)
        }
        do throws(PluginFailure) {
            return try await judge(tasks, host, today)
        } catch {
            report(.died(plugin: pillar, reason: error.sentence))
        }
        do throws(PluginFailure) {
            _ = try await host.start()
            announceStart(of: host)
        } catch {
            return try await park(tasks, of: pillar, on: today, because: error.sentence)
        }
        return try await judgeEach(tasks, of: pillar, host, today)
    }

    private func judgeEach(
        _ tasks: [TaskFacts], of pillar: String, _ host: PluginHost, _ today: Day
    ) async throws(PluginFailure) -> [Judgement] {
        var judgements: [Judgement] = []
        var failures = 0
        let begun = host.busyMilliseconds
        let limit = host.batchTimeLimit * 3
        for (index, task) in tasks.enumerated() {
            var untried: String?
            do throws(PluginFailure) {
                judgements += try await judge([task], host, today)
            } catch {
                report(.died(plugin: pillar, reason: error.sentence))
                failures += 1
                judgements += try await park([task], of: pillar, on: today, because: error.sentence)
                if failures == Self.mostFailures {
                    untried = "the plugin failed at \(failures) others of its batch; at the last \(error.sentence)"
                }
            }
            if untried == nil, host.busyMilliseconds - begun >= Int64(limit) * 1000 {
                untried = "the plugin took more than \(limit) s for its batch"
            }
            untried = untried ?? excess(of: pillar, on: today)
            guard let untried else { continue }
            judgements += try await park(
                Array(tasks[(index + 1)...]), of: pillar, on: today, because: "it was not tried, for " + untried)
            break
        }
        return judgements
    }

    private func excess(of pillar: String, on today: Day) -> String? {
        budgets.withLock { $0[pillar]?.excess(on: today) }
    }

    private func judge(
        _ tasks: [TaskFacts], _ host: PluginHost, _ today: Day
    ) async throws(PluginFailure) -> [Judgement] {
        let begun = host.busyMilliseconds
        var findings: [DubanCore.Finding] = []
        defer {
            let words = findings.reduce(0) { $0 + $1.words }
            budgets.withLock { budgets in
                budgets[host.file.name, default: PluginBudget()].charge(
                    milliseconds: host.busyMilliseconds - begun, words: words, tasks: findings.count, on: today)
            }
        }
        findings = try await host.review(tasks, on: today)
        let label = Phrase(try await host.start().pillar)
        return findings.map { Judgement(finding: $0, pillarLabel: label) }
    }

    /// Has the plain deadline rules judge tasks that their own plugin must not or cannot judge.
    ///
    /// - Throws: ``PluginFailure`` where those fail too.
    package func park(
        _ tasks: [TaskFacts], of pillar: String, on today: Day, because reason: String
    ) async throws(PluginFailure) -> [Judgement] {
        if tasks.isEmpty { return [] }
        guard let plain = host(named: Self.plainDeadline) else {
            throw PluginFailure(sentence: "the plugin \(Self.plainDeadline) is not installed, and \(reason)")
        }
        let findings: [DubanCore.Finding]
        do throws(PluginFailure) {
            findings = try await plain.review(tasks, on: today)
        } catch {
            throw PluginFailure(sentence: "the plugin \(Self.plainDeadline) failed (\(error.sentence)), and \(reason)")
        }
        let label = Phrase(traditional: pillar, simplified: pillar, english: pillar)
        return findings.map { finding in
            var finding = finding
            // Its own plugin is asked again the next day, whether or not its deadline has anything to say then.
            finding.nextReview = min(finding.nextReview ?? today + 1, today + 1)
            return Judgement(finding: finding, pillarLabel: label, parked: reason)
        }
    }
}

extension Phrase {
    /// The same words, as the core has them.
    package init(_ text: Text) {
        self.init(traditional: text.traditional, simplified: text.simplified, english: text.english)
    }
}

extension TaskFacts {
    /// What a plugin is told of a task of the ledger.
    ///
    /// How the process stands is told as the attributes of ``ProcessLadder``, over what the ledger file says of them.
    package init(_ task: LedgerTask, slips: Int, lastReview: Day?) {
        self.init(
            code: task.code, title: task.title, assigned: task.assigned, deadline: task.deadline,
            originalDeadline: task.originalDeadline, slips: slips, lastReview: lastReview,
            meter: task.meter.map { Meter(target: $0.target, achieved: $0.achieved) },
            milestones: task.milestones.map { Milestone($0.name, planned: $0.planned, reached: $0.reached) },
            blockers: task.blockers.map { Blocker($0.name, since: $0.since, resolved: $0.resolved) },
            attributes: task.attributes.mapValues { value in
                switch value {
                case .text(let text): .text(text)
                case .number(let number): .number(number)
                case .day(let day): .day(day)
                case .flag(let flag): .flag(flag)
                }
            })
        if task.process.isEmpty { return }
        attributes[ProcessLadder.issued.name] = task.process.sheet.map { .day($0.issued) }
        if let day = task.process.signed { attributes[ProcessLadder.signed.name] = .day(day) }
        attributes[ProcessLadder.reportDue.name] = task.process.reportDue.map { .day($0) }
    }
}
