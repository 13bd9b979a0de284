import DubanPluginKit

extension InvestmentAttraction {
    /// How long the stages of the funnel may take, in days.
    struct Terms {
        let talks: Int
        let contract: Int
        let filing: Int
        let incorporation: Int
        let site: Int
        let leasedSite: Int
        let start: Int
        let leasedStart: Int
        let funds: Int
        let registrationYellow: Int
        let registrationRed: Int
        let construction: Int

        init(_ settings: Settings) throws(SettingsError) {
            talks = try settings.count(InvestmentAttraction.talksTerm)
            contract = try settings.count(InvestmentAttraction.contractTerm)
            filing = try settings.count(InvestmentAttraction.filingTerm)
            incorporation = try settings.count(InvestmentAttraction.incorporationTerm)
            site = try settings.count(InvestmentAttraction.siteTerm)
            leasedSite = try settings.count(InvestmentAttraction.leasedSiteTerm)
            start = try settings.count(InvestmentAttraction.startTerm)
            leasedStart = try settings.count(InvestmentAttraction.leasedStartTerm)
            funds = try settings.count(InvestmentAttraction.fundsTerm)
            registrationYellow = try settings.count(InvestmentAttraction.registrationYellowTerm)
            registrationRed = try settings.count(InvestmentAttraction.registrationRedTerm)
            construction = try settings.count(InvestmentAttraction.constructionTerm)
            guard registrationYellow < registrationRed else {
                throw SettingsError(
                    "\(InvestmentAttraction.registrationYellowTerm.name) must be less than "
                        + InvestmentAttraction.registrationRedTerm.name)
            }
        }
    }
}

// MARK: - Settings

extension InvestmentAttraction {
    static let talksTerm = Setting(
        "talks-days", default: 30, Text("線索至在談天數", "线索至在谈天数", "Days from a lead to talks"))
    static let contractTerm = Setting(
        "contract-days", default: 90, Text("框架至簽約天數", "框架至签约天数", "Days from a framework agreement to signing"))
    static let filingTerm = Setting(
        "filing-days", default: 5, Text("簽約至備案專班天數", "签约至备案专班天数", "Days from signing to filing with the task force"))
    static let incorporationTerm = Setting(
        "incorporation-days", default: 30, Text("簽約至註冊天數", "签约至注册天数", "Days from signing to incorporation"))
    static let siteTerm = Setting(
        "site-days", default: 90, Text("簽約至用地（廠房）天數", "签约至用地（厂房）天数", "Days from signing to land or plant"))
    static let leasedSiteTerm = Setting(
        "leased-site-days", default: 30,
        Text("租用廠房簽約至廠房交付天數", "租用厂房签约至厂房交付天数", "Days from signing to a leased plant"))
    static let startTerm = Setting(
        "start-days", default: 180, Text("簽約至開工天數", "签约至开工天数", "Days from signing to start"))
    static let leasedStartTerm = Setting(
        "leased-start-days", default: 60,
        Text("租用廠房簽約至開工天數", "租用厂房签约至开工天数", "Days from signing to start in a leased plant"))
    static let fundsTerm = Setting(
        "funds-days", default: 90, Text("簽約至到資天數", "签约至到资天数", "Days from signing to the first funds"))
    static let registrationYellowTerm = Setting(
        "registration-yellow-days", default: 30,
        Text("開工後未入統轉黃天數", "开工后未入统转黄天数", "Days from start to a yellow light without registration"))
    static let registrationRedTerm = Setting(
        "registration-red-days", default: 60,
        Text("開工後未入統轉紅天數", "开工后未入统转红天数", "Days from start to a red light without registration"))
    static let constructionTerm = Setting(
        "construction-days", default: 365,
        Text("未定竣工日項目建設天數", "未定竣工日项目建设天数", "Days of construction where the ledger has no day for its end"))
}
