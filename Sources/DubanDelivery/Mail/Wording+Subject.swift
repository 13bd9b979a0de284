import DubanCore

extension Wording {
    /// The longest title in a subject, in characters; the whole title stands in the body.
    private static let titleLimit = 80

    /// Stable for the urgent mail about one task, so that mail programs keep its thread together.
    func subject(of envelope: Envelope) -> String {
        let mark = say("【督辦】", "【督办】", "[Duban] ")
        if envelope.kind == .urgent, let first = envelope.lines.first,
            envelope.lines.allSatisfy({ $0.task == first.task })
        {
            let title = title(of: first)
            return mark + (title.count > Wording.titleLimit ? title.prefix(Wording.titleLimit - 1) + "…" : title)
        }
        if envelope.kind == .notice { return mark + "\(envelope.day) " + say("督辦通知", "督办通知", "notice") }
        let count = envelope.lines.count
        let tally = tally(envelope.lines, of: [.red, .yellow])
        let urgent = envelope.kind == .urgent
        return mark + "\(envelope.day) "
            + say(
                (urgent ? "紅燈督辦" : "督辦提醒") + "：\(count) 項\(tally)",
                (urgent ? "红灯督办" : "督办提醒") + "：\(count) 项\(tally)",
                (urgent ? "urgent reminders" : "reminders") + ": \(items(count))\(tally)")
    }

    /// `（紅 1、黃 1）`; empty where none of the lights shines.
    func tally(_ lines: [Envelope.Line], of lights: [Light]) -> String {
        let parts = lights.compactMap { light in
            let count = lines.count { $0.light == light }
            return count == 0 ? nil : tallied(light, count)
        }
        guard !parts.isEmpty else { return "" }
        let joined = parts.joined(separator: say("、", "、", ", "))
        return say("（\(joined)）", "（\(joined)）", " (\(joined))")
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
