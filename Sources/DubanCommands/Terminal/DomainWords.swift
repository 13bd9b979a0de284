import DubanCore

// The words of the field, in the language of the locale.
extension Session {
    func light(_ light: Light) -> StyledText {
        switch light {
        case .green: text("\("● 綠", tint: .green)", "\("● 绿", tint: .green)", "\("● green", tint: .green)")
        case .yellow: text("\("● 黃", tint: .yellow)", "\("● 黄", tint: .yellow)", "\("● yellow", tint: .yellow)")
        case .red: text("\("● 紅", tint: .red)", "\("● 红", tint: .red)", "\("● red", tint: .red)")
        }
    }

    func words(for state: TaskState) -> String {
        switch state {
        case .open: words("在辦", "在办", "open")
        case .suspended: words("暫緩", "暂缓", "suspended")
        case .done: words("辦結", "办结", "done")
        case .struck: words("銷號", "销号", "struck")
        case .cancelled: words("撤銷", "撤销", "cancelled")
        }
    }

    func words(for color: SupervisionSheet.Color) -> String {
        switch color {
        case .blue: words("藍色", "蓝色", "blue")
        case .yellow: words("黃色", "黄色", "yellow")
        case .red: words("紅色", "红色", "red")
        }
    }

    /// A sentence of a rule.
    func words(for phrase: Phrase) -> String {
        words(phrase.traditional, phrase.simplified, phrase.english)
    }

    /// The word of a step of the process, as `org.duban.Process` and the record have it.
    func words(forStep step: String) -> String {
        switch step {
        case "assign": words("交辦", "交办", "assigned")
        case "sign": words("簽收", "签收", "signed for")
        case "report": words("反饋", "反馈", "reported")
        case "extend": words("申請延期", "申请延期", "extension asked for")
        case "approve": words("同意延期", "同意延期", "extension approved")
        case "refuse": words("不同意延期", "不同意延期", "extension refused")
        case "done": words("辦結", "办结", "closed")
        case "strike": words("銷號", "销号", "struck off")
        case "return": words("退回重辦", "退回重办", "returned")
        case "reopen": words("重新開啟", "重新开启", "reopened")
        case "suspend": words("暫緩", "暂缓", "suspended")
        case "cancel": words("撤銷", "撤销", "cancelled")
        default: step
        }
    }
}
