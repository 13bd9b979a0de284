/// How far something has come against an even pace (序時進度), in percent of its target.
public struct Pace: Sendable {
    /// What an even pace would have reached by the day, 0…100.
    public let planned: Double
    /// What was reached, 0 or more.
    public let done: Double

    /// By how many percentage points it lags, to a hundredth; negative where it is ahead.
    public var behind: Double {
        ((planned - done) * 100).rounded() / 100
    }

    /// The pace of a meter on a day, where all of it is to be done evenly from `start`, which is not itself counted,
    /// to `end`, or by the steps of a plan. Nil where there is no meter, or one without a target above zero.
    public init?(of meter: TaskFacts.Meter?, on day: Day, from start: Day, to end: Day, plan: PlanCurve? = nil) {
        guard let meter, meter.target > 0, meter.achieved.isFinite else { return nil }
        let part = meter.achieved / meter.target
        guard part.isFinite else { return nil }
        done = max(0, part * 100)
        if let plan {
            planned = min(100, max(0, plan.planned(on: day, from: start) / meter.target * 100))
        } else if day >= end {
            planned = 100
        } else if day <= start {
            planned = 0
        } else {
            planned = Double(day - start) / Double(end - start) * 100
        }
    }
}

extension Pace {
    /// 進度滯後.
    public static let behindPlan = Rule(
        "pace-behind", series: "pace", label: Text("進度滯後", "进度滞后", "Behind the pace"),
        sentence: Text(
            "截至 {month} 月末完成 {done}%，計劃進度 {plan}%，滯後 {behind} 個百分點。",
            "截至 {month} 月末完成 {done}%，计划进度 {plan}%，滞后 {behind} 个百分点。",
            "At the end of {month} {done}% were done against {plan}% planned: {behind} points behind."))
    /// 進度嚴重滯後.
    public static let farBehindPlan = Rule(
        "pace-far-behind", series: "pace", label: Text("進度嚴重滯後", "进度严重滞后", "Far behind the pace"),
        sentence: Text(
            "截至 {month} 月末完成 {done}%，計劃進度 {plan}%，滯後 {behind} 個百分點，亮紅燈。",
            "截至 {month} 月末完成 {done}%，计划进度 {plan}%，滞后 {behind} 个百分点，亮红灯。",
            "At the end of {month} {done}% were done against {plan}% planned: {behind} points behind, red."))

    /// What the sentences of ``behindPlan`` and ``farBehindPlan`` name.
    public func facts(of report: MonthlyReport) -> [String: Fact] {
        ["month": Fact(report.month), "done": Fact(done), "plan": Fact(planned), "behind": Fact(behind)]
    }
}

/// The monthly figures: each month is reported some days after its end, and judged on the day of the report.
public struct MonthlyReport: Hashable, Sendable {
    /// The last day of the month that is reported.
    public let monthEnd: Day
    /// The day of the report.
    public let reported: Day
    /// The day of the report after it.
    public let next: Day

    /// The month that is reported, as `YYYY-MM`.
    public var month: String { String(monthEnd.description.prefix(7)) }

    /// The latest report up to a day.
    ///
    /// - Parameters:
    ///   - day: Today.
    ///   - workingDay: On which working day of the following month a month is reported, 1 or more.
    ///   - calendar: Which days are working days.
    public init(by day: Day, onWorkingDay workingDay: Int, calendar: WorkCalendar) {
        // Long terms and long holidays may carry a report beyond the end of the following month.
        var following = calendar.day(workingDay.workingDays, after: day.endOfMonth)
        var monthEnd = day.adding(months: -1).endOfMonth
        var reported = calendar.day(workingDay.workingDays, after: monthEnd)
        while reported > day, monthEnd > .earliest + 31 {
            following = reported
            monthEnd = monthEnd.adding(months: -1).endOfMonth
            reported = calendar.day(workingDay.workingDays, after: monthEnd)
        }
        self.monthEnd = monthEnd
        self.reported = reported
        next = following
    }
}
