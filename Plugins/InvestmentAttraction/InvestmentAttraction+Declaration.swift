public import DubanPluginKit

extension InvestmentAttraction {
    public static let declaration = PluginDeclaration(
        name: "investment-attraction", pillar: Text("招商引資", "招商引资", "Investment attraction"),
        attributes: [leasedPlant.declared, fundsRatio.declared, lastContact.declared, evidence.declared],
        settings: DeadlineLadder.settings + [
            filingTerm.declared, incorporationTerm.declared, siteTerm.declared, startTerm.declared,
            leasedStartTerm.declared, fundsTerm.declared, requiredFunds.declared, registrationYellowTerm.declared,
            registrationRedTerm.declared, warningPercent.declared, stuckPercent.declared, silence.declared,
            evidenceTerm.declared,
        ],
        rules: DeadlineLadder.rules + [clockWarning, clockOver, stuck, silent, evidenceMissing])
}

// MARK: - Stages

extension InvestmentAttraction {
    static let talking = MilestoneName("在談", "在谈")
    static let signed = MilestoneName("簽約", "签约", "正式合同")
    static let filed = MilestoneName("備案", "备案", "備案專班", "备案专班")
    static let incorporated = MilestoneName("註冊", "注册", "注冊")
    static let site = MilestoneName("用地", "廠房", "厂房", "用地/廠房", "用地/厂房")
    static let start = MilestoneName("開工", "开工")
    static let funded = MilestoneName("到資", "到资")
    static let registered = MilestoneName("入統", "入统")
}

// MARK: - Attributes

extension InvestmentAttraction {
    static let leasedPlant = Attribute<Bool>("leased-plant", Text("租用廠房", "租用厂房", "Leased plant"))
    static let fundsRatio = Attribute<Double>("funds-ratio", Text("到資比例", "到资比例", "Funds arrived (%)"))
    static let lastContact = Attribute<Day>("last-contact", Text("最近聯繫", "最近联系", "Last contact"))
    static let evidence = Attribute<String>("evidence", Text("佐證材料", "佐证材料", "Evidence"))
}

// MARK: - Settings

extension InvestmentAttraction {
    static let filingTerm = Setting(
        "filing-days", default: 5, Text("簽約至備案專班天數", "签约至备案专班天数", "Days from signing to filing with the task force"))
    static let incorporationTerm = Setting(
        "incorporation-days", default: 30, Text("簽約至註冊天數", "签约至注册天数", "Days from signing to incorporation"))
    static let siteTerm = Setting(
        "site-days", default: 90, Text("簽約至用地（廠房）天數", "签约至用地（厂房）天数", "Days from signing to land or plant"))
    static let startTerm = Setting(
        "start-days", default: 180, Text("簽約至開工天數", "签约至开工天数", "Days from signing to start"))
    static let leasedStartTerm = Setting(
        "leased-start-days", default: 60,
        Text("租用廠房簽約至開工天數", "租用厂房签约至开工天数", "Days from signing to start in a leased plant"))
    static let fundsTerm = Setting(
        "funds-days", default: 90, Text("簽約至到資天數", "签约至到资天数", "Days from signing to the first funds"))
    static let requiredFunds = Setting(
        "required-funds-percent", default: 25, Text("到資比例下限（%）", "到资比例下限（%）", "Least funds arrived (%)"))
    static let registrationYellowTerm = Setting(
        "registration-yellow-days", default: 30,
        Text("開工後未入統轉黃天數", "开工后未入统转黄天数", "Days from start to a yellow light without registration"))
    static let registrationRedTerm = Setting(
        "registration-red-days", default: 60,
        Text("開工後未入統轉紅天數", "开工后未入统转红天数", "Days from start to a red light without registration"))
    static let warningPercent = Setting(
        "warning-percent", default: 70,
        Text("時限預警百分比", "时限预警百分比", "Percent of a clock after which it is yellow"))
    static let stuckPercent = Setting(
        "stuck-percent", default: 150,
        Text("階段停滯百分比", "阶段停滞百分比", "Percent of a clock after which the stage is stuck"))
    static let silence = Setting(
        "silent-days", default: 14, Text("在談無聯繫天數", "在谈无联系天数", "Days without contact in talks"))
    static let evidenceTerm = Setting(
        "evidence-working-days", default: 3,
        Text("補充佐證工作日", "补充佐证工作日", "Working days within which evidence is attached"))
}

// MARK: - Rules

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
}
