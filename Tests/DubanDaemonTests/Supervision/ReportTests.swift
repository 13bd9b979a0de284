import DubanCalendar
import DubanControl
import DubanCore
import DubanStore
import Testing

@testable import DubanDaemon

@Suite struct ReportTests {
    @Test("a bulletin of a past day is today what it was on that day, whatever has been done since")
    func reproducible() async throws {
        try await Office.run([
            Office.task("1", deadline: day("2021-04-07")), Office.task("2", deadline: day("2021-04-09")),
            Office.task("3", deadline: day("2021-04-30"), owner: "孫七"),
        ]) { office, _ in
            let supervision = office.supervision
            func make(_ on: Day?) async throws -> Report {
                try await supervision.report(.init(period: .weekly, day: on)).report
            }
            var made: [(Day, Report)] = []
            for number in 6...20 {
                let today = day("2021-04-01") + (number - 1)
                try await office.runDay(today)
                switch number {
                case 7:
                    _ = try await supervision.take(
                        .done, with: "1", in: nil, actingFor: "李四", reason: "", by: "test")
                case 15:
                    _ = try await supervision.take(
                        .extend(to: day("2021-06-30")), with: "3", in: nil, actingFor: "孫七", reason: "雨", by: "test")
                    _ = try await supervision.take(
                        .approve, with: "3", in: nil, actingFor: "李四", reason: "", by: "test")
                case 16:
                    _ = try await supervision.take(
                        .done, with: "2", in: nil, actingFor: "李四", reason: "", by: "test")
                default: break
                }
                made.append((today, try await make(nil)))
            }
            for (then, report) in made { #expect(try await make(then) == report, "\(then)") }

            let ninth = try await make(day("2021-04-09"))
            #expect(ninth.total.closed == 1 && ninth.total.inTime == 1 && ninth.total.due == 2)
            #expect(ninth.late.isEmpty, "the day itself is still in time")
            let twelfth = try await make(day("2021-04-12"))
            #expect(twelfth.late.map(\.code) == ["2"])
            #expect(twelfth.total.red == 1)
            let sixteenth = try await make(day("2021-04-16"))
            #expect(sixteenth.total.closed == 2 && sixteenth.total.inTime == 1 && sixteenth.total.slips == 1)
            #expect(sixteenth.units.first?.rankBefore == 1)
            await #expect(throws: SupervisionError.dayIsAhead(day("2021-04-21"), today: day("2021-04-20"))) {
                try await make(day("2021-04-21"))
            }
        }
    }

    @Test("a follow-up, an import and a reopening are in the figures of their day")
    func changes() async throws {
        try await Office.run([Office.task("1", deadline: day("2021-04-07"))]) { office, _ in
            try await office.runDay(day("2021-04-06"))
            _ = try await office.supervision.take(
                .done, with: "1", in: nil, actingFor: "李四", reason: "", by: "test")
            try await office.runDay(day("2021-04-08"))
            _ = try await office.supervision.take(
                .reopen, with: "1", in: nil, actingFor: nil, reason: "未驗收", by: "test")
            _ = try await office.supervision.importTasks(
                [
                    Office.task("2", deadline: day("2021-04-30")),
                    Office.task("3", deadline: day("2021-04-02")) { $0.state = .done },
                ], into: nil, dryRun: false, by: "test")
            _ = try await office.supervision.take(
                .strike, with: "3", in: nil, actingFor: nil, reason: "", by: "test")
            try await office.runDay(day("2021-04-08"), hour: 10)
            func total(_ on: String) async throws -> Report.Row {
                try await office.supervision.report(.init(period: .monthly, day: day(on))).report.total
            }
            #expect(try await total("2021-04-07").closed == 1)
            let eighth = try await total("2021-04-08")
            #expect(eighth.closed == 1 && eighth.open == 2 && eighth.overdue == 1 && eighth.red == 1)
            #expect(eighth.due == 1 && eighth.inTime == 0, "when the imported one was closed nobody knows")
        }
    }
}
