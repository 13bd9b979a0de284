import DubanCalendar
import DubanCore

extension Wording {
    /// The longest title in a subject, in characters; the whole title stands in the body.
    private static let titleLimit = 80

    /// The same for every mail of a thread, since mail programs hold a thread together by its subject too: the task's code
    /// and title where a mail is about one task, else the week. How many tasks and lights there are stands in `preview`,
    /// which lists of mails show beside it.
    func subject(of envelope: Envelope) -> String {
        let mark = say("【督辦】", "【督办】", "[Duban] ")
        switch MailThread(of: envelope) {
        case .task(let line):
            let title = title(of: line)
            return mark + (title.count > Wording.titleLimit ? title.prefix(Wording.titleLimit - 1) + "…" : title)
        case .week(let monday):
            let week = say(
                "（\(short(monday))至\(short(monday + 6))）", "（\(short(monday))至\(short(monday + 6))）",
                ", week of \(monday)")
            let what =
                envelope.kind == .urgent
                ? say("紅燈事項", "红灯事项", "Urgent reminders") : say("工作提醒", "工作提醒", "Reminders")
            return mark + what + week
        case nil:
            let what =
                envelope.kind == .test ? say("渠道測試", "渠道测试", "test") : say("督辦通知", "督办通知", "notice")
            return mark + "\(envelope.day) " + what
        }
    }

    private func short(_ day: Day) -> String { "\(day.month)月\(day.dayOfMonth)日" }

    /// The mail in one glance: the lights, and the first task with its time. A notice's first sentence.
    func preview(of envelope: Envelope) -> String {
        guard let first = envelope.lines.first else { return envelope.notes?.first?.displayable ?? "" }
        let told = remaining(first) + say("：", "：", ": ") + first.title.displayable
        if envelope.lines.count == 1 { return told }
        let tally = talliedParts(envelope.lines, of: [.red, .yellow, .green]).joined(separator: say("、", "、", ", "))
        return tally + say("｜", "｜", " | ") + told
    }

    /// `（紅 1、黃 1）`; empty where none of the lights shines.
    func tally(_ lines: [Envelope.Line], of lights: [Light]) -> String {
        let parts = talliedParts(lines, of: lights)
        guard !parts.isEmpty else { return "" }
        let joined = parts.joined(separator: say("、", "、", ", "))
        return say("（\(joined)）", "（\(joined)）", " (\(joined))")
    }

    private func talliedParts(_ lines: [Envelope.Line], of lights: [Light]) -> [String] {
        lights.compactMap { light in
            let count = lines.count { $0.light == light }
            return count == 0 ? nil : tallied(light, count)
        }
    }

    func items(_ count: Int) -> String {
        count == 1 ? "1 item" : "\(count) items"
    }

    private func tallied(_ light: Light, _ count: Int) -> String {
        switch light {
        case .red: say("紅 \(count)", "红 \(count)", "\(count) red")
        case .yellow: say("黃 \(count)", "黄 \(count)", "\(count) yellow")
        case .green: say("即將到期 \(count)", "即将到期 \(count)", "\(count) due soon")
        }
    }
}
