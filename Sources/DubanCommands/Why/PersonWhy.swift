import DubanCalendar
import DubanControl
import DubanCore

/// Shows why somebody is told, or not.
struct PersonWhy {
    let explanation: ReviewMessages.Explanation
    let person: ReviewMessages.PersonExplanation
    let isWhole: Bool
    let session: Session

    /// So much of each part fits on a screen.
    private static let fewest = 6

    private var words: WhyWords { WhyWords(session: session) }

    func show() {
        session.print("\(person.person.description, tint: .bold)")
        let hours = "\(Self.time(person.opens))–\(Self.time(person.closes))"
        session.print(
            session.text(
                "\(person.address)，渠道 \(person.channel)，\(hours)；問的是 \(explanation.day)",
                "\(person.address)，渠道 \(person.channel)，\(hours)；问的是 \(explanation.day)",
                "\(person.address) by \(person.channel), \(hours); on \(explanation.day)"))
        showObstacles()
        showMails()
        showReminders()
        showExpected()
    }

    private func showObstacles() {
        if !explanation.isWorkingDay { session.print("\(words.dayOff)") }
        if let absence = person.absence, absence.covers(explanation.day) {
            let deputy = person.actor.flatMap { $0 == person.person ? nil : $0 }
            session.print(
                session.text(
                    "\("不在崗", tint: .yellow) \(absence.first) – \(absence.last)，\(deputy.map { "由 \($0) 代理" } ?? "無人代理，上一級聽到")",
                    "\("不在岗", tint: .yellow) \(absence.first) – \(absence.last)，\(deputy.map { "由 \($0) 代理" } ?? "无人代理，上一级听到")",
                    "\("Away", tint: .yellow) \(absence.first) – \(absence.last): \(deputy.map { "\($0) stands in" } ?? "nobody stands in, the next rung hears")"
                ))
        }
        if let unreachable = person.unreachable {
            session.print(
                session.text(
                    "\("無法送達", tint: .red)，由上級聽到：\(unreachable)", "\("无法送达", tint: .red)，由上级听到：\(unreachable)",
                    "\("Cannot be reached", tint: .red), and whoever stands above is told: \(unreachable)"))
        }
        for silence in person.silences { session.print("\(words.silence(silence), tint: .yellow)") }
    }

    private func showMails() {
        heading(session.words("當日發出", "当日发出", "What was sent that day"))
        if person.mails.isEmpty { session.print(session.text("  無。", "  无。", "  Nothing.")) }
        for mail in person.mails {
            let end = mail.words.map { ": \($0)" } ?? ""
            session.print(
                "  \(session.words(for: mail.kind.words)) \(mail.envelope.prefix(8)): \(session.words(forEnvelope: mail.state))\(end)"
            )
            for note in mail.notes { session.print("    \(note)") }
            let shown = isWhole ? mail.lines[...] : mail.lines.prefix(Self.fewest)
            for line in shown { show(line) }
            if mail.lines.count > shown.count {
                session.print("    \(words.more(mail.lines.count - shown.count), tint: .faint)")
            }
        }
    }

    private func show(_ line: ReviewMessages.ExplainedMail.Line) {
        session.print("    \(line.task)  \(line.title)")
        session.print("      \(line.sentence) \("(\(line.rule))", tint: .faint)")
        var why: [String] = [
            session.words(
                "作為\(session.words(for: line.rung))", "作为\(session.words(for: line.rung))",
                "as the \(session.words(for: line.rung))")
        ]
        if let absent = line.actingFor {
            why.append(session.words("代理 \(absent)", "代理 \(absent)", "standing in for \(absent)"))
        }
        if let unreached = line.unreached {
            why.append(
                session.words("\(unreached) 無法送達", "\(unreached) 无法送达", "since \(unreached) cannot be reached"))
        }
        if !line.skipped.isEmpty { why.append(session.words(for: line.skipped)) }
        session.print("      → \(why.joined(separator: session.words("，", "，", ", ")))")
    }

    private func showReminders() {
        heading(
            session.words(
                "兩周內為其所定", "两周内为其所定", "What was decided for them in the two weeks before"))
        if person.reminders.isEmpty { session.print(session.text("  無。", "  无。", "  Nothing.")) }
        let shown = isWhole ? person.reminders[...] : person.reminders.prefix(Self.fewest)
        for reminder in shown {
            session.print(
                "  \(reminder.decided) \(reminder.task)  \(words.text(reminder.sentence)) \("(\(reminder.rule))", tint: .faint)"
            )
            session.print("    → \(words.fate(reminder))")
        }
        if person.reminders.count > shown.count {
            session.print("\(words.more(person.reminders.count - shown.count), tint: .faint)")
        }
    }

    private func showExpected() {
        guard let expected = person.expected else { return }
        heading(
            session.words(
                "若此刻辦理當日，還將聽到", "若此刻办理当日，还将听到", "What they would hear if the day's work were done now"))
        if expected.isEmpty { session.print(session.text("  無。", "  无。", "  Nothing.")) }
        let shown = isWhole ? expected[...] : expected.prefix(Self.fewest)
        for reminder in shown {
            session.print("  \(reminder.task)  \(words.text(reminder.sentence)) \("(\(reminder.rule))", tint: .faint)")
        }
        if expected.count > shown.count { session.print("\(words.more(expected.count - shown.count), tint: .faint)") }
    }

    private func heading(_ text: String) {
        session.print("")
        session.print("\(text, tint: .bold)")
    }

    private static func time(_ minute: Int) -> String {
        let (hour, rest) = (minute / 60, minute % 60)
        return "\(hour < 10 ? "0" : "")\(hour):\(rest < 10 ? "0" : "")\(rest)"
    }
}
