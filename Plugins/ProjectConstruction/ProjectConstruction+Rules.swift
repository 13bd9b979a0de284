import DubanPluginKit

extension ProjectConstruction {
    static let milestoneSoon = Rule(
        "milestone-soon", series: "milestone", label: Text("節點將至", "节点将至", "Milestone ahead"),
        sentence: Text(
            "節點「{milestone}」計劃 {planned} 完成，還剩 {days} 天。", "节点“{milestone}”计划 {planned} 完成，还剩 {days} 天。",
            "Milestone {milestone} is planned for {planned}: {days} days left."))
    static let milestoneOverdue = Rule(
        "milestone-overdue", series: "milestone", label: Text("節點逾期", "节点逾期", "Milestone overdue"),
        sentence: Text(
            "節點「{milestone}」計劃 {planned} 完成，逾期 {workingDays} 個工作日。",
            "节点“{milestone}”计划 {planned} 完成，逾期 {workingDays} 个工作日。",
            "Milestone {milestone}, planned for {planned}, is {workingDays} working days late."))
    static let milestoneMissed = Rule(
        "milestone-missed", label: Text("節點當月未完成", "节点当月未完成", "Milestone's month missed"),
        sentence: Text(
            "節點「{milestone}」計劃 {planned} 完成，當月已結束仍未完成，亮紅燈。",
            "节点“{milestone}”计划 {planned} 完成，当月已结束仍未完成，亮红灯。",
            "Milestone {milestone}, planned for {planned}, was not reached within its month: red."))
    static let milestoneLagged = Rule(
        "milestone-lagged", label: Text("節點滯後補齊", "节点滞后补齐", "Milestone made good late"),
        sentence: Text(
            "節點「{milestone}」計劃 {planned} 完成，{reached} 補齊，當月亮黃燈。",
            "节点“{milestone}”计划 {planned} 完成，{reached} 补齐，当月亮黄灯。",
            "Milestone {milestone}, planned for {planned}, was made good on {reached}: yellow to the end of that month."
        ))
    static let seasonStart = Rule(
        "season-start", label: Text("開門紅", "开门红", "First-quarter start"),
        sentence: Text(
            "一季度「開門紅」項目，計劃 {planned} 開工，還剩 {days} 天。",
            "一季度“开门红”项目，计划 {planned} 开工，还剩 {days} 天。",
            "A first-quarter start, planned for {planned}: {days} days left."))
    static let seasonFocus = Rule(
        "season-focus", label: Text("季度重點節點", "季度重点节点", "Quarter's focus"),
        sentence: Text(
            "第 {quarter} 季度重點節點「{milestone}」計劃 {planned} 完成，還剩 {days} 天。",
            "第 {quarter} 季度重点节点“{milestone}”计划 {planned} 完成，还剩 {days} 天。",
            "{milestone}, of which quarter {quarter} is the season, is planned for {planned}: {days} days left."))
    static let startLate = Rule(
        "start-late", label: Text("當月未開工", "当月未开工", "Start's month missed"),
        sentence: Text(
            "計劃 {planned} 開工，計劃月份已過仍未開工。", "计划 {planned} 开工，计划月份已过仍未开工。",
            "Planned to start on {planned}; its month has closed without a start."))
    static let startStalled = Rule(
        "start-stalled", label: Text("連續未開工", "连续未开工", "Start stalled"),
        sentence: Text(
            "計劃 {planned} 開工，連續 {months} 個月未開工。", "计划 {planned} 开工，连续 {months} 个月未开工。",
            "Planned to start on {planned}; {months} months in a row have closed without a start."))
    static let registrationLate = Rule(
        "registration-late", series: "registration", label: Text("未按期入統", "未按期入统", "Registration late"),
        sentence: Text(
            "{started} 開工，已 {days} 天未入統。", "{started} 开工，已 {days} 天未入统。",
            "Started on {started}; not registered for statistics after {days} days."))
    static let registrationOverdue = Rule(
        "registration-overdue", label: Text("超期未入統", "超期未入统", "Registration overdue"),
        sentence: Text(
            "{started} 開工，已 {days} 天未入統，亮紅燈。", "{started} 开工，已 {days} 天未入统，亮红灯。",
            "Started on {started}; not registered for statistics after {days} days: red."))
    static let fundsShort = Rule(
        "funds-short", label: Text("資金到位不足", "资金到位不足", "Funds short"),
        sentence: Text(
            "截至 {month} 月末資金到位率 {ratio}%，低於要求的 {required}%。",
            "截至 {month} 月末资金到位率 {ratio}%，低于要求的 {required}%。",
            "At the end of {month} {ratio}% of the funds were in place; {required}% are required."))
    static let consultationCalled = Rule(
        "consultation-called", series: "consultation", label: Text("要素會商", "要素会商", "Consultation called"),
        sentence: Text(
            "要素制約「{blocker}」自 {since} 起未解決，應於 {due} 前會商。",
            "要素制约“{blocker}”自 {since} 起未解决，应于 {due} 前会商。",
            "{blocker} has stood in the way since {since}; consult on it by {due}."))
    static let consultationDue = Rule(
        "consultation-due", series: "consultation", label: Text("會商到期", "会商到期", "Consultation due"),
        sentence: Text(
            "要素制約「{blocker}」（自 {since}）的會商今日（{due}）到期。",
            "要素制约“{blocker}”（自 {since}）的会商今日（{due}）到期。",
            "The consultation on {blocker}, in the way since {since}, is due today ({due})."))
    static let consultationOverdue = Rule(
        "consultation-overdue", series: "consultation", label: Text("會商逾期", "会商逾期", "Consultation overdue"),
        sentence: Text(
            "要素制約「{blocker}」（自 {since}）應於 {due} 前會商解決，逾期 {workingDays} 個工作日。",
            "要素制约“{blocker}”（自 {since}）应于 {due} 前会商解决，逾期 {workingDays} 个工作日。",
            "{blocker}, in the way since {since}, was to be consulted on by {due}, {workingDays} working days ago."
        ))
}
