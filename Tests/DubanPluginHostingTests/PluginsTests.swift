import DubanCore
import DubanPluginKit
import DubanTestSupport
import FoundationEssentials
import Glibc
import Synchronization
import Testing

@testable import DubanPluginHosting

@Suite struct PluginsTests {
    private let poisoned = """
        def judge(task):
            if b'poison' in task: os._exit(3)
            return QUIET[:4] + b'\\1' + QUIET[5:]
        serve(judge)
        """
    private let quiet = "serve(lambda task: QUIET)"

    @Test("the task that a plugin cannot bear is parked, and the others are judged by the plugin")
    func culprit() async throws {
        try await withTemporaryDirectory { directory in
            let incidents = Mutex<[Plugins.Incident]>([])
            let plugins = Plugins(
                hosts: [
                    try FakeHost.start(poisoned, in: directory),
                    try FakeHost.start(quiet, in: directory, name: Plugins.plainDeadline),
                ],
                report: { incident in incidents.withLock { $0.append(incident) } })
            let judged = try await plugins.review(tasks("1", "poison", "3"), of: "fake", on: today)
            #expect(judged.map(\.finding.light) == [.yellow, .green, .yellow])
            #expect(judged.map { $0.parked == nil } == [true, false, true])
            #expect(judged[1].parked == "it ended with status 3")
            #expect(judged[1].finding.nextReview == today + 1)
            #expect(judged[1].pillarLabel.traditional == "fake")
            #expect(judged[0].pillarLabel.traditional == "假")
            let died = Plugins.Incident.died(plugin: "fake", reason: "it ended with status 3")
            #expect(incidents.withLock { $0 } == [died, .started(plugin: "fake"), died])
        }
    }

    @Test("a plugin that bears nothing is not tried once for each task")
    func bearsNothing() async throws {
        try await withTemporaryDirectory { directory in
            let script = "open('\(directory)/starts', 'a').write('x')\nserve(lambda task: os._exit(3))"
            let plugins = Plugins(
                hosts: [
                    try FakeHost.start(script, in: directory),
                    try FakeHost.start(quiet, in: directory, name: Plugins.plainDeadline),
                ], report: { _ in })
            let many = (1...60).map { TaskFacts(code: "\($0)", assigned: today - 30, deadline: today + 2) }
            let judged = try await plugins.review(many, of: "fake", on: today)
            #expect(judged.count == 60)
            #expect(judged.allSatisfy { $0.parked != nil })
            let starts = try String(contentsOfFile: directory + "/starts", encoding: .utf8).count
            #expect(starts <= 10, "\(starts) starts")
        }
    }

    @Test("a plugin that bears tasks one by one, slowly, is given three time limits for a batch and no more")
    func tarpit() async throws {
        try await withTemporaryDirectory { directory in
            let tarpit = """
                introduce()
                while True:
                    kind, payload = frame()
                    count = len(list(records(payload)))
                    if count > 1: give(3)
                    time.sleep(0.35)
                    give(5, QUIET)
                """
            let plugins = Plugins(
                hosts: [
                    try FakeHost.start(tarpit, in: directory, limit: 1),
                    try FakeHost.start(quiet, in: directory, name: Plugins.plainDeadline),
                ], report: { _ in })
            let many = (1...60).map { TaskFacts(code: "\($0)", assigned: today - 30, deadline: today + 2) }
            let judged = try await plugins.review(many, of: "fake", on: today)
            let parked = judged.compactMap(\.parked)
            #expect(judged.count == 60)
            #expect((50..<60).contains(parked.count), "\(parked.count)")
            #expect(Set(parked) == ["it was not tried, for the plugin took more than 3 s for its batch"])
            await plugins.stop()
        }
    }

    @Test("of two plugins of one label the plain deadline rules stay, whatever the other is called")
    func plainStays() async throws {
        try await withTemporaryDirectory { directory in
            let hosts = ["aaa", Plugins.plainDeadline, "zzz"].map { name in
                Result { try FakeHost.start(quiet, in: directory, name: name) }
            }
            let plugins = Plugins(hosts: try hosts.map { try $0.get() }, report: { _ in })
            #expect(await plugins.start().map(\.name) == [Plugins.plainDeadline])
            let reasons = plugins.standings.map(\.reason)
            #expect(reasons[1] == nil)
            #expect(
                reasons[0] == "the plugin plain-deadline serves the pillar 假 already; remove one of them")
            await plugins.stop()
        }
    }

    @Test("plugins start at the same time, and one that has failed is not tried by whoever does not want it")
    func startTogether() async throws {
        try await withTemporaryDirectory { directory in
            // Each waits until the other has started too: one after the other they would never get there.
            func script(_ own: String, _ other: String, then: String) -> String {
                """
                open('\(directory)/\(own)', 'a').write('x')
                while not os.path.exists('\(directory)/\(other)'): time.sleep(0.01)
                \(then)
                """
            }
            let plugins = Plugins(
                hosts: [
                    try FakeHost.start(
                        script("first", "second", then: "os._exit(3)"), in: directory, name: "failing", limit: 60),
                    try FakeHost.start(
                        script("second", "first", then: quiet), in: directory, name: Plugins.plainDeadline, limit: 60),
                ], report: { _ in })
            #expect(await plugins.start().map(\.name) == [Plugins.plainDeadline])
            #expect(await plugins.start(failed: false).map(\.name) == [Plugins.plainDeadline])
            #expect(try String(contentsOfFile: directory + "/first", encoding: .utf8) == "x", "not tried again")
            _ = await plugins.start()
            #expect(try String(contentsOfFile: directory + "/first", encoding: .utf8) == "xx")
            await plugins.stop()
        }
    }

    @Test("tasks of a pillar without a plugin are judged by the plain deadline rules, and asked about again tomorrow")
    func missing() async throws {
        try await withTemporaryDirectory { directory in
            let later = "serve(lambda task: sized(b'\\0' + struct.pack('<iHH', \(today.number + 40), 0, 0)))"
            let plugins = Plugins(
                hosts: [try FakeHost.start(later, in: directory, name: Plugins.plainDeadline)], report: { _ in })
            let judged = try await plugins.review(tasks("1", "2"), of: "absent", on: today)
            #expect(judged.map(\.finding.nextReview) == [today + 1, today + 1])
            #expect(judged.map(\.parked) == Array(repeating: "no plugin serves the pillar absent", count: 2))
        }
    }

    @Test("a plugin that does not start parks its whole pillar")
    func doesNotStart() async throws {
        try await withTemporaryDirectory { directory in
            let plugins = Plugins(
                hosts: [
                    try FakeHost.start("os._exit(7)", in: directory),
                    try FakeHost.start(quiet, in: directory, name: Plugins.plainDeadline),
                ], report: { _ in })
            #expect(await plugins.start().map(\.name) == [Plugins.plainDeadline])
            let judged = try await plugins.review(tasks("1", "2"), of: "fake", on: today)
            #expect(judged.map(\.parked) == Array(repeating: "it ended with status 7", count: 2))
            #expect(plugins.standings.map(\.isRunning) == [false, true])
            await plugins.stop()
            #expect(plugins.standings.map(\.isRunning) == [false, false])
        }
    }

    @Test("without the plain deadline rules nothing can be judged, and it is said so")
    func nothing() async throws {
        let plugins = Plugins(hosts: [], report: { _ in })
        await #expect(
            throws: PluginFailure(
                sentence: "the plugin plain-deadline is not installed, and no plugin serves the pillar absent")
        ) { try await plugins.review(tasks("1"), of: "absent", on: today) }
    }

    @Test("no tasks are no work")
    func empty() async throws {
        try await withTemporaryDirectory { directory in
            let plugins = Plugins(hosts: [try FakeHost.start(quiet, in: directory)], report: { _ in })
            #expect(try await plugins.review([], of: "fake", on: today).isEmpty)
        }
    }

    @Test("a plugin that is replaced judges its batch to the end, and the next batch goes to the new one")
    func replaced() async throws {
        try await withTemporaryDirectory { directory in
            let slow = """
                def judge(task):
                    open('\(directory)/asked', 'w').close()
                    while not os.path.exists('\(directory)/replaced') and os.path.exists('\(directory)'): time.sleep(0.01)
                    return QUIET[:4] + b'\\1' + QUIET[5:]
                serve(judge)
                """
            let plugins = Plugins(
                hosts: [
                    try FakeHost.start(slow, in: directory, limit: 600),
                    try FakeHost.start(quiet, in: directory, name: Plugins.plainDeadline),
                ], report: { _ in })
            async let first = plugins.review(tasks("1", "2"), of: "fake", on: today)
            try await until("the old one is at work", within: .seconds(500)) { access(directory + "/asked", F_OK) == 0 }
            let new = try FakeHost.start(quiet, in: directory)
            async let replaced: Void = plugins.replace(with: new)
            // The old one ends only with its batch, which ends only after this.
            try "".write(toFile: directory + "/replaced", atomically: false, encoding: .utf8)
            await replaced
            #expect(try await first.map(\.finding.light) == [.yellow, .yellow])
            #expect(try await plugins.review(tasks("3"), of: "fake", on: today).map(\.finding.light) == [.green])
            #expect(plugins.standings.first { $0.name == "fake" }?.isRunning == true)
            await plugins.stop()
        }
    }

    @Test("of two plugins that go by one label the second is refused for good")
    func rivals() async throws {
        try await withTemporaryDirectory { directory in
            let plugins = Plugins(
                hosts: [
                    try FakeHost.start(quiet, in: directory, name: "a"),
                    try FakeHost.start(quiet, in: directory, name: "b"),
                ], report: { _ in })
            #expect(await plugins.start().map(\.name) == ["a"])
            #expect(await plugins.start().map(\.name) == ["a"])
            let reason = plugins.standings.last?.reason
            #expect(reason == "the plugin a serves the pillar 假 already; remove one of them")
            await plugins.stop()
        }
    }
}

@Suite(.serialized) struct PluginProcessSerial {
    @Test("two hundred failures leave no process and no descriptor behind")
    func leaks() async throws {
        try await withTemporaryDirectory { directory in
            let program = directory + "/duban-fails"
            try FileManager.default.copyItem(atPath: "/bin/false", toPath: program)
            let host = PluginHost(
                file: PluginFile(name: "fake", path: directory + "/fake.so"),
                limits: PluginHost.Limits(host: program, batchTimeLimit: 5), settings: [:], calendar: .plainWeek)
            let before = try openDescriptors()
            for _ in 0..<200 {
                await #expect(throws: PluginFailure.self) { try await host.start() }
            }
            #expect(try openDescriptors() - before < 200)
            #expect(try children(named: "duban-fails") == 0)
        }
    }

    private func openDescriptors() throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
    }

    /// How many processes of that name this one has begotten, dead or alive.
    private func children(named name: String) throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: "/proc").count { entry in
            guard entry.allSatisfy(\.isNumber),
                let status = try? String(contentsOfFile: "/proc/\(entry)/stat", encoding: .utf8)
            else { return false }
            return status.contains("(\(name)) ") && status.split(separator: " ").dropFirst(3).first == "\(getpid())"
        }
    }
}
