import DubanCore
import DubanPluginKit
import DubanTestSupport
import FoundationEssentials
import Glibc
import Testing

@testable import DubanPluginHosting

@Suite struct PluginHostTests {
    /// The sentence with which a script's plugin fails at its first review.
    private func failure(_ script: String, limit: Int = 5) async throws -> String {
        try await withTemporaryDirectory { directory in
            let host = try FakeHost.start(script, in: directory, limit: limit)
            do throws(PluginFailure) {
                #expect(try await host.review(tasks("1", "2"), on: today).count == 2)
                return ""
            } catch {
                #expect(!host.standing.isRunning)
                #expect(host.standing.reason == error.sentence)
                return error.sentence
            }
        }
    }

    @Test(
        "a plugin that is not what it should be is ended, and it is said how",
        arguments: [
            ("os._exit(3)", "it ended with status 3"),
            ("sys.stderr.write('a\\nlast words\\n'); sys.stderr.flush(); os._exit(3)", "status 3: last words"),
            ("os.kill(os.getpid(), 4)", "it was ended by signal 4"),
            ("introduce(); frame(); os._exit(0)", "it ended with status 0"),
            ("s.sendall(b'\\xff\\0\\0\\0\\0')", "it sent frame of kind 255"),
            ("s.sendall(b'GET / HTTP/1.1\\r\\n\\r\\n')", "it sent frame of kind 71"),
            ("s.sendall(struct.pack('<BI', 1, (64 << 20) + 1))", "it sent frame of 67108865 bytes"),
            ("s.sendall(struct.pack('<BI', 1, 60 << 20)); time.sleep(60)", "it sent a frame of 62914560 bytes, where"),
            (
                "introduce(); frame(); s.sendall(struct.pack('<BI', 5, 1 << 20))",
                "it sent a frame of 1048576 bytes, where"
            ),
            (
                "introduce(); frame(); give(5, QUIET * 2); give(5, QUIET * 2); time.sleep(60)",
                "it answered more than it was asked"
            ),
            ("s.sendall(HELLO[:7]); os._exit(3)", "it ended with status 3, in the middle of a frame"),
            ("give(1, HELLO[5:-2])", "its introduction cannot be read"),
            ("give(1, b'\\xff' * 100)", "its introduction cannot be read"),
            ("give(3)", "it did not introduce itself"),
            ("s.sendall(HELLO); frame(); give(6, text('not today'))", "it says: not today"),
            ("s.sendall(HELLO); frame(); give(5)", "it answered with a frame of kind 5"),
            ("introduce(); frame(); give(3)", "it answered with a frame of kind 3"),
            ("introduce(); frame(); give(5, QUIET)", "its findings end too early"),
            ("introduce(); frame(); give(5, QUIET * 3)", "bytes after the last finding"),
            ("serve(lambda task: red('unknown', 0))", "the undeclared rule 'unknown'"),
            ("serve(lambda task: red('known', 30000))", "a day ahead"),
            ("serve(lambda task: QUIET[:4] + b'\\x07' + QUIET[5:])", "light 7"),
            ("introduce(); frame(); os.close(3); time.sleep(60)", "it closed its socket"),
        ])
    func failures(script: String, sentence: String) async throws {
        let said = try await failure(script)
        #expect(said.contains(sentence), "\(said)")
    }

    @Test(
        "what a later Kit says beyond what is known is passed over",
        arguments: [
            "HELLO = struct.pack('<BI', 1, len(HELLO) - 4) + HELLO[5:] + b'x'; serve(lambda task: QUIET)",
            "serve(lambda task: sized(QUIET[4:] + b'more'))",
        ])
    func laterKit(script: String) async throws {
        #expect(try await failure(script) == "")
    }

    @Test(
        "a plugin that takes too long is ended",
        arguments: [
            "time.sleep(60)", "introduce(); time.sleep(60)", "s.sendall(HELLO[:7]); time.sleep(60)",
            "s.sendall(struct.pack('<BI', 1, 1 << 20)); time.sleep(60)",
        ])
    func tooLong(script: String) async throws {
        let said = try await failure(script, limit: 1)
        #expect(said == "it did not answer within 1 s")
    }

    @Test("a plugin that says more than anybody could read is ended")
    func tooManyWords() async throws {
        let long = String(repeating: "長", count: 1365)
        try await withTemporaryDirectory { directory in
            let host = try FakeHost.start(
                """
                record = red('long', 0)
                head, reminder, tail = record[4:9], record[11:-2], record[-2:]
                serve(lambda task: sized(head + struct.pack('<H', 64) + reminder * 64 + tail))
                """, in: directory,
                rules: [Rule("long", label: Text("長", "长", "Long"), sentence: Text(long, long, long))])
            do throws(PluginFailure) {
                _ = try await host.review(tasks("1", "2"), on: today)
                Issue.record("it was believed")
            } catch {
                #expect(error.sentence.hasPrefix("its sentences about 2 tasks have more than "), "\(error.sentence)")
            }
            #expect(!host.standing.isRunning)
        }
    }

    @Test("a plugin whose process has gone is not listed as running")
    func gone() async throws {
        try await withTemporaryDirectory { directory in
            let host = try FakeHost.start(
                "open('\(directory)/pid', 'w').write(str(os.getpid())); serve(lambda task: QUIET)", in: directory)
            _ = try await host.review(tasks("1"), on: today)
            let pid = try #require(pid_t(String(contentsOfFile: directory + "/pid", encoding: .utf8)))
            kill(pid, SIGKILL)
            while host.standing.isRunning { await Task.yield() }
            #expect(host.standing.reason == "its process has gone; the next batch starts another")
        }
    }

    @Test("a plugin that is interrupted fails at once, and is not started again")
    func interrupted() async throws {
        try await withTemporaryDirectory { directory in
            let host = try FakeHost.start(
                "introduce(); frame(); os.write(2, b'at it'); time.sleep(60)", in: directory, limit: 60)
            _ = try await host.start()
            let judged = Task { try await host.review(tasks("1"), on: today) }
            host.interrupt()
            await #expect(throws: PluginFailure.self) { try await judged.value }
            await #expect(throws: PluginFailure(sentence: "duband is stopping")) { try await host.start() }
        }
    }

    @Test("the last words are the last, however much was said before")
    func lastWords() async throws {
        let said = try await failure(
            "introduce(); frame(); os.write(2, b'chatter ' * 4000 + b'\\nlast words\\n'); os._exit(3)")
        #expect(said.hasSuffix("status 3: last words"), "\(said.suffix(80))")
    }

    @Test("a plugin that talks without end is judged by what it finds")
    func flood() async throws {
        try await withTemporaryDirectory { directory in
            let host = try FakeHost.start(
                """
                def chatter():
                    try:
                        for _ in range(100): os.write(2, b'x' * 65536)
                    except BlockingIOError: pass
                introduce()
                while True:
                    kind, payload = frame()
                    chatter()
                    give(5, b"".join(QUIET for _ in records(payload)))
                """, in: directory, limit: 3)
            for _ in 0..<3 {
                #expect(try await host.review(tasks("1"), on: today).count == 1)
            }
        }
    }

    @Test(
        "a plugin has no time to itself between questions, whether it waits in a loop or talks",
        arguments: ["pass", "os.write(2, b'chatter')"])
    func rest(loop: String) async throws {
        try await withTemporaryDirectory { directory in
            let host = try FakeHost.start(
                """
                open("\(directory)/pid", "w").write(str(os.getpid()))
                os.set_blocking(3, False)
                def take(n):
                    data = b""
                    while len(data) < n:
                        try: data += s.recv(n - len(data))
                        except BlockingIOError:
                            try: \(loop)
                            except BlockingIOError: pass
                    return data
                serve(lambda task: QUIET)
                """, in: directory)
            _ = try await host.start()
            let pid = try String(contentsOfFile: directory + "/pid", encoding: .utf8)
            for _ in 0..<2 {
                try await until("the plugin is stopped") { try processState(pid) == "T" }
                #expect(try await host.review(tasks("1", "2"), on: today).count == 2)
            }
            try await until("the plugin is stopped") { try processState(pid) == "T" }
            await host.stop()
            #expect(throws: (any Error).self) { try processState(pid) }
        }
    }

    /// The letter by which proc(5) names what a process is at.
    private func processState(_ pid: String) throws -> Character? {
        let status = try String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)
        return status.split(separator: ") ").last?.first
    }

    @Test("after a failure the next review starts it anew")
    func restart() async throws {
        try await withTemporaryDirectory { directory in
            let host = try FakeHost.start(
                """
                def judge(task):
                    if b'poison' in task: os._exit(3)
                    return QUIET
                serve(judge)
                """, in: directory)
            #expect(try await host.start().name == "fake")
            await #expect(throws: PluginFailure.self) { try await host.review(tasks("1", "poison"), on: today) }
            #expect(try await host.review(tasks("1", "2"), on: today).count == 2)
            #expect(host.standing.isRunning)
            #expect(host.standing.reason == nil)
            await host.stop()
            #expect(!host.standing.isRunning)
            #expect(try await host.review(tasks("1"), on: today).count == 1)
        }
    }

    @Test("a plugin has nothing of the daemon's but its socket, its words and nothing to read")
    func inheritance() async throws {
        try await withTemporaryDirectory { directory in
            let leak = open("/dev/null", O_RDONLY)
            defer { close(leak) }
            let host = try FakeHost.start(
                """
                s.sendall(HELLO)
                frame()
                open_files = [name for name in os.listdir("/proc/self/fd") if os.path.exists("/proc/self/fd/" + name)]
                give(6, text(" ".join(sorted(open_files)) + ";" + " ".join(sorted(os.environ))
                    + ";" + str(signal.pthread_sigmask(signal.SIG_BLOCK, []))))
                """, in: directory)
            do throws(PluginFailure) {
                _ = try await host.start()
                Issue.record("the script refuses")
            } catch {
                // Python may set LC_CTYPE for itself.
                #expect(
                    error.sentence.replacing("LC_CTYPE ", with: "") == "it says: 0 1 2 3;SWIFT_BACKTRACE;set()")
            }
        }
    }

    @Test("a program that cannot be started is said so")
    func noProgram() async throws {
        let host = PluginHost(
            file: PluginFile(name: "fake", path: "/nowhere/fake.so"),
            limits: PluginHost.Limits(host: "/nowhere/duban-plugin-host", batchTimeLimit: 1), settings: [:],
            calendar: .plainWeek)
        await #expect(
            throws: PluginFailure(
                sentence: "/nowhere/duban-plugin-host could not be started: No such file or directory")
        ) { try await host.start() }
    }

    @Test("a plugin that calls itself otherwise than its file is refused")
    func otherName() async throws {
        try await withTemporaryDirectory { directory in
            let script = try FakeHost.write("introduce(); frame()", in: directory)
            let host = PluginHost(
                file: PluginFile(name: "another", path: script),
                limits: PluginHost.Limits(host: Python.path, batchTimeLimit: 5), settings: [:],
                calendar: .plainWeek)
            await #expect(
                throws: PluginFailure(
                    sentence: "it calls itself 'fake', and its file 'another'; rename the file to fake.so, or have its "
                        + "declaration say 'another'")
            ) { try await host.start() }
        }
    }

    @Test("the real host judges by the plain deadline, and refuses settings that make no sense")
    func real() async throws {
        func host(_ settings: [String: String]) -> PluginHost {
            PluginHost(
                file: PluginFile(name: "plain-deadline", path: BuildProduct.plugin("PlainDeadline")),
                limits: PluginHost.Limits(host: BuildProduct.pluginHost, batchTimeLimit: 10), settings: settings,
                calendar: .year2021)
        }
        let plain = host([:])
        #expect(try await plain.start().name == "plain-deadline")
        let findings = try await plain.review(
            [
                TaskFacts(code: "far", assigned: today - 30, deadline: today + 100),
                TaskFacts(code: "late", assigned: today - 30, deadline: today - 1),
            ], on: today)
        #expect(findings.map(\.light) == [.green, .red])
        #expect(findings[1].reminders.map(\.reason.rule) == ["overdue"])
        #expect(findings[1].reminders.first?.rungs == [.owner, .sectionHead])
        #expect(findings[1].lightReason?.sentence.traditional == "完成時限 2021-04-27 已過，逾期 1 個工作日。")
        await plain.stop()

        for (settings, sentence) in [
            (["first-reminder-days": "0"], "must lie between"), (["first-reminder-days": "soon"], "a whole number"),
            (["unheard-of": "1"], "it has no setting 'unheard-of'"),
        ] {
            do throws(PluginFailure) {
                _ = try await host(settings).start()
                Issue.record("\(settings) was taken")
            } catch {
                #expect(error.sentence.contains(sentence), "\(error.sentence)")
            }
        }
    }

    @Test("a file that is no plugin is refused by the real host, in its words")
    func noPlugin() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/fake.so"
            try "not a plugin".write(toFile: path, atomically: false, encoding: .utf8)
            let host = PluginHost(
                file: PluginFile(name: "fake", path: path),
                limits: PluginHost.Limits(host: BuildProduct.pluginHost, batchTimeLimit: 5), settings: [:],
                calendar: .plainWeek)
            do throws(PluginFailure) {
                _ = try await host.start()
                Issue.record("it was taken")
            } catch {
                #expect(error.sentence.contains("is not a plugin"), "\(error.sentence)")
            }
        }
    }
}
