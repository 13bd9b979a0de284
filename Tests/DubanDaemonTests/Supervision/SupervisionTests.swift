import DubanCalendar
import DubanControl
import DubanCore
import DubanDaemon
import DubanStore
import DubanStoreSQLite
import DubanSystem
import Testing

@Suite struct SupervisionTests {
    @Test("a day that is run twice ends as it did the first time")
    func twice() async throws {
        try await Office.run([Office.task("1", deadline: day("2021-04-30"))]) { office, store in
            let first = try await office.runDay(day("2021-04-28"))
            #expect(first.reviewed == 1)
            #expect(first.reminders == 1)
            #expect(first.envelopes == 1)
            let (envelopes, record) = (try store.allEnvelopes(), try store.wholeRecord())
            #expect(envelopes.map(\.envelope.person) == [Office.zhang])
            let second = try await office.runDay(day("2021-04-28"), hour: 10)
            #expect(second == ReviewMessages.DayReport(campaign: "year", day: day("2021-04-28")))
            #expect(try store.allEnvelopes() == envelopes)
            #expect(try store.wholeRecord() == record)
            #expect(try store.figures(of: "year", on: day("2021-04-28")) == DayFigures(reviewed: 1, reminders: 1))
        }
    }

    @Test("after days of silence there is one evaluation and one digest, and every skipped day is on the record")
    func down() async throws {
        let tasks = [
            Office.task("1", deadline: day("2021-04-14")), Office.task("2", deadline: day("2021-04-16")),
        ]
        try await Office.run(tasks) { office, store in
            try await office.runDay(day("2021-04-06"))
            let told = try store.allEnvelopes().count
            let report = try await office.runDay(day("2021-04-20"))
            #expect(report.skippedDays == (7...19).map { day("2021-04-01") + ($0 - 1) })
            let new = try store.allEnvelopes().dropFirst(told).map(\.envelope)
            #expect(Set(new.map(\.person)).count == new.count)
            let mine = try #require(new.first { $0.person == Office.zhang })
            #expect(mine.lines.map(\.task) == ["1", "2"], "one line for each task, whatever was missed")
            #expect(mine.lines.map(\.rule) == ["overdue", "overdue"])
            #expect(try store.wholeRecord().filter { $0.kind == .daySkipped }.count == 13)
        }
    }

    @Test("who is away is told through their deputy; without one the next rung hears of it")
    func absence() async throws {
        for deputy in ["孫七", nil] {
            try await Office.run([Office.task("1", deadline: day("2021-04-30"))]) { office, store in
                office.put(day("2021-04-27"), hour: 7)
                let people = Office.staff(
                    away: "張三", from: day("2021-04-26"), until: day("2021-05-10"), deputy: deputy)
                try await office.fill([], people: people)
                try await office.runDay(day("2021-04-28"))
                let envelopes = try store.allEnvelopes().map(\.envelope)
                let envelope = try #require(envelopes.first { $0.kind == .digest })
                // Entered when it had begun, it is told to the deputy on the next working day.
                let notices = envelopes.filter { $0.kind == .notice }
                #expect(notices.map(\.person) == (deputy == nil ? [] : [Office.sun]))
                #expect(notices.allSatisfy { $0.notes?.first?.contains("張三 自 2021-04-26 至 2021-05-10") == true })
                #expect(envelope.person == (deputy == nil ? Office.li : Office.sun))
                #expect(envelope.lines.map(\.actingFor) == [deputy == nil ? nil : "張三"])
                #expect(envelope.lines.map(\.rung) == [deputy == nil ? .sectionHead : .owner])
            }
        }
    }

    @Test("nothing is composed on a day off; what was decided then is told on the next working day")
    func holiday() async throws {
        try await Office.run([Office.task("1", deadline: day("2021-05-06"))]) { office, store in
            let report = try await office.runDay(day("2021-05-01"))
            #expect(report.reminders == 1, "due on the 6th: the day seven days ahead has come")
            #expect(report.envelopes == 0)
            #expect(try await office.supervision.take(9, holder: "a").isEmpty)
            let back = try await office.runDay(day("2021-05-06"))
            #expect(back.envelopes == 1)
            #expect(back.superseded == 1)
            #expect(try store.allEnvelopes().first?.envelope.lines.map(\.rule) == ["due-today"])
        }
    }

    @Test("outside the delivery window things are decided and not told; at its opening they are, without being asked")
    func window() async throws {
        try await Office.run([Office.task("1", deadline: day("2021-04-30"))]) { office, store in
            let today = day("2021-04-28")
            office.put(today, hour: 0)
            let wait = try await office.supervision.tick()
            #expect(try store.allEnvelopes().isEmpty)
            #expect(try store.pendingReminders(of: "year").count == 1)
            #expect(wait == Int64(8 * 3600 + 1800), "until the window opens")
            office.put(today, hour: 8, minute: 29)
            _ = try await office.supervision.tick()
            #expect(try store.allEnvelopes().isEmpty)
            office.put(today, hour: 8, minute: 30)
            #expect(try await office.supervision.tick() == Int64(15 * 3600 + 1800), "until the next day")
            #expect(try store.allEnvelopes().count == 1)
            #expect(try await office.supervision.hasEnvelopes())
            office.put(today, hour: 18)
            #expect(try await !office.supervision.hasEnvelopes())
            #expect(try await office.supervision.take(9, holder: "a").isEmpty)
        }
    }

    @Test("when the clock goes back nothing runs again")
    func clockBack() async throws {
        try await Office.run([Office.task("1", deadline: day("2021-04-30"))]) { office, store in
            try await office.runDay(day("2021-04-28"))
            let record = try store.wholeRecord()
            office.put(day("2021-04-23"), hour: 9)
            _ = try await office.supervision.tick()
            await #expect(throws: StoreError.dayIsPast(day("2021-04-23"), watermark: day("2021-04-28"))) {
                try await office.supervision.runDay(of: nil, by: "test")
            }
            #expect(try store.wholeRecord() == record)
            #expect(try store.lastDay(of: "year") == day("2021-04-28"))
        }
    }

    @Test("before its first day and after its last a campaign opens no day")
    func bounds() async throws {
        try await Office.run([Office.task("1", deadline: day("2021-12-31"))]) { office, store in
            for outside in [day("2021-02-28"), day("2022-01-01")] {
                office.put(outside, hour: 9)
                _ = try await office.supervision.tick()
                await #expect(
                    throws: SupervisionError.outsideCampaign(
                        outside, first: Office.campaign.firstDay, last: Office.campaign.lastDay)
                ) { try await office.supervision.runDay(of: nil, by: "test") }
                #expect(try store.lastDay(of: "year") == nil)
            }
            _ = try await office.runDay(day("2021-12-31"))
            #expect(try store.lastDay(of: "year") == day("2021-12-31"))
        }
    }

    @Test("no day but today is run, and no campaign but those that there are")
    func refusals() async throws {
        try await Office.run([]) { office, _ in
            office.put(day("2021-04-28"), hour: 9)
            await #expect(throws: SupervisionError.dayNotToday(day("2021-04-27"), today: day("2021-04-28"))) {
                try await office.supervision.runDay(of: nil, day: day("2021-04-27"), by: "test")
            }
            await #expect(throws: SupervisionError.unknownCampaign("none", known: ["year"])) {
                try await office.supervision.runDay(of: "none", by: "test")
            }
        }
    }

    @Test("without a supervision office nothing is decided; the day is taken up again within minutes")
    func nobodyToTell() async throws {
        let people = Office.staff.filter { $0.role != .supervisionOffice }
        try await Office.run([Office.task("1", deadline: day("2021-04-30"))], people: people) { office, store in
            office.put(day("2021-04-28"), hour: 9)
            await #expect(throws: SupervisionError.nobodyToTell(office: Office.supervision)) {
                try await office.supervision.runDay(of: nil, by: "test")
            }
            #expect(try await office.supervision.tick() <= 300)
            let warnings = try await office.supervision.status().warnings
            #expect(warnings.contains { $0.hasPrefix("「督查室/督查」, the supervision office, is not among the people") })
            #expect(warnings.contains { $0.hasPrefix("the day's work could not be done: 「督查室/督查」") })
            let journal = Journal()
            try await Office(store: store, clock: office.clock, logger: journal.logger).supervision.start()
            #expect(journal.lines.contains { $0.contains("督查室/督查」, the supervision office, is not among") })
            try await office.fill([])
            _ = try await office.supervision.tick()
            #expect(try store.allEnvelopes().count == 1)
        }
    }

    @Test("a deadline that is moved before the digest is composed is told as it stands then, or not at all")
    func moved() async throws {
        let due = Office.task("1", deadline: day("2021-04-30"))
        // Three working days before the one deadline are seven days before the other: the same reminder, in other words.
        for (deadline, lines) in [(day("2021-06-30"), 0), (day("2021-05-04"), 1)] {
            try await Office.run([due]) { office, store in
                try await office.runDay(day("2021-04-27"), hour: 7)
                #expect(try store.pendingReminders(of: "year").count == 1)
                try await office.fill([Office.task("1", deadline: deadline)])
                let report = try await office.runDay(day("2021-04-27"))
                let told = try store.allEnvelopes().flatMap(\.envelope.lines)
                #expect(told.count == lines)
                #expect(report.superseded == 1 - lines)
                #expect(told.allSatisfy { $0.reason.contains("2021-05-04") }, "\(told.map(\.reason))")
                #expect(try store.task("1", in: "year")?.slips == 1)
            }
        }
    }

    @Test("what is done before the digest is composed is told to nobody")
    func done() async throws {
        try await Office.run([Office.task("1", deadline: day("2021-04-30"))]) { office, store in
            try await office.runDay(day("2021-04-28"), hour: 7)
            try await office.fill([Office.task("1", deadline: day("2021-04-30")) { $0.state = .done }])
            let report = try await office.runDay(day("2021-04-28"))
            #expect(report.superseded == 1)
            #expect(try store.allEnvelopes().isEmpty)
            #expect(try store.wholeRecord().contains { $0.kind == .reminderSuperseded })
        }
    }

    @Test("an import that comes while the day is at work waits for it, and what it changed is judged by what it is now")
    func importInBetween() async throws {
        // Twenty batches, so that the import comes between the reading of one and the recording of its reviews.
        let codes = (1...60).map { "\($0)" }
        try await Office.run(codes.map { Office.task($0, deadline: day("2021-04-27")) }) { office, store in
            let between = ObservedStore(store)
            let office = Office(store: between, clock: office.clock)
            try await office.supervision.start()
            let imported = AsyncStream.makeStream(of: Void.self)
            between.whenClaiming {
                Task {
                    defer { imported.continuation.finish() }
                    try await office.fill(codes.map { Office.task($0, deadline: day("2021-12-01")) })
                }
            }
            try await office.runDay(day("2021-04-28"), hour: 7)
            for await _ in imported.stream {}
            try await office.runDay(day("2021-04-28"))
            let lights = try codes.map { try store.task($0, in: "year")?.light }
            #expect(lights.allSatisfy { $0 == .green })
            #expect(try store.task("1", in: "year")?.task.deadline == day("2021-12-01"))
            #expect(try store.allEnvelopes().isEmpty)
        }
    }

    @Test("a preview says what would be found, and changes nothing")
    func preview() async throws {
        let tasks = [Office.task("1", deadline: day("2021-04-30")), Office.task("2", deadline: day("2021-12-01"))]
        try await Office.run(tasks) { office, store in
            let record = try store.wholeRecord()
            let pages = Pages()
            try await office.supervision.preview(of: "year", day: day("2021-05-06")) { await pages.add($0) }
            let found = await pages.tasks
            #expect(found.map(\.code) == ["1"])
            #expect(found.first?.light == .red)
            #expect(found.first?.reminders.first?.recipients.map(\.person) == [Office.zhang, Office.li])
            #expect(try store.wholeRecord() == record)
            #expect(try store.lastDay(of: "year") == nil)
        }
    }

    @Test("a preview names who stands in, and the day that is run brings what it said")
    func previewAndRun() async throws {
        let tasks = (1...9).map { Office.task("\($0)", deadline: day("2021-04-26") + $0) }
        let people = Office.staff(away: "李四", from: day("2021-04-01"), until: day("2021-12-31"), deputy: "孫七")
        try await Office.run(tasks, people: people) { office, store in
            let pages = Pages()
            office.put(day("2021-04-28"), hour: 7)
            try await office.supervision.preview(of: "year", day: day("2021-04-28")) { await pages.add($0) }
            let recipients = await pages.tasks.flatMap(\.reminders).flatMap(\.recipients)
            #expect(recipients.contains { $0.person == Office.li && $0.actor == Office.sun })
            #expect(recipients.allSatisfy { $0.person == Office.li || $0.actor == nil })
            let report = try await office.runDay(day("2021-04-28"))
            #expect(report.reminders == recipients.count)
            let told = Set(try store.allEnvelopes().filter { $0.envelope.kind == .digest }.map(\.envelope.person))
            #expect(told == Set(recipients.map { $0.actor ?? $0.person }))
        }
    }

    @Test("a day outside the campaign is not previewed, and before it there is nothing to report")
    func outside() async throws {
        try await Office.run([Office.task("1", deadline: day("2021-04-30"))]) { office, _ in
            let (first, last) = (Office.campaign.firstDay, Office.campaign.lastDay)
            for wanted in [first - 1, last + 1] {
                await #expect(throws: SupervisionError.outsideCampaign(wanted, first: first, last: last)) {
                    try await office.supervision.scope(of: nil, day: wanted)
                }
            }
            await #expect(throws: SupervisionError.outsideCampaign(first - 1, first: first, last: last)) {
                try await office.supervision.report(.init(period: .weekly, day: first - 1))
            }
        }
    }

    @Test(
        "a list is of people by their name alone, of units and pillars that there are, and red is what is red and open")
    func filters() async throws {
        let tasks = [Office.task("1", deadline: day("2021-04-20")), Office.task("2", deadline: day("2021-04-20"))]
        try await Office.run(tasks) { office, _ in
            try await office.runDay(day("2021-04-28"))
            _ = try await office.supervision.take(
                .done, with: "1", in: nil, actingFor: "李四", reason: "", by: "test")
            func codes(_ change: (inout LedgerMessages.ListTasks) -> Void) async throws -> [String] {
                var request = LedgerMessages.ListTasks()
                change(&request)
                return try await office.supervision.tasks(request).tasks.map(\.code)
            }
            #expect(try await codes { $0.owner = "張三" } == ["1", "2"])
            #expect(try await codes { $0.light = "red" } == ["2"])
            #expect(try await codes { ($0.light, $0.state) = ("red", "done") } == ["1"])
            await #expect(throws: SupervisionError.unknownPerson("張", candidates: [])) {
                try await codes { $0.owner = "張" }
            }
            await #expect(throws: SupervisionError.unknownUnit("無")) { try await codes { $0.unit = "無" } }
            await #expect(throws: SupervisionError.unknownPillar("無", known: ["一般事項"])) {
                try await codes { $0.pillar = "無" }
            }
            await #expect(throws: SupervisionError.unknownUnit("無")) {
                var people = PeopleMessages.List()
                people.unit = "無"
                return try await office.supervision.people(people)
            }
            var envelopes = OutboxMessages.List()
            envelopes.person = "張三"
            #expect(try await office.supervision.envelopes(envelopes).map(\.envelope.person) == [Office.zhang])
        }
    }

    @Test("a silence of what is not there is refused, and names stand for whoever has them")
    func silences() async throws {
        try await Office.run([Office.task("1", deadline: day("2021-04-30"))]) { office, _ in
            func silence(_ matcher: Silence.Matcher) async throws -> Silence {
                try await office.supervision.silence(
                    .init(campaign: nil, matcher: matcher, reason: "停電", last: day("2021-05-30")), by: "test")
            }
            let named = try await silence(.init(pillar: "一般事項", owner: PersonID("張三"), rule: "overdue"))
            #expect(named.matcher.owner == Office.zhang)
            #expect(named.matcher.pillar == "plain-deadline")
            let unknown: [(Silence.Matcher, SupervisionError)] = [
                (.init(task: "9"), .unknownTask(campaign: "year", code: "9")),
                (.init(pillar: "無"), .unknownPillar("無", known: ["一般事項"])), (.init(unit: "無"), .unknownUnit("無")),
                (.init(owner: PersonID("無")), .unknownPerson("無", candidates: [])),
                (.init(recipient: PersonID("無")), .unknownPerson("無", candidates: [])),
                (.init(rule: "無"), .unknownRule("無")),
            ]
            for (matcher, error) in unknown {
                await #expect(throws: error) { _ = try await silence(matcher) }
            }
        }
    }

    @Test("what is struck off is not edited, nothing is dropped without a reason, and a test needs an address")
    func wrongWishes() async throws {
        try await Office.run([Office.task("1", deadline: day("2021-04-20"))]) { office, store in
            try await office.runDay(day("2021-04-28"))
            let envelope = try #require(try store.allEnvelopes().first).envelope.id
            await #expect(throws: SupervisionError.invalidArgument("reason")) {
                _ = try await office.supervision.amend(envelope, .drop(reason: " "), by: "test")
            }
            await #expect(throws: SupervisionError.invalidArgument("address")) {
                _ = try await office.supervision.testChannel(
                    .init(channel: nil, address: "NOPE-9", account: nil), by: "test")
            }
            for step in [TaskStep.done, .strike] {
                _ = try await office.supervision.take(step, with: "1", in: nil, actingFor: "李四", reason: "", by: "test")
            }
            var edit = LedgerMessages.TaskEdit()
            edit.title = "新"
            await #expect(throws: SupervisionError.stepRefused(code: "1", step: "edit", .state(.struck))) {
                _ = try await office.supervision.editTask(.init(campaign: nil, code: "1", edit: edit), by: "test")
            }
        }
    }

    @Test("the status counts what there is")
    func status() async throws {
        let tasks = [Office.task("1", deadline: day("2021-04-27")), Office.task("2", deadline: day("2021-12-01"))]
        try await Office.run(tasks) { office, _ in
            try await office.runDay(day("2021-04-28"))
            let status = try #require(try await office.supervision.status().campaigns.first)
            #expect(status.today == day("2021-04-28"))
            #expect(status.lastOpenedDay == day("2021-04-28"))
            #expect(status.figures == StatusMessages.DayFigures(reviewed: 2, reminders: 2, parked: 0))
            #expect(status.lights.map(\.label) == ["一般事項"])
            #expect(status.lights.map(\.red) == [1])
            #expect(status.lights.map(\.green) == [1])
            #expect(status.outbox.queued == 2)
            #expect(status.windowIsOpen)
        }
    }
}

/// Keeps what a preview brings.
private actor Pages {
    private(set) var tasks: [ReviewMessages.ReviewedTask] = []

    func add(_ page: [ReviewMessages.ReviewedTask]) { tasks += page }
}
