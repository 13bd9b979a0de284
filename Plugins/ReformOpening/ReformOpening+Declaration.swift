public import DubanPluginKit

extension ReformOpening {
    public static let declaration = PluginDeclaration(
        name: "reform-opening", pillar: Text("改革開放", "改革开放", "Reform and opening up"),
        attributes: ProcessLadder.attributes + [
            reformPackage.declared, reformItem.declared, lastProgress.declared, evaluated.declared, opinion.declared,
            validUntil.declared, decision.declared, decided.declared,
        ],
        settings: DeadlineLadder.settings + ProcessLadder.settings + QuarterEnds.settings + [
            milestoneReminders.declared, milestoneRed.declared, clockWarning.declared, commentDays.declared,
            legalityTerm.declared, reportWorkingDay.declared, evaluationMonths.declared, evaluationReminders.declared,
            sunsetReminders.declared, sunsetYellow.declared, sunsetRed.declared, paceYellow.declared, paceRed.declared,
        ],
        rules: DeadlineLadder.rules + ProcessLadder.rules + [
            milestoneSoon, milestoneOverdue, milestoneStalled, commentEnding, commentOver, commentShort, legalitySoon,
            legalityOverdue, progressMissing, evaluationSoon, evaluationOverdue, sunsetSoon, sunsetUndecided,
            sunsetLapsed, Pace.behindPlan, Pace.farBehindPlan,
        ] + QuarterEnds.rules)
}

// MARK: - Stages

extension ReformOpening {
    static let comments = MilestoneName("徵求意見", "征求意見", "征求意见", "公開徵求意見", "公开征求意见")
    static let legality = MilestoneName("合法性審查", "合法性审查")
    static let meeting = MilestoneName("會議審議", "会议审议", "上會", "上会")
    static let issued = MilestoneName("印發", "印发")
    static let landed = MilestoneName("落地")
    static let evaluation = MilestoneName("評估", "评估")
}

// MARK: - Attributes

extension ReformOpening {
    static let reformPackage = Attribute<String>("reform-package", Text("改革包", "改革包", "Reform package"))
    static let reformItem = Attribute<String>("reform-item", Text("改革事項", "改革事项", "Reform item"))
    static let lastProgress = Attribute<Day>("last-progress", Text("最近進展日", "最近进展日", "Last progress report"))
    static let evaluated = Attribute<Day>("evaluated", Text("評估日", "评估日", "Evaluated on"))
    static let opinion = Attribute<Day>("legality-opinion", Text("審查意見日", "审查意见日", "Legality opinion on"))
    static let validUntil = Attribute<Day>("valid-until", Text("有效期至", "有效期至", "Valid until"))
    static let decision = Attribute<String>("expiry-decision", Text("到期處理", "到期处理", "Decision on expiry"))
    static let decided = Attribute<Day>("expiry-decided", Text("到期決定日", "到期决定日", "Expiry decided on"))
}

// MARK: - Settings

extension ReformOpening {
    static let milestoneReminders = Setting(
        "milestone-reminder-days", default: [30, 15, 7],
        Text("節點提醒提前天數", "节点提醒提前天数", "Days ahead of a milestone's reminders"))
    static let milestoneRed = Setting(
        "milestone-red-working-days", default: 5,
        Text("節點逾期轉紅工作日", "节点逾期转红工作日", "Working days late that make a milestone red"))
    static let clockWarning = Setting(
        "warning-percent", default: 70,
        Text("時限預警百分比", "时限预警百分比", "Percent of a clock after which it is yellow"))
    static let commentDays = Setting(
        "comment-days", default: 30, Text("徵求意見天數", "征求意见天数", "Days of a comment period"))
    static let legalityTerm = Setting(
        "legality-working-days", default: 10,
        Text("合法性審查工作日", "合法性审查工作日", "Working days of a legality review"))
    static let reportWorkingDay = Setting(
        "report-working-day", default: 5,
        Text("月報、季報研判工作日", "月报、季报研判工作日", "Working day on which the last month or quarter is judged"))
    static let evaluationMonths = Setting(
        "evaluation-months", default: 12, Text("評估周期月數", "评估周期月数", "Months from one evaluation to the next"))
    static let evaluationReminders = Setting(
        "evaluation-reminder-days", default: [30],
        Text("評估提醒提前天數", "评估提醒提前天数", "Days ahead of an evaluation's reminders"))
    static let sunsetReminders = Setting(
        "sunset-reminder-days", default: [180, 90, 30],
        Text("有效期屆滿提醒提前天數", "有效期届满提醒提前天数", "Days ahead of an expiry's reminders"))
    static let sunsetYellow = Setting(
        "sunset-yellow-days", default: 90,
        Text("有效期屆滿轉黃提前天數", "有效期届满转黄提前天数", "Days ahead of an expiry from which it is yellow"))
    static let sunsetRed = Setting(
        "sunset-red-days", default: 30,
        Text("有效期屆滿未決定轉紅提前天數", "有效期届满未决定转红提前天数", "Days ahead of an undecided expiry from which it is red"))
    static let paceYellow = Setting(
        "pace-yellow-points", default: 10,
        Text("進度滯後轉黃百分點", "进度滞后转黄百分点", "Percentage points behind for a yellow light"))
    static let paceRed = Setting(
        "pace-red-points", default: 30,
        Text("進度滯後轉紅百分點", "进度滞后转红百分点", "Percentage points behind beyond which it is red"))
}
