public import DubanPluginKit

/// 科技創新: applications that must be filed before a portal closes, certificates that run out, yearly calls, and counts
/// of firms that rise from tier to tier.
public struct ScienceTechnology: PillarPlugin {
    let deadlines: DeadlineLadder
    let process: ProcessLadder
    let quarters: QuarterEnds
    let reportWorkingDay: Int
    let paceYellow: Int
    let paceRed: Int
    let pool: Int
    let materials: Int
    let preReview: Int
    let submission: Int
    let freeze: Int
    let lastDay: Int
    let internalTerm: Int
    let certificateReminders: [Int]
    let annualReportMonth: Int
    let annualReportReminders: [Int]
    let callReminder: Int
    let resultInterval: Int
    let settlementTerm: Int

    public init(settings: Settings) throws {
        deadlines = try DeadlineLadder(settings)
        process = try ProcessLadder(settings)
        quarters = try QuarterEnds(settings)
        reportWorkingDay = try settings.count(Self.reportWorkingDay)
        paceYellow = try settings.count(Self.paceYellow)
        paceRed = try settings.count(Self.paceRed)
        pool = try settings.count(Self.pool)
        materials = try settings.count(Self.materials)
        preReview = try settings.count(Self.preReview)
        submission = try settings.count(Self.submission)
        freeze = try settings.count(Self.freeze)
        lastDay = try settings.count(Self.lastDay)
        internalTerm = try settings.count(Self.internalTerm)
        certificateReminders = try settings.countsDescending(Self.certificateReminders)
        annualReportMonth = try settings.count(Self.annualReportMonth)
        annualReportReminders = try settings.countsDescending(Self.annualReportReminders)
        callReminder = try settings.count(Self.callReminder)
        resultInterval = try settings.count(Self.resultInterval)
        settlementTerm = try settings.count(Self.settlementTerm)
        guard paceYellow < paceRed else {
            throw SettingsError("\(Self.paceYellow.name) must be less than \(Self.paceRed.name)")
        }
        let steps = [
            (Self.pool, pool), (Self.materials, materials), (Self.preReview, preReview), (Self.submission, submission),
            (Self.freeze, freeze), (Self.lastDay, lastDay),
        ]
        for (earlier, later) in zip(steps, steps.dropFirst()) where earlier.1 <= later.1 {
            throw SettingsError("\(earlier.0.name) must be more than \(later.0.name)")
        }
        guard annualReportMonth <= 12 else {
            throw SettingsError(
                "\(Self.annualReportMonth.name) is \(annualReportMonth); it must lie between 1 and 12")
        }
        // What comes every year is spoken of within the year before it.
        guard annualReportReminders.allSatisfy({ $0 <= 300 }) else {
            throw SettingsError("\(Self.annualReportReminders.name) must hold counts between 1 and 300")
        }
        guard callReminder <= 300 else {
            throw SettingsError("\(Self.callReminder.name) is \(callReminder); it must lie between 1 and 300")
        }
    }

    public func judge(_ review: inout Review) {
        deadlines.judge(&review)
        process.judge(&review)
        judgeWindow(&review)
        judgeCertificate(&review)
        judgeAnnualReport(&review)
        judgeCalls(&review)
        judgeCount(&review)
    }
}

@c(duban_pillar_science_technology)
public func main(_ descriptor: Int32) -> Int32 {
    serve(ScienceTechnology.self, on: descriptor)
}
