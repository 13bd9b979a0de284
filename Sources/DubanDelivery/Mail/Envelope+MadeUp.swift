import DubanCalendar
package import DubanCore

extension Envelope {
    /// A made-up envelope, by which templates are tried and shown: every fact that a mail knows stands in one of them.
    package static func madeUp(_ kind: Kind, in language: Language) -> Envelope {
        let wording = Wording(language)
        var envelope = Envelope(
            id: "5a3b1e00000000000000000000000001", kind: kind, campaign: "sample",
            campaignName: wording.say("三年攻堅突破行動", "三年攻坚突破行动", "Three-Year Campaign"), channel: "smtp",
            person: PersonID(unit: "發展改革委", name: "張三"), name: wording.say("張三", "张三", "Zhang San"),
            address: "zhangsan@example.org", language: language, day: Day(number: 18_747), composedAt: 1_619_742_600,
            lines: [])
        switch kind {
        case .digest: envelope.lines = red(envelope) + yellow(envelope) + green(envelope)
        case .urgent: envelope.lines = Array(red(envelope).prefix(1))
        case .notice:
            envelope.notes = [
                wording.say(
                    "李四 自 2021-05-06 起不在崗，至 2021-05-20，由您代理。", "李四 自 2021-05-06 起不在岗，至 2021-05-20，由您代理。",
                    "Li Si is away from 2021-05-06 to 2021-05-20, and you act for them.")
            ]
        case .test:
            envelope.notes = [
                wording.say(
                    "這是一次渠道測試，無需處理。", "这是一次渠道测试，无需处理。", "This is a test of the channel; there is nothing to do.")
            ]
        }
        return envelope
    }

    private static func line(
        _ envelope: Envelope, _ code: String, _ title: (String, String, String), _ light: Light, days: Int,
        working: Int, _ reason: (String, String, String), rung: Rung = .owner
    ) -> Line {
        let wording = Wording(envelope.language)
        return Line(
            reminder: code, task: code, title: wording.say(title.0, title.1, title.2), pillar: "project-construction",
            pillarLabel: wording.say("項目建設", "项目建设", "Project construction"),
            unit: wording.say("發展改革委", "发展改革委", "Development and Reform"),
            owner: rung == .owner ? envelope.name : wording.say("李四", "李四", "Li Si"), light: light,
            deadline: envelope.day + days, daysLeft: days, workingDaysLeft: working, rule: "sample",
            reason: wording.say(reason.0, reason.1, reason.2), rung: rung)
    }

    private static func red(_ envelope: Envelope) -> [Line] {
        let wording = Wording(envelope.language)
        var second = line(
            envelope, "ZS-007", ("裝備製造項目落地", "装备制造项目落地", "Machinery works: site handed over"), .red, days: -3,
            working: -1, ("供地已超過約定時限", "供地已超过约定时限", "The land is past its agreed date."), rung: .leaderInCharge)
        second.skipped = [
            SkippedRung(rung: .sectionHead, cause: .absent), SkippedRung(rung: .owner, cause: .recused),
        ]
        second.unreached = wording.say("王五", "王五", "Wang Wu")
        return [
            line(
                envelope, "XM-001", ("新能源產業園一期", "新能源产业园一期", "New Energy Park, phase one"), .red, days: -14,
                working: -10,
                ("節點「主體封頂」未按期完成", "节点“主体封顶”未按期完成", "The milestone 'topping out' was missed.")),
            second,
        ]
    }

    private static func yellow(_ envelope: Envelope) -> [Line] {
        let wording = Wording(envelope.language)
        var acting = line(
            envelope, "XM-014", ("北部快速路改造", "北部快速路改造", "Northern expressway"), .yellow, days: 5, working: 1,
            ("距完成時限不足 3 個工作日", "距完成时限不足 3 个工作日", "Fewer than 3 working days are left."))
        acting.actingFor = wording.say("王五", "王五", "Wang Wu")
        var parked = line(
            envelope, "KJ-102", ("高新技術企業申報", "高新技术企业申报", "High-tech certificates"), .yellow, days: 0, working: 0,
            ("申報窗口今日關閉", "申报窗口今日关闭", "Applications close today."), rung: .sectionHead)
        parked.isParked = true
        return [parked, acting]
    }

    private static func green(_ envelope: Envelope) -> [Line] {
        [
            line(
                envelope, "XM-020", ("標準廠房交付", "标准厂房交付", "Standard factory buildings"), .green, days: 12,
                working: 5, ("距驗收還有 5 個工作日", "距验收还有 5 个工作日", "Acceptance is 5 working days away."))
        ]
    }
}
