public import DubanPluginKit

extension InvestmentAttraction {
    public static let declaration = PluginDeclaration(
        name: "investment-attraction", pillar: Text("招商引資", "招商引资", "Investment attraction"),
        attributes: ProcessLadder.attributes + [
            leasedPlant.declared, fundsRatio.declared, lastContact.declared, evidence.declared,
            contracts.declared, performed.declared, started.declared, contractFunds.declared, arrivedFunds.declared,
        ],
        settings: DeadlineLadder.settings + ProcessLadder.settings + [
            talksTerm.declared, contractTerm.declared, filingTerm.declared, incorporationTerm.declared,
            siteTerm.declared, leasedSiteTerm.declared, startTerm.declared, leasedStartTerm.declared,
            fundsTerm.declared, requiredFunds.declared, registrationYellowTerm.declared, registrationRedTerm.declared,
            followUpTasks.declared, constructionTerm.declared, warningPercent.declared, stuckPercent.declared,
            silence.declared, evidenceTerm.declared, reportWorkingDay.declared, performanceRate.declared,
            startRate.declared, fundsRate.declared,
        ],
        rules: DeadlineLadder.rules + ProcessLadder.rules + [
            clockWarning, clockOver, stuck, silent, evidenceMissing, performanceLow, startsLow, fundsLow,
        ])
}

// MARK: - Stages

extension InvestmentAttraction {
    static let lead = MilestoneName("線索", "线索")
    static let talking = MilestoneName("在談", "在谈")
    static let framework = MilestoneName("框架", "框架協議", "框架协议")
    static let signed = MilestoneName("簽約", "签约", "正式合同")
    static let filed = MilestoneName("備案", "备案", "備案專班", "备案专班")
    static let funded = MilestoneName("到資", "到资")
    static let registered = MilestoneName("入統", "入统", "列統", "列统")
    static let completed = MilestoneName("竣工")
    static let producing = MilestoneName("投產", "投产")
}

// MARK: - Attributes

extension InvestmentAttraction {
    static let leasedPlant = Attribute<Bool>("leased-plant", Text("租用廠房", "租用厂房", "Leased plant"))
    static let fundsRatio = Attribute<Double>("funds-ratio", Text("到資比例", "到资比例", "Funds arrived (%)"))
    static let lastContact = Attribute<Day>("last-contact", Text("最近聯繫", "最近联系", "Last contact"))
    static let evidence = Attribute<String>("evidence", Text("佐證材料", "佐证材料", "Evidence"))

    static let contracts = Attribute<Double>("contracts", Text("簽約數", "签约数", "Contracts"))
    static let performed = Attribute<Double>("performed", Text("履約數", "履约数", "Contracts performed"))
    static let started = Attribute<Double>("started", Text("開工數", "开工数", "Projects started"))
    static let contractFunds = Attribute<Double>("contract-funds", Text("簽約資金", "签约资金", "Funds contracted"))
    static let arrivedFunds = Attribute<Double>("arrived-funds", Text("到位資金", "到位资金", "Funds in place"))
}

// MARK: - Settings

extension InvestmentAttraction {
    static let requiredFunds = Setting(
        "required-funds-percent", default: 25, Text("到資比例下限（%）", "到资比例下限（%）", "Least funds arrived (%)"))
    static let followUpTasks = Setting(
        "follow-up-tasks", default: true,
        Text("簽約、開工後派生後續任務", "签约、开工后派生后续任务", "Tasks follow from a contract and from a start"))
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
    static let reportWorkingDay = Setting(
        "report-working-day", default: 5,
        Text("月報研判工作日", "月报研判工作日", "Working day on which the last month is judged"))
    static let performanceRate = Setting(
        "performance-rate-percent", default: 90,
        Text("履約率下限（%）", "履约率下限（%）", "Least contracts performed (%)"))
    static let startRate = Setting(
        "start-rate-percent", default: 80, Text("開工率下限（%）", "开工率下限（%）", "Least projects started (%)"))
    static let fundsRate = Setting(
        "funds-rate-percent", default: 30, Text("資金到位率下限（%）", "资金到位率下限（%）", "Least funds in place (%)"))
}
