import DubanCore
import DubanPluginKit
import Testing

@testable import DubanPluginHosting

@Suite struct FindingTranslatorTests {
    private typealias Finding = DubanPluginKit.Finding

    private let translator = FindingTranslator(
        PluginDeclaration(
            name: "sample", pillar: Text("", "", ""),
            rules: [
                Rule(
                    "late", series: "deadline", label: Text("", "", ""),
                    sentence: Text("遲 {days} 天", "迟 {days} 天", "{days} days late")),
                Rule("long", label: Text("", "", ""), sentence: Text(String(repeating: "{a}", count: 20_000), "", "")),
            ]))

    private func reminder(
        _ rule: String = "late", subject: String = "", facts: [String: String] = ["days": "3"],
        on day: Day = today
    ) -> Finding.WantedReminder {
        Finding.WantedReminder(
            reason: DubanPluginKit.Reason(rule: rule, subject: subject, facts: facts), rungs: [.topLeader, .owner],
            occurrence: day, urgency: .immediate)
    }

    @Test("a finding is put into the words of the core")
    func translated() throws {
        let finding = try translator.translate(
            Finding(
                light: .red, lightReason: DubanPluginKit.Reason(rule: "late", subject: "開工", facts: ["days": "2"]),
                reminders: [reminder()], nextReview: today + 1), today: today)
        #expect(finding.light == .red)
        #expect(finding.lightReason?.rule == "late/開工")
        #expect(finding.lightReason?.series == "deadline/開工")
        #expect(finding.nextReview == today + 1)
        let wanted = try #require(finding.reminders.first)
        #expect(wanted.rungs == [.owner, .topLeader])
        #expect(wanted.urgency == .immediate)
        #expect(
            wanted.reason.sentence == Phrase(traditional: "遲 3 天", simplified: "迟 3 天", english: "3 days late"))
    }

    @Test("what a plugin must not say is refused")
    func refused() {
        let refusals: [(Finding, String)] = [
            (Finding(nextReview: today), "a next review on 2021-04-28, not ahead"),
            (Finding(reminders: [reminder(on: today + 1)]), "a reminder for 2021-04-29, a day ahead"),
            (Finding(reminders: [reminder("unheard-of")]), "the undeclared rule 'unheard-of'"),
            (Finding(lightReason: DubanPluginKit.Reason(rule: "")), "the undeclared rule ''"),
            (Finding(reminders: Array(repeating: reminder(), count: 65)), "65 reminders"),
            (
                Finding(reminders: [reminder("long", facts: ["a": String(repeating: "長", count: 20_000)])]),
                "a sentence of more than 4096 bytes"
            ),
            (
                Finding(reminders: [reminder(subject: String(repeating: "長", count: 400))]),
                "a subject of more than 1024 bytes"
            ),
        ]
        func followUp(_ change: (inout DubanPluginKit.FollowUp) -> Void) -> Finding {
            var followUp = DubanPluginKit.FollowUp(key: "start", title: "開工", assigned: today, deadline: today + 9)
            change(&followUp)
            return Finding(followUps: [followUp])
        }
        let followUps: [(Finding, String)] = [
            (
                followUp { $0.key = "Start" },
                "a task that follows with the key 'Start'; a key is 1 to 64 of a-z, 0-9 and -"
            ),
            (followUp { $0.title = "" }, "a task that follows with a title of 0 bytes"),
            (followUp { $0.pillar = "../x" }, "a task that follows for the pillar '../x'"),
            (
                followUp { $0.assigned = today + 1 },
                "the task 'start' that follows from 2021-04-29, a day ahead; give that day to follow(_:on:) as well, and it "
                    + "follows when the day has come"
            ),
            (
                followUp { $0.deadline = today - 1 },
                "the task 'start' that follows, due on 2021-04-27 and assigned on 2021-04-28; its deadline cannot lie before "
                    + "the day from which its terms run"
            ),
            (
                followUp { $0.milestones = Array(repeating: .init("開工", planned: today), count: 65) },
                "a task that follows with 65 stages"
            ),
            (
                Finding(followUps: Array(repeating: followUp { _ in }.followUps[0], count: 17)),
                "17 tasks that follow"
            ),
        ]
        for (finding, what) in refusals + followUps {
            #expect(throws: WireError.invalid(what)) { try translator.translate(finding, today: today) }
        }
    }
}
