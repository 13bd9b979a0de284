import DubanCalendar
import DubanControl
import DubanCore

/// Shows why a task's people are told, or not.
struct TaskWhy {
    let explanation: ReviewMessages.Explanation
    let task: ReviewMessages.TaskExplanation
    let isWhole: Bool
    let session: Session

    /// So much of each part fits on a screen.
    private static let fewest = 6

    private var words: WhyWords { WhyWords(session: session) }

    func show() {
        session.print("\(task.code, tint: .bold)  \(task.title, tint: .bold)")
        session.print(
            session.text(
                "\(words.text(task.pillarLabel))，\(task.owner)，時限 \(task.deadline)；問的是 \(explanation.day)",
                "\(words.text(task.pillarLabel))，\(task.owner)，时限 \(task.deadline)；问的是 \(explanation.day)",
                "\(words.text(task.pillarLabel)), \(task.owner), due \(task.deadline); on \(explanation.day)"))
        showLight()
        if !explanation.isWorkingDay { session.print("\(words.dayOff)") }
        if let parked = task.parked {
            session.print(
                session.text(
                    "\("只按完成時限判定", tint: .red)：\(parked)", "\("只按完成时限判定", tint: .red)：\(parked)",
                    "\("only its deadline is watched", tint: .red): \(parked)"))
        }
        for silence in task.silences { session.print("\(words.silence(silence), tint: .yellow)") }
        showRules()
        showLadder()
        showReminders()
        showNext()
    }

    private func showLight() {
        let since = task.lightSince.map { session.words(" 自 \($0)", " 自 \($0)", " since \($0)") } ?? ""
        let sentence = task.lightSentence.map { "  " + words.text($0) } ?? ""
        let rule: StyledText = task.lightRule.map { " \("(\($0))", tint: .faint)" } ?? ""
        session.print("\(session.light(task.light))\(since)\(sentence)\(rule)")
    }

    private func heading(_ text: String) {
        session.print("")
        session.print("\(text, tint: .bold)")
    }

    private func showRules() {
        guard let sayings = task.sayings else {
            if explanation.day >= explanation.today, task.state == .open {
                heading(
                    session.words(
                        "規則插件版本較早，不能逐條說明。", "规则插件版本较早，不能逐条说明。",
                        "The plugin is of an earlier Kit, and cannot say why rule by rule."))
            }
            return
        }
        heading(session.words("規則所見", "规则所见", "What the rules say"))
        // What fires comes first, then what is near.
        let order: [ReviewMessages.RuleSaying.Verdict] = [.now, .ahead, .overridden, .before]
        let sorted = sayings.enumerated().sorted { left, right in
            let (a, b) = (
                order.firstIndex(of: left.element.verdict) ?? 0, order.firstIndex(of: right.element.verdict) ?? 0
            )
            return a != b ? a < b : left.offset < right.offset
        }.map(\.element)
        let shown = isWhole ? sorted[...] : sorted.prefix(Self.fewest)
        for saying in shown {
            let mark: StyledText = saying.verdict == .now ? "\("✔", tint: .green)" : "\("·", tint: .faint)"
            let what: StyledText = saying.light.map { "\(session.light($0)) " } ?? ""
            let whom = saying.rungs.isEmpty ? "" : " → " + words.rungs(saying.rungs)
            session.print(
                "\(mark) \(what)\(words.text(saying.sentence)) \("(\(saying.rule))", tint: .faint)")
            session.print("    \(words.verdict(saying))\(whom)")
        }
        if sorted.count > shown.count { session.print("\(words.more(sorted.count - shown.count), tint: .faint)") }
        if let silent = task.silentRules, !silent.isEmpty {
            let names = silent.map { "\(words.text($0.label)) (\($0.rule))" }
                .joined(separator: session.words("、", "、", ", "))
            let line = session.text(
                "條件未具備：\(names)", "条件未具备：\(names)", "Did not fire, since their condition does not hold: \(names)")
            session.print(isWhole ? line : line.cut(to: 3 * 78))
        }
    }

    private func showLadder() {
        heading(session.words("各級由誰聽到", "各级由谁听到", "Who hears on each rung"))
        for step in task.ladder {
            var deputy = ""
            if let hearer = step.hearer, hearer != step.person {
                deputy = session.words(" → \(hearer) 代理", " → \(hearer) 代理", " → \(hearer) stands in")
            }
            let skipped: StyledText =
                step.skipped.isEmpty ? "" : "  \("(\(session.words(for: step.skipped)))", tint: .faint)"
            let unreachable: StyledText =
                step.unreachable.map { reason in
                    let sentence = session.words("無法送達：\(reason)", "无法送达：\(reason)", "cannot be reached: \(reason)")
                    return "  \(sentence, tint: .red)"
                } ?? ""
            session.print("  \(session.words(for: step.rung)): \(step.person)\(deputy)\(skipped)\(unreachable)")
        }
    }

    private func showReminders() {
        heading(session.words("已定提醒", "已定提醒", "What was decided"))
        if task.reminders.isEmpty {
            return session.print(session.text("  尚無。", "  尚无。", "  Nothing yet."))
        }
        let shown = isWhole ? task.reminders[...] : task.reminders.prefix(Self.fewest)
        for reminder in shown {
            session.print(
                "  \(reminder.decided) \(words.text(reminder.sentence)) \("(\(reminder.rule))", tint: .faint)")
            session.print("    → \(reminder.recipient) (\(session.words(for: reminder.rung))): \(words.fate(reminder))")
        }
        if task.reminders.count > shown.count {
            session.print("\(words.more(task.reminders.count - shown.count), tint: .faint)")
        }
    }

    private func showNext() {
        guard explanation.day >= explanation.today else { return }
        session.print("")
        if let next = task.next {
            let whom = words.rungs(next.rungs)
            session.print(
                session.text(
                    "下次提醒：\(next.day)，\(words.text(next.label)) (\(next.rule)) → \(whom)",
                    "下次提醒：\(next.day)，\(words.text(next.label)) (\(next.rule)) → \(whom)",
                    "The next reminder is expected on \(next.day): \(words.text(next.label)) (\(next.rule)) → \(whom)"))
        } else if let review = task.nextReview {
            session.print(
                session.text(
                    "下次判定：\(review)。", "下次判定：\(review)。", "It is judged again on \(review)."))
        } else {
            session.print(
                session.text(
                    "照現狀不會再有提醒。", "照现状不会再有提醒。", "As it stands no further reminder is expected."))
        }
    }
}
