import DubanControl
import DubanCore
import DubanExchange

/// What an import says to people.
struct ImportReport {
    /// No more problems are printed.
    private static let mostProblems = 100

    let session: Session
    let outcomes: [ImportOutcome]
    let isDryRun: Bool

    func show() {
        let language = session.console.language
        let lines = outcomes.flatMap { outcome in outcome.problems.map { outcome.line($0, in: language) } }
        for line in lines.prefix(Self.mostProblems) { session.printError(line) }
        if lines.count > Self.mostProblems { session.printError(more(lines.count - Self.mostProblems)) }
        for outcome in outcomes {
            if isDryRun { ImportPreview(session: session, file: outcome.file).show() }
            // With problems elsewhere, what a file would change is not what matters now.
            guard let result = outcome.result, result.applied || lines.isEmpty else { continue }
            show(outcome, result)
        }
        if lines.isEmpty { hint() }
    }

    /// Why not everything was imported.
    var refusal: CommandFailure? {
        let problems = outcomes.flatMap(\.problems)
        guard !problems.isEmpty else { return nil }
        let applied = outcomes.filter { $0.result?.applied == true }.map(\.file.name).joined(separator: ", ")
        let suggested = problems.count { $0.suggestion != nil }
        let count = problems.count
        return CommandFailure(
            .badData,
            session.words(
                "\(count) 個問題。" + (applied.isEmpty ? "未導入任何內容。" : "僅導入了 \(applied)。")
                    + (suggested == 0 ? "" : "其中 \(suggested) 個時限有建議日期，--accept-suggested 即採用。"),
                "\(count) 个问题。" + (applied.isEmpty ? "未导入任何内容。" : "仅导入了 \(applied)。")
                    + (suggested == 0 ? "" : "其中 \(suggested) 个时限有建议日期，--accept-suggested 即采用。"),
                "\(counted(count, "problem")). \(applied.isEmpty ? "Nothing" : "Only \(applied)") has been imported."
                    + (suggested == 0
                        ? ""
                        : " For \(counted(suggested, "deadline")) a day is suggested; --accept-suggested takes it.")))
    }

    private func show(_ outcome: ImportOutcome, _ result: LedgerMessages.ImportResult) {
        let file = outcome.file
        let kind = file.kind.map { session.words(for: $0.words) } ?? ""
        session.print(
            session.text(
                "\(file.name, tint: .bold)：\(kind)，\(file.rows.count) 行",
                "\(file.name, tint: .bold)：\(kind)，\(file.rows.count) 行",
                "\(file.name, tint: .bold): read as \(kind), \(counted(file.rows.count, "row"))"
            ))
        show(result)
        show(file.taken)
        if !result.unreadColumns.isEmpty {
            let headers = result.unreadColumns.map { "「\($0)」" }.joined()
            session.print(
                session.text(
                    "  注意：沒有插件讀取\(headers)；若是筆誤，請改表頭", "  注意：没有插件读取\(headers)；若是笔误，请改表头",
                    "  note: no plugin reads \(headers); where that is a slip of the pen, mend the header"))
        }
        let skipped = outcome.rowsNotJudged
        if skipped > 0 {
            session.print(
                session.text(
                    "  \(skipped) 行未計：所列人員尚未導入", "  \(skipped) 行未计：所列人员尚未导入",
                    "  \(counted(skipped, "row")) not counted: they name people who are not imported yet"))
        }
    }

    private func show(_ result: LedgerMessages.ImportResult) {
        for change in result.changes {
            switch change.kind {
            case .added: session.print("  \("+", tint: .green) \(change.code)  \(change.title)")
            case .changed: session.print("  \("~", tint: .yellow) \(change.code)  \(change.title)")
            }
            let nothing = session.words("（空）", "（空）", "(nothing)")
            for field in change.fields {
                let (before, after) = (field.before, field.after)
                session.print(
                    "      \(field.field): \(before.isEmpty ? nothing : before) → \(after.isEmpty ? nothing : after)")
            }
        }
        let unlisted = result.added + result.changed - result.changes.count
        if unlisted > 0 { session.print("  \(more(unlisted))") }
        let verb = result.applied ? "" : session.words("將", "将", "would be ")
        session.print(
            session.text(
                "  \(verb)新增 \(result.added)，\(verb)更改 \(result.changed)，不變 \(result.unchanged)",
                "  \(verb)新增 \(result.added)，\(verb)更改 \(result.changed)，不变 \(result.unchanged)",
                "  \(result.added) \(verb)added, \(result.changed) \(verb)changed, \(result.unchanged) unchanged"))
    }

    private func show(_ taken: [TakenSuggestion]) {
        guard !taken.isEmpty else { return }
        session.print(
            session.text(
                "  採用了 \(taken.count) 個建議日期，原文一併記錄：", "  采用了 \(taken.count) 个建议日期，原文一并记录：",
                "  \(counted(taken.count, "suggested deadline")) taken, and recorded with the words of the file:"))
        for one in taken.prefix(Self.mostProblems) {
            session.print("    \(one.row): \(one.words) → \(one.due.words)")
        }
        if taken.count > Self.mostProblems { session.print("    \(more(taken.count - Self.mostProblems))") }
    }

    private func more(_ count: Int) -> String {
        session.words("…… 另有 \(count) 項", "…… 另有 \(count) 项", "… and \(count) more")
    }

    private func hint() {
        session.print(
            isDryRun
                ? session.text(
                    "僅為預覽，未作任何更改。", "仅为预览，未作任何更改。", "Nothing has been applied, since this was a dry run.")
                : session.text(
                    "`dubanctl review preview` 顯示今天將提醒什麼；`dubanctl review run` 即運行。",
                    "`dubanctl review preview` 显示今天将提醒什么；`dubanctl review run` 即运行。",
                    "`dubanctl review preview` shows what today would bring; `dubanctl review run` starts it."))
    }
}
