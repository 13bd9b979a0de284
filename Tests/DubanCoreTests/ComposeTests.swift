import DubanCalendar
import Testing

@testable import DubanCore

@Suite struct ComposeTests {
    @Test(
        "a day without work holds everything, a make-up Saturday does not",
        arguments: [
            ("2021-05-01", 0), ("2021-05-05", 0), ("2021-05-06", 1), ("2021-05-08", 1), ("2021-05-09", 0),
        ])
    func workingDays(on text: String, envelopes: Int) {
        let moot = PendingReminder.sample("b", state: .done)
        let composition = Composing(day: day(text)).compose([.sample("a"), moot])
        #expect(composition.envelopes.count == envelopes)
        #expect(composition.superseded.count == envelopes, "what is moot is held too, and told apart later")
    }

    @Test("each person has one envelope with all that is theirs")
    func onePerPerson() {
        let composition = Composing().compose([
            .sample("a", task: "1"), .sample("b", task: "2"),
            .sample("c", task: "1", to: Office.sectionHead, rung: .sectionHead),
        ])
        #expect(composition.envelopes.map(\.envelope.person) == [Office.officer, Office.sectionHead].sorted())
        #expect(composition.envelopes.allSatisfy { $0.envelope.kind == .digest })
        #expect(Set(composition.envelopes.flatMap(\.reminders)) == ["a", "b", "c"])
    }

    @Test("whoever has had the day's digest gets only what is immediate; the rest is held for tomorrow's")
    func served() throws {
        let pending: [PendingReminder] = [
            .sample("a", task: "1", urgency: .immediate), .sample("b", task: "2"),
            .sample("c", task: "3", to: Office.sectionHead),
        ]
        let composition = Composing(served: [Office.officer, Office.sectionHead]).compose(pending)
        let sealed = try #require(composition.envelopes.first)
        #expect(composition.envelopes.count == 1)
        #expect(sealed.envelope.kind == .urgent)
        #expect(sealed.reminders == ["a"])
        #expect(composition.superseded.isEmpty)
    }

    @Test("an urgent envelope is another than the digest and than the next urgent one")
    func urgentIdentity() {
        let served: Set<PersonID> = [Office.officer]
        let ids = [
            Composing().compose([.sample("a", urgency: .immediate)]),
            Composing(served: served).compose([.sample("a", urgency: .immediate)]),
            Composing(served: served).compose([.sample("b", urgency: .immediate)]),
        ].flatMap { $0.envelopes.map(\.envelope.id) }
        #expect(Set(ids).count == 3)
        #expect(ids.allSatisfy { $0.utf8.count == 32 })
    }

    @Test("who is away is told through their deputy, who reads for whom they act")
    func deputy() throws {
        let roster = Office.roster { $0[Office.officer]?.absence = .wholeYear(deputy: Office.deputy) }
        let composition = Composing(roster: roster).compose([
            .sample("a", task: "1"), .sample("b", task: "2", to: Office.deputy),
        ])
        let envelope = try #require(composition.envelopes.first?.envelope)
        #expect(composition.envelopes.count == 1)
        #expect(envelope.person == Office.deputy)
        #expect(envelope.address == "孫七@example.org")
        #expect(envelope.lines.map(\.actingFor) == ["張三", nil])
    }

    @Test("who went away after the decision, without a deputy, is told of through whoever stands above and is there")
    func noDeputy() {
        let roster = Office.roster { people in
            people[Office.officer]?.absence = .wholeYear()
            people[Office.sectionHead]?.absence = .wholeYear()
        }
        let composition = Composing(roster: roster).compose([.sample("a")])
        #expect(composition.envelopes.map(\.envelope.person) == [Office.leader])
        #expect(composition.envelopes.first?.envelope.lines.first?.actingFor == "張三")
    }

    @Test("where everybody is away the supervision office is told all the same")
    func everybodyAway() {
        let roster = Office.roster { people in
            for id in people.keys { people[id]?.absence = .wholeYear() }
        }
        let composition = Composing(roster: roster).compose([.sample("a")])
        #expect(composition.envelopes.map(\.envelope.person) == [Office.supervision])
    }

    @Test("a deputy who hears the same for two people reads it once, and both are told by it")
    func sameLine() throws {
        let roster = Office.roster { people in
            people[Office.officer]?.absence = .wholeYear(deputy: Office.deputy)
            people[Office.sectionHead]?.absence = .wholeYear(deputy: Office.deputy)
        }
        let sealed = try #require(
            Composing(roster: roster).compose([
                .sample("a"), .sample("b", to: Office.sectionHead, rung: .sectionHead),
            ]).envelopes.first)
        #expect(sealed.envelope.lines.count == 1)
        #expect(sealed.reminders.sorted() == ["a", "b"])
    }

    @Test("of one series only the latest is told, and the earlier says which one told more")
    func newer() {
        let composition = Composing().compose([
            .sample("b", rule: "due-today", occurrence: "2021-04-30"),
            .sample("c", rule: "overdue", occurrence: "2021-05-06"),
            .sample("a", rule: "due-soon", occurrence: "2021-04-28"),
        ])
        #expect(composition.envelopes.flatMap(\.reminders) == ["c"])
        #expect(
            Set(composition.superseded)
                == Set(
                    ["a", "b"].map {
                        Composition.Superseded(campaign: "year", reminder: $0, why: .newer(reminder: "c"))
                    }))
    }

    @Test("another task, another series and another person are no reason to be silent")
    func notNewer() {
        let composition = Composing().compose([
            .sample("a", occurrence: "2021-05-05"), .sample("b", task: "2"), .sample("c", series: "milestone/開工"),
            .sample("d", to: Office.sectionHead),
        ])
        #expect(composition.superseded.isEmpty)
        #expect(composition.envelopes.flatMap(\.reminders).sorted() == ["a", "b", "c", "d"])
    }

    @Test(
        "what is no longer open is moot, and says how it stands",
        arguments: TaskState.allCases.filter { $0 != .open })
    func notOpen(state: TaskState) {
        let composition = Composing().compose([.sample("a", isStale: true, state: state)])
        #expect(
            composition.superseded == [Composition.Superseded(campaign: "year", reminder: "a", why: .notOpen(state))])
        #expect(composition.envelopes.isEmpty)
    }

    @Test("what was decided before a change and is not confirmed is moot, and supersedes nothing itself")
    func stale() {
        let composition = Composing().compose([
            .sample("a", occurrence: "2021-05-05"), .sample("b", occurrence: "2021-05-06", isStale: true),
        ])
        #expect(composition.superseded == [Composition.Superseded(campaign: "year", reminder: "b", why: .changed)])
        #expect(composition.envelopes.flatMap(\.reminders) == ["a"])
    }

    @Test("lines are read red first, then by deadline, then by task")
    func lineOrder() {
        let composition = Composing().compose([
            .sample("e", task: "2", light: .green, deadline: "2021-04-01"),
            .sample("a", task: "9", light: .yellow, deadline: "2021-05-10"),
            .sample("b", task: "8", light: .yellow, deadline: "2021-05-10"),
            .sample("c", task: "7", light: .red, deadline: "2021-04-30"),
            .sample("d", task: "6", light: .red, deadline: "2021-04-15"),
        ])
        #expect(composition.envelopes.first?.envelope.lines.map(\.task) == ["6", "7", "8", "9", "2"])
    }

    @Test("a line says in the reader's language what they need, and counts days and working days")
    func line() throws {
        let roster = Office.roster { $0[Office.officer]?.language = .english }
        let composition = Composing(roster: roster).compose([.sample("a")])
        let envelope = try #require(composition.envelopes.first?.envelope)
        let line = try #require(envelope.lines.first)
        #expect(line.reason == "Overdue")
        #expect(line.pillarLabel == "Projects")
        #expect(line.owner == "張三")
        #expect(line.daysLeft == -6)
        #expect(line.workingDaysLeft == -1, "the five days of the holiday are no working days")
        #expect(envelope.campaignName == "營商環境年")
        #expect(envelope.composedAt == 1_620_000_000)
    }

    @Test("what goes to somebody who is not among the people is held, not lost")
    func nobody() {
        let composition = Composing(roster: Roster([], supervisionOffice: Office.supervision)).compose([.sample("a")])
        #expect(composition == Composition())
    }

    @Test("who went away is not told of through a unit that must not hear of it")
    func recusedDeputy() {
        let roster = Office.roster { people in
            people[Office.officer]?.unit = "信訪局"
            people[Office.officer]?.absence = .wholeYear(deputy: Office.deputy)
        }
        var reminder = PendingReminder.sample("a")
        reminder.recusedUnits = ["局"]
        let composition = Composing(roster: roster).compose([reminder])
        #expect(composition.envelopes.map(\.envelope.person) == [Office.supervision])
        reminder.recusedUnits = []
        #expect(Composing(roster: roster).compose([reminder]).envelopes.map(\.envelope.person) == [Office.deputy])
    }

    @Test("a line says whether the plain rules judged its task")
    func parked() {
        var reminder = PendingReminder.sample("a")
        reminder.parked = "it died"
        let lines = Composing().compose([reminder, .sample("b", task: "2")]).envelopes.flatMap(\.envelope.lines)
        #expect(lines.map { "\($0.task) \($0.isParked ?? false)" }.sorted() == ["1 true", "2 false"])
    }
}
