public import DubanPluginKit

/// 營商環境: what a company asks for (訴求) is signed for, answered, settled and called back within terms (接訴即辦), and
/// who reports misconduct is heard by 督查室 alone.
public struct BusinessEnvironment: PillarPlugin {
    let deadlines: DeadlineLadder
    let process: ProcessLadder
    let higherLadder: HigherLadder
    let receiptTerm: Int
    let contactTerm: Int
    let replyTerm: Int
    let closingTerm: Int
    let extendedTerm: Int
    let callbackTerm: Int
    let redoTerm: Int
    let warningPercent: Int
    let requiredResponse: Int
    let requiredResolution: Int
    let requiredSatisfaction: Int
    let topicCases: Int
    let topicDays: Int
    let reportReminders: [Int]
    let repetition: Int
    let slipLimit: Int

    public init(settings: Settings) throws {
        deadlines = try DeadlineLadder(settings)
        process = try ProcessLadder(settings)
        higherLadder = try HigherLadder(settings)
        receiptTerm = try settings.count(Self.receiptTerm)
        contactTerm = try settings.count(Self.contactTerm)
        replyTerm = try settings.count(Self.replyTerm)
        closingTerm = try settings.count(Self.closingTerm)
        extendedTerm = try settings.count(Self.extendedTerm)
        callbackTerm = try settings.count(Self.callbackTerm)
        redoTerm = try settings.count(Self.redoTerm)
        warningPercent = try settings.percent(Self.warningPercent)
        requiredResponse = try settings.percent(Self.requiredResponse)
        requiredResolution = try settings.percent(Self.requiredResolution)
        requiredSatisfaction = try settings.percent(Self.requiredSatisfaction)
        topicCases = try settings.count(Self.topicCases)
        topicDays = try settings.count(Self.topicDays)
        reportReminders = try settings.countsDescending(Self.reportReminders)
        repetition = try settings.count(DeadlineLadder.repetition)
        slipLimit = try settings.count(DeadlineLadder.slipLimit)
        guard closingTerm < extendedTerm else {
            throw SettingsError("\(Self.closingTerm.name) must be less than \(Self.extendedTerm.name)")
        }
    }

    public func judge(_ review: inout Review) {
        // Before all else: of a report nobody may hear but 督查室, by no rule at all, the common ones included.
        if let report = MisconductReport(of: review.task) { return judge(report, &review) }

        let appeal = Appeal(of: review.task)
        // What is settled has met its deadline; what is left of it are the call-back and what that brings.
        if appeal?.closed == nil { deadlines.judge(&review) }
        // An appeal is signed for by its own, stricter clock.
        if appeal == nil { process.judge(&review) }
        if let appeal {
            judge(appeal, &review)
            judgeTopic(of: appeal, &review)
        }
        judgeRates(&review)
    }
}

extension Settings {
    /// A percentage, 1…100.
    fileprivate func percent(_ setting: Setting<Int>) throws(SettingsError) -> Int {
        let value = self[setting]
        guard (1...100).contains(value) else {
            throw SettingsError("\(setting.name) is \(value); it must lie between 1 and 100")
        }
        return value
    }
}

@c(duban_pillar_business_environment)
public func main(_ descriptor: Int32) -> Int32 {
    serve(BusinessEnvironment.self, on: descriptor)
}
