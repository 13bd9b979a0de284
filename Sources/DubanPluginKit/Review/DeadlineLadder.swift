/// The rules that every pillar shares: before the deadline the person responsible is reminded, after it the ladder is
/// climbed a rung at a time, and what stays undone is told again every so many working days.
public struct DeadlineLadder: Sendable {
    /// 臨近到期.
    public static let dueSoon = Rule(
        "due-soon", series: "deadline", label: Text("臨近到期", "临近到期", "Due soon"),
        sentence: Text(
            "完成時限為 {deadline}，還剩 {days} 天。", "完成时限为 {deadline}，还剩 {days} 天。",
            "Due on {deadline}: {days} days left."))
    /// 今日到期.
    public static let dueToday = Rule(
        "due-today", series: "deadline", label: Text("今日到期", "今日到期", "Due today"),
        sentence: Text("今日到期（{deadline}）。", "今日到期（{deadline}）。", "Due today ({deadline})."))
    /// 逾期.
    public static let overdue = Rule(
        "overdue", series: "deadline", label: Text("逾期", "逾期", "Overdue"),
        sentence: Text(
            "完成時限 {deadline} 已過，逾期 {workingDays} 個工作日。", "完成时限 {deadline} 已过，逾期 {workingDays} 个工作日。",
            "Due on {deadline}, {workingDays} working days ago."))
    /// 屢次延期.
    public static let slipped = Rule(
        "slipped", label: Text("屢次延期", "屡次延期", "Put off again"),
        sentence: Text(
            "完成時限已延後 {slips} 次：原定 {original}，現為 {deadline}。", "完成时限已延后 {slips} 次：原定 {original}，现为 {deadline}。",
            "Put off {slips} times: first due on {original}, now on {deadline}."))

    /// For ``PluginDeclaration/rules``.
    public static let rules = [dueSoon, dueToday, overdue, slipped]

    /// How many civil days ahead the first reminder comes.
    public static let firstReminder = Setting(
        "first-reminder-days", default: 7, Text("首次提醒提前天數", "首次提醒提前天数", "Days ahead of the first reminder"))
    /// How many working days ahead the later reminders come.
    public static let laterReminders = Setting(
        "later-reminder-working-days", default: [3, 1],
        Text("其後提醒提前工作日", "其后提醒提前工作日", "Working days ahead of the later reminders"))
    /// After how many working days 科室負責人, 分管領導, and 主要領導 with 督查室 hear of it.
    public static let escalation = Setting(
        "escalation-working-days", default: [1, 3, 5],
        Text("逾期升級工作日", "逾期升级工作日", "Working days overdue at each rung"))
    /// Every how many working days it is told again once the whole ladder knows.
    public static let repetition = Setting(
        "repeat-working-days", default: 5, Text("重複提醒間隔工作日", "重复提醒间隔工作日", "Working days between repetitions"))
    /// Sensitive periods (敏感時段): congresses, floods, the year's last days. What should have been done on a day of one
    /// climbs the ladder faster.
    public static let sensitivePeriods = Setting(
        "sensitive-periods", default: [ClosedRange<Day>](), Text("敏感時段", "敏感时段", "Sensitive periods"))
    /// As ``escalation``, for what was due within a sensitive period.
    public static let sensitiveEscalation = Setting(
        "sensitive-escalation-working-days", default: [1, 2, 3],
        Text("敏感時段逾期升級工作日", "敏感时段逾期升级工作日", "Working days overdue at each rung in a sensitive period"))
    /// How often a deadline may be moved before the task is yellow.
    public static let slipLimit = Setting(
        "slip-yellow-count", default: 2, Text("延期轉黃次數", "延期转黄次数", "Times put off that make it yellow"))

    /// For ``PluginDeclaration/settings``.
    public static let settings = [
        firstReminder.declared, laterReminders.declared, escalation.declared, repetition.declared,
        sensitivePeriods.declared, sensitiveEscalation.declared, slipLimit.declared,
    ]

    private let firstReminder: Int
    private let laterReminders: [Int]
    private let escalation: [Int]
    private let repetition: Int
    private let sensitivePeriods: [ClosedRange<Day>]
    private let sensitiveEscalation: [Int]
    private let slipLimit: Int

    /// Takes the administrator's settings.
    ///
    /// - Throws: ``SettingsError`` where a count is not positive, or the rungs do not come one after another.
    public init(_ settings: Settings) throws(SettingsError) {
        firstReminder = try settings.count(Self.firstReminder)
        laterReminders = try settings.countsDescending(Self.laterReminders)
        escalation = try Self.rungs(Self.escalation, of: settings)
        repetition = try settings.count(Self.repetition)
        sensitivePeriods = settings[Self.sensitivePeriods]
        sensitiveEscalation = try Self.rungs(Self.sensitiveEscalation, of: settings)
        slipLimit = try settings.count(Self.slipLimit)
    }

    private static func rungs(_ setting: Setting<[Int]>, of settings: Settings) throws(SettingsError) -> [Int] {
        let rising: [Int] = try settings.countsDescending(setting).reversed()
        guard settings[setting] == rising, rising.count == 3, Set(rising).count == 3 else {
            throw SettingsError("\(setting.name) must hold three rising counts, such as [1, 3, 5]")
        }
        return rising
    }

    /// Judges the task by its deadline, and by how often that was moved.
    public func judge(_ review: inout Review) {
        let task = review.task
        judge(&review, deadline: task.deadline)
        guard task.slips >= slipLimit else { return }
        review.light(
            .yellow, from: task.assigned, by: Self.slipped,
            facts: [
                "slips": Fact(task.slips), "original": Fact(task.originalDeadline), "deadline": Fact(task.deadline),
            ])
    }

    /// Judges the task as though this were its deadline.
    public func judge(_ review: inout Review, deadline: Day) {
        let today = review.today
        guard today <= deadline else {
            let late = review.calendar.workingDays(from: deadline, to: today)
            review.light(
                .red, from: deadline + 1, by: Self.overdue,
                facts: ["deadline": Fact(deadline), "workingDays": Fact(late)])
            return climb(
                &review, from: deadline, by: Self.overdue,
                facts: ["deadline": Fact(deadline), "workingDays": Fact(late)])
        }

        // Most tasks on most days are far from their deadline: the first day that says anything is enough for them.
        let first = review.calendar.day(firstReminder.days, before: deadline)
        let ahead = max(Self.yellowWorkingDays, laterReminders.first ?? 0)
        let earliest = min(first, review.calendar.day(ahead.workingDays, before: deadline))
        guard earliest <= today || review.isExplaining else { return review.lookAgain(on: earliest) }

        review.light(
            .yellow, from: review.calendar.day(Self.yellowWorkingDays.workingDays, before: deadline), by: Self.dueSoon,
            facts: ["deadline": Fact(deadline), "days": Fact(deadline - today)])
        review.lookAgain(on: deadline + 1)
        dueSoon(&review, deadline, on: first)
        for workingDays in laterReminders {
            dueSoon(&review, deadline, on: review.calendar.day(workingDays.workingDays, before: deadline))
        }
        let last = review.calendar.onOrBefore(deadline)
        if last == deadline {
            review.remind(.owner, by: Self.dueToday, on: last, facts: ["deadline": Fact(deadline)])
        } else {
            dueSoon(&review, deadline, on: last)
        }
    }

    /// Climbs the ladder for something that should have been done by `day` and is not: a rung at a time, the whole
    /// ladder at once and immediately at the last, and then all of them every so many working days.
    ///
    /// - Parameters:
    ///   - review: The review that the ladder speaks in.
    ///   - day: The last day on which it was in time.
    ///   - firstDay: What was to be told before it has been; nil where that depends on the last review alone.
    ///   - rule: Why.
    ///   - subject: The part of the task that is meant, where the rule may speak of several.
    ///   - facts: What the rule's sentence names.
    public func climb(
        _ review: inout Review, from day: Day, notBefore firstDay: Day? = nil, by rule: Rule,
        of subject: @autoclosure () -> String = "", facts: @autoclosure () -> [String: Fact] = [:]
    ) {
        let late = review.calendar.workingDays(from: day, to: review.today)
        let isSensitive = sensitivePeriods.contains { $0.contains(day) }
        let escalation = isSensitive ? sensitiveEscalation : escalation
        for (rung, workingDays) in escalation.enumerated() {
            let occurrence = review.calendar.day(workingDays.workingDays, after: day)
            if occurrence >= firstDay ?? .earliest {
                review.remind(
                    Self.rungs[rung], by: rule, on: occurrence, of: subject(),
                    urgency: rung == Self.rungs.count - 1 ? .immediate : .digest, facts: facts())
            }
            if workingDays > late { return }
        }
        // Beyond the ladder only the last repetition up to today and the next one matter, however long ago it began.
        let passed = (late - escalation[2]) / repetition
        for round in passed...passed + 1 where round > 0 {
            let occurrence = review.calendar.day((escalation[2] + round * repetition).workingDays, after: day)
            if occurrence >= firstDay ?? .earliest {
                review.remind(.all, by: rule, on: occurrence, of: subject(), facts: facts())
            }
        }
    }

    /// How many working days before the deadline the light turns yellow.
    private static let yellowWorkingDays = 3
    private static let rungs: [Rungs] = [[.owner, .sectionHead], [.owner, .sectionHead, .leaderInCharge], .all]

    private func dueSoon(_ review: inout Review, _ deadline: Day, on day: Day) {
        let today = review.today
        review.remind(
            .owner, by: Self.dueSoon, on: day,
            facts: ["deadline": Fact(deadline), "days": Fact(deadline - today)])
    }
}
