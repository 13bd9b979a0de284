import DubanPluginKit
import DubanTestSupport
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
        #expect(open.flatMap(\.problems) == ["a finding by 'known' leaves {a} open; its facts must hold a"])
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
