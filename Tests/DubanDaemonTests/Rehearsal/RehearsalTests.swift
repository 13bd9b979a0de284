import DubanCalendar
import DubanControl
import DubanCore
import DubanDaemon
import DubanStore
import DubanStoreSQLite
import DubanSystem
import DubanTestSupport
import Foundation
import Synchronization
import Testing

@Suite struct RehearsalTests {
    private static let today = day("2021-04-01")

    /// Runs a rehearsal to its end.
    private func rehearse(
        _ office: Office, _ request: RehearsalMessages.Run
    ) async throws -> RehearsalMessages.Progress {
        let heard = Mutex<[RehearsalMessages.Progress]>([])
        let rehearsal = try await office.supervision.rehearsal(request)
        do {
            try await rehearsal.run { progress in heard.withLock { $0.append(progress) } }
        } catch {
            await office.supervision.endRehearsal()
            throw error
        }
        await office.supervision.endRehearsal()
        let replies = heard.withLock { $0 }
        #expect(replies.dropLast().allSatisfy { $0.outlook == nil && $0.done < $0.total })
        #expect(replies.map(\.done) == replies.map(\.done).sorted())
        var whole = try #require(replies.last)
        #expect(whole.done == whole.total)
        whole.days = replies.flatMap(\.days)
        #expect(whole.days.map(\.day) == whole.days.map(\.day).sorted(), "days come in order")
        return whole
    }

    private func mails(_ progress: RehearsalMessages.Progress, to person: PersonID) -> [Day] {
        progress.days.filter { $0.mails.contains { $0.person == person } }.map(\.day)
    }

    @Test("a rehearsal leaves the ledger's files as they are, byte for byte")
    func touchesNothing() async throws {
        try await withTemporaryDirectory { directory in
            let store = try SQLiteStore(path: directory + "/ledger.sqlite")
            let office = Office(store: store)
            office.put(Self.today, hour: 9)
            try await office.supervision.start()
            try await office.fill((1...20).map { Office.task("\($0)", deadline: Self.today + $0) })
            _ = try await office.supervision.tick()
            func files() throws -> [String: Data] {
                try FileManager.default.contentsOfDirectory(atPath: directory).reduce(into: [:]) { files, name in
                    files[name] = try Data(contentsOf: URL(filePath: directory + "/" + name))
                }
            }
            let before = try files()
            let progress = try await rehearse(office, RehearsalMessages.Run(assumption: .worstCase))
            #expect(progress.days.count > 100)
            #expect(try files() == before)
            try store.close()
        }
    }

    @Test("the same ledger at the same moment gives the same rehearsal")
    func deterministic() async throws {
        try await Office.run((1...30).map { Office.task("\($0)", deadline: Self.today + $0 * 3) }) { office, _ in
            let request = RehearsalMessages.Run(to: day("2021-08-31"), assumption: .worstCase)
            let first = try await rehearse(office, request)
            #expect(try await rehearse(office, request) == first)
        }
    }

    @Test("in the worst case what is late is told for ever; on time, the default, nobody hears of what is done")
    func assumptions() async throws {
        let deadline = day("2021-05-12")
        try await Office.run([Office.task("1", deadline: deadline), Office.task("2", deadline: day("2021-03-10"))]) {
            office, _ in
            let worst = try await rehearse(office, RehearsalMessages.Run(assumption: .worstCase))
            #expect(mails(worst, to: Office.zhang).contains { $0 > deadline + 100 })
            let onTime = try await rehearse(office, RehearsalMessages.Run())
            #expect(onTime.assumption == .onTime)
            // The overdue one on the first day; the other a week, three and one working days ahead, and on the day.
            #expect(
                mails(onTime, to: Office.zhang)
                    == ["2021-04-01", "2021-04-30", "2021-05-08", "2021-05-11", "2021-05-12"].map(day))
            #expect(mails(onTime, to: Office.supervision) == [day("2021-04-01")])
        }
    }

    @Test("only the days of the span are told of, and those before it are run all the same")
    func span() async throws {
        let deadline = day("2021-05-12")
        try await Office.run([Office.task("1", deadline: deadline)]) { office, _ in
            let whole = try await rehearse(office, RehearsalMessages.Run(assumption: .worstCase))
            let part = try await rehearse(
                office,
                RehearsalMessages.Run(from: day("2021-05-10"), to: day("2021-05-20"), assumption: .worstCase))
            #expect(part.days == whole.days.filter { (day("2021-05-10")...day("2021-05-20")).contains($0.day) })
            #expect(part.total == day("2021-05-20") - Self.today + 1)
        }
    }

    @Test("what cannot be rehearsed is refused")
    func refusals() async throws {
        try await Office.run([]) { office, _ in
            let cases: [(RehearsalMessages.Run, SupervisionError)] = [
                (.init(campaign: "none"), .unknownCampaign("none", known: ["year"])),
                (.init(from: day("2021-03-31")), .rehearsalOfThePast(day("2021-03-31"), today: Self.today)),
                (
                    .init(to: day("2022-01-01")),
                    .outsideCampaign(day("2022-01-01"), first: day("2021-03-01"), last: day("2021-12-31"))
                ),
                (.init(from: day("2021-05-02"), to: day("2021-05-01")), .invalidArgument("to")),
            ]
            for (request, error) in cases {
                await #expect(throws: error) { _ = try await office.supervision.rehearsal(request) }
            }
        }
    }

    @Test("one runs at a time, the office works meanwhile, and hung up on it ends and lets another begin")
    func oneAtATime() async throws {
        try await Office.run([Office.task("1", deadline: day("2021-04-12"))]) { office, store in
            let begun = AsyncStream.makeStream(of: Void.self)
            let rehearsal = try await office.supervision.rehearsal(RehearsalMessages.Run())
            let running = Task {
                try await rehearsal.run { _ in
                    // Whoever listens does not read on.
                    begun.continuation.yield()
                    try await Task.sleep(for: .seconds(100))
                }
            }
            for await _ in begun.stream { break }
            await #expect(throws: SupervisionError.rehearsalUnderWay) {
                _ = try await office.supervision.rehearsal(RehearsalMessages.Run())
            }
            let report = try await office.runDay(day("2021-04-12"))
            #expect(report.reviewed == 1 && report.envelopes == 1)
            running.cancel()
            await #expect(throws: CancellationError.self) { try await running.value }
            await office.supervision.endRehearsal()
            let another = try await rehearse(office, RehearsalMessages.Run(to: day("2021-04-30")))
            #expect(mails(another, to: Office.zhang).first == day("2021-04-12"), "the mail of the day waits still")
            #expect(try store.allEnvelopes().map(\.state) == [.queued])
        }
    }

    @Test("an office that cannot tell anybody is said so, and nothing runs for ever")
    func nobodyToTell() async throws {
        try await withTemporaryDirectory { directory in
            let store = try SQLiteStore(path: directory + "/ledger.sqlite")
            let office = Office(store: store, supervisionOffice: PersonID("督查室/無人"))
            office.put(Self.today, hour: 9)
            try await office.supervision.start()
            try await office.fill([Office.task("1", deadline: Self.today)])
            await #expect(throws: SupervisionError.nobodyToTell(office: PersonID("督查室/無人"))) {
                _ = try await rehearse(office, RehearsalMessages.Run())
            }
            try store.close()
        }
    }

    @Test("tasks of which nobody would hear, deadlines on days off and years without a calendar are told")
    func outlook() async throws {
        let people =
            Office.staff(away: "張三", from: day("2021-05-01"), until: day("2021-05-31"), deputy: nil)
            .filter { ["張三", "督查"].contains($0.name) }
            .map { row in
                var row = row
                row.superior = nil
                return row
            }
        let rows = [
            Office.task("away", deadline: day("2021-05-12")), Office.task("there", deadline: day("2021-06-12")),
            Office.task("holiday", deadline: day("2021-10-01")), Office.task("past", deadline: day("2021-03-12")),
        ]
        try await Office.run(rows, people: people) { office, _ in
            let outlook = try #require(try await rehearse(office, RehearsalMessages.Run()).outlook)
            #expect(outlook.unheardTasks.map(\.code) == ["away"] && outlook.unheard == 1)
            #expect(
                outlook.daysOff == [
                    .init(day: day("2021-06-12"), holiday: "端午節", tasks: 1),
                    .init(day: day("2021-10-01"), holiday: "國慶節", tasks: 1),
                ])
            #expect(outlook.gaps.isEmpty && outlook.parked == 0)
        }
    }
}
