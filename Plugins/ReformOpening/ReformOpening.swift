public import DubanPluginKit

/// 改革開放: a policy goes from 起草 to 評估 over milestones, a reform is reported on each quarter and evaluated each
/// year, a document lapses unless somebody decides, and figures of 三外 keep pace.
public struct ReformOpening: PillarPlugin {
    let deadlines: DeadlineLadder
    let process: ProcessLadder
    let quarterEnds: QuarterEnds
    let milestoneReminders: [Int]
    let milestoneRed: Int
    let clockWarning: Int
    let commentDays: Int
    let legalityTerm: Int
    let reportWorkingDay: Int
    let evaluationMonths: Int
    let evaluationReminders: [Int]
    let sunsetReminders: [Int]
    let sunsetYellow: Int
    let sunsetRed: Int
    let paceYellow: Int
    let paceRed: Int

    public init(settings: Settings) throws {
        deadlines = try DeadlineLadder(settings)
        process = try ProcessLadder(settings)
        quarterEnds = try QuarterEnds(settings)
        milestoneReminders = try settings.countsDescending(Self.milestoneReminders)
        milestoneRed = try settings.count(Self.milestoneRed)
        clockWarning = try settings.count(Self.clockWarning)
        commentDays = try settings.count(Self.commentDays)
        legalityTerm = try settings.count(Self.legalityTerm)
        reportWorkingDay = try settings.count(Self.reportWorkingDay)
        evaluationMonths = try settings.count(Self.evaluationMonths)
        evaluationReminders = try settings.countsDescending(Self.evaluationReminders)
        sunsetReminders = try settings.countsDescending(Self.sunsetReminders)
        sunsetYellow = try settings.count(Self.sunsetYellow)
        sunsetRed = try settings.count(Self.sunsetRed)
        paceYellow = try settings.count(Self.paceYellow)
        paceRed = try settings.count(Self.paceRed)
        guard clockWarning < 100 else { throw SettingsError("\(Self.clockWarning.name) must be less than 100") }
        guard reportWorkingDay <= 20 else {
            throw SettingsError("\(Self.reportWorkingDay.name) is \(reportWorkingDay); it must lie between 1 and 20")
        }
        guard sunsetRed < sunsetYellow else {
            throw SettingsError("\(Self.sunsetRed.name) must be less than \(Self.sunsetYellow.name)")
        }
        guard paceYellow < paceRed else {
            throw SettingsError("\(Self.paceYellow.name) must be less than \(Self.paceRed.name)")
        }
    }

    public func judge(_ review: inout Review) {
        deadlines.judge(&review)
        process.judge(&review)

        var stages = PolicyStages()
        for milestone in review.task.milestones {
            stages.enter(milestone)
            judge(milestone, &review)
        }
        judgeComments(stages, &review)
        judgeLegality(stages, &review)

        judgeSunset(&review)
        if let item = ReformItem(of: review.task, evaluatedAs: stages) {
            judgeProgress(of: item, &review)
            judgeEvaluation(of: item, &review)
        }
        judgePace(&review)
        quarterEnds.judge(&review)
    }
}

@c(duban_pillar_reform_opening)
public func main(_ descriptor: Int32) -> Int32 {
    serve(ReformOpening.self, on: descriptor)
}
