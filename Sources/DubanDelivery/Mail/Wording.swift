import DubanCalendar
import DubanCore

/// What a mail says, in the reader's language. Values from the ledger are made displayable here and nowhere later.
struct Wording: Sendable {
    let language: Language

    init(_ language: Language) {
        self.language = language
    }

    func say(_ traditional: String, _ simplified: String, _ english: String) -> String {
        switch language {
        case .traditionalChinese: traditional
        case .simplifiedChinese: simplified
        case .english: english
        }
    }

    func greeting(_ name: String) -> String {
        let name = name.displayable
        return say(name + "，您好！", name + "，您好！", "Dear " + name + ",")
    }

    /// The first sentence: which campaign, which day, how many of what.
    func summary(of envelope: Envelope) -> String {
        let campaign = envelope.campaignName.displayable
        let day = dated(envelope.day)
        let count = envelope.lines.count
        let tally = tally(envelope.lines, of: [.red, .yellow, .green])
        return say(
            "「\(campaign)」截至 \(day)，有 \(count) 項工作需要您關注\(tally)。",
            "“\(campaign)”截至 \(day)，有 \(count) 项工作需要您关注\(tally)。",
            "\(campaign), as of \(day): \(items(count)) for your attention\(tally).")
    }

    /// What kind of mail it is.
    func name(of kind: Envelope.Kind) -> String {
        switch kind {
        case .digest: say("督辦提醒", "督办提醒", "Reminders")
        case .urgent: say("紅燈督辦", "红灯督办", "Urgent reminders")
        case .notice: say("督辦通知", "督办通知", "Notice")
        case .test: say("渠道測試", "渠道测试", "Test")
        }
    }

    /// The light alone.
    func name(_ light: Light) -> String {
        switch light {
        case .red: say("紅燈", "红灯", "Red")
        case .yellow: say("黃燈", "黄灯", "Yellow")
        case .green: say("即將到期", "即将到期", "Due soon")
        }
    }

    func heading(_ light: Light, count: Int) -> String {
        switch light {
        case .red: say("紅燈事項（\(count)）", "红灯事项（\(count)）", "Red (\(count))")
        case .yellow: say("黃燈事項（\(count)）", "黄灯事项（\(count)）", "Yellow (\(count))")
        case .green: say("即將到期（\(count)）", "即将到期（\(count)）", "Due soon (\(count))")
        }
    }

    /// What to do about a group. One who supervises is asked to urge, one who owns is asked to act.
    func request(_ light: Light, ownsAny: Bool) -> String {
        switch (light, ownsAny) {
        case (.red, true):
            say(
                "請立即辦理，並反饋進展或說明原因。", "请立即办理，并反馈进展或说明原因。",
                "Please act now, and report progress or the reason for the delay.")
        case (.yellow, true):
            say("請盡快辦理並反饋進展。", "请尽快办理并反馈进展。", "Please move this forward and report progress.")
        case (.green, true):
            say("請按期辦結。", "请按期办结。", "Please finish on time.")
        case (.red, false):
            say("請督促責任人立即辦理並反饋。", "请督促责任人立即办理并反馈。", "Please see that the owners act now and report.")
        case (.yellow, false):
            say("請督促責任人盡快辦理。", "请督促责任人尽快办理。", "Please see that the owners move this forward.")
        case (.green, false):
            say("請提醒責任人按期辦結。", "请提醒责任人按期办结。", "Please remind the owners to finish on time.")
        }
    }

    func title(of line: Envelope.Line) -> String {
        "[" + line.task.displayable + "] " + line.title.displayable
    }

    /// What else is told about a line, in the order of reading. Empty values are left out.
    func facts(about line: Envelope.Line, for envelope: Envelope) -> [(label: String, value: String)] {
        var facts = [
            (deadlineLabel, dated(line.deadline) + say("，", "，", ", ") + remaining(line)),
            (say("原因", "原因", "Why"), line.reason.displayable),
            (say("類別", "类别", "Pillar"), line.pillarLabel.displayable),
        ]
        if let campaign = line.campaignName?.displayable {
            facts.append((say("專項", "专项", "Campaign"), campaign))
        }
        if line.rung != .owner || line.owner != envelope.name {
            let unit = line.unit.displayable
            let owner = line.owner.displayable + (unit.isEmpty ? "" : say("（\(unit)）", "（\(unit)）", " (\(unit))"))
            facts.append((say("責任人", "责任人", "Owner"), owner))
        }
        if let absent = line.actingFor?.displayable {
            facts.append((say("代理", "代理", "Acting for"), say("您代 \(absent) 處理", "您代 \(absent) 处理", absent)))
        }
        if let unreached = line.unreached?.displayable {
            let note = say(
                "\(unreached) 無法送達，故報您；請轉告", "\(unreached) 无法送达，故报您；请转告",
                "\(unreached) cannot be reached, so you are told instead; please pass it on")
            facts.append((say("轉告", "转告", "Pass on"), note))
        }
        if let skipped = line.skipped, !skipped.isEmpty {
            facts.append(
                (say("越級", "越级", "Instead of"), skipped.map(passedOver).joined(separator: say("；", "；", "; "))))
        }
        if line.isParked == true {
            let note = say(
                "該戰線的規則暫時不能判定，本項只按完成時限提醒", "该战线的规则暂时不能判定，本项只按完成时限提醒",
                "the pillar's own rules cannot judge it at present; only its deadline is watched")
            facts.append((say("說明", "说明", "Note"), note))
        }
        return facts.filter { !$0.1.isEmpty }
    }

    /// Which rung could not hear of it, and why.
    private func passedOver(_ skipped: SkippedRung) -> String {
        let rung =
            switch skipped.rung {
            case .owner: say("責任人", "责任人", "owner")
            case .sectionHead: say("科室負責人", "科室负责人", "section head")
            case .leaderInCharge: say("分管領導", "分管领导", "leader in charge")
            case .topLeader: say("主要領導", "主要领导", "top leader")
            case .supervisionOffice: say("督查室", "督查室", "supervision office")
            }
        return switch skipped.cause {
        case .empty: say("\(rung)空缺", "\(rung)空缺", "\(rung): nobody")
        case .absent: say("\(rung)不在崗且無代理", "\(rung)不在岗且无代理", "\(rung): away without a deputy")
        case .recused: say("\(rung)迴避", "\(rung)回避", "\(rung): recused")
        }
    }

    func labelled(_ fact: (label: String, value: String)) -> String {
        fact.label + colon + fact.value
    }

    var colon: String { say("：", "：", ": ") }

    var deadlineLabel: String { say("期限", "期限", "Deadline") }

    var footer: String {
        say("本郵件由督辦系統自動發出。", "本邮件由督办系统自动发出。", "This message was sent automatically by Duban.")
    }

    /// How far the deadline is: in working days, and in days where no working day lies between.
    func remaining(_ line: Envelope.Line) -> String {
        if line.daysLeft == 0 { return say("今日到期", "今日到期", "due today") }
        let count = line.workingDaysLeft != 0 ? line.workingDaysLeft.magnitude : line.daysLeft.magnitude
        let working = line.workingDaysLeft != 0
        let unit = say(working ? "個工作日" : "天", working ? "个工作日" : "天", working ? "working day" : "day")
        let plural = count == 1 ? "" : "s"
        return line.daysLeft < 0
            ? say("已逾期 \(count) \(unit)", "已逾期 \(count) \(unit)", "\(count) \(unit)\(plural) overdue")
            : say("還剩 \(count) \(unit)", "还剩 \(count) \(unit)", "\(count) \(unit)\(plural) left")
    }

    func dated(_ day: Day) -> String {
        let index = day.weekday.rawValue - 1
        let chinese = ["一", "二", "三", "四", "五", "六", "日"][index]
        let english = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][index]
        return say("\(day)（星期\(chinese)）", "\(day)（星期\(chinese)）", "\(english), \(day)")
    }
}
