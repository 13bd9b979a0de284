public import DubanPluginKit

extension IndustrialClusters {
    public static let declaration = PluginDeclaration(
        name: "industrial-clusters", pillar: Text("產業集群", "产业集群", "Industrial clusters"),
        attributes: ProcessLadder.attributes + [
            PlanCurve.attribute.declared, dataThrough.declared, industry.declared, chain.declared, park.declared,
            taskForce.declared, taskForceMet.declared, chiefMet.declared, evaluated.declared,
        ],
        settings: DeadlineLadder.settings + ProcessLadder.settings + QuarterEnds.settings + [
            reportWorkingDay.declared, paceYellow.declared, paceRed.declared, dataYellowWorkingDay.declared,
            dataRedWorkingDay.declared, chiefReports.declared,
        ],
        rules: DeadlineLadder.rules + ProcessLadder.rules + QuarterEnds.rules + [
            PlanCurve.unreadable, Pace.behindPlan, Pace.farBehindPlan, paceChief, dataLate, dataMissing, dataChief,
            taskForceMeeting,
            chiefMeeting, evaluation,
        ])
}

// MARK: - Attributes

extension IndustrialClusters {
    static let dataThrough = Attribute<Day>("data-through", Text("數據截止日", "数据截止日", "Figures through"))
    static let industry = Attribute<String>("industry", Text("產業", "产业", "Industry"))
    static let chain = Attribute<String>("chain", Text("產業鏈", "产业链", "Chain"))
    static let park = Attribute<String>("park", Text("園區", "园区", "Park"))
    static let taskForce = Attribute<Bool>("task-force", Text("專班調度", "专班调度", "Stands for a task force"))
    static let taskForceMet = Attribute<Day>(
        "task-force-met", Text("最近專班調度會", "最近专班调度会", "Task force last met"))
    static let chiefMet = Attribute<Day>("chief-met", Text("最近鏈長會商", "最近链长会商", "Chief last met"))
    static let evaluated = Attribute<Day>("evaluated", Text("最近半年評估", "最近半年评估", "Last evaluated"))
}

// MARK: - Settings

extension IndustrialClusters {
    static let reportWorkingDay = Setting(
        "report-working-day", default: 5,
        Text("月報研判工作日", "月报研判工作日", "Working day on which the last month is judged"))
    static let paceYellow = Setting(
        "pace-yellow-points", default: 5,
        Text("進度滯後轉黃百分點", "进度滞后转黄百分点", "Percentage points behind beyond which it is yellow"))
    static let paceRed = Setting(
        "pace-red-points", default: 15,
        Text("進度滯後轉紅百分點", "进度滞后转红百分点", "Percentage points behind beyond which it is red"))
    static let dataYellowWorkingDay = Setting(
        "data-yellow-working-day", default: 6,
        Text("月度數據未報轉黃工作日", "月度数据未报转黄工作日", "Working day on which missing figures are yellow"))
    static let dataRedWorkingDay = Setting(
        "data-red-working-day", default: 10,
        Text("月度數據未報轉紅工作日", "月度数据未报转红工作日", "Working day on which missing figures are red"))
    static let chiefReports = Setting(
        "chief-red-reports", default: 2,
        Text("報請鏈長的連續紅燈次數", "报请链长的连续红灯次数", "Red reports in a row that call in the chain chief"))
}

// MARK: - Rules

extension IndustrialClusters {
    static let paceChief = Rule(
        "pace-chief", series: "pace", label: Text("進度連續紅燈", "进度连续红灯", "Red again: the chain chief"),
        sentence: Text(
            "截至 {month} 月末完成 {done}%，計劃進度 {plan}%，滯後 {behind} 個百分點，月度研判連續 {reports} 次紅燈，報請鏈長調度。",
            "截至 {month} 月末完成 {done}%，计划进度 {plan}%，滞后 {behind} 个百分点，月度研判连续 {reports} 次红灯，报请链长调度。",
            "At the end of {month} {done}% were done against {plan}% planned: {behind} points behind, and red at {reports} reports in a row. The chain chief is asked in."
        ))
    static let dataLate = Rule(
        "data-late", series: "data", label: Text("月度數據遲報", "月度数据迟报", "Figures late"),
        sentence: Text(
            "{month} 月數據到次月第 {workingDay} 個工作日仍未報（數據截止 {through}）。",
            "{month} 月数据到次月第 {workingDay} 个工作日仍未报（数据截止 {through}）。",
            "The figures of {month} had not come by working day {workingDay} after it; the ledger's reach to {through}."
        ))
    static let dataMissing = Rule(
        "data-missing", series: "data", label: Text("月度數據缺報", "月度数据缺报", "Figures missing"),
        sentence: Text(
            "{month} 月數據到次月第 {workingDay} 個工作日仍未報（數據截止 {through}），亮紅燈。",
            "{month} 月数据到次月第 {workingDay} 个工作日仍未报（数据截止 {through}），亮红灯。",
            "The figures of {month} had not come by working day {workingDay} after it; the ledger's reach to {through}: red."
        ))
    static let dataChief = Rule(
        "data-chief", series: "data", label: Text("缺報連續紅燈", "缺报连续红灯", "Missing again: the chain chief"),
        sentence: Text(
            "{month} 月數據到次月第 {workingDay} 個工作日仍未報（數據截止 {through}），月度研判連續 {reports} 次紅燈，報請鏈長調度。",
            "{month} 月数据到次月第 {workingDay} 个工作日仍未报（数据截止 {through}），月度研判连续 {reports} 次红灯，报请链长调度。",
            "The figures of {month} had not come by working day {workingDay} after it; the ledger's reach to {through}. Red at {reports} reports in a row: the chain chief is asked in."
        ))
    static let taskForceMeeting = Rule(
        "task-force-meeting", label: Text("專班月調度", "专班月调度", "Task force's month"),
        sentence: Text(
            "截至 {period} 的月報已到期，請於 {by} 前召開產業鏈專班調度會。",
            "截至 {period} 的月报已到期，请于 {by} 前召开产业链专班调度会。",
            "The month's figures to {period} are due: the chain's task force is to meet by {by}."))
    static let chiefMeeting = Rule(
        "chief-meeting", label: Text("鏈長季會商", "链长季会商", "Chain chief's quarter"),
        sentence: Text(
            "截至 {period} 的季度數據已到期，請於 {by} 前召開鏈長會商。", "截至 {period} 的季度数据已到期，请于 {by} 前召开链长会商。",
            "The quarter's figures to {period} are due: the chain chief is to meet the chain by {by}."))
    static let evaluation = Rule(
        "half-year-evaluation", label: Text("半年評估", "半年评估", "Half-year evaluation"),
        sentence: Text(
            "截至 {period} 的半年數據已到期，請於 {by} 前完成產業鏈培育評估。",
            "截至 {period} 的半年数据已到期，请于 {by} 前完成产业链培育评估。",
            "The half-year's figures to {period} are due: the chain is to be evaluated by {by}."))
}
