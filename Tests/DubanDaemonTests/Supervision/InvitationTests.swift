import DubanCalendar
import DubanControl
import DubanCore
import DubanDaemon
import DubanStore
import DubanStoreSQLite
import DubanTestSupport
import Testing

/// An office whose first mail about a task brings the deadline as a calendar event.
@Suite struct InvitationTests {
    private func invitations(_ store: SQLiteStore, on day: Day) throws -> [Int?] {
        try store.allEnvelopes().filter { $0.envelope.day == day && $0.envelope.person == Office.zhang }
            .flatMap(\.envelope.lines).map(\.invitation)
    }

    /// A day's work, all of whose mail is taken.
    private func tell(_ office: Office, on day: Day) async throws {
        try await office.runDay(day)
        for lease in try await office.supervision.take(100, holder: "courier") {
            try await office.settle(lease.envelope.id, fence: lease.fence, .delivered(reply: "250 OK"))
        }
    }

    @Test("an owner is sent the event once, and again when its deadline has moved")
    func invited() async throws {
        try await withTemporaryDirectory { directory in
            let store = try SQLiteStore(path: directory + "/ledger.sqlite")
            let office = Office(store: store, invitingChannels: ["maildir"])
            office.put(day("2021-04-01"), hour: 7)
            try await office.supervision.start()
            try await office.fill([Office.task("1", deadline: day("2021-04-20"))])
            try await tell(office, on: day("2021-04-21"))
            #expect(try invitations(store, on: day("2021-04-21")) == [0])

            try await office.fill([Office.task("1", deadline: day("2021-04-26"))])
            for number in 22...29 { try await tell(office, on: day("2021-04-\(number)")) }
            let later = try (22...29).flatMap { try invitations(store, on: day("2021-04-\($0)")) }
            #expect(later.compactMap { $0 } == [1], "\(later)")
            #expect(later.count > 1)
            try store.close()
        }
    }
}
