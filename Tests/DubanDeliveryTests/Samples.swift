import DubanCalendar
import DubanCore
import DubanDelivery

/// Envelopes and senders for the tests of this target.
enum Samples {
    static let today = Day(number: 18_747)

    static func format() throws -> MessageFormat {
        try MessageFormat(
            senderName: "市政府督查室", sender: MailAddress("duban@example.org"), domain: "mail.example.org")
    }

    static func line(
        _ task: String, _ title: String, _ light: Light, days: Int, working: Int, rung: Rung = .owner,
        owner: String = "張三", actingFor: String? = nil
    ) -> Envelope.Line {
        Envelope.Line(
            reminder: "r-" + task, task: task, title: title, pillar: "project-construction", pillarLabel: "項目建設",
            unit: "市發展改革委", owner: owner, light: light, deadline: today + days, daysLeft: days,
            workingDaysLeft: working, rule: "overdue", reason: "節點「主體封頂」未按期完成", rung: rung,
            actingFor: actingFor)
    }

    /// 2021-04-30, a Friday: one red, one yellow, one due soon.
    static func digest() -> Envelope {
        Envelope(
            id: "0123456789abcdef0123456789abcdef", kind: .digest, campaign: "luoshi-2021", campaignName: "大抓落實年",
            channel: "smtp", person: PersonID(unit: "市發展改革委", name: "張三"), name: "張三",
            address: "zhangsan@example.org", language: .traditionalChinese, day: today, composedAt: 1_619_740_800,
            lines: [
                line("XM-001", "新能源產業園一期", .red, days: -2, working: -2),
                line(
                    "XM-014", "北部快速路改造", .yellow, days: 5, working: 3, rung: .sectionHead, owner: "李四",
                    actingFor: "王五"),
                line("XM-020", "標準廠房交付", .green, days: 10, working: 6),
            ])
    }

    /// About one task, at once.
    static func urgent(title: String = "新能源產業園一期") -> Envelope {
        var envelope = digest()
        envelope.kind = .urgent
        envelope.lines = [line("XM-001", title, .red, days: -2, working: -2)]
        return envelope
    }
}
