import DubanPluginKit

// MARK: - Milestones and clocks

extension ReformOpening {
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
    static let milestoneStalled = Rule(
        "milestone-stalled", label: Text("節點停滯", "节点停滞", "Milestone stalled"),
        sentence: Text(
            "節點「{milestone}」計劃 {planned} 完成，逾期 {workingDays} 個工作日，亮紅燈。",
            "节点“{milestone}”计划 {planned} 完成，逾期 {workingDays} 个工作日，亮红灯。",
            "Milestone {milestone}, planned for {planned}, is {workingDays} working days late: red."))
    static let commentEnding = Rule(
        "comment-ending", series: "comment", label: Text("徵求意見將滿", "征求意见将满", "Comments ending"),
        sentence: Text(
            "徵求意見自 {since} 起，{end} 期滿，已過 {days} 天，請準備彙總意見、送合法性審查。",
            "征求意见自 {since} 起，{end} 期满，已过 {days} 天，请准备汇总意见、送合法性审查。",
            "Comments are taken from {since} to {end}, {days} days so far; prepare to sum them up for the legality review."
        ))
    static let commentOver = Rule(
        "comment-over", series: "comment", label: Text("徵求意見期滿", "征求意见期满", "Comments ended"),
        sentence: Text(
            "徵求意見自 {since} 起，{end} 已期滿，尚未送合法性審查。", "征求意见自 {since} 起，{end} 已期满，尚未送合法性审查。",
            "Comments were taken from {since} to {end}; the draft has not gone to the legality review."))
    static let commentShort = Rule(
        "comment-short", series: "comment", label: Text("徵求意見不足期", "征求意见不足期", "Comments cut short"),
        sentence: Text(
            "徵求意見自 {since} 起，{entered} 即轉入下一環節，僅 {days} 天，不足 {required} 天。",
            "征求意见自 {since} 起，{entered} 即转入下一环节，仅 {days} 天，不足 {required} 天。",
            "Comments were taken from {since}, and the next stage was entered on {entered}: {days} days, not {required}."
        ))
    static let legalitySoon = Rule(
        "legality-soon", series: "legality", label: Text("合法性審查將到期", "合法性审查将到期", "Legality review due"),
        sentence: Text(
            "合法性審查自 {since} 起，應於 {end} 前出具意見，已過 {days} 天。", "合法性审查自 {since} 起，应于 {end} 前出具意见，已过 {days} 天。",
            "The legality review began on {since} and is due by {end}: {days} days have passed."))
    static let legalityOverdue = Rule(
        "legality-overdue", series: "legality", label: Text("合法性審查逾期", "合法性审查逾期", "Legality review overdue"),
        sentence: Text(
            "合法性審查自 {since} 起，應於 {end} 前出具意見，逾期 {workingDays} 個工作日。",
            "合法性审查自 {since} 起，应于 {end} 前出具意见，逾期 {workingDays} 个工作日。",
            "The legality review began on {since} and was due by {end}, {workingDays} working days ago."))
}

// MARK: - Reform items, expiry, figures

extension ReformOpening {
    static let progressMissing = Rule(
        "progress-missing", label: Text("季度無進展報告", "季度无进展报告", "Quarter without a report"),
        sentence: Text(
            "改革事項「{item}」{quarter} 季度無進展報告（最近一次：{last}）。",
            "改革事项“{item}”{quarter} 季度无进展报告（最近一次：{last}）。",
            "Reform item {item}: no progress was reported for {quarter} (last report: {last})."))
    static let evaluationSoon = Rule(
        "evaluation-soon", series: "evaluation", label: Text("年度評估將至", "年度评估将至", "Annual evaluation ahead"),
        sentence: Text(
            "改革事項「{item}」的年度評估應於 {due} 前完成，還剩 {days} 天。",
            "改革事项“{item}”的年度评估应于 {due} 前完成，还剩 {days} 天。",
            "Reform item {item} is to be evaluated by {due}: {days} days left."))
    static let evaluationOverdue = Rule(
        "evaluation-overdue", series: "evaluation", label: Text("年度評估逾期", "年度评估逾期", "Annual evaluation overdue"),
        sentence: Text(
            "改革事項「{item}」的年度評估應於 {due} 前完成，逾期 {workingDays} 個工作日。",
            "改革事项“{item}”的年度评估应于 {due} 前完成，逾期 {workingDays} 个工作日。",
            "Reform item {item} was to be evaluated by {due}, {workingDays} working days ago."))
    static let sunsetSoon = Rule(
        "sunset-soon", series: "sunset", label: Text("有效期將滿", "有效期将满", "Expiry ahead"),
        sentence: Text(
            "文件有效期至 {until}，還剩 {days} 天，請評估並決定延續、修訂或廢止。",
            "文件有效期至 {until}，还剩 {days} 天，请评估并决定延续、修订或废止。",
            "The document is valid until {until}: {days} days left to evaluate and to decide whether it is kept, changed or ended."
        ))
    static let sunsetUndecided = Rule(
        "sunset-undecided", series: "sunset", label: Text("有效期將滿未決定", "有效期将满未决定", "Expiry undecided"),
        sentence: Text(
            "文件有效期至 {until}，僅剩 {days} 天，仍未決定延續、修訂或廢止，亮紅燈。",
            "文件有效期至 {until}，仅剩 {days} 天，仍未决定延续、修订或废止，亮红灯。",
            "The document is valid until {until}: {days} days left, and nothing is decided on it: red."))
    static let sunsetLapsed = Rule(
        "sunset-lapsed", series: "sunset", label: Text("有效期屆滿失效", "有效期届满失效", "Lapsed"),
        sentence: Text(
            "文件有效期至 {until}，屆滿未作決定，已失效 {workingDays} 個工作日。",
            "文件有效期至 {until}，届满未作决定，已失效 {workingDays} 个工作日。",
            "The document was valid until {until} and nothing was decided on it: lapsed for {workingDays} working days."
        ))
}
