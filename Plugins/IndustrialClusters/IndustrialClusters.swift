public import DubanPluginKit

/// 產業集群: counts and sums that a chain (產業鏈) is to reach, judged by the month against their plan, and the meetings at
/// which its 專班 and its chief (鏈長) look at them.
public struct IndustrialClusters: PillarPlugin {
    let deadlines: DeadlineLadder
    let process: ProcessLadder
    let quarters: QuarterEnds
    let reportWorkingDay: Int
    let paceYellow: Int
    let paceRed: Int
    let dataYellowWorkingDay: Int
    let dataRedWorkingDay: Int
    let chiefReports: Int

    public init(settings: Settings) throws {
        deadlines = try DeadlineLadder(settings)
        process = try ProcessLadder(settings)
        quarters = try QuarterEnds(settings)
        reportWorkingDay = try settings.count(Self.reportWorkingDay)
        paceYellow = try settings.count(Self.paceYellow)
        paceRed = try settings.count(Self.paceRed)
        dataYellowWorkingDay = try settings.count(Self.dataYellowWorkingDay)
        dataRedWorkingDay = try settings.count(Self.dataRedWorkingDay)
        chiefReports = try settings.count(Self.chiefReports)
        guard paceYellow < paceRed else {
            throw SettingsError("\(Self.paceYellow.name) must be less than \(Self.paceRed.name)")
        }
        guard dataYellowWorkingDay < dataRedWorkingDay else {
            throw SettingsError("\(Self.dataYellowWorkingDay.name) must be less than \(Self.dataRedWorkingDay.name)")
        }
        guard chiefReports <= 12 else {
            throw SettingsError("\(Self.chiefReports.name) is \(chiefReports); it must lie between 1 and 12")
        }
    }

    public func judge(_ review: inout Review) {
        deadlines.judge(&review)
        process.judge(&review)
        // Once the deadline has passed, that is all there is to speak of.
        guard review.today <= review.task.deadline else { return }
        let plan = review.plan()
        quarters.judge(&review, plan: plan)
        judgeFigures(&review, plan)
        judgeMeetings(&review)
    }
}

@c(duban_pillar_industrial_clusters)
public func main(_ descriptor: Int32) -> Int32 {
    serve(IndustrialClusters.self, on: descriptor)
}
