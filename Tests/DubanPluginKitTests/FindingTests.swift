import Testing

@testable import DubanPluginKit

/// A plugin that reads and says what it does not declare, as a task's title has it.
private struct Forgetful: PillarPlugin {
    static let declared = Attribute<Day>("visit", Text("走訪", "走访", "Visit"))
    static let forgotten = Attribute<String>("note", Text("備註", "备注", "Note"))
    static let declaration = PluginDeclaration(
        name: "forgetful", pillar: Text("忘", "忘", "Forgetful"), attributes: [declared.declared],
        rules: [Rule("visited", label: Text("訪", "访", "Visit"), sentence: Text("{day}", "{day} {who}", "{day}"))])

    init(settings: Settings) {}

    func judge(_ review: inout Review) {
        let (title, today) = (review.task.title, review.today)
        switch title {
        case "attribute": _ = review.task[Self.forgotten]
        case "kind": _ = review.task[Attribute<Double>("visit", Text("走訪", "走访", "Visit"))]
        case "rule": review.light(.red, from: review.today, by: rule("unheard"))
        case "word": review.light(.red, from: review.today, by: Self.declaration.rules[0], facts: ["day": 1])
        case "key":
            review.follow(FollowUp(key: "No 1", title: title, assigned: today, deadline: today), on: today)
        default: _ = review.task[Self.declared]
        }
    }
}

/// A plugin that takes a setting that it does not declare.
private struct Undeclared: PillarPlugin {
    static let declaration = PluginDeclaration(
        name: "undeclared", pillar: Text("漏", "漏", "Undeclared"), settings: [SamplePlugin.factor.declared], rules: [])

    init(settings: Settings) { _ = settings[SamplePlugin.lead] }
    func judge(_ review: inout Review) {}
}

private let today = day("2021-04-28")

private func judge(titled title: String) {
    _ = Forgetful(settings: Settings()).finding(
        of: TaskFacts(title: title, assigned: today, deadline: today), on: today)
}

/// What a process that has ended said.
private func said(_ result: ExitTest.Result?) -> String {
    String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
}

@Suite("A rule's own tests")
struct FindingTests {
    @Test("an attribute that a rule reads and the plugin does not declare ends the test, by name")
    func undeclaredAttribute() async {
        let missing = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            judge(titled: "attribute")
        }
        #expect(
            said(missing).contains("a rule reads the attribute 'note', which the plugin does not")
        )
        let otherKind = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            judge(titled: "kind")
        }
        #expect(
            said(otherKind).contains(
                "a rule reads the attribute 'visit' as Double, and the plugin declares it as Day"))
    }

    @Test("a setting that a plugin reads and does not declare ends the test, by name")
    func undeclaredSetting() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Undeclared(settings: Settings()).finding(of: TaskFacts(assigned: today, deadline: today), on: today)
        }
        #expect(
            said(result).contains("the plugin reads the setting 'lead-days', which it does not"))
    }

    @Test("what duband would not take of a finding ends the test")
    func finding() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            judge(titled: "rule")
        }
        #expect(said(result).contains("a finding names the rule 'unheard'"))
    }

    @Test("what is declared is read, and what is not there is nil")
    func declared() {
        judge(titled: "")
        let task = TaskFacts(assigned: today, deadline: today, attributes: ["visit": .day(today)])
        _ = Forgetful(settings: Settings()).finding(of: task, on: today)
    }

    @Test(
        "a task with an attribute of another name or kind than declared is refused, and it is said what would be right")
    func attributes() {
        func problem(_ attributes: [String: TaskFacts.Value]) -> String? {
            Forgetful.declaration.problem(with: TaskFacts(assigned: today, deadline: today, attributes: attributes))
        }
        #expect(problem(["visit": .day(today)]) == nil)
        #expect(
            problem(["vist": .day(today)])
                == "the task has the attribute 'vist', which forgetful does not declare; it declares visit")
        #expect(
            problem(["visit": .text("2021-04-28")])
                == "the task's attribute 'visit' is .text, and forgetful declares it as Day; write .day")
    }

    @Test("a finding with a rule that is not declared, a word left open, or a task that cannot follow is refused")
    func problems() {
        func problem(_ finding: Finding) -> String? { Forgetful.declaration.problem(with: finding, on: today) }
        let open = Finding(light: .red, lightReason: Reason(rule: "visited", facts: ["day": "1"]))
        #expect(problem(Finding()) == nil)
        #expect(problem(open) == "a finding by 'visited' leaves {who} open in “{day} {who}”; its facts must hold who")
        #expect(
            problem(Finding(light: .red, lightReason: Reason(rule: "unheard")))?.hasPrefix(
                "a finding names the rule 'unheard', which forgetful does not declare") == true)
        func following(_ key: String, _ assigned: Day, _ deadline: Day) -> String? {
            problem(Finding(followUps: [FollowUp(key: key, title: "驗收", assigned: assigned, deadline: deadline)]))
        }
        #expect(following("a-1", today, today) == nil)
        #expect(
            following("No 1", today, today)
                == "a finding holds a task that follows with the key 'No 1'; a key is 1 to 64 of a-z, 0-9 and -")
        #expect(
            following("a", today + 1, today + 2)?.contains("from 2021-04-29, a day ahead; give that day to") == true)
        #expect(following("a", today, today - 1)?.contains("due on 2021-04-27 and assigned on 2021-04-28") == true)
    }
}
