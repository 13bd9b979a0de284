import DubanPluginKit

extension InvestmentAttraction {
    static let clockWarning = Rule(
        "clock-warning", series: "clock", label: Text("時限預警", "时限预警", "Clock running out"),
        sentence: Text(
            "「{stage}」自 {since} 起限 {term} 天（{end} 止），已過 {days} 天。",
            "“{stage}”自 {since} 起限 {term} 天（{end} 止），已过 {days} 天。",
            "{stage} is due {term} days after {since}, by {end}: {days} days have passed."))
    static let clockOver = Rule(
        "clock-over", series: "clock", label: Text("超時限", "超时限", "Clock run out"),
        sentence: Text(
            "「{stage}」自 {since} 起限 {term} 天（{end} 止），已過 {days} 天，超時限未完成。",
            "“{stage}”自 {since} 起限 {term} 天（{end} 止），已过 {days} 天，超时限未完成。",
            "{stage} was due {term} days after {since}, by {end}: {days} days have passed."))
    static let stuck = Rule(
        "stage-stuck", series: "clock", label: Text("階段停滯", "阶段停滞", "Stage stuck"),
        sentence: Text(
            "「{stage}」自 {since} 起限 {term} 天（{end} 止），已過 {days} 天，階段停滯，請分管領導協調。",
            "“{stage}”自 {since} 起限 {term} 天（{end} 止），已过 {days} 天，阶段停滞，请分管领导协调。",
            "{stage} was due {term} days after {since}, by {end}; it is stuck after {days}: the leader is asked in."
        ))
    static let silent = Rule(
        "silent-talks", label: Text("在談無聯繫", "在谈无联系", "Silence in talks"),
        sentence: Text(
            "在談項目最近聯繫為 {contact}，已 {days} 天無聯繫。", "在谈项目最近联系为 {contact}，已 {days} 天无联系。",
            "In talks, and no contact since {contact}: {days} days."))
    static let evidenceMissing = Rule(
        "evidence-missing", label: Text("缺佐證材料", "缺佐证材料", "Evidence missing"),
        sentence: Text(
            "「{stage}」報 {reached} 完成，未附佐證材料。", "“{stage}”报 {reached} 完成，未附佐证材料。",
            "{stage} is reported as reached on {reached} without evidence."))
    static let performanceLow = Rule(
        "performance-low", label: Text("履約率偏低", "履约率偏低", "Few contracts performed"),
        sentence: Text(
            "截至 {month} 月末履約率 {rate}%，低於要求的 {required}%。", "截至 {month} 月末履约率 {rate}%，低于要求的 {required}%。",
            "At the end of {month} {rate}% of the contracts were performed; {required}% are required."))
    static let startsLow = Rule(
        "starts-low", label: Text("開工率偏低", "开工率偏低", "Few projects started"),
        sentence: Text(
            "截至 {month} 月末簽約項目開工率 {rate}%，低於要求的 {required}%。",
            "截至 {month} 月末签约项目开工率 {rate}%，低于要求的 {required}%。",
            "At the end of {month} {rate}% of the signed projects had started; {required}% are required."))
    static let fundsLow = Rule(
        "funds-low", label: Text("資金到位率偏低", "资金到位率偏低", "Few funds in place"),
        sentence: Text(
            "截至 {month} 月末簽約資金到位率 {rate}%，低於要求的 {required}%。",
            "截至 {month} 月末签约资金到位率 {rate}%，低于要求的 {required}%。",
            "At the end of {month} {rate}% of the contracted funds were in place; {required}% are required."))
}
