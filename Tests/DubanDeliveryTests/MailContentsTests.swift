import DubanCore
import Testing

@testable import DubanDelivery

@Suite struct MailContentsTests {
    @Test("tasks are grouped by their light, red first, each with its own request")
    func groups() {
        var envelope = Samples.digest()
        envelope.lines.reverse()
        let contents = MailContents(envelope)
        #expect(contents.groups.map(\.light) == [.red, .yellow, .green])
        #expect(contents.groups.map { $0.lines.map(\.code) } == [["XM-001"], ["XM-014"], ["XM-020"]])
        #expect(contents.groups.map(\.isLast) == [false, false, true])
        #expect(contents.groups[0].request == "請立即辦理，並反饋進展或說明原因。")
        #expect(contents.groups[1].request == "請督促責任人盡快辦理。")
    }

    @Test("a line's facts are told once each: those that stand apart are not among the details")
    func facts() throws {
        let line = try #require(MailContents(Samples.digest()).groups[1].lines.first)
        #expect(line.deadline == "2021-05-05（星期三）" && line.remaining == "還剩 3 個工作日" && !line.isOverdue)
        #expect(line.facts.map(\.label) == ["期限：", "原因：", "類別：", "責任人：", "代理："])
        #expect(line.facts.dropFirst(line.headFacts).map(\.value) == ["李四（市發展改革委）", "您代 王五 處理"])

        var bare = Samples.urgent()
        bare.lines[0].reason = ""
        bare.lines[0].pillarLabel = ""
        let facts = try #require(MailContents(bare).groups[0].lines.first)
        #expect(facts.reason == nil && facts.pillar == nil && facts.facts.count == facts.headFacts)
    }

    @Test(
        "a digest of several campaigns says each task's",
        arguments: [
            (Language.traditionalChinese, "專項："), (.simplifiedChinese, "专项："), (.english, "Campaign: "),
        ])
    func campaigns(_ language: Language, _ label: String) throws {
        var envelope = Samples.digest()
        envelope.language = language
        envelope.lines[0].campaignName = "項目\n建設年"
        let lines = MailContents(envelope).groups.flatMap(\.lines)
        #expect(lines[0].facts.contains(MailContents.Fact(label: label, value: "項目 建設年")))
        #expect(!lines[1].facts.contains { $0.label == label })
    }

    @Test("a notice is about no task, and is seen by its first sentence")
    func notice() {
        var envelope = Samples.digest()
        envelope.kind = .notice
        envelope.lines = []
        envelope.notes = ["李四 自 2021-05-06 起不在崗。", "另\r\n一句。"]
        let contents = MailContents(envelope)
        #expect(contents.groups.isEmpty && contents.summary == nil)
        #expect(contents.notes == ["李四 自 2021-05-06 起不在崗。", "另  一句。"])
        #expect(contents.preview == "李四 自 2021-05-06 起不在崗。")
    }
}
