import DubanPluginKit

// MARK: - Steps

extension BusinessEnvironment {
    static let receiptSoon = soon("receipt", Text("簽收", "签收", "Signing for it"))
    static let receiptLate = late("receipt", Text("簽收", "签收", "Signing for it"))
    static let contactSoon = soon("contact", Text("聯繫企業", "联系企业", "Contacting the company"))
    static let contactLate = late("contact", Text("聯繫企業", "联系企业", "Contacting the company"))
    static let replySoon = soon("reply", Text("答覆", "答复", "Replying"))
    static let replyLate = late("reply", Text("答覆", "答复", "Replying"))
    static let closingSoon = soon("closing", Text("辦結", "办结", "Settling it"))
    static let closingLate = late("closing", Text("辦結", "办结", "Settling it"))
    static let callbackSoon = soon("callback", Text("回訪", "回访", "Calling back"))
    static let callbackLate = late("callback", Text("回訪", "回访", "Calling back"))
    static let redoSoon = soon("redo", Text("重辦", "重办", "Redoing it"))
    static let redoLate = late("redo", Text("重辦", "重办", "Redoing it"))

    private static func soon(_ step: String, _ name: Text) -> Rule {
        Rule(
            "\(step)-soon", series: step,
            label: Text(
                "\(name.traditional)將到期", "\(name.simplified)将到期", "\(name.english) is due"),
            sentence: Text(
                "訴求應於 {end} 前\(name.traditional)（自 {since} 起），還剩 {workingDays} 個工作日。",
                "诉求应于 {end} 前\(name.simplified)（自 {since} 起），还剩 {workingDays} 个工作日。",
                "\(name.english) is due by {end}, counted from {since}: {workingDays} working days left."))
    }

    private static func late(_ step: String, _ name: Text) -> Rule {
        Rule(
            "\(step)-late", series: step,
            label: Text(
                "\(name.traditional)超時", "\(name.simplified)超时", "\(name.english) is late"),
            sentence: Text(
                "訴求應於 {end} 前\(name.traditional)（自 {since} 起），超時 {workingDays} 個工作日。",
                "诉求应于 {end} 前\(name.simplified)（自 {since} 起），超时 {workingDays} 个工作日。",
                "\(name.english) was due by {end}, counted from {since}: {workingDays} working days late."))
    }

    static let redoCalled = Rule(
        "redo-called", series: "redo", label: Text("不滿意重辦", "不满意重办", "To be redone"),
        sentence: Text(
            "企業不滿意（{since}），退回重辦，{end} 前辦結。", "企业不满意（{since}），退回重办，{end} 前办结。",
            "The company was not satisfied ({since}): to be redone by {end}."))
    static let pauseVoid = Rule(
        "pause-void", label: Text("暫停無效", "暂停无效", "Pause does not count"),
        sentence: Text(
            "自 {since} 的暫停不計：須以「等待企業材料」為由，並有佐證和起止日期，時限照走。",
            "自 {since} 的暂停不计：须以“等待企业材料”为由，并有佐证和起止日期，时限照走。",
            "The pause from {since} does not count: it must be for documents of the company, with proof and both its days."
        ))
    static let extensionVoid = Rule(
        "extension-void", label: Text("延期無效", "延期无效", "Extension does not count"),
        sentence: Text(
            "延期於 {approved} 批准，晚於應辦結日 {end}，不計。", "延期于 {approved} 批准，晚于应办结日 {end}，不计。",
            "The extension was approved on {approved}, after it was due on {end}: it does not count."))
    static let topicCalled = Rule(
        "topic-called", label: Text("未訴先辦專題", "未诉先办专题", "A topic of its own"),
        sentence: Text(
            "同類訴求已達 {cases} 件，轉為未訴先辦專題，{due} 前根治。", "同类诉求已达 {cases} 件，转为未诉先办专题，{due} 前根治。",
            "{cases} appeals of the same kind: a topic to be settled at its root by {due}."))
}

// MARK: - Rates

extension BusinessEnvironment {
    static let responseLow = Rule(
        "response-low", label: Text("響應率偏低", "响应率偏低", "Response rate low"),
        sentence: Text(
            "截至 {week} 一週響應率 {rate}%（統計 {cases} 件），低於 {required}%。",
            "截至 {week} 一周响应率 {rate}%（统计 {cases} 件），低于 {required}%。",
            "In the week to {week}, {rate}% were responded to in time (of {cases}); {required}% are required."))
    static let resolutionLow = Rule(
        "resolution-low", label: Text("解決率偏低", "解决率偏低", "Resolution rate low"),
        sentence: Text(
            "截至 {week} 一週解決率 {rate}%（統計 {cases} 件），低於 {required}%。",
            "截至 {week} 一周解决率 {rate}%（统计 {cases} 件），低于 {required}%。",
            "In the week to {week}, {rate}% were resolved (of {cases}); {required}% are required."))
    static let satisfactionLow = Rule(
        "satisfaction-low", label: Text("滿意率偏低", "满意率偏低", "Satisfaction rate low"),
        sentence: Text(
            "截至 {week} 一週滿意率 {rate}%（統計 {cases} 件），低於 {required}%。",
            "截至 {week} 一周满意率 {rate}%（统计 {cases} 件），低于 {required}%。",
            "In the week to {week}, {rate}% were satisfied (of {cases}); {required}% are required."))
}

// MARK: - Misconduct

extension BusinessEnvironment {
    static let reportReceived = Rule(
        "report-received", series: "report", label: Text("作風問題反映", "作风问题反映", "Misconduct reported"),
        sentence: Text(
            "{received} 收到作風問題反映，直送督查室核查，{deadline} 前辦結；不得轉交被反映單位。",
            "{received} 收到作风问题反映，直送督查室核查，{deadline} 前办结；不得转交被反映单位。",
            "Misconduct was reported on {received}, to 督查室 alone, due by {deadline}; the unit reported must not hear of it."
        ))
    static let reportSoon = Rule(
        "report-soon", series: "report", label: Text("作風問題核查將到期", "作风问题核查将到期", "Misconduct report due"),
        sentence: Text(
            "作風問題反映應於 {deadline} 前核查辦結，還剩 {days} 天。", "作风问题反映应于 {deadline} 前核查办结，还剩 {days} 天。",
            "The report of misconduct is due by {deadline}: {days} days left."))
    static let reportLate = Rule(
        "report-late", series: "report", label: Text("作風問題核查逾期", "作风问题核查逾期", "Misconduct report overdue"),
        sentence: Text(
            "作風問題反映應於 {deadline} 前核查辦結，逾期 {workingDays} 個工作日。",
            "作风问题反映应于 {deadline} 前核查办结，逾期 {workingDays} 个工作日。",
            "The report of misconduct was due by {deadline}, {workingDays} working days ago."))
}
