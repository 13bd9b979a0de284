public import DubanPluginKit

/// 招商引資: a project comes down a funnel from 線索 to 投產. At each stage a clock starts to the next, the contract is
/// followed by tasks of its own, and what has started is handed over to 項目建設.
public struct InvestmentAttraction: PillarPlugin {
    let deadlines: DeadlineLadder
    let process: ProcessLadder
    let terms: Terms
    let hasFollowUpTasks: Bool
    let requiredFunds: Int
    let warningPercent: Int
    let stuckPercent: Int
    let silence: Int
    let evidenceTerm: Int
    let reportWorkingDay: Int
    let performanceRate: Int
    let startRate: Int
    let fundsRate: Int

    public init(settings: Settings) throws {
        deadlines = try DeadlineLadder(settings)
        process = try ProcessLadder(settings)
        terms = try Terms(settings)
        hasFollowUpTasks = settings[Self.followUpTasks]
        requiredFunds = try Self.percent(Self.requiredFunds, of: settings)
        warningPercent = try settings.count(Self.warningPercent)
        stuckPercent = try settings.count(Self.stuckPercent)
        silence = try settings.count(Self.silence)
        evidenceTerm = try settings.count(Self.evidenceTerm)
        reportWorkingDay = try settings.count(Self.reportWorkingDay)
        performanceRate = try Self.percent(Self.performanceRate, of: settings)
        startRate = try Self.percent(Self.startRate, of: settings)
        fundsRate = try Self.percent(Self.fundsRate, of: settings)
        guard warningPercent < 100 else { throw SettingsError("\(Self.warningPercent.name) must be less than 100") }
        guard stuckPercent > 100 else { throw SettingsError("\(Self.stuckPercent.name) must be more than 100") }
    }

    private static func percent(_ setting: Setting<Int>, of settings: Settings) throws(SettingsError) -> Int {
        let value = try settings.count(setting)
        guard value <= 100 else {
            throw SettingsError("\(setting.name) is \(value); it must lie between 1 and 100")
        }
        return value
    }

    public func judge(_ review: inout Review) {
        deadlines.judge(&review)
        process.judge(&review)
        judgeConversion(&review)
        guard let contract = Contract(of: review.task) else { return judgeTalks(&review) }

        let signed = contract.signed
        let funded = review.task.milestone(Self.funded)
        judge(review.task.milestone(Self.filed), since: signed, within: terms.filing, &review)
        judge(Self.incorporation, of: contract, within: terms.incorporation, &review)
        judge(Self.site, of: contract, within: contract.isLeased ? terms.leasedSite : terms.site, &review)
        judge(Self.start, of: contract, within: contract.isLeased ? terms.leasedStart : terms.start, &review)
        judgeFunds(funded, since: signed, &review)
        judgeStarted(contract, &review)
        judgeEvidence(of: contract.start, &review)
        judgeEvidence(of: funded, &review)
    }
}

@c(duban_pillar_investment_attraction)
public func main(_ descriptor: Int32) -> Int32 {
    serve(InvestmentAttraction.self, on: descriptor)
}
