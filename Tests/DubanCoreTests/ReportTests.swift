import DubanCalendar
import Testing

@testable import DubanCore

@Suite struct ReportTests {
    private static let today = day("2021-04-14")  // a Wednesday

    private func task(
        _ code: String, due: String, unit: String = "甲", pillar: String = "p", closed: String? = nil,
        state: TaskState? = nil, light: Light = .green, slips: [String] = [], numbers: [String: Double] = [:]
    ) -> ReportedTask {
        ReportedTask(
            code: code, title: "事項\(code)", pillar: pillar, unit: unit, owner: PersonID("\(unit)/張三"),
            state: state ?? (closed == nil ? .open : .done), light: light, deadline: day(due),
            closed: closed.map { day($0) }, slips: slips.map { day($0) }, numbers: numbers)
    }

    private func make(
        _ tasks: [ReportedTask], before: [ReportedTask] = [], period: ReportPeriod = .weekly
    ) -> Report {
        report(period, on: Self.today, tasks: tasks, before: before, calendar: .plainWeek)
    }

    @Test(
        "a week begins on Monday, a quarter on the first of its first month",
        arguments: [
            (ReportPeriod.weekly, "2021-04-14", "2021-04-12"), (.weekly, "2021-04-12", "2021-04-12"),
            (.weekly, "2021-04-18", "2021-04-12"), (.monthly, "2021-04-14", "2021-04-01"),
            (.quarterly, "2021-06-30", "2021-04-01"), (.quarterly, "2021-01-01", "2021-01-01"),
            (.quarterly, "2021-12-31", "2021-10-01"),
        ])
    func starts(period: ReportPeriod, on: String, start: String) {
        #expect(period.start(of: day(on)) == day(start))
    }

    @Test("the figures are what their definitions say")
    func figures() {
        let row = make([
            task("1", due: "2021-04-10", closed: "2021-04-09"),  // in time, before the period
            task("2", due: "2021-04-10", closed: "2021-04-12"),  // late, in the period
            task("3", due: "2021-05-10", closed: "2021-04-13"),  // ahead of time: due, in time
            task("4", due: "2021-04-13", light: .red, slips: ["2021-04-01", "2021-04-12"]),  // overdue
            task("5", due: "2021-04-14", light: .yellow),  // due today, not overdue
            task("6", due: "2021-06-01"),
            task("7", due: "2021-04-01", state: .cancelled), task("8", due: "2021-04-01", state: .suspended),
            task("9", due: "2021-04-10", closed: "2021-04-10", state: .struck),
        ]).total
        #expect(row.open == 3)
        #expect(row.red == 1)
        #expect(row.yellow == 1)
        #expect(row.closed == 4)
        #expect(row.closedInPeriod == 2)
        #expect(row.due == 6)
        #expect(row.inTime == 3)
        #expect(row.inTimeShare == 0.5)
        #expect(row.overdue == 1)
        #expect(row.slips == 1)
    }

    @Test("rank is by the share in time, then by what is overdue; equals share a rank, and who owes nothing has none")
    func ranks() {
        let done = (1...2).flatMap { number in
            ["甲", "乙", "丙"].map { task("\($0)\(number)", due: "2021-04-10", unit: $0, closed: "2021-04-10") }
        }
        let now =
            done + [
                task("丙3", due: "2021-04-10", unit: "丙"), task("丁", due: "2021-06-01", unit: "丁"),
                task("戊", due: "2021-04-11", unit: "戊", closed: "2021-04-12"),
            ]
        let before = [
            task("甲1", due: "2021-04-10", unit: "甲", closed: "2021-04-10"),
            task("乙1", due: "2021-04-10", unit: "乙"),
        ]
        let units = make(now, before: before).units
        #expect(units.map(\.name) == ["乙", "甲", "丙", "戊", "丁"])
        #expect(units.map(\.rank) == [1, 1, 3, 4, nil])
        #expect(units.map(\.rankBefore) == [2, 1, nil, nil, nil])
    }

    @Test("the late are named with their deadline and the working days since, the longest first")
    func late() {
        let late = make([
            task("2", due: "2021-04-13"), task("1", due: "2021-04-09", slips: ["2021-04-01"]),
            task("3", due: "2021-04-14"), task("4", due: "2021-04-01", closed: "2021-04-13"),
        ]).late
        #expect(late.map(\.code) == ["1", "2"])
        #expect(late.map(\.workingDays) == [3, 1])
        #expect(late.first?.slips == 1)
        #expect(late.first?.owner == PersonID("甲/張三"))
    }

    @Test("conversion is the sum of the parts, and rates are weighted by what was counted")
    func rates() {
        let report = make(
            [
                task(
                    "1", due: "2021-06-01", pillar: "investment-attraction", numbers: ["contracts": 10, "started": 4]),
                task(
                    "2", due: "2021-06-01", pillar: "investment-attraction", numbers: ["contracts": 30, "started": 4]),
                task("3", due: "2021-06-01", pillar: "investment-attraction", numbers: ["contracts": 0, "started": 4]),
                task(
                    "4", due: "2021-06-01", pillar: "business-environment",
                    numbers: ["response-rate": 90, "counted-cases": 300]),
                task(
                    "5", due: "2021-06-01", pillar: "business-environment",
                    numbers: ["response-rate": 50, "counted-cases": 100]),
                task("6", due: "2021-06-01", pillar: "p", numbers: ["response-rate": 1]),
            ],
            before: [
                task("4", due: "2021-06-01", pillar: "business-environment", numbers: ["response-rate": 70])
            ])
        #expect(report.rates.map(\.name) == ["performed", "started", "response-rate"])
        #expect(report.rates.map(\.percent) == [0, 20, 80])
        #expect(report.rates.map(\.percentBefore) == [nil, nil, 70])
    }

    @Test("a report without tasks is one of nothing")
    func empty() {
        let report = make([])
        #expect(report.total == Report.Row(name: ""))
        #expect(report.pillars.isEmpty && report.units.isEmpty && report.late.isEmpty && report.rates.isEmpty)
    }
}
