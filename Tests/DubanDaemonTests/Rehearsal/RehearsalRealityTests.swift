import DubanCalendar
import DubanControl
import DubanCore
import DubanDaemon
import DubanStore
import DubanStoreSQLite
import DubanSystem
import DubanTestSupport
import Synchronization
import Testing

@testable import DubanPluginHosting

/// What a rehearsal foresees, against what then happens.
@Suite struct RehearsalRealityTests {
    private let seed = UInt64.random(in: .min ... .max)
    private static let pillars = Campaign(
        code: "pillars", name: "六大戰線", firstDay: day("2021-05-10"), lastDay: day("2021-06-20"),
        timeZone: "Asia/Shanghai", window: DeliveryWindow(opens: 540, closes: 1020), urgentAtOnce: true)

    @Test("the envelopes that a rehearsal foresees are, byte for byte, those that the days to come then bring")
    func sameEnvelopes() async throws {
        var generator = SeededGenerator(seed: seed)
        for round in 0..<2 {
            try await compare(&generator, "seed \(seed), round \(round)")
        }
    }

    private func compare(_ generator: inout SeededGenerator, _ at: String) async throws {
        let tasks = [
            Self.tasks("0", count: 15, due: day("2021-04-15")...day("2021-07-24"), &generator),
            Self.tasks("1", count: 15, due: Self.pillars.firstDay...Self.pillars.lastDay, &generator),
        ]
        let people = Self.people(&generator)
        let start = day("2021-04-26") + Int.random(in: 0..<10, using: &generator)
        let minute = Int.random(in: 0..<1440, using: &generator)
        let muted = Silence.Matcher(task: tasks[0][Int.random(in: 0..<15, using: &generator)].code)
        let unreachable = try #require(people.randomElement(using: &generator))

        try await withTemporaryDirectory { directory in
            let ledger = try SQLiteStore(path: directory + "/ledger.sqlite")
            let store = ObservedStore(ledger)
            let plugins = Plugins(
                hosts: [
                    Office.host("plain-deadline", "PlainDeadline"),
                    Office.host("project-construction", "ProjectConstruction"),
                    Office.host("investment-attraction", "InvestmentAttraction"),
                ], report: { _ in })
            let office = Office(store: store, plugins: plugins, campaigns: [Office.campaign, Self.pillars])
            office.put(day("2021-04-20"), hour: 7)
            try await office.supervision.start()
            try await office.fill([], people: people)
            for (campaign, rows) in zip(["year", "pillars"], tasks) {
                let result = try await office.supervision.importTasks(rows, into: campaign, dryRun: false, by: "test")
                try #require(result.problems.isEmpty, "\(result.problems) \(at)")
            }
            // Days are run, somebody becomes unreachable, something is on its way, and then the rehearsal begins.
            try await live(office, until: start, refusing: PersonID(unit: unreachable.unit, name: unreachable.name))
            _ = try await office.supervision.silence(
                SilenceMessages.Add(campaign: "year", matcher: muted, reason: "x", last: start + 20), by: "test")
            office.put(start, hour: minute / 60, minute: minute % 60)

            let foreseen = Mutex<[Envelope]>([])
            store.whenTelling { copy in
                let waiting = try copy.envelopes(matching: EnvelopeFilter(state: .queued), limit: 1000)
                foreseen.withLock { $0 += waiting.map(\.envelope) }
            }
            var days: [RehearsalMessages.RehearsedDay] = []
            let end = day("2021-06-25")
            let heard = Mutex<[RehearsalMessages.RehearsedDay]>([])
            let request = RehearsalMessages.Run(from: start, to: end, assumption: .worstCase)
            try await office.supervision.rehearsal(request).run { progress in
                heard.withLock { $0 += progress.days }
            }
            await office.supervision.endRehearsal()
            days = heard.withLock { $0 }

            let known = Set(try ledger.allEnvelopes().filter { $0.state != .queued }.map(\.envelope.id))
            try await live(office, until: end + 1)
            let happened = try ledger.allEnvelopes().filter { $0.state == .told && !known.contains($0.envelope.id) }
            let expected = happened.map(\.envelope).sorted { $0.id < $1.id }
            let rehearsed = foreseen.withLock { $0 }
            let differing = Set(rehearsed).symmetricDifference(expected).map { "\($0.day) \($0.person) \($0.kind)" }
            #expect(differing.sorted() == [], "\(at)")
            #expect(rehearsed.count == expected.count, "\(at)")
            #expect(expected.count > 50, "something happens: \(at)")
            // What is told of it is that, by day.
            let told = days.flatMap { day in day.mails.map { "\(day.day) \($0.person) \($0.kind) \($0.lines)" } }
            #expect(
                told.sorted() == expected.map { "\($0.day) \($0.person) \($0.kind) \($0.lines.count)" }.sorted(),
                "\(at)")
            await plugins.stop()
            try ledger.close()
        }
    }

    /// duband's own loop, and a courier that takes everything at once.
    private func live(_ office: Office, until end: Day, refusing person: PersonID? = nil) async throws {
        while office.clock.seconds < Office.seconds(end, hour: 0) {
            let seconds = try await office.supervision.tick()
            while case let leases = try await office.supervision.take(100, holder: "courier"), !leases.isEmpty {
                let settlements = leases.map { lease in
                    OutboxMessages.Settlement(
                        envelope: lease.envelope.id, fence: lease.fence,
                        outcome: lease.envelope.person == person
                            ? .rejected(reason: "550") : .delivered(reply: "250"))
                }
                _ = try await office.supervision.report(OutboxMessages.Report(settlements: settlements), by: "courier")
            }
            office.clock.seconds += max(seconds, 1)
        }
    }

    private static func people(_ generator: inout SeededGenerator) -> [PersonRow] {
        Office.staff.map { row in
            var row = row
            if row.role != .supervisionOffice, Int.random(in: 0..<2, using: &generator) == 0 {
                let first = day("2021-04-26") + Int.random(in: 0..<40, using: &generator)
                (row.absentFrom, row.absentUntil) = (first, first + Int.random(in: 0..<20, using: &generator))
                row.deputy = Bool.random(using: &generator) ? "局/孫七" : nil
                if row.name == "孫七" { row.deputy = nil }
            }
            if Int.random(in: 0..<3, using: &generator) == 0 {
                row.window = DeliveryWindow(opens: Int.random(in: 420..<720, using: &generator), closes: 1200)
            }
            return row
        }
    }

    private static func tasks(
        _ prefix: String, count: Int, due: ClosedRange<Day>, _ generator: inout SeededGenerator
    ) -> [TaskRow] {
        let owners = ["張三", "李四", "孫七", "王五"]
        return (0..<count).map { number in
            let span = due.upperBound - due.lowerBound
            let deadline = due.lowerBound + Int.random(in: 0...span, using: &generator)
            return Office.task(
                "\(prefix)-\(number)", deadline: deadline,
                owner: owners[Int.random(in: 0..<owners.count, using: &generator)]
            ) { row in
                switch Int.random(in: 0..<4, using: &generator) {
                case 0:
                    row.pillar = "項目建設"
                    row.milestones = (0..<3).map { stage in
                        Milestone(
                            name: "節點\(stage)", planned: deadline - 10 * (3 - stage),
                            reached: stage == 0 && Bool.random(using: &generator) ? deadline - 31 : nil)
                    }
                case 1:
                    row.pillar = "招商引資"
                    row.milestones = [
                        Milestone(name: "簽約", planned: day("2021-04-10"), reached: day("2021-04-12")),
                        Milestone(name: "註冊", planned: deadline),
                    ]
                default: break
                }
                if Int.random(in: 0..<10, using: &generator) == 0 { row.state = .suspended }
            }
        }
    }
}
