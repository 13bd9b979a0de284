import DubanCalendar
import DubanControl
import DubanCore
import DubanDaemon
import DubanStore
import DubanStoreSQLite
import DubanTestSupport
import Testing

/// A mail server that is away for a week, and an office's worth of reminders that waits for it.
@Suite struct OutageSerial {
    private static let people = 400
    private static let tasksEach = 50

    @Test("a week without a mail server, 20,000 reminders waiting: one digest a person, each reminder told once")
    func week() async throws {
        let staff =
            [PersonRow(row: 2, name: "督查", unit: "督查室", role: .supervisionOffice, address: "office@example.org")]
            + (0..<Self.people).map { number in
                var person = Office.person("員\(number)", .officer)
                person.superior = "督查室/督查"
                return person
            }
        var tasks: [TaskRow] = []
        for person in 0..<Self.people {
            for number in 0..<Self.tasksEach {
                tasks.append(Office.task("\(person)-\(number)", deadline: day("2021-05-12"), owner: "員\(person)"))
            }
        }
        try await Office.run(tasks, people: staff) { office, store in
            // 05-01 to 05-05 are days off, on which nobody would have been told.
            for text in ["2021-04-30", "2021-05-06", "2021-05-07"] { try await office.runDay(day(text)) }
            #expect(try store.outboxFigures(of: "year").states[.queued] == Self.people)
            for text in ["2021-04-30", "2021-05-06"] {
                let recalled = try store.recalls(of: "year", on: day(text))
                #expect(recalled.count == Self.people && recalled.values.allSatisfy { $0 == 1 })
            }

            // The server is back.
            var told: [String] = []
            var people: Set<PersonID> = []
            while true {
                let leases = try await office.supervision.take(100, holder: "courier")
                if leases.isEmpty { break }
                #expect(leases.allSatisfy { $0.envelope.day == day("2021-05-07") })
                people.formUnion(leases.map(\.envelope.person))
                _ = try await office.supervision.report(
                    OutboxMessages.Report(
                        settlements: leases.map {
                            .init(envelope: $0.envelope.id, fence: $0.fence, outcome: .delivered(reply: "250"))
                        }), by: "courier")
                told += leases.flatMap(\.envelope.lines).map(\.reminder)
            }
            #expect(told.count == Self.people * Self.tasksEach)
            #expect(Set(told).count == told.count)
            #expect(people.count == Self.people)
            #expect(try store.pendingReminders(of: "year").isEmpty)
        }
    }
}
