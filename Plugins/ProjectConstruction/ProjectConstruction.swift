public import DubanPluginKit

/// 項目建設: a project goes from 立項 to 達效 over milestones, each with its day, and its light is judged by the month.
public struct ProjectConstruction: PillarPlugin {
    let deadlines: DeadlineLadder
    let process: ProcessLadder
    let quarterEnds: QuarterEnds
    let milestoneReminders: [Int]
    let seasonReminder: Int
    let startRedMonths: Int
    let registrationYellowMonths: Int
    let registrationRedMonths: Int
    let reportWorkingDay: Int
    let paceYellow: Int
    let paceRed: Int
    let requiredFunds: Int
    let consultationTerm: Int

    public init(settings: Settings) throws {
        deadlines = try DeadlineLadder(settings)
        process = try ProcessLadder(settings)
        quarterEnds = try QuarterEnds(settings)
        milestoneReminders = try settings.countsDescending(Self.milestoneReminders)
        seasonReminder = try settings.count(Self.seasonReminder)
        startRedMonths = try settings.count(Self.startRedMonths)
        registrationYellowMonths = try settings.count(Self.registrationYellowMonths)
        registrationRedMonths = try settings.count(Self.registrationRedMonths)
        reportWorkingDay = try settings.count(Self.reportWorkingDay)
        paceYellow = try settings.count(Self.paceYellow)
        paceRed = try settings.count(Self.paceRed)
        requiredFunds = try settings.count(Self.requiredFunds)
        consultationTerm = try settings.count(Self.consultationTerm)
        guard registrationYellowMonths < registrationRedMonths else {
            throw SettingsError(
                "\(Self.registrationYellowMonths.name) must be less than \(Self.registrationRedMonths.name)")
        }
        guard paceYellow < paceRed else {
            throw SettingsError("\(Self.paceYellow.name) must be less than \(Self.paceRed.name)")
        }
    }

    public func judge(_ review: inout Review) {
        deadlines.judge(&review)
        process.judge(&review)
        judgeBlockers(&review)
        let plan = review.plan()
        quarterEnds.judge(&review, plan: plan)

        let pause = WorkPause(of: review.task)
        if let days = pause.days {
            if days.contains(review.today) { return review.lookAgain(on: days.upperBound + 1) }
            review.lookAgain(on: days.lowerBound)
        }

        var start: TaskView.Milestone?
        var registration: TaskView.Milestone?
        for milestone in review.task.milestones {
            if start == nil, milestone.isNamed(Self.start) {
                start = milestone
                judge(start: milestone, pause, &review)
            } else if registration == nil, milestone.isNamed(Self.registration), milestone.reached == nil {
                registration = milestone
            } else {
                judge(lightOf: milestone, pause, &review)
            }
            remind(of: milestone, pause, &review)
            remind(ofSeason: milestone, pause, &review)
        }
        if let registration {
            switch start {
            case nil: judge(lightOf: registration, pause, &review)
            case let start?: judge(registrationSince: start.reached, pause, &review)
            }
        }
        judgePace(plan, pause, &review)
        judgeFunds(since: start, pause, &review)
    }

    /// Puts on the red light, and tells the leader who stands behind the project (幫包領導) and the office (發改) at once.
    func red(
        _ pause: WorkPause, _ review: inout Review, from day: Day, by rule: Rule,
        of subject: @autoclosure () -> String = "", facts: @autoclosure () -> [String: Fact]
    ) {
        review.light(.red, from: day, by: rule, of: subject(), facts: facts())
        review.remind(
            [.leaderInCharge, .supervisionOffice], by: rule,
            on: pause.resumed(review.calendar.onOrAfter(day), calendar: review.calendar), of: subject(),
            urgency: .immediate, facts: facts())
    }
}

@c(duban_pillar_project_construction)
public func main(_ descriptor: Int32) -> Int32 {
    serve(ProjectConstruction.self, on: descriptor)
}
