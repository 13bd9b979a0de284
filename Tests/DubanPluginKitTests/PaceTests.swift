import DubanPluginKit
import DubanTestSupport
import Testing

@Suite("Pace")
struct PaceTests {
    @Test(
        "an even pace grows from the day of assignment to the deadline and stays within them",
        arguments: [
            ("2020-12-31", 0.0), ("2021-01-01", 0), ("2021-02-20", 50), ("2021-04-11", 100), ("2022-01-01", 100),
        ])
    func planned(on today: String, expected: Double) throws {
        let meter = TaskFacts.Meter(target: 200, achieved: 50)
        let pace = try #require(Pace(of: meter, on: day(today), from: day("2021-01-01"), to: day("2021-04-11")))
        #expect(pace.planned == expected)
        #expect(pace.done == 25)
        #expect(pace.behind == expected - 25)
    }

    @Test(
        "a meter that makes no sense has no pace",
        arguments: [
            TaskFacts.Meter(target: 0, achieved: 1), TaskFacts.Meter(target: -1, achieved: 1),
            TaskFacts.Meter(target: .nan, achieved: 1), TaskFacts.Meter(target: 1, achieved: .nan),
            TaskFacts.Meter(target: 1, achieved: .infinity), TaskFacts.Meter(target: 1e-300, achieved: 1e300),
        ])
    func nonsense(meter: TaskFacts.Meter) {
        #expect(Pace(of: meter, on: day("2021-02-01"), from: day("2021-01-01"), to: day("2021-04-11")) == nil)
    }

    @Test("a task assigned on its own deadline has its whole target due then")
    func noTime() throws {
        let today = day("2021-02-01")
        let pace = try #require(
            Pace(of: TaskFacts.Meter(target: 1, achieved: 0), on: today, from: today, to: today))
        #expect(pace.planned == 100)
    }

    @Test(
        "a month is reported on the fifth working day after it",
        arguments: [
            ("2021-03-04", "2021-01", "2021-02-05", "2021-03-05"),
            ("2021-03-05", "2021-02", "2021-03-05", "2021-04-08"),
            // 1 to 5 May are off, 8 May is worked.
            ("2021-05-10", "2021-03", "2021-04-08", "2021-05-11"),
            ("2021-05-11", "2021-04", "2021-05-11", "2021-06-07"),
            ("2021-10-12", "2021-08", "2021-09-07", "2021-10-13"),
            ("2021-12-31", "2021-11", "2021-12-07", "2022-01-10"),
            ("2022-01-10", "2021-12", "2022-01-10", "2022-02-11"),
        ])
    func report(today: String, month: String, reported: String, next: String) {
        let report = MonthlyReport(by: day(today), onWorkingDay: 5, calendar: .year2021)
        #expect(report.month == month)
        #expect(report.monthEnd == report.monthEnd.endOfMonth)
        #expect(report.reported == day(reported))
        #expect(report.next == day(next))
    }

    @Test("even where reports come months late, the latest up to today is found")
    func lateReports() {
        let report = MonthlyReport(by: day("2021-12-01"), onWorkingDay: 60, calendar: .year2021)
        #expect(report.reported <= day("2021-12-01"))
        #expect(report.next > day("2021-12-01"))
        #expect(WorkCalendar.year2021.workingDays(from: report.monthEnd, to: report.reported) == 60)
    }
}
