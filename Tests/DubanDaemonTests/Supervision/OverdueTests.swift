import DubanCalendar
import DubanControl
import DubanCore
import DubanStore
import DubanStoreSQLite
import DubanSystem
import DubanTestSupport
import Logging
import Testing

@testable import DubanDaemon

/// A day must be finished by 09:30.
@Suite struct OverdueTests {
    private let today = day("2021-04-28")

    private func alarms(_ journal: Journal) -> [String] {
        journal.entries.filter { $0.fields["MESSAGE_ID"] == JournalEvent.dayOverdue.rawValue }.map(\.sentence)
    }

    /// Starts an office at an hour of today.
    private func office(
        _ store: SQLiteStore, _ journal: Journal, hour: Int, clock: ManualClock = ManualClock(seconds: 0)
    ) async throws -> Office {
        let office = Office(store: store, clock: clock, logger: journal.logger)
        office.put(today, hour: hour)
        try await office.supervision.start()
        return office
    }

    private func withStore(_ body: (SQLiteStore) async throws -> Void) async throws {
        try await withTemporaryDirectory { directory in
            let store = try SQLiteStore(path: directory + "/ledger.sqlite")
            try await body(store)
            try store.expectWhatTheRecordSays()
            try store.close()
        }
    }

    @Test("a day that is not finished in time raises one alarm, and the status says it until it is finished")
    func once() async throws {
        try await withStore { store in
            let journal = Journal()
            let office = try await office(store, journal, hour: 7)
            try await office.fill([])
            func warns() async throws -> Bool {
                let status = try await office.supervision.status()
                #expect(status.campaigns.map(\.isOverdue) == [status.warnings.contains { $0.contains("by 09:30") }])
                return status.campaigns[0].isOverdue
            }
            for (hour, minute, alarmed) in [(9, 29, false), (9, 30, true), (9, 31, true), (18, 0, true)] {
                office.put(today, hour: hour, minute: minute)
                _ = try await office.supervision.alarmWhereOverdue()
                #expect(alarms(journal).count == (alarmed ? 1 : 0), "\(hour):\(minute)")
                #expect(try await warns() == alarmed, "\(hour):\(minute)")
            }
            #expect(journal.entries.filter { $0.level == .critical }.count == 1)
            try await office.runDay(today, hour: 19)
            #expect(try await !warns())

            try await office.runDay(today + 1, hour: 9)
            office.put(today + 1, hour: 10)
            _ = try await office.supervision.alarmWhereOverdue()
            #expect(alarms(journal).count == 1, "what was finished in time alarms nobody")
            office.put(today + 2, hour: 10)
            _ = try await office.supervision.alarmWhereOverdue()
            #expect(alarms(journal).count == 2, "another day is another alarm")
        }
    }

    @Test("an office that is started late has a minute to do the day's work, and one that was started anew is silent")
    func restarted() async throws {
        try await withStore { store in
            let journal = Journal()
            var office = try await office(store, journal, hour: 11)
            #expect(try await office.supervision.alarmWhereOverdue() == 60)
            #expect(alarms(journal).isEmpty)
            office.clock.seconds += 60
            _ = try await office.supervision.alarmWhereOverdue()
            #expect(alarms(journal).count == 1)

            office = try await self.office(store, journal, hour: 12)
            office.clock.seconds += 60
            _ = try await office.supervision.alarmWhereOverdue()
            #expect(alarms(journal).count == 1)
            #expect(try store.wholeRecord().filter { $0.kind == .dayOverdue }.map(\.subject) == ["2021-04-28"])
            #expect(try await office.supervision.status().campaigns[0].isOverdue)
        }
    }

    @Test("the alarm says what failed last")
    func reason() async throws {
        try await withStore { store in
            let journal = Journal()
            let office = try await office(store, journal, hour: 7)
            let people = Office.staff.filter { $0.role != .supervisionOffice }
            try await office.fill([Office.task("1", deadline: today)], people: people)
            _ = try await office.supervision.tick()
            office.put(today, hour: 10)
            _ = try await office.supervision.alarmWhereOverdue()
            #expect(alarms(journal).first?.contains("督查室/督查」, the supervision office, is not among") == true)
        }
    }

    @Test("a ledger that can neither be read nor written is no reason to keep silent")
    func brokenLedger() async throws {
        try await withStore { store in
            let journal = Journal()
            let observed = ObservedStore(store)
            let office = Office(store: observed, logger: journal.logger)
            office.put(today, hour: 7)
            try await office.supervision.start()
            office.put(today, hour: 10)
            observed.end()
            _ = try await office.supervision.alarmWhereOverdue()
            #expect(alarms(journal).count == 1)
        }
    }

    @Test(
        "it looks again at the hour, and after a start a minute later",
        arguments: [(7, 150), (9, 30), (12, 1290)])
    func nextLook(hour: Int, minutes: Int64) async throws {
        try await withStore { store in
            let office = try await office(store, Journal(), hour: 6)
            office.put(today, hour: hour)
            #expect(try await office.supervision.alarmWhereOverdue() == minutes * 60)
        }
    }
}
