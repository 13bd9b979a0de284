public import DubanPluginKit

extension BusinessEnvironment {
    public static let declaration = PluginDeclaration(
        name: "business-environment", pillar: Text("營商環境", "营商环境", "Business environment"),
        attributes: ProcessLadder.attributes + [
            kind.declared, reportedUnit.declared, received.declared, contacted.declared,
            replied.declared, closed.declared, calledBack.declared, redone.declared, satisfaction.declared,
            extensionApproved.declared, extendedUntil.declared, pauseFrom.declared, pauseUntil.declared,
            pauseReason.declared, pauseProof.declared, similarCases.declared, latestSimilar.declared,
            responseRate.declared, resolutionRate.declared, satisfactionRate.declared, countedCases.declared,
        ],
        settings: DeadlineLadder.settings + ProcessLadder.settings + [
            receiptTerm.declared, contactTerm.declared, replyTerm.declared, closingTerm.declared,
            extendedTerm.declared, callbackTerm.declared, redoTerm.declared, warningPercent.declared,
            requiredResponse.declared, requiredResolution.declared, requiredSatisfaction.declared,
            topicCases.declared, topicDays.declared, reportReminders.declared,
        ],
        rules: DeadlineLadder.rules + ProcessLadder.rules + [
            receiptSoon, receiptLate, contactSoon, contactLate, replySoon, replyLate, closingSoon, closingLate,
            callbackSoon, callbackLate, redoCalled, redoSoon, redoLate, pauseVoid, extensionVoid, topicCalled,
            responseLow, resolutionLow, satisfactionLow, reportReceived, reportSoon, reportLate,
        ])
}

// MARK: - Steps

extension BusinessEnvironment {
    static let receiptStep = MilestoneName("簽收", "签收")
    static let contactStep = MilestoneName("聯繫", "联系", "聯係")
    static let replyStep = MilestoneName("答覆", "答复", "答復")
    static let closingStep = MilestoneName("辦結", "办结")
    static let callbackStep = MilestoneName("回訪", "回访")
}

// MARK: - Attributes

extension BusinessEnvironment {
    static let kind = Attribute<String>("appeal-kind", Text("反映類型", "反映类型", "Kind of appeal"))
    static let reportedUnit = Attribute<String>.recusedUnit(
        "reported-unit", Text("被反映單位", "被反映单位", "Unit reported"))
    static let received = Attribute<Day>("received", Text("受理日", "受理日", "Received on"))
    /// Also what ends the reminders of a 督辦單.
    static let signed = ProcessLadder.signed
    static let contacted = Attribute<Day>("contacted", Text("聯繫日", "联系日", "Contacted on"))
    static let replied = Attribute<Day>("replied", Text("答覆日", "答复日", "Replied on"))
    static let closed = Attribute<Day>("closed", Text("辦結日", "办结日", "Settled on"))
    static let calledBack = Attribute<Day>("called-back", Text("回訪日", "回访日", "Called back on"))
    static let redone = Attribute<Day>("redone", Text("重辦日", "重办日", "Redone on"))
    static let satisfaction = Attribute<String>("satisfaction", Text("滿意度", "满意度", "Satisfaction"))
    static let extensionApproved = Attribute<Day>(
        "extension-approved", Text("延期批准日", "延期批准日", "Extension approved on"))
    static let extendedUntil = Attribute<Day>("extended-until", Text("延期至", "延期至", "Extended until"))
    static let pauseFrom = Attribute<Day>("wait-from", Text("暫停自", "暂停自", "Waiting from"))
    static let pauseUntil = Attribute<Day>("wait-until", Text("暫停至", "暂停至", "Waiting until"))
    static let pauseReason = Attribute<String>("wait-reason", Text("暫停原因", "暂停原因", "Reason of waiting"))
    static let pauseProof = Attribute<String>("wait-proof", Text("暫停佐證", "暂停佐证", "Proof of waiting"))
    static let similarCases = Attribute<Double>("similar-cases", Text("同類件數", "同类件数", "Appeals of the same kind"))
    static let latestSimilar = Attribute<Day>("latest-similar", Text("最近同類日", "最近同类日", "Latest of the same kind"))
    static let responseRate = Attribute<Double>("response-rate", Text("響應率", "响应率", "Response rate"))
    static let resolutionRate = Attribute<Double>("resolution-rate", Text("解決率", "解决率", "Resolution rate"))
    static let satisfactionRate = Attribute<Double>("satisfaction-rate", Text("滿意率", "满意率", "Satisfaction rate"))
    static let countedCases = Attribute<Double>("counted-cases", Text("統計件數", "统计件数", "Appeals counted"))
}

// MARK: - Settings

extension BusinessEnvironment {
    static let receiptTerm = Setting(
        "receipt-working-days", default: 1, Text("簽收工作日", "签收工作日", "Working days to sign for an appeal"))
    static let contactTerm = Setting(
        "contact-working-days", default: 1,
        Text("簽收後聯繫工作日", "签收后联系工作日", "Working days from signing to the first contact"))
    static let replyTerm = Setting(
        "reply-working-days", default: 3, Text("答覆工作日", "答复工作日", "Working days to reply"))
    static let closingTerm = Setting(
        "closing-working-days", default: 15, Text("辦結工作日", "办结工作日", "Working days to settle"))
    static let extendedTerm = Setting(
        "extended-working-days", default: 30,
        Text("延期後辦結工作日", "延期后办结工作日", "Working days to settle, extended"))
    static let callbackTerm = Setting(
        "callback-working-days", default: 1,
        Text("辦結後回訪工作日", "办结后回访工作日", "Working days from settling to the call-back"))
    static let redoTerm = Setting(
        "redo-working-days", default: 5, Text("不滿意重辦工作日", "不满意重办工作日", "Working days to redo what did not satisfy"))
    static let warningPercent = Setting(
        "warning-percent", default: 70,
        Text("時限預警百分比", "时限预警百分比", "Percent of a clock after which it is yellow"))
    static let requiredResponse = Setting(
        "required-response-percent", default: 100, Text("響應率下限（%）", "响应率下限（%）", "Least response rate (%)"))
    static let requiredResolution = Setting(
        "required-resolution-percent", default: 98, Text("解決率下限（%）", "解决率下限（%）", "Least resolution rate (%)"))
    static let requiredSatisfaction = Setting(
        "required-satisfaction-percent", default: 95,
        Text("滿意率下限（%）", "满意率下限（%）", "Least satisfaction rate (%)"))
    static let topicCases = Setting(
        "topic-cases", default: 3,
        Text("轉未訴先辦專題的同類件數", "转未诉先办专题的同类件数", "Appeals of the same kind that make a topic"))
    static let topicDays = Setting(
        "topic-days", default: 30, Text("未訴先辦專題辦理天數", "未诉先办专题办理天数", "Days to settle a topic"))
    static let reportReminders = Setting(
        "report-reminder-working-days", default: [3, 1],
        Text("作風問題反映提醒提前工作日", "作风问题反映提醒提前工作日", "Working days ahead of a misconduct report's reminders"))
}
