/// The ends of quarters: what is planned for the first of a year is to open it well (開門紅), and every other is to be
/// kept too (季季紅). Who lags behind the plan of a quarter's end hears of it while there is time.
public struct QuarterEnds: Sendable {
    /// 開門紅.
    public static let openingQuarter = Rule(
        "opening-quarter", series: "quarter", label: Text("開門紅", "开门红", "Opening quarter"),
        sentence: Text(
            "開門紅：一季度末（{quarterEnd}）應達 {plan}%，現為 {done}%。", "开门红：一季度末（{quarterEnd}）应达 {plan}%，现为 {done}%。",
            "The year's opening: {plan}% is planned by {quarterEnd}, {done}% is done."))
    /// 季季紅.
    public static let quarterEnd = Rule(
        "quarter-end", series: "quarter", label: Text("季季紅", "季季红", "Quarter's end"),
        sentence: Text(
            "季季紅：季度末（{quarterEnd}）應達 {plan}%，現為 {done}%。", "季季红：季度末（{quarterEnd}）应达 {plan}%，现为 {done}%。",
            "The quarter: {plan}% is planned by {quarterEnd}, {done}% is done."))

    /// For ``PluginDeclaration/rules``.
    public static let rules = [openingQuarter, quarterEnd]

    /// How many civil days ahead of a quarter's end.
    public static let reminder = Setting(
        "quarter-reminder-days", default: 15, Text("季末提醒提前天數", "季末提醒提前天数", "Days ahead of a quarter's end"))

    /// For ``PluginDeclaration/settings``.
    public static let settings = [reminder.declared]

    private let reminder: Int

    /// Takes the administrator's settings.
    ///
    /// - Throws: ``SettingsError`` where the reminder would lie before the quarter.
    public init(_ settings: Settings) throws(SettingsError) {
        reminder = try settings.count(Self.reminder)
        guard reminder <= 80 else {
            throw SettingsError("\(Self.reminder.name) is \(reminder); it must lie between 1 and 80")
        }
    }

    /// Judges the task's meter against what is planned for the end of this quarter and of the next. Once the deadline has
    /// passed, that is all there is to speak of.
    public func judge(_ review: inout Review, plan: PlanCurve? = nil) {
        let task = review.task
        let thisQuarter = review.today.endOfQuarter
        guard let meter = task.meter, meter.achieved < meter.target, thisQuarter < task.deadline else { return }
        // Who keeps up with these two may still fall behind a later one.
        review.lookAgain(on: thisQuarter + 1)
        for end in [thisQuarter, (thisQuarter + 1).endOfQuarter] where end > task.assigned && end < task.deadline {
            guard let pace = Pace(of: task.meter, on: end, from: task.assigned, to: task.deadline, plan: plan),
                pace.behind > 0
            else { continue }
            review.remind(
                .owner, by: end.quarter == 1 ? Self.openingQuarter : Self.quarterEnd,
                on: review.calendar.day(reminder.days, before: end),
                facts: ["quarterEnd": Fact(end), "plan": Fact(pace.planned), "done": Fact(pace.done)])
        }
    }
}
