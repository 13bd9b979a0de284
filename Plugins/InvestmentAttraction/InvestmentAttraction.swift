public import DubanPluginKit

/// 招商引資: a project comes down a funnel from 線索 to 投產, and from the signing of its contract on clocks run.
public struct InvestmentAttraction: PillarPlugin {
    let deadlines: DeadlineLadder
    let filingTerm: Int
    let incorporationTerm: Int
    let siteTerm: Int
    let startTerm: Int
    let leasedStartTerm: Int
    let fundsTerm: Int
    let requiredFunds: Int
    let registrationYellowTerm: Int
    let registrationRedTerm: Int
    let warningPercent: Int
    let stuckPercent: Int
    let silence: Int
    let evidenceTerm: Int

    public init(settings: Settings) throws {
        deadlines = try DeadlineLadder(settings)
        filingTerm = try settings.count(Self.filingTerm)
        incorporationTerm = try settings.count(Self.incorporationTerm)
        siteTerm = try settings.count(Self.siteTerm)
        startTerm = try settings.count(Self.startTerm)
        leasedStartTerm = try settings.count(Self.leasedStartTerm)
        fundsTerm = try settings.count(Self.fundsTerm)
        requiredFunds = try settings.count(Self.requiredFunds)
        registrationYellowTerm = try settings.count(Self.registrationYellowTerm)
        registrationRedTerm = try settings.count(Self.registrationRedTerm)
        warningPercent = try settings.count(Self.warningPercent)
        stuckPercent = try settings.count(Self.stuckPercent)
        silence = try settings.count(Self.silence)
        evidenceTerm = try settings.count(Self.evidenceTerm)
        guard registrationYellowTerm < registrationRedTerm else {
            throw SettingsError(
                "\(Self.registrationYellowTerm.name) must be less than \(Self.registrationRedTerm.name)")
        }
        guard warningPercent < 100 else { throw SettingsError("\(Self.warningPercent.name) must be less than 100") }
        guard stuckPercent > 100 else { throw SettingsError("\(Self.stuckPercent.name) must be more than 100") }
    }

    public func judge(_ review: inout Review) {
        deadlines.judge(&review)
        guard let signed = review.task.milestone(Self.signed)?.reached else { return judgeSilence(&review) }

        let start = review.task.milestone(Self.start)
        let funded = review.task.milestone(Self.funded)
        let toStart = review.task[Self.leasedPlant] == true ? leasedStartTerm : startTerm

        judge(review.task.milestone(Self.filed), Clock(since: signed, term: filingTerm), &review)
        judge(review.task.milestone(Self.incorporated), Clock(since: signed, term: incorporationTerm), &review)
        judge(review.task.milestone(Self.site), Clock(since: signed, term: siteTerm), &review)
        judge(start, Clock(since: signed, term: toStart), &review)
        judgeFunds(funded, Clock(since: signed, term: fundsTerm), &review)
        if let started = start?.reached {
            judge(
                review.task.milestone(Self.registered),
                Clock(since: started, term: registrationRedTerm, yellowAfter: registrationYellowTerm), &review)
        }
        judgeEvidence(of: start, &review)
        judgeEvidence(of: funded, &review)
    }
}

@c(duban_plugin_main)
public func main(_ descriptor: Int32) -> Int32 {
    serve(InvestmentAttraction.self, on: descriptor)
}
