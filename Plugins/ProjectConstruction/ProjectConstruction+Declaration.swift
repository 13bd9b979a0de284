public import DubanPluginKit

extension ProjectConstruction {
    public static let declaration = PluginDeclaration(
        name: "project-construction", pillar: Text("項目建設", "项目建设", "Project construction"),
        attributes: ProcessLadder.attributes + [
            fundsRatio.declared, PlanCurve.attribute.declared, pauseFrom.declared, pauseUntil.declared,
            pauseReason.declared,
        ],
        settings: DeadlineLadder.settings + ProcessLadder.settings + QuarterEnds.settings + [
            milestoneReminders.declared, seasonReminder.declared, startRedMonths.declared,
            registrationYellowMonths.declared, registrationRedMonths.declared, reportWorkingDay.declared,
            paceYellow.declared, paceRed.declared, requiredFunds.declared, consultationTerm.declared,
        ],
        rules: DeadlineLadder.rules + ProcessLadder.rules + QuarterEnds.rules + [
            milestoneSoon, milestoneOverdue, milestoneMissed, milestoneLagged, seasonStart, seasonFocus, startLate,
            startStalled, registrationLate, registrationOverdue, Pace.behindPlan, Pace.farBehindPlan,
            PlanCurve.unreadable,
            fundsShort,
            consultationCalled, consultationDue, consultationOverdue,
        ])
}

// MARK: - Attributes

extension ProjectConstruction {
    static let fundsRatio = Attribute<Double>("funds-ratio", Text("資金到位率", "资金到位率", "Funds in place (%)"))
    static let pauseFrom = Attribute<Day>("pause-from", Text("停工自", "停工自", "Paused from"))
    static let pauseUntil = Attribute<Day>("pause-until", Text("停工至", "停工至", "Paused until"))
    static let pauseReason = Attribute<String>("pause-reason", Text("停工原因", "停工原因", "Reason of the pause"))
}

// MARK: - Settings

extension ProjectConstruction {
    static let milestoneReminders = Setting(
        "milestone-reminder-days", default: [15, 7, 3, 1],
        Text("節點提醒提前天數", "节点提醒提前天数", "Days ahead of a milestone's reminders"))
    static let seasonReminder = Setting(
        "opening-season-days", default: 30,
        Text("季度重點節點提醒提前天數", "季度重点节点提醒提前天数", "Days ahead of the reminder of a quarter's focus"))
    static let startRedMonths = Setting(
        "start-red-months", default: 3,
        Text("連續未開工轉紅月數", "连续未开工转红月数", "Months in a row without a start that make it red"))
    static let registrationYellowMonths = Setting(
        "registration-yellow-months", default: 1,
        Text("開工後未入統轉黃月數", "开工后未入统转黄月数", "Months from start to a yellow light without registration"))
    static let registrationRedMonths = Setting(
        "registration-red-months", default: 2,
        Text("開工後未入統轉紅月數", "开工后未入统转红月数", "Months from start to a red light without registration"))
    static let reportWorkingDay = Setting(
        "report-working-day", default: 5,
        Text("月報研判工作日", "月报研判工作日", "Working day on which the last month is judged"))
    static let paceYellow = Setting(
        "pace-yellow-points", default: 10,
        Text("進度滯後轉黃百分點", "进度滞后转黄百分点", "Percentage points behind for a yellow light"))
    static let paceRed = Setting(
        "pace-red-points", default: 30,
        Text("進度滯後轉紅百分點", "进度滞后转红百分点", "Percentage points behind beyond which it is red"))
    static let requiredFunds = Setting(
        "required-funds-percent", default: 30,
        Text("資金到位率下限（%）", "资金到位率下限（%）", "Least funds in place (%)"))
    static let consultationTerm = Setting(
        "consultation-working-days", default: 5,
        Text("要素會商工作日", "要素会商工作日", "Working days within which a blocker is consulted on"))
}
