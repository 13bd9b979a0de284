import DubanCalendar
import DubanCore
import Testing

@testable import DubanDelivery

@Suite struct WordingTests {
    @Test("a notice says its sentences and nothing of tasks, in both forms")
    func notice() {
        var envelope = Samples.digest()
        envelope.kind = .notice
        envelope.lines = []
        envelope.notes = ["李四 自 2021-05-06 起不在崗，<由您代理>。"]
        #expect(
            plain(envelope)
                == "張三，您好！\n\n李四 自 2021-05-06 起不在崗，<由您代理>。\n\n-- \n本郵件由督辦系統自動發出。\n")
        let page = page(envelope)
        #expect(page.contains("李四 自 2021-05-06 起不在崗，&lt;由您代理&gt;。"))
        #expect(!page.contains("0 項"))
        #expect(Wording(.traditionalChinese).subject(of: envelope) == "【督辦】2021-04-30 督辦通知")
    }

    @Test("whoever hears in another's place reads in whose and why")
    func inPlace() {
        var envelope = Samples.urgent()
        envelope.lines[0].unreached = "王五"
        envelope.lines[0].skipped = [
            SkippedRung(rung: .sectionHead, cause: .empty), SkippedRung(rung: .leaderInCharge, cause: .absent),
        ]
        let text = plain(envelope)
        #expect(text.contains("轉告： 王五 無法送達，故報您；請轉告"))
        #expect(text.contains("越級： 科室負責人空缺；分管領導不在崗且無代理"))
    }

    @Test("a digest in plain text says who, what, by when, why and what to do")
    func plain() {
        let text = plain(Samples.digest())
        #expect(
            text == """
                張三，您好！

                「大抓落實年」截至 2021-04-30（星期五），有 3 項工作需要您關注（紅 1、黃 1、
                即將到期 1）。

                ■ 紅燈事項（1）
                  請立即辦理，並反饋進展或說明原因。

                 1. [XM-001] 新能源產業園一期
                    期限：   2021-04-28（星期三），已逾期 2 個工作日
                    原因：   節點「主體封頂」未按期完成
                    類別：   項目建設

                ■ 黃燈事項（1）
                  請督促責任人盡快辦理。

                 1. [XM-014] 北部快速路改造
                    期限：   2021-05-05（星期三），還剩 3 個工作日
                    原因：   節點「主體封頂」未按期完成
                    類別：   項目建設
                    責任人： 李四（市發展改革委）
                    代理：   您代 王五 處理

                ■ 即將到期（1）
                  請按期辦結。

                 1. [XM-020] 標準廠房交付
                    期限：   2021-05-10（星期一），還剩 6 個工作日
                    原因：   節點「主體封頂」未按期完成
                    類別：   項目建設

                -- 
                本郵件由督辦系統自動發出。

                """)
    }

    @Test(
        "each language counts and names the lights in its own words",
        arguments: [
            (Language.traditionalChinese, "【督辦】工作提醒（4月26日至5月2日）", "已逾期 2 個工作日"),
            (.simplifiedChinese, "【督办】工作提醒（4月26日至5月2日）", "已逾期 2 个工作日"),
            (.english, "[Duban] Reminders, week of 2021-04-26", "2 working days overdue"),
        ])
    func languages(_ language: Language, _ subject: String, _ overdue: String) throws {
        var envelope = Samples.digest()
        envelope.language = language
        let parsed = try ParsedMessage(envelope)
        #expect(parsed.subject == subject)
        #expect(parsed.single["Content-Language"] == language.rawValue)
        #expect(parsed.plain.contains(overdue) && parsed.html.contains(overdue))
        #expect(parsed.html.contains("<html lang=\"\(language.rawValue)\">"))
    }

    @Test(
        "time is told in working days, and in days where no working day lies between",
        arguments: [
            (0, 0, "今日到期", "due today"), (1, 1, "還剩 1 個工作日", "1 working day left"),
            (2, 0, "還剩 2 天", "2 days left"), (-1, 0, "已逾期 1 天", "1 day overdue"),
            (-3, -1, "已逾期 1 個工作日", "1 working day overdue"),
            (Int.min, Int.min, "已逾期 9223372036854775808 個工作日", "9223372036854775808 working days overdue"),
        ])
    func remaining(_ days: Int, _ working: Int, _ chinese: String, _ english: String) {
        var envelope = Samples.urgent()
        envelope.lines[0].daysLeft = days
        envelope.lines[0].workingDaysLeft = working
        #expect(Wording(.traditionalChinese).remaining(envelope.lines[0]) == chinese)
        #expect(Wording(.english).remaining(envelope.lines[0]) == english)
    }

    @Test("markup in the ledger's text stays text")
    func escaping() {
        var envelope = Samples.urgent(title: "<script>alert('x')</script> & \"y\"")
        envelope.name = "<b>張三</b>"
        let page = page(envelope)
        #expect(!page.contains("<script>") && !page.contains("<b>"))
        #expect(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;y&quot;"))
    }

    @Test("a long title is cut in the subject and whole in the body")
    func longTitle() {
        let title = String(repeating: "項目", count: 100)
        let envelope = Samples.urgent(title: title)
        let wording = Wording(.traditionalChinese)
        #expect(wording.subject(of: envelope).count == 84 && wording.subject(of: envelope).hasSuffix("…"))
        #expect(plain(envelope).filter { !$0.isWhitespace }.contains(title))
    }

    @Test("the subject is the same all week, and what has changed is seen beside it")
    func week() {
        var envelope = Samples.digest()
        let wording = Wording(.traditionalChinese)
        #expect(wording.preview(of: envelope) == "紅 1、黃 1、即將到期 1｜已逾期 2 個工作日：新能源產業園一期")
        let subject = wording.subject(of: envelope)
        envelope.lines.removeFirst()
        for day in -4...2 {
            envelope.day = Samples.today + day
            #expect(wording.subject(of: envelope) == subject)
        }
        #expect(wording.preview(of: envelope) == "黃 1、即將到期 1｜還剩 3 個工作日：北部快速路改造")
        envelope.day = Samples.today + 3
        #expect(wording.subject(of: envelope) == "【督辦】工作提醒（5月3日至5月9日）")
        envelope.kind = .urgent
        #expect(wording.subject(of: envelope) == "【督辦】紅燈事項（5月3日至5月9日）")
    }

    private func plain(_ envelope: Envelope) -> String {
        MailTemplates.builtIn.plain(of: MailContents(envelope))
    }

    private func page(_ envelope: Envelope) -> String {
        MailTemplates.builtIn.page(of: MailContents(envelope))
    }
}
