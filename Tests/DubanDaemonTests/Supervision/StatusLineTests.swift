import DubanCalendar
import DubanStoreSQLite
import DubanSystem
import Testing

@testable import DubanDaemon

/// What systemctl shows of the house.
@Suite struct StatusLineTests {
    @Test(
        "a clock that shows a day before the last one, or before the campaign, is an alarm",
        arguments: ["2021-04-27", "2020-04-27"])
    func clockWentBack(shown: String) async throws {
        try await Office.run([Office.task("1", deadline: day("2021-04-30"))]) { office, store in
            try await office.runDay(day("2021-04-28"))
            let journal = Journal()
            let other = Office(store: store, clock: office.clock, logger: journal.logger)
            other.put(day(shown), hour: 9)
            try await other.supervision.start()
            _ = try await other.supervision.tick()
            #expect(
                journal.lines.contains { $0.contains("2021-04-28 has been opened already; nothing runs until then") })
            #expect(
                try await other.supervision.statusLine().contains("year: the clock shows \(shown), behind 2021-04-28"))
        }
    }

    @Test("the status line tells of today, and not of the last day that was done")
    func statusLine() async throws {
        try await Office.run([Office.task("1", deadline: day("2021-04-30"))]) { office, _ in
            office.put(day("2021-02-01"), hour: 9)
            #expect(try await office.supervision.statusLine().contains("year: not begun"))
            office.put(day("2021-04-28"), hour: 9)
            #expect(
                try await office.supervision.statusLine().contains("1 open task, 0 red; year: 2021-04-28 not begun"))
            try await office.runDay(day("2021-04-28"))
            #expect(try await office.supervision.statusLine().contains("year: 2021-04-28 done"))
            office.put(day("2021-04-29"), hour: 9)
            #expect(try await office.supervision.statusLine().contains("year: 2021-04-29 not begun"))
            office.put(day("2022-04-29"), hour: 9)
            #expect(try await office.supervision.statusLine().contains("year: over"))
        }
    }
}
