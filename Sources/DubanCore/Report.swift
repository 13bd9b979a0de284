package import DubanCalendar

/// How often the leaders are reported to.
package enum ReportPeriod: String, Hashable, Sendable, Codable, CaseIterable {
    case weekly, monthly, quarterly

    /// The first day of the period in which a day lies: a Monday, or the first of a month or a quarter.
    package func start(of day: Day) -> Day {
        switch self {
        case .weekly: day - (day.weekday.rawValue - 1)
        case .monthly: day - (day.dayOfMonth - 1)
        case .quarterly: Day(year: day.year, month: (day.month - 1) / 3 * 3 + 1, day: 1) ?? day
        }
    }
}

/// The bulletin (通報) of a campaign for a period up to a day. Outcomes are ranked, never activity.
package struct Report: Hashable, Sendable, Codable {
    /// The figures of a pillar or a unit. Counted are tasks that are open or closed; what is 撤銷 or 暫緩 is not.
    package struct Row: Hashable, Sendable, Codable {
        package var name: String
        package var open = 0
        package var red = 0
        package var yellow = 0
        /// Closed up to the day, and of these within the period.
        package var closed = 0
        package var closedInPeriod = 0
        /// Due by the day, or closed before they were.
        package var due = 0
        /// Of these closed by their deadline.
        package var inTime = 0
        /// Open and past their deadline.
        package var overdue = 0
        /// How often a deadline was moved within the period.
        package var slips = 0
        /// By the share in time; nil where nothing is due yet. Who has the same share of the same overdue has the same rank.
        package var rank: Int?
        /// The rank at the end of the period before; nil where it had none.
        package var rankBefore: Int?

        /// 按時辦結率, 0…1: `inTime` of `due`; nil where nothing is due yet.
        package var inTimeShare: Double? { due == 0 ? nil : Double(inTime) / Double(due) }

        package init(name: String) {
            self.name = name
        }
    }

    /// A share that a pillar's own figures give.
    package struct Rate: Hashable, Sendable, Codable {
        package var pillar: String
        package var name: String
        /// In percent.
        package var percent: Double
        /// In percent at the end of the period before.
        package var percentBefore: Double?

        package init(pillar: String, name: String, percent: Double, percentBefore: Double?) {
            self.pillar = pillar
            self.name = name
            self.percent = percent
            self.percentBefore = percentBefore
        }
    }

    /// Somebody's task that is past its deadline.
    package struct Late: Hashable, Sendable, Codable {
        package var code: String
        package var title: String
        package var pillar: String
        package var unit: String
        package var owner: PersonID
        package var deadline: Day
        package var originalDeadline: Day
        package var slips: Int
        /// Working days since the deadline.
        package var workingDays: Int

        package init(_ task: ReportedTask, workingDays: Int) {
            code = task.code
            title = task.title
            pillar = task.pillar
            unit = task.unit
            owner = task.owner
            deadline = task.deadline
            originalDeadline = task.originalDeadline
            slips = task.slips.count
            self.workingDays = workingDays
        }
    }

    package var period: ReportPeriod
    package var from: Day
    package var day: Day
    package var total: Row
    package var pillars: [Row]
    package var units: [Row]
    package var rates: [Rate]
    package var late: [Late]
}

/// Makes the bulletin of a period up to a day. Pure.
///
/// - Parameters:
///   - tasks: As they stood at the end of the day.
///   - before: As they stood at the end of the period before; by them ranks have changed.
package func report(
    _ period: ReportPeriod, on day: Day, tasks: [ReportedTask], before: [ReportedTask], calendar: WorkCalendar
) -> Report {
    let from = period.start(of: day)
    func rows(_ name: (ReportedTask) -> String) -> [Report.Row] {
        let previous = ranked(grouped(before, by: name, from: period.start(of: from - 1), through: from - 1))
        let ranks = Dictionary(previous.map { ($0.name, $0.rank) }, uniquingKeysWith: { first, _ in first })
        return ranked(grouped(tasks, by: name, from: from, through: day)).map { row in
            var row = row
            row.rankBefore = ranks[row.name] ?? nil
            return row
        }
    }
    return Report(
        period: period, from: from, day: day,
        total: grouped(tasks, by: { _ in "" }, from: from, through: day).first ?? Report.Row(name: ""),
        pillars: rows(\.pillar), units: rows(\.unit), rates: rates(tasks, before),
        late: tasks.filter { $0.isOverdue(on: day) }.map { task in
            Report.Late(task, workingDays: calendar.workingDays(from: task.deadline, to: day))
        }.sorted { ($0.deadline, $0.code) < ($1.deadline, $1.code) })
}

private func grouped(
    _ tasks: [ReportedTask], by name: (ReportedTask) -> String, from first: Day, through day: Day
) -> [Report.Row] {
    var rows: [String: Report.Row] = [:]
    for task in tasks where task.counts {
        rows[name(task), default: Report.Row(name: name(task))].count(task, from: first, through: day)
    }
    return rows.values.sorted { $0.name < $1.name }
}

extension Report.Row {
    fileprivate mutating func count(_ task: ReportedTask, from first: Day, through day: Day) {
        if task.state == .open {
            open += 1
            if task.light == .red { red += 1 }
            if task.light == .yellow { yellow += 1 }
        } else {
            closed += 1
            if let closed = task.closed, closed >= first { closedInPeriod += 1 }
        }
        if task.isDue(by: day) { due += 1 }
        if task.isInTime { inTime += 1 }
        if task.isOverdue(on: day) { overdue += 1 }
        slips += task.slips.count { $0 >= first }
    }
}

/// By the share in time, the highest first, then by what is overdue, the fewest first; those of whom nothing is due yet
/// come last and have no rank.
private func ranked(_ rows: [Report.Row]) -> [Report.Row] {
    func key(_ row: Report.Row) -> (Double, Int) { (-(row.inTimeShare ?? -1), row.overdue) }
    var sorted = rows.sorted { left, right in
        key(left) == key(right) ? left.name < right.name : key(left) < key(right)
    }
    for index in sorted.indices where sorted[index].due > 0 {
        sorted[index].rank =
            index > 0 && key(sorted[index - 1]) == key(sorted[index]) ? sorted[index - 1].rank : index + 1
    }
    return sorted
}

// MARK: - What a pillar's own figures give

/// A share of a pillar whose plugin counts it: one attribute of another, or a rate weighted by what was counted.
private struct RateDefinition {
    enum Kind {
        case share(part: String, whole: String)
        case rate(String, weight: String)
    }

    let pillar: String
    let name: String
    let kind: Kind

    /// 招商引資's conversion, 營商環境's three rates: the attributes are those that the plugins of these pillars declare.
    static let all = [
        RateDefinition(
            pillar: "investment-attraction", name: "performed", kind: .share(part: "performed", whole: "contracts")),
        RateDefinition(
            pillar: "investment-attraction", name: "started", kind: .share(part: "started", whole: "contracts")),
        RateDefinition(
            pillar: "investment-attraction", name: "arrived-funds",
            kind: .share(part: "arrived-funds", whole: "contract-funds")),
        RateDefinition(
            pillar: "business-environment", name: "response-rate",
            kind: .rate("response-rate", weight: "counted-cases")),
        RateDefinition(
            pillar: "business-environment", name: "resolution-rate",
            kind: .rate("resolution-rate", weight: "counted-cases")),
        RateDefinition(
            pillar: "business-environment", name: "satisfaction-rate",
            kind: .rate("satisfaction-rate", weight: "counted-cases")),
    ]

    /// In percent; nil where no task of the pillar gives it.
    func percent(_ tasks: [ReportedTask]) -> Double? {
        var part = 0.0
        var whole = 0.0
        for task in tasks where task.counts && task.pillar == pillar {
            switch kind {
            case .share(let partName, let wholeName):
                guard let of = task.numbers[wholeName], of > 0 else { continue }
                part += (task.numbers[partName] ?? 0) * 100
                whole += of
            case .rate(let name, let weightName):
                guard let rate = task.numbers[name] else { continue }
                let weight = task.numbers[weightName] ?? 1
                part += rate * weight
                whole += weight
            }
        }
        return whole > 0 && part.isFinite ? part / whole : nil
    }
}

private func rates(_ tasks: [ReportedTask], _ before: [ReportedTask]) -> [Report.Rate] {
    RateDefinition.all.compactMap { definition in
        definition.percent(tasks).map { percent in
            Report.Rate(
                pillar: definition.pillar, name: definition.name, percent: percent,
                percentBefore: definition.percent(before))
        }
    }
}
