public import DubanPluginKit

extension ScienceTechnology {
    public static let declaration = PluginDeclaration(
        name: "science-technology", pillar: Text("科技創新", "科技创新", "Science and technology"),
        attributes: ProcessLadder.attributes + [
            opens.declared, cityDue.declared, provinceDue.declared, cutOff.declared, cutOffHour.declared,
            filed.declared,
            result.declared, certificateExpires.declared, annualReport.declared, annualReported.declared,
            talentCall.declared, awarded.declared, tier.declared, PlanCurve.attribute.declared,
        ],
        settings: DeadlineLadder.settings + ProcessLadder.settings + QuarterEnds.settings + [
            pool.declared, materials.declared, preReview.declared, submission.declared, freeze.declared,
            lastDay.declared, internalTerm.declared, resultInterval.declared, certificateReminders.declared,
            annualReportMonth.declared, annualReportReminders.declared, callReminder.declared,
            settlementTerm.declared, reportWorkingDay.declared, paceYellow.declared, paceRed.declared,
        ],
        rules: DeadlineLadder.rules + ProcessLadder.rules + QuarterEnds.rules + [
            windowOpens, windowPool, windowMaterials, windowPreReview, internalDue, windowSubmit, internalLate,
            windowFreeze, windowLastDay, windowClosed, resultPending, certificateExpiring, certificateExpired,
            annualReportDue, annualReportLate, callExpected, PlanCurve.unreadable, Pace.behindPlan, Pace.farBehindPlan,
        ])
}

// MARK: - Attributes

extension ScienceTechnology {
    static let opens = Attribute<Day>("opens", Text("申報開放日", "申报开放日", "Window opens"))
    static let cityDue = Attribute<Day>("city-due", Text("市級截止日", "市级截止日", "Due in the city"))
    static let provinceDue = Attribute<Day>("province-due", Text("省級截止日", "省级截止日", "Due in the province"))
    static let cutOff = Attribute<Day>("cut-off", Text("系統關閉日", "系统关闭日", "Portal closes"))
    static let cutOffHour = Attribute<String>("cut-off-hour", Text("截止時刻", "截止时刻", "Cut-off hour"))
    static let filed = Attribute<Day>("filed", Text("已申報日", "已申报日", "Filed on"))
    static let result = Attribute<String>("result", Text("申報結果", "申报结果", "Result of the application"))
    static let certificateExpires = Attribute<Day>(
        "certificate-expires", Text("證書有效期至", "证书有效期至", "Certificate valid until"))
    static let annualReport = Attribute<Bool>("annual-report", Text("須報年報", "须报年报", "Reports every year"))
    static let annualReported = Attribute<Day>("annual-reported", Text("年報已報日", "年报已报日", "Annual report filed on"))
    static let talentCall = Attribute<Bool>("talent-call", Text("人才申報", "人才申报", "Talent call"))
    static let awarded = Attribute<Day>("awarded", Text("入選日", "入选日", "Chosen on"))
    static let tier = Attribute<String>("tier", Text("培育梯次", "培育梯次", "Tier"))
}

// MARK: - Stages

extension ScienceTechnology {
    static let application = MilestoneName("申報", "申报", "推薦上報", "推荐上报")
}

// MARK: - Settings

extension ScienceTechnology {
    static let pool = Setting(
        "pool-days", default: 60, Text("建庫摸底提前天數", "建库摸底提前天数", "Days ahead for the pool of applicants"))
    static let materials = Setting(
        "materials-days", default: 30, Text("材料核查提前天數", "材料核查提前天数", "Days ahead for the check of materials"))
    static let preReview = Setting(
        "pre-review-days", default: 14, Text("市級預審提前天數", "市级预审提前天数", "Days ahead for the city's pre-review"))
    static let submission = Setting(
        "submit-days", default: 7, Text("提交上報提前天數", "提交上报提前天数", "Days ahead for submission"))
    static let freeze = Setting(
        "freeze-days", default: 3, Text("系統凍結轉紅提前天數", "系统冻结转红提前天数", "Days ahead for the portal's freeze, red"))
    static let lastDay = Setting(
        "last-reminder-days", default: 1, Text("最後提醒提前天數", "最后提醒提前天数", "Days ahead for the last reminder"))
    static let internalTerm = Setting(
        "internal-working-days", default: 5,
        Text("市內截止提前工作日", "市内截止提前工作日", "Working days from the city's own day to the official one"))
    static let resultInterval = Setting(
        "result-days", default: 60, Text("申報結果跟蹤間隔天數", "申报结果跟踪间隔天数", "Days between questions for the result"))
    static let certificateReminders = Setting(
        "certificate-reminder-months", default: [12, 6, 3],
        Text("證書到期提醒提前月數", "证书到期提醒提前月数", "Months ahead of a certificate's reminders"))
    static let annualReportMonth = Setting(
        "annual-report-month", default: 5, Text("年報截止月份", "年报截止月份", "Month by whose end the annual report is due"))
    static let annualReportReminders = Setting(
        "annual-report-reminder-days", default: [30, 7, 1],
        Text("年報提醒提前天數", "年报提醒提前天数", "Days ahead of the annual report's reminders"))
    static let callReminder = Setting(
        "call-reminder-days", default: 30,
        Text("人才年度申報提醒提前天數", "人才年度申报提醒提前天数", "Days ahead of a yearly call's expected day"))
    static let settlementTerm = Setting(
        "settlement-months", default: 6, Text("入選後兌現月數", "入选后兑现月数", "Months from choice to settlement"))
    static let reportWorkingDay = Setting(
        "report-working-day", default: 5,
        Text("月報研判工作日", "月报研判工作日", "Working day on which the last month is judged"))
    static let paceYellow = Setting(
        "pace-yellow-points", default: 5,
        Text("進度滯後轉黃百分點", "进度滞后转黄百分点", "Percentage points behind beyond which it is yellow"))
    static let paceRed = Setting(
        "pace-red-points", default: 15,
        Text("進度滯後轉紅百分點", "进度滞后转红百分点", "Percentage points behind beyond which it is red"))
}
