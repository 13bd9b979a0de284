import DubanCalendar
import DubanControl
import DubanCore
import DubanDaemon
import DubanStore
import DubanStoreSQLite
import DubanSystem
import Testing

/// What becomes of reminders where telling does not go as it should.
@Suite struct DeliveryTests {
    private let today = day("2021-04-28")
    /// Overdue, so that every day has something to say.
    private let overdue = Office.task("1", deadline: day("2021-04-20"))

    private func settle(
        _ office: Office, _ lease: OutboxMessages.Lease, _ outcome: DeliveryOutcome
    ) async throws {
        try await office.settle(lease.envelope.id, fence: lease.fence, outcome)
    }

    private func digests(_ store: SQLiteStore, in state: EnvelopeState) throws -> [Envelope] {
        try store.allEnvelopes().filter { $0.state == state && $0.envelope.kind != .notice }.map(\.envelope)
    }

    @Test("a mail server that was away for days is followed by one digest a person, of what still holds")
    func outage() async throws {
        try await Office.run([overdue, Office.task("2", deadline: today + 1)]) { office, store in
            for ahead in 0..<5 { try await office.runDay(today + ahead) }
            // 05-01 to 05-05 are days off.
            try await office.runDay(day("2021-05-06"))
            let waiting = try digests(store, in: .queued).filter { $0.person == Office.zhang }
            #expect(waiting.map(\.day) == [day("2021-05-06")])
            #expect(Set(waiting.flatMap(\.lines).map(\.task)) == ["1", "2"])
            #expect(try digests(store, in: .recalled).filter { $0.person == Office.zhang }.count == 3)
            let told = waiting.flatMap(\.lines).map { $0.task + $0.rule }
            #expect(Set(told).count == told.count, "nothing is said twice")
        }
    }

    @Test("a task that is closed while its reminder waits for the server is told to nobody")
    func closed() async throws {
        try await Office.run([overdue, Office.task("2", deadline: day("2021-04-20"))]) { office, store in
            try await office.runDay(today)
            var done = overdue
            done.state = .done
            try await office.fill([done])
            #expect(try digests(store, in: .recalled).map(\.person).contains(Office.zhang))
            _ = try await office.supervision.tick()
            let lease = try #require(
                try await office.supervision.take(9, holder: "a").first { $0.envelope.person == Office.zhang })
            #expect(Set(lease.envelope.lines.map(\.task)) == ["2"])
        }
    }

    @Test(
        "a task that goes to another while a courier has its reminder in hand is told to that other, once it comes back"
    )
    func reassignedInHand() async throws {
        try await Office.run([overdue]) { office, store in
            try await office.runDay(today)
            let leases = try await office.supervision.take(9, holder: "a")
            let lease = try #require(leases.first { $0.envelope.person == Office.zhang })
            try await office.fill([Office.task("1", deadline: day("2021-04-20"), owner: "孫七")])
            _ = try await office.supervision.tick()
            try await settle(office, lease, .retry(after: nil, reason: "450 busy"))
            _ = try await office.supervision.tick()
            let waiting = try digests(store, in: .queued)
            #expect(waiting.contains { $0.person == Office.sun && $0.lines.map(\.task) == ["1"] })
            #expect(!waiting.contains { $0.person == Office.zhang })
        }
    }

    @Test("what cannot be composed again is composed some minutes later, and nobody falls over it")
    func notComposed() async throws {
        try await Office.run([overdue, Office.task("2", deadline: day("2021-04-20"))]) { office, store in
            let observed = ObservedStore(store)
            let office = Office(store: observed, clock: office.clock)
            try await office.supervision.start()
            try await office.runDay(today)
            _ = try await office.supervision.silence(
                SilenceMessages.Add(
                    campaign: nil, matcher: Silence.Matcher(task: "1"), reason: "已約談", last: today + 5), by: "test")
            observed.refuseComposition()
            #expect(try await office.supervision.tick() <= 300)
            #expect(try digests(store, in: .queued).isEmpty)
            office.put(today, hour: 9, minute: 5)
            _ = try await office.supervision.tick()
            let waiting = try digests(store, in: .queued).filter { $0.person == Office.zhang }
            #expect(waiting.map { $0.lines.map(\.task) } == [["2"]])
        }
    }

    @Test("in the place of whoever's address is refused the next above hears at once, until the address is mended")
    func refused() async throws {
        try await Office.run([overdue]) { office, store in
            try await office.runDay(today)
            let leases = try await office.supervision.take(9, holder: "a")
            for lease in leases {
                let isZhang = lease.envelope.person == Office.zhang
                try await settle(
                    office, lease, isZhang ? .rejected(reason: "550 5.1.1 no such user") : .delivered(reply: "250"))
            }
            _ = try await office.supervision.tick()
            let next = try await office.supervision.take(9, holder: "a").map(\.envelope)
            let climbed = try #require(next.first { $0.lines.contains { $0.unreached == "張三" } })
            #expect(climbed.person == Office.li)
            #expect(
                try await office.supervision.status().warnings.contains { $0.hasPrefix("局/張三 cannot be reached") })

            var people = Office.staff
            people[0].address = "zhang.san@example.org"
            try await office.fill([], people: people)
            #expect(try store.unreachable().isEmpty)
            #expect(try store.served(of: "year", on: today).contains(Office.zhang) == false)
        }
    }

    @Test("what comes back after it was taken climbs too, and a second word of it changes nothing")
    func bounced() async throws {
        try await Office.run([overdue]) { office, store in
            try await office.runDay(today)
            let leases = try await office.supervision.take(9, holder: "a")
            for lease in leases { try await settle(office, lease, .delivered(reply: "250")) }
            let mine = try #require(leases.first { $0.envelope.person == Office.zhang }).envelope
            try await office.supervision.bounced(mine.id, isPermanent: false, words: "delayed", by: "courier")
            #expect(try store.unreachable().isEmpty)
            for _ in 0..<2 {
                try await office.supervision.bounced(mine.id, isPermanent: true, words: "5.1.1", by: "courier")
            }
            #expect(try store.wholeRecord().filter { $0.kind == .envelopeBounced }.count == 1)
            _ = try await office.supervision.tick()
            let climbed = try await office.supervision.take(9, holder: "a").flatMap(\.envelope.lines)
            #expect(climbed.contains { $0.unreached == "張三" })
        }
    }

    @Test("a channel whose own settings are refused is halted, costs no attempt, is probed, and goes on")
    func halted() async throws {
        try await Office.run([overdue]) { office, store in
            try await office.runDay(today)
            let first = try await office.supervision.take(1, holder: "a")
            try await settle(office, first[0], .retry(after: nil, reason: "535 no", fault: .channel))
            #expect(try await office.supervision.take(9, holder: "a").isEmpty)
            #expect(try await office.supervision.channels().map(\.halt?.words) == ["535 no"])
            #expect(try await office.supervision.hasEnvelopes() == false)

            // One is enough to know, and less and less often.
            for pause in [60, 60, 300] as [Int64] {
                office.clock.seconds += pause - 1
                #expect(try await office.supervision.take(9, holder: "a").isEmpty)
                office.clock.seconds += 1
                let probe = try await office.supervision.take(9, holder: "a")
                #expect(probe.count == 1)
                try await settle(office, probe[0], .retry(after: nil, reason: "535 still", fault: .channel))
            }
            office.clock.seconds += 900
            let again = try await office.supervision.take(9, holder: "a")
            try await settle(office, try #require(again.first), .delivered(reply: "250"))
            #expect(try await office.supervision.channels().map(\.halt) == [nil])
            #expect(try await office.supervision.take(9, holder: "a").count > 0)
            let kinds = try store.wholeRecord().map(\.kind)
            #expect(
                kinds.filter { $0 == .channelHalted || $0 == .channelResumed } == [.channelHalted, .channelResumed])
        }
    }

    @Test("an administrator holds, releases and gives up envelopes, where their state allows")
    func amended() async throws {
        try await Office.run([overdue]) { office, store in
            try await office.runDay(today)
            let id = try #require(try digests(store, in: .queued).first { $0.person == Office.zhang }).id
            func amend(_ amendment: Amendment) async throws -> String {
                try await office.supervision.amend(id, amendment, by: "root").state
            }
            #expect(try await amend(.hold) == "held")
            #expect(try await !office.supervision.take(9, holder: "a").contains { $0.envelope.id == id })
            await #expect(throws: SupervisionError.envelopeState(id, state: "held", wanted: "hold")) {
                try await amend(.hold)
            }
            #expect(try await amend(.release) == "queued")
            #expect(try await amend(.drop(reason: "moot")) == "dropped")
            try await office.runDay(today)
            #expect(try digests(store, in: .queued).filter { $0.person == Office.zhang }.isEmpty)
            #expect(try store.wholeRecord().filter { $0.kind == .envelopeAmended }.count == 3)
        }
    }

    @Test("what is silenced while it waits is not told, and the silence says who and why")
    func silenced() async throws {
        try await Office.run([overdue]) { office, store in
            try await office.runDay(today)
            let silence = try await office.supervision.silence(
                SilenceMessages.Add(campaign: nil, matcher: .init(task: "1"), reason: "整頓", last: today + 1), by: "root"
            )
            _ = try await office.supervision.tick()
            let waiting = try digests(store, in: .queued).flatMap(\.lines)
            #expect(waiting.allSatisfy { $0.rung == .supervisionOffice })
            #expect(try await office.supervision.silences(nil).map(\.silence) == [silence])
            _ = try await office.supervision.endSilence(silence.id, by: "root")
            await #expect(throws: SupervisionError.unknownSilence(silence.id)) {
                try await office.supervision.endSilence(silence.id, by: "root")
            }
            await #expect(throws: SupervisionError.invalidArgument("matcher")) {
                try await office.supervision.silence(
                    SilenceMessages.Add(campaign: nil, matcher: .init(), reason: "x", last: today), by: "root")
            }
        }
    }

    @Test("a test of a channel goes out at any hour, and its failure is nobody's")
    func channelTest() async throws {
        try await Office.run([]) { office, store in
            office.put(day("2021-05-02"), hour: 3)
            let address = ChannelMessages.Test(channel: nil, address: "probe@example.org", account: nil)
            await #expect(throws: SupervisionError.noCourier("maildir"), "and nothing is left behind") {
                try await office.supervision.testChannel(address, by: "root")
            }
            #expect(try store.allEnvelopes().isEmpty)
            await office.supervision.courierCame(1, carrying: ["maildir"])
            let id = try await office.supervision.testChannel(address, by: "root")
            let leases = try await office.supervision.take(9, holder: "a")
            #expect(leases.map(\.envelope.id) == [id])
            #expect(leases.map(\.envelope.address) == ["probe@example.org"])
            #expect(leases.map(\.envelope.kind) == [.test])
            // Neither the next day nor a change of the person takes it back.
            _ = try store.recall(
                .before(day("2021-05-03")), in: "year", stamp: .init(at: 0, day: day("2021-05-03"), actor: "test"))
            _ = try store.recall(
                .person(Office.supervision), in: "year", stamp: .init(at: 0, day: day("2021-05-03"), actor: "test"))
            #expect(try store.allEnvelopes().map(\.state) == [.leased])
            try await settle(office, leases[0], .rejected(reason: "550"))
            #expect(try store.unreachable().isEmpty)
            await #expect(throws: SupervisionError.unknownChannel("pager", known: ["maildir"])) {
                try await office.supervision.testChannel(
                    ChannelMessages.Test(channel: "pager", address: "a@example.org", account: nil), by: "root")
            }
        }
    }
}
