import DubanControl
import DubanCore

/// What is said of a step that was taken: what was done, and who has to do what next.
struct StepTaken {
    let step: String
    let task: LedgerMessages.TaskDescription
    let session: Session

    private func words(_ traditional: String, _ simplified: String, _ english: String) -> String {
        session.words(traditional, simplified, english)
    }

    /// JC-1 建成標準廠房：已簽收。
    var done: StyledText {
        let said: String
        switch step {
        case "approve":
            said = words(
                "同意延期，完成時限改為 \(task.deadline)", "同意延期，完成时限改为 \(task.deadline)",
                "extension approved, due on \(task.deadline) now")
        case "refuse":
            said = words(
                "不同意延期，完成時限仍為 \(task.deadline)", "不同意延期，完成时限仍为 \(task.deadline)",
                "extension refused, still due on \(task.deadline)")
        case "extend":
            let asked = task.process.extensionRequest?.deadline ?? task.deadline
            said = words("已申請延期至 \(asked)", "已申请延期至 \(asked)", "extension to \(asked) asked for")
        case "report" where task.process.completion != nil:
            said = words("已反饋並申請辦結", "已反馈并申请办结", "reported to be finished")
        default:
            let word = session.words(forStep: step)
            said = words("已\(word)", "已\(word)", word)
        }
        return session.text(
            "\(task.code, tint: .bold) \(task.title)：\(said)。", "\(task.code, tint: .bold) \(task.title)：\(said)。",
            "\(task.code, tint: .bold) \(task.title): \(said).")
    }

    /// 下一步：張三 於 2021-04-30 前辦理。
    var next: StyledText {
        session.text("下一步：\(coming)。", "下一步：\(coming)。", "Next: \(coming).")
    }

    private var coming: String {
        let code = task.code
        switch task.state {
        case .done:
            return words(
                "`dubanctl task strike \(code)` 銷號，或 `task return` 退回重辦",
                "`dubanctl task strike \(code)` 销号，或 `task return` 退回重办",
                "`dubanctl task strike \(code)` strikes it off, `task return` sends it back")
        case .struck: return words("無，任務已了結", "无，任务已了结", "nothing, it is settled")
        case .suspended, .cancelled:
            return words(
                "不再提醒，直至 `dubanctl task reopen \(code)` 重新開啟", "不再提醒，直至 `dubanctl task reopen \(code)` 重新开启",
                "no reminders, until `dubanctl task reopen \(code)` opens it again")
        case .open: break
        }
        let process = task.process
        let owner = task.owner
        if process.extensionRequest != nil {
            return words(
                "由 \(owner) 的上級、牽頭領導或督查室審批，`dubanctl task approve \(code)` 或 `task refuse`",
                "由 \(owner) 的上级、牵头领导或督查室审批，`dubanctl task approve \(code)` 或 `task refuse`",
                "whoever is above \(owner) decides, by `dubanctl task approve \(code)` or `task refuse`")
        }
        if process.completion != nil {
            return words(
                "由 \(owner) 的上級、牽頭領導或督查室審核，`dubanctl task done \(code)` 辦結或 `task return` 退回",
                "由 \(owner) 的上级、牵头领导或督查室审核，`dubanctl task done \(code)` 办结或 `task return` 退回",
                "whoever is above \(owner) closes it by `dubanctl task done \(code)`, or `task return` sends it back")
        }
        if process.sheet != nil, process.signed == nil {
            return words(
                "\(owner) 簽收（`dubanctl task sign \(code)`），完成時限 \(task.deadline)",
                "\(owner) 签收（`dubanctl task sign \(code)`），完成时限 \(task.deadline)",
                "\(owner) signs for it (`dubanctl task sign \(code)`), and has until \(task.deadline)")
        }
        if let due = process.reportDue {
            return words(
                "\(owner) 於 \(due) 前反饋，完成時限 \(task.deadline)", "\(owner) 于 \(due) 前反馈，完成时限 \(task.deadline)",
                "\(owner) reports by \(due), and has until \(task.deadline)")
        }
        return words(
            "\(owner) 於 \(task.deadline) 前完成", "\(owner) 于 \(task.deadline) 前完成",
            "\(owner) finishes it by \(task.deadline)")
    }
}
