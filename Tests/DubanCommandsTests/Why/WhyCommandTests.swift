import DubanCalendar
import DubanControl
import DubanCore
import Foundation
import Testing

@testable import DubanCommands

@Suite struct WhyCommandTests {
    private static func day(_ text: String) -> Day { Day(text)! }

    private static let today = day("2021-04-28")
    private static let zhang = PersonID("局/張三")

    private static func phrase(_ words: String) -> Phrase {
        Phrase(traditional: words + "繁", simplified: words + "简", english: words)
    }

    private static func saying(
        _ rule: String, _ verdict: ReviewMessages.RuleSaying.Verdict, on text: String, light: Light? = nil
    ) -> ReviewMessages.RuleSaying {
        .init(
            rule: rule, label: phrase(rule), sentence: phrase("\(rule) says"), facts: [], day: day(text),
            rungs: light == nil ? [.owner] : [], light: light, verdict: verdict)
    }

    private static func decided(
        _ state: String, why: String? = nil, to person: PersonID = zhang, carrier: Bool = false
    ) -> ReviewMessages.DecidedReminder {
        .init(
            id: "r",
            key: ReminderKey(
                campaign: "c1", task: "T-1", rule: "late", occurrence: today, rung: .owner, recipient: zhang),
            sentence: phrase("late says"), decided: today, skipped: [], state: state, why: why,
            whyDay: why.map { _ in today + 1 }, supersededBy: nil,
            carrier: carrier
                ? .init(
                    envelope: "0123456789abcdef", person: person, day: today, kind: .digest, state: "told",
                    outcome: "delivered", words: "250 OK") : nil)
    }

    private static let task: ReviewMessages.Explanation = {
        var explanation = ReviewMessages.Explanation(campaign: "c1", day: today, today: today, isWorkingDay: true)
        let task = LedgerTask(
            code: "T-1", campaign: "c1", title: "修路", pillar: "p", unit: "局", owner: zhang, assigned: day("2021-03-01"),
            deadline: day("2021-04-30"))
        var why = ReviewMessages.TaskExplanation(
            task: task, pillarLabel: phrase("Projects"), light: .yellow, lightSince: day("2021-04-27"),
            lightRule: "due-soon", lightSentence: phrase("due soon"), parked: nil)
        why.sayings = [
            saying("early", .before, on: "2021-04-23"), saying("late", .ahead, on: "2021-04-29"),
            saying("due-soon", .now, on: "2021-04-28"), saying("older", .overridden, on: "2021-04-26"),
            saying("due-soon", .now, on: "2021-04-27", light: .yellow),
        ]
        why.silentRules = [.init(rule: "slipped", label: phrase("put off"))]
        why.ladder = [
            .init(rung: .owner, person: zhang, hearer: PersonID("局/孫七"), skipped: [], unreachable: nil),
            .init(
                rung: .sectionHead, person: PersonID("局/王五"), hearer: PersonID("局/王五"),
                skipped: [SkippedRung(rung: .sectionHead, cause: .absent, person: PersonID("局/李四"))], unreachable: "550"
            ),
        ]
        why.reminders = [
            decided("told", to: PersonID("局/孫七"), carrier: true), decided("superseded", why: "newer"),
            decided("superseded", why: "silence 3"), decided("pending"),
        ]
        why.next = saying("late", .ahead, on: "2021-04-29")
        explanation.task = why
        return explanation
    }()

    private static let person: ReviewMessages.Explanation = {
        var explanation = ReviewMessages.Explanation(campaign: "c1", day: today, today: today, isWorkingDay: false)
        var person = Person(name: "張三", unit: "局", role: .officer, address: "zhang@example.org")
        person.absence = Absence(first: today, last: today, deputy: PersonID("局/孫七"))
        var why = ReviewMessages.PersonExplanation(
            person, channel: "maildir", window: DeliveryWindow(opens: 510, closes: 1080))
        (why.actor, why.unreachable) = (PersonID("局/孫七"), "550 no such user")
        why.reminders = [decided("told", to: PersonID("局/孫七"), carrier: true)]
        why.expected = []
        explanation.person = why
        return explanation
    }()

    private static func answer(_ call: FakeDaemon.Call) throws -> [String] {
        let asked = try call.parameters(as: ReviewMessages.Explain.self)
        switch (asked.task, asked.person) {
        case ("T-1", _): return [try reply(task)]
        case (_, "局/張三"): return [try reply(person)]
        case (let task?, _):
            return [
                #"{"error":"org.duban.Ledger.UnknownTask","parameters":{"campaign":"c1","code":"\#(task)"}}"#
            ]
        default:
            return [#"{"error":"org.duban.People.UnknownPerson","parameters":{"person":"某","candidates":""}}"#]
        }
    }

    private func why(_ arguments: String..., locale: String = "C", width: Int? = nil) async throws -> CommandResult {
        try await withDaemon(Self.answer) { daemon, _ in
            try dubanctl(
                ["why", "--socket", daemon.path] + arguments, environment: ["LANG": locale], isTerminal: width != nil,
                width: width)
        }
    }

    @Test("of a task it is said which rule fires and which does not and why, who hears, and what became of what")
    func task() async throws {
        let result = try await why("T-1")
        let lines = result.output.split(separator: "\n").map(String.init)
        #expect(result.status == 0 && result.errors.isEmpty)
        for line in [
            "● yellow since 2021-04-27  due soon (due-soon)", "✔ due-soon says (due-soon)", "    told that day → owner",
            "    was for 2021-04-23 → owner", "    the light is on", "    on 2021-04-29 → owner",
            "    2021-04-26, a later one is told → owner",
            "Did not fire, since their condition does not hold: put off (slipped)",
            "  owner: 局/張三 → 局/孫七 stands in",
            "  section head: 局/王五  (section head 局/李四 away)  cannot be reached: 550",
            "    → 局/張三 (owner): 2021-04-28 to 局/孫七 instead, told, envelope 01234567",
            "    → 局/張三 (owner): 2021-04-29 gave way to a later one of its series",
            "    → 局/張三 (owner): 2021-04-29 muted by silence 3",
            "    → 局/張三 (owner): waits for the delivery window",
            "The next reminder is expected on 2021-04-29: late (late) → owner",
        ] { #expect(lines.contains(line), "\(line) in\n\(result.output)") }
        // What fires comes first.
        let first = try #require(lines.firstIndex { $0.hasPrefix("✔") })
        #expect(!lines[first...].dropFirst(4).contains { $0.hasPrefix("✔") })
    }

    @Test("what is no task is a person: what stands in the way, and to whom it went instead")
    func person() async throws {
        let result = try await why("局/張三")
        for line in [
            "zhang@example.org by maildir, 08:30–18:00; on 2021-04-28",
            "It is a day without work, on which no digest goes out.",
            "Away 2021-04-28 – 2021-04-28: 局/孫七 stands in",
            "Cannot be reached, and whoever stands above is told: 550 no such user",
            "    → 2021-04-28 to 局/孫七 instead, told, envelope 01234567",
        ] { #expect(result.output.split(separator: "\n").contains(line[...]), "\(line) in\n\(result.output)") }
    }

    @Test("it is said in the language of the locale, and fits a screen")
    func languages() async throws {
        let traditional = try await why("T-1", locale: "zh_TW.UTF-8", width: 80)
        #expect(traditional.output.contains("✔") && traditional.output.contains("當日提醒"))
        #expect(traditional.output.contains("due-soon says繁") && traditional.output.contains("下次提醒：2021-04-29"))
        let simplified = try await why("局/張三", locale: "zh_CN.UTF-8", width: 80)
        #expect(simplified.output.contains("不在岗") && simplified.output.contains("无法送达"))
        #expect(traditional.output.split(separator: "\n").count <= 40)
    }

    @Test("for programs it is the daemon's answer; what is neither is refused in words")
    func others() async throws {
        let document = try JSONSerialization.jsonObject(with: Data(try await why("T-1", "--json").output.utf8))
        let sayings = ((document as? [String: Any])?["task"] as? [String: Any])?["sayings"] as? [[String: Any]]
        #expect(sayings?.compactMap { $0["verdict"] as? String } == ["before", "ahead", "now", "overridden", "now"])
        let result = try await why("某")
        #expect(result.status == 1)
        #expect(result.errors.contains("There is neither a task nor a person “某”"))
    }
}
