import DubanCore
import DubanPluginKit
import DubanTestSupport
import FoundationEssentials
import Testing

@testable import DubanPluginHosting

@Suite struct PluginCheckTests {
    private func check(_ script: String) async throws -> [PluginCheck.Outcome] {
        try await withTemporaryDirectory { directory in
            let script = script.replacing("DIRECTORY", with: directory)
            let check = PluginCheck(
                file: PluginFile(name: "fake", path: try FakeHost.write(script, in: directory)),
                limits: PluginHost.Limits(host: Python.path, batchTimeLimit: 20), seed: 1, taskCount: 250)
            return await check.run()
        }
    }

    @Test("a plugin that keeps to what it is given is fit")
    func fit() async throws {
        let outcomes = try await check("serve(lambda task: QUIET)")
        #expect(
            outcomes.map(\.name) == [
                "the file", "fingerprint, sandbox and start", "declarations", "self-test on 250 tasks", "determinism",
            ])
        #expect(outcomes.flatMap(\.problems).isEmpty)
    }

    @Test("a plugin that answers otherwise in another process, or in another order, is found out")
    func indeterminate() async throws {
        let scripts = [
            """
            second = os.path.exists('DIRECTORY/first')
            open('DIRECTORY/first', 'w').close()
            serve(lambda task: QUIET[:4] + (b'\\1' if second else b'\\0') + QUIET[5:])
            """,
            """
            seen = set()
            def judge(task):
                first = not seen
                seen.add(task)
                return QUIET[:4] + (b'\\1' if task == min(seen) else b'\\0') + QUIET[5:]
            serve(judge)
            """,
        ]
        for script in scripts {
            let outcomes = try await check(script)
            let problems = outcomes.flatMap(\.problems)
            #expect(problems.count == 1, "\(outcomes)")
            let isFoundOut = problems.allSatisfy {
                $0.contains("a plugin must depend on nothing but what it is given") || $0.contains("two answers")
            }
            #expect(isFoundOut, "\(problems)")
        }
    }

    @Test("a word that a sentence leaves open is found, and it is said whose")
    func openWord() async throws {
        let filled = try await check("serve(lambda task: red('known', 0))")
        #expect(filled.flatMap(\.problems).isEmpty)
        let open = try await check("serve(lambda task: red('known', 0).replace(text('a'), text('b')))")
        let problems = open.flatMap(\.problems)
        #expect(problems.count == 1)
        #expect(problems[0].hasPrefix("the made-up task 1-1 on 20"), "\(problems)")
        #expect(problems[0].hasSuffix("): a finding by 'known' leaves {a} open; its facts must hold a"), "\(problems)")
    }

    @Test("a rule that never spoke is noted, which makes nothing unfit")
    func silence() async throws {
        let silent = try await check("serve(lambda task: QUIET)")
        #expect(silent.flatMap(\.problems).isEmpty)
        #expect(
            silent.flatMap(\.notes) == [
                "1 of 1 rules never spoke: known; only the plugin's own tests can say whether they do"
            ])
        let outspoken = try await check("serve(lambda task: red('known', 0))")
        #expect(outspoken.flatMap(\.notes).isEmpty)
    }

    @Test("the one task that a plugin cannot bear is named, with what it is made of")
    func crash() async throws {
        let outcomes = try await check(
            """
            def judge(task):
                if '2-5'.encode() in task: os._exit(7)
                return QUIET
            serve(judge)
            """)
        let problems = outcomes.flatMap(\.problems)
        #expect(problems.count == 1)
        #expect(problems[0].contains("the made-up task 2-5 on 20"), "\(problems)")
        #expect(problems[0].contains("(assigned 20"), "\(problems)")
        #expect(problems[0].hasSuffix("): it ended with status 7"), "\(problems)")
    }

    @Test("of two answers it is said what differs")
    func difference() {
        func reason(_ sentence: String) -> DubanCore.Reason {
            let phrase = Phrase(traditional: sentence, simplified: sentence, english: sentence)
            return DubanCore.Reason(rule: "known", series: "line", sentence: phrase)
        }
        let first = DubanCore.Finding(light: .red, lightReason: reason("知一"))
        var second = first
        #expect(first.difference(from: second) == nil)
        second.lightReason = reason("知二")
        #expect(
            first.difference(from: second) == "the reason for its light was known “知一”, and then known “知二”")
        second.light = .yellow
        #expect(first.difference(from: second) == "its light was red, and then yellow")
        var later = first
        later.nextReview = day("2021-05-06")
        #expect(first.difference(from: later) == "its next review was none, and then 2021-05-06")
    }

    @Test("sentences that leave different words open: which words, and in which language they are missing")
    func differingWords() {
        func problem(_ traditional: String, _ simplified: String, _ english: String) -> String? {
            Rule("known", label: Text("", "", ""), sentence: Text(traditional, simplified, english)).differingWords
        }
        #expect(problem("{a} {b}", "{b}{a}", "{a}, {b}") == nil)
        #expect(
            problem("{a} {b}", "{a}", "{a} {B}")
                == "the sentences of known name different facts: there is no {B} in Traditional Chinese, and no {B} {b} in "
                + "Simplified Chinese, and no {b} in English; each must hold the same {words}")
    }

    @Test("the libraries that a file needs are read without loading it, and Foundation is noted")
    func neededLibraries() throws {
        func needed(_ path: String) -> [String] { PluginFile(name: "any", path: path).neededLibraries }
        #expect(needed(BuildProduct.plugin("PlainDeadline")).contains("libswiftCore.so"))
        #expect(PluginFile(name: "any", path: BuildProduct.plugin("PlainDeadline")).notes.isEmpty)
        // These tests themselves need it.
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let notes = PluginFile(name: "own", path: own).notes
        #expect(notes.count == 1)
        #expect(notes.first?.hasPrefix("it needs libFoundation") == true, "\(notes)")
        #expect(needed(#filePath).isEmpty)
        #expect(needed("/nowhere.so").isEmpty)
    }

    @Test("what is made up is made up again from the same seed, and uses every kind of attribute")
    func seeds() {
        let declaration = PluginDeclaration(
            name: "sample", pillar: Text("", "", ""),
            attributes: [
                Attribute<String>("a", Text("", "", "")).declared, Attribute<Double>("b", Text("", "", "")).declared,
                Attribute<Day>("c", Text("", "", "")).declared, Attribute<Bool>("d", Text("", "", "")).declared,
            ], rules: [])
        func made(_ seed: UInt64) -> [MadeUpTasks.Batch] { MadeUpTasks(declaration, seed: seed).batches(of: 250) }
        let batches = made(7)
        #expect(batches.map(\.tasks.count) == [100, 100, 50])
        #expect(batches.map(\.tasks) == made(7).map(\.tasks))
        #expect(batches.map(\.tasks) != made(8).map(\.tasks))
        let tasks = batches.flatMap(\.tasks)
        #expect(Set(tasks.flatMap(\.attributes.keys)) == ["a", "b", "c", "d"])
        #expect(tasks.contains { !$0.milestones.isEmpty && !$0.blockers.isEmpty && $0.meter != nil })
        #expect(tasks.allSatisfy { $0.deadline >= $0.assigned })
    }
}
