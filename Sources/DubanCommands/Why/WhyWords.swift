import DubanCalendar
import DubanControl
import DubanCore

/// What is said of a reason, in the language of the locale.
struct WhyWords {
    let session: Session

    private func words(_ traditional: String, _ simplified: String, _ english: String) -> String {
        session.words(traditional, simplified, english)
    }

    func text(_ phrase: Phrase) -> String { session.words(for: phrase) }

    func rungs(_ rungs: [Rung]) -> String {
        rungs == Rung.allCases
            ? words("各級", "各级", "every rung")
            : rungs.map { session.words(for: $0) }.joined(separator: words("、", "、", ", "))
    }

    func verdict(_ saying: ReviewMessages.RuleSaying) -> String {
        switch (saying.verdict, saying.light != nil) {
        case (.now, false): words("當日提醒", "当日提醒", "told that day")
        case (.now, true): words("亮燈", "亮灯", "the light is on")
        case (.before, false): words("提醒日 \(saying.day) 已過", "提醒日 \(saying.day) 已过", "was for \(saying.day)")
        case (.before, true): words("已過", "已过", "over")
        case (.ahead, false): words("\(saying.day) 提醒", "\(saying.day) 提醒", "on \(saying.day)")
        case (.ahead, true): words("自 \(saying.day)", "自 \(saying.day)", "from \(saying.day)")
        case (.overridden, false):
            words("\(saying.day)，被同系列後一項取代", "\(saying.day)，被同系列后一项取代", "\(saying.day), a later one is told")
        case (.overridden, true): words("另有更重的燈", "另有更重的灯", "another light is on")
        }
    }

    /// What became of a reminder.
    func fate(_ reminder: ReviewMessages.DecidedReminder) -> String {
        switch reminder.state {
        case "pending":
            return words("等待發送", "等待发送", "waits for the delivery window")
        case "superseded":
            let day = reminder.whyDay.map { "\($0) " } ?? ""
            return day + superseded(reminder.why ?? "")
        case "undeliverable":
            return words("無人可達", "无人可达", "nobody was left to tell")
        default:
            guard let carrier = reminder.carrier else { return reminder.state }
            let stead =
                carrier.person == reminder.recipient
                ? "" : words("改發 \(carrier.person)，", "改发 \(carrier.person)，", "to \(carrier.person) instead, ")
            return "\(carrier.day) " + stead + session.words(forEnvelope: carrier.state)
                + words("，信封 ", "，信封 ", ", envelope ")
                + carrier.envelope.prefix(8)
        }
    }

    private func superseded(_ why: String) -> String {
        switch why {
        case "newer": words("被同系列後一項取代", "被同系列后一项取代", "gave way to a later one of its series")
        case "changed": words("任務已更改，規則不再要求", "任务已更改，规则不再要求", "moot since the task was changed")
        case let why where why.hasPrefix("silence"):
            words("被靜默（\(why.dropFirst(8))）", "被静默（\(why.dropFirst(8))）", "muted by silence \(why.dropFirst(8))")
        default: words("任務已非在辦（\(why)）", "任务已非在办（\(why)）", "moot since the task is \(why)")
        }
    }

    func silence(_ silence: ReviewMessages.Muting) -> String {
        words(
            "靜默 \(silence.id)：\(silence.author)，至 \(silence.last)：\(silence.reason)",
            "静默 \(silence.id)：\(silence.author)，至 \(silence.last)：\(silence.reason)",
            "silence \(silence.id) by \(silence.author) until \(silence.last): \(silence.reason)")
    }

    func more(_ count: Int) -> String {
        words("另有 \(count) 條；--all 全部列出。", "另有 \(count) 条；--all 全部列出。", "\(count) more; --all shows them.")
    }

    var dayOff: String {
        words("當日休息，不發匯總。", "当日休息，不发汇总。", "It is a day without work, on which no digest goes out.")
    }
}
