package import DubanCore
package import DubanPluginKit
import Glibc
import Synchronization

/// One pillar's plugin: starts its process when it is first needed, and again after it has failed.
package actor PluginHost {
    /// Where plugins come from and what they may cost.
    package struct Limits: Hashable, Sendable {
        /// The program that loads a plugin.
        package var host: String
        /// How long a batch, or the start, may take, in seconds.
        package var batchTimeLimit: Int
        /// What becomes of a plugin where the kernel lacks a part of the sandbox.
        package var sandbox: Sandbox
        /// How much address space a plugin's process may have, in MiB.
        package var memory: Int

        package init(host: String, batchTimeLimit: Int, sandbox: Sandbox = .require, memory: Int = 512) {
            self.host = host
            self.batchTimeLimit = batchTimeLimit
            self.sandbox = sandbox
            self.memory = memory
        }

        /// How the host's option `--sandbox` has it.
        package enum Sandbox: String, Hashable, Sendable {
            /// The plugin is not loaded.
            case require
            /// It is loaded with what the kernel offers, and ``Standing/warnings`` say what is missing.
            case warn
            /// No sandbox at all: for measuring what it costs.
            case off
        }
    }

    /// A longer introduction, or a longer word of a plugin that is configured, is refused unread, in bytes.
    private static let longestIntroduction = 1 << 20

    /// Longer findings of so many tasks are refused unread, in bytes. A rule says some hundred bytes of a task; read,
    /// they take several times that memory.
    static func longestFindings(of tasks: Int) -> Int { 64 << 10 + tasks * (4 << 10) }

    /// How the plugin is, as far as anybody knows without asking it.
    package struct Standing: Hashable, Sendable {
        package var name: String
        package var path: String
        /// What the administrator wrote for it, by key.
        package var settings: [String: String]
        package var label: Phrase?
        package var isRunning: Bool
        /// Why it does not run; nil where it does or was never needed.
        package var reason: String?
        /// What its sandbox lacks, in sentences.
        package var warnings: [String] = []
    }

    /// What is known of it without asking it.
    private struct Shared {
        var standing: Standing
        /// The process, until it is reaped.
        var processID: pid_t?
        /// Whether nothing is to be started any more.
        var isInterrupted = false
        /// How long it has been waited for in reviews, in milliseconds.
        var busy: Int64 = 0
    }

    package nonisolated let file: PluginFile
    private nonisolated let shared: Mutex<Shared>
    private nonisolated let limits: Limits
    private let rawSettings: [String: String]
    private let calendar: WorkCalendar
    private let executor: ThreadExecutor
    private var process: PluginProcess?
    private var declaration: PluginDeclaration?
    private var translator: FindingTranslator?
    /// Why it may never be started.
    private var refusal: PluginFailure?

    nonisolated var batchTimeLimit: Int { limits.batchTimeLimit }

    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// - Parameter settings: What the administrator wrote for this plugin, by key.
    package init(file: PluginFile, limits: Limits, settings: [String: String], calendar: WorkCalendar) {
        self.file = file
        self.limits = limits
        self.rawSettings = settings
        self.calendar = calendar
        executor = ThreadExecutor(name: file.name)
        shared = Mutex(
            Shared(standing: Standing(name: file.name, path: file.path, settings: settings, isRunning: false)))
    }

    /// The same plugin, in a process of its own.
    nonisolated func another() -> PluginHost {
        PluginHost(file: file, limits: limits, settings: rawSettings, calendar: calendar)
    }

    /// How the plugin is. Answers at once, also while the plugin is at work.
    package nonisolated var standing: Standing {
        shared.withLock { shared in
            if shared.standing.isRunning, let processID = shared.processID, hasEnded(processID) {
                shared.standing.isRunning = false
                shared.standing.reason = "its process has gone; the next batch starts another"
            }
            return shared.standing
        }
    }

    /// How long the plugin has been waited for in all of its reviews so far, in milliseconds. What whoever asks waits
    /// beyond that, on a crowded machine, is not the plugin's doing.
    nonisolated var busyMilliseconds: Int64 { shared.withLock { $0.busy } }

    /// Ends the process in the middle of whatever it does, and starts no other: whoever waits for it fails at once.
    package nonisolated func interrupt() {
        shared.withLock { shared in
            shared.isInterrupted = true
            if let processID = shared.processID { kill(processID, SIGKILL) }
        }
    }

    /// Starts the plugin where it does not run, and says what it declares.
    package func start() throws(PluginFailure) -> PluginDeclaration {
        if let refusal { throw refusal }
        if process != nil, let declaration { return declaration }
        do throws(PluginFailure) {
            let started = try PluginProcess(limits, plugin: file)
            let isInterrupted = shared.withLock { shared in
                shared.processID = started.processID
                return shared.isInterrupted
            }
            if isInterrupted { throw PluginFailure(sentence: "duband is stopping") }
            let limit = PluginProcess.TimeLimit(seconds: limits.batchTimeLimit)
            let (hello, warnings) = try started.introduction(within: limit, atMost: Self.longestIntroduction)
            guard hello.kind == .hello else { throw PluginFailure(sentence: "it did not introduce itself") }
            let declaration = try declared(hello.payload)
            let configuration = Configuration(
                settings: try settings(for: declaration, from: rawSettings), calendar: calendar)
            let answer = try started.ask(configuration.frame, within: limit, atMost: Self.longestIntroduction)
            guard answer.kind == .ready else { throw refusal(answer) }
            self.declaration = declaration
            translator = FindingTranslator(declaration)
            started.rest()
            process = consume started
            shared.withLock {
                $0.standing.label = Phrase(declaration.pillar)
                $0.standing.isRunning = true
                $0.standing.reason = nil
                // Where nothing may be missing, nothing is: what looks like it is the plugin's own word.
                $0.standing.warnings = limits.sandbox == .require ? [] : warnings.map(\.harmless)
            }
            return declaration
        } catch {
            end(because: error)
            throw error
        }
    }

    /// Ends it for good.
    func refuse(because failure: PluginFailure) -> PluginFailure {
        refusal = failure
        end(because: failure)
        return failure
    }

    /// Ends the process; the next review starts another.
    package func stop() {
        end(because: nil)
    }

    private func end(because failure: PluginFailure?) {
        shared.withLock {
            // Before it is reaped: nobody may signal a number that is another's by then.
            $0.processID = nil
            $0.standing.isRunning = false
            if let failure { $0.standing.reason = failure.sentence }
        }
        process = nil
    }

    /// A question has no more tasks than this: so many are written while as many are judged.
    private static let mostTasks = 512
    /// No more bytes than this, or one task: a socket's buffer holds two such questions, so that to ask the second before
    /// the first is answered never waits for a plugin that waits for its answer to be read.
    private static let mostBytes = 64 << 10

    /// Has a batch judged, within the time limit. Whatever goes wrong ends the process.
    package func review(_ tasks: [TaskFacts], on today: Day) throws(PluginFailure) -> [DubanCore.Finding] {
        let begun = monotonicMilliseconds()
        defer { shared.withLock { $0.busy += monotonicMilliseconds() - begun } }
        _ = try start()
        process?.wake()
        defer { process?.rest() }
        do throws(PluginFailure) {
            return try reviewInParts(tasks, on: today)
        } catch {
            end(because: error)
            throw error
        }
    }

    private func reviewInParts(
        _ tasks: [TaskFacts], on today: Day
    ) throws(PluginFailure) -> [DubanCore.Finding] {
        if tasks.isEmpty { return [] }
        let limit = PluginProcess.TimeLimit(seconds: limits.batchTimeLimit)
        guard let translator else { throw PluginFailure(sentence: "it does not run") }
        var findings: [DubanCore.Finding] = []
        findings.reserveCapacity(tasks.count)
        var asked = 0
        var unanswered: [Int] = []
        var question: ReviewBatch?
        while findings.count < tasks.count {
            if question == nil, asked < tasks.count {
                var batch = ReviewBatch(today: today)
                asked = batch.append(tasks, from: asked, most: Self.mostTasks, bytes: Self.mostBytes)
                question = batch
            }
            // A question with one giant of a task waits until nothing is under way.
            if let next = question, unanswered.isEmpty || unanswered.count == 1 && next.size <= Self.mostBytes * 5 / 4 {
                try process?.tell(next.frame, within: limit)
                unanswered.append(next.count)
                question = nil
                if unanswered.count == 1, asked < tasks.count { continue }
            }
            let count = unanswered.removeFirst()
            let answer = try findingsPayload(of: count, within: limit)
            try translate(answer, count: count, today, translator, within: limit, into: &findings)
        }
        try askAgain(tasks, findings, on: today, translator, within: limit)
        return findings
    }

    /// Asks about one task of the batch a second time, another one each day. Whoever gives two answers to one question
    /// depends on what it was not given; and a frame too many, which would be taken for the next answer and have the next
    /// task be blamed for it, comes to light.
    private func askAgain(
        _ tasks: [TaskFacts], _ findings: [DubanCore.Finding], on today: Day, _ translator: FindingTranslator,
        within limit: PluginProcess.TimeLimit
    ) throws(PluginFailure) {
        let index = abs(Int(today.number)) % tasks.count
        var question = ReviewBatch(today: today)
        question.append(tasks[index])
        try process?.tell(question.frame, within: limit)
        let answer = try findingsPayload(of: 1, within: limit)
        guard let again = try? DubanPluginKit.Finding.list(payload: answer, count: 1) else {
            throw PluginFailure(sentence: "it answered more than it was asked")
        }
        let twoAnswers = "it gave two answers to one question, about \(tasks[index].code)"
        guard let second = try? translator.translate(again[0], today: today) else {
            throw PluginFailure(sentence: twoAnswers + ", of which the second makes no sense")
        }
        if let difference = findings[index].difference(from: second) {
            throw PluginFailure(sentence: "\(twoAnswers): \(difference)")
        }
    }

    /// Waits for the findings of so many tasks.
    private func findingsPayload(
        of count: Int, within limit: PluginProcess.TimeLimit
    ) throws(PluginFailure) -> [UInt8] {
        guard let answer = try process?.hear(within: limit, atMost: Self.longestFindings(of: count)) else {
            throw PluginFailure(sentence: "it does not run")
        }
        guard answer.kind == .findings else { throw refusal(answer) }
        return answer.payload
    }

    private func declared(_ payload: [UInt8]) throws(PluginFailure) -> PluginDeclaration {
        let declaration: PluginDeclaration
        do throws(WireError) {
            declaration = try PluginDeclaration(payload: payload)
        } catch {
            throw PluginFailure(sentence: "its introduction cannot be read (\(error))")
        }
        if let excess = declaration.excess { throw PluginFailure(sentence: "its introduction holds \(excess)") }
        guard declaration.name == file.name else {
            throw PluginFailure(
                sentence: "it calls itself '\(declaration.name)', and its file '\(file.name)'; rename the file to "
                    + "\(declaration.name).so, or have its declaration say '\(file.name)'")
        }
        return declaration
    }

    private func translate(
        _ payload: [UInt8], count: Int, _ today: Day, _ translator: FindingTranslator,
        within limit: PluginProcess.TimeLimit, into findings: inout [DubanCore.Finding]
    ) throws(PluginFailure) {
        func unreadable(_ error: WireError) -> PluginFailure {
            guard case .invalid(let what) = error else { return PluginFailure(sentence: "its findings end too early") }
            return PluginFailure(sentence: "its findings hold \(what)")
        }
        let answered: [DubanPluginKit.Finding]
        do throws(WireError) {
            answered = try DubanPluginKit.Finding.list(payload: payload, count: count)
        } catch {
            throw unreadable(error)
        }
        var words = 0
        for finding in answered {
            // A short answer may have long sentences filled in many times over; that takes the plugin's time, not ours.
            try limit.check()
            do throws(WireError) {
                findings.append(try translator.translate(finding, today: today))
            } catch {
                throw unreadable(error)
            }
            words += findings[findings.count - 1].words
            if words > Self.longestFindings(of: count) * 3 {
                throw PluginFailure(sentence: "its sentences about \(count) tasks have more than \(words) bytes")
            }
        }
    }

    /// Asks why, of a plugin that knows how to answer.
    func explanation(
        of task: TaskFacts, on today: Day
    ) throws(PluginFailure) -> (DubanCore.Finding, [ExplainedTask.RuleSaying]) {
        process?.wake()
        defer { process?.rest() }
        do throws(PluginFailure) {
            let limit = PluginProcess.TimeLimit(seconds: limits.batchTimeLimit)
            let question = Explanation.question(of: task, on: today)
            let answer = try process?.ask(question, within: limit, atMost: Self.longestIntroduction)
            guard let translator, let answer else { throw PluginFailure(sentence: "it does not run") }
            guard answer.kind == .explanation else { throw refusal(answer) }
            do throws(WireError) {
                let explanation = try Explanation(payload: answer.payload)
                return try translator.translate(explanation, today: today)
            } catch {
                guard case .invalid(let what) = error else {
                    throw PluginFailure(sentence: "its explanation ends too early")
                }
                throw PluginFailure(sentence: "its explanation holds \(what)")
            }
        } catch {
            end(because: error)
            throw error
        }
    }

    private func refusal(_ frame: Frame) -> PluginFailure {
        var reader = ByteReader(frame.payload)
        if frame.kind == .failure, let sentence = try? reader.string() {
            return PluginFailure(sentence: "it says: \(sentence.prefix(300))")
        }
        return PluginFailure(sentence: "it answered with a frame of kind \(frame.kind.rawValue)")
    }
}
