import DubanCalendar
import DubanCore

// The words of the field, the same wherever they are said.

extension TaskState {
    var words: Phrase {
        switch self {
        case .open: Phrase("在辦", "在办", "open")
        case .suspended: Phrase("暫緩", "暂缓", "suspended")
        case .done: Phrase("辦結", "办结", "done")
        case .struck: Phrase("銷號", "销号", "struck")
        case .cancelled: Phrase("撤銷", "撤销", "cancelled")
        }
    }
}

extension SupervisionSheet.Color {
    var words: Phrase {
        switch self {
        case .blue: Phrase("藍色", "蓝色", "blue")
        case .yellow: Phrase("黃色", "黄色", "yellow")
        case .red: Phrase("紅色", "红色", "red")
        }
    }
}

extension Role {
    var words: Phrase {
        switch self {
        case .officer: Phrase("責任人", "责任人", "officer")
        case .sectionHead: Phrase("科室負責人", "科室负责人", "section head")
        case .leaderInCharge: Phrase("分管領導", "分管领导", "leader in charge")
        case .topLeader: Phrase("主要領導", "主要领导", "top leader")
        case .supervisionOffice: Phrase("督查室", "督查室", "supervision office")
        }
    }
}

extension Rung {
    var words: Phrase {
        switch self {
        case .owner: Phrase("責任人", "责任人", "owner")
        case .sectionHead: Role.sectionHead.words
        case .leaderInCharge: Role.leaderInCharge.words
        case .topLeader: Role.topLeader.words
        case .supervisionOffice: Role.supervisionOffice.words
        }
    }
}

extension Language {
    /// What the language is called.
    var words: Phrase {
        switch self {
        case .traditionalChinese: Phrase("繁體中文", "繁体中文", "zh-Hant")
        case .simplifiedChinese: Phrase("簡體中文", "简体中文", "zh-Hans")
        case .english: Phrase("英文", "英文", "en")
        }
    }
}

extension Weekday {
    var words: Phrase {
        switch self {
        case .monday: Phrase("星期一", "星期一", "Monday")
        case .tuesday: Phrase("星期二", "星期二", "Tuesday")
        case .wednesday: Phrase("星期三", "星期三", "Wednesday")
        case .thursday: Phrase("星期四", "星期四", "Thursday")
        case .friday: Phrase("星期五", "星期五", "Friday")
        case .saturday: Phrase("星期六", "星期六", "Saturday")
        case .sunday: Phrase("星期日", "星期日", "Sunday")
        }
    }
}

extension Envelope.Kind {
    var words: Phrase {
        switch self {
        case .digest: Phrase("匯總", "汇总", "digest")
        case .urgent: Phrase("急件", "急件", "urgent")
        case .notice: Phrase("通知", "通知", "notice")
        case .test: Phrase("測試", "测试", "test")
        }
    }
}

extension Phrase {
    /// The word of a step of the process, as `org.duban.Process` and the record have it.
    init(step: String) {
        switch step {
        case "assign": self.init("交辦", "交办", "assigned")
        case "sign": self.init("簽收", "签收", "signed for")
        case "report": self.init("反饋", "反馈", "reported")
        case "extend": self.init("申請延期", "申请延期", "extension asked for")
        case "approve": self.init("同意延期", "同意延期", "extension approved")
        case "refuse": self.init("不同意延期", "不同意延期", "extension refused")
        case "done": self.init("辦結", "办结", "closed")
        case "strike": self.init("銷號", "销号", "struck off")
        case "return": self.init("退回重辦", "退回重办", "returned")
        case "reopen": self.init("重新開啟", "重新开启", "reopened")
        case "suspend": self.init("暫緩", "暂缓", "suspended")
        case "cancel": self.init("撤銷", "撤销", "cancelled")
        default: self.init(step, step, step)
        }
    }

    /// How an envelope stands, as `org.duban.Outbox` has it; in English it is what `--state` takes.
    init(envelopeState state: String) {
        switch state {
        case "queued": self.init("待發", "待发", state)
        case "leased": self.init("發送中", "发送中", state)
        case "final-dot": self.init("待回執", "待回执", state)
        case "told": self.init("已送達", "已送达", state)
        case "rejected": self.init("被拒", "被拒", state)
        case "bounced": self.init("被退回", "被退回", state)
        case "held": self.init("扣留", "扣留", state)
        case "dropped": self.init("已放棄", "已放弃", state)
        case "recalled": self.init("已收回", "已收回", state)
        default: self.init(state, state, state)
        }
    }

    /// How an attempt to deliver ended, as `org.duban.Outbox` has it.
    init(outcome: String) {
        switch outcome {
        case "delivered": self.init("已送達", "已送达", outcome)
        case "retry": self.init("稍後再試", "稍后再试", outcome)
        case "rejected": self.init("被拒", "被拒", outcome)
        case "unknown": self.init("結果不明", "结果不明", outcome)
        default: self.init(outcome, outcome, outcome)
        }
    }
}

// In the language of the locale.
extension Session {
    func words(for phrase: Phrase) -> String { phrase[console.language] }

    func words(for state: TaskState) -> String { words(for: state.words) }
    func words(for color: SupervisionSheet.Color) -> String { words(for: color.words) }
    func words(for role: Role) -> String { words(for: role.words) }
    func words(for rung: Rung) -> String { words(for: rung.words) }
    func words(forStep step: String) -> String { words(for: Phrase(step: step)) }
    func words(forEnvelope state: String) -> String { words(for: Phrase(envelopeState: state)) }
    func words(forOutcome outcome: String) -> String { words(for: Phrase(outcome: outcome)) }

    func light(_ light: Light) -> StyledText {
        switch light {
        case .green: text("\("● 綠", tint: .green)", "\("● 绿", tint: .green)", "\("● green", tint: .green)")
        case .yellow: text("\("● 黃", tint: .yellow)", "\("● 黄", tint: .yellow)", "\("● yellow", tint: .yellow)")
        case .red: text("\("● 紅", tint: .red)", "\("● 红", tint: .red)", "\("● red", tint: .red)")
        }
    }

    /// The steps of the ladder that were passed over, and why.
    func words(for skipped: [SkippedRung]) -> String {
        let parts = skipped.map { step -> String in
            let who = step.person.map { " \($0)" } ?? ""
            let rung = words(for: step.rung)
            return switch step.cause {
            case .empty: words("\(rung)空缺", "\(rung)空缺", "no \(rung)")
            case .absent: words("\(rung)\(who) 不在崗", "\(rung)\(who) 不在岗", "\(rung)\(who) away")
            case .recused: words("\(rung)\(who) 迴避", "\(rung)\(who) 回避", "\(rung)\(who) recused")
            }
        }
        return parts.joined(separator: words("、", "、", ", "))
    }
}
