import DubanCalendar
import DubanControl
import DubanCore
import DubanDaemon
import DubanStore
import DubanStoreSQLite
import DubanSystem
import DubanTestSupport
import Testing

/// Why she got this mail, and why he did not.
@Suite struct ExplainTests {
    private let today = day("2021-04-28")

    private func task(_ office: Office, _ code: String, on day: Day? = nil) async throws
        -> ReviewMessages.TaskExplanation
    {
        let explanation = try await office.supervision.explain(.init(campaign: nil, task: code, day: day))
        return try #require(explanation.task)
    }

    private func person(_ office: Office, _ words: String, on day: Day? = nil) async throws
        -> ReviewMessages.PersonExplanation
    {
        let explanation = try await office.supervision.explain(.init(campaign: nil, person: words, day: day))
        return try #require(explanation.person)
    }

    /// What rules say, without their lights.
    private func said(_ explanation: ReviewMessages.TaskExplanation) -> [String] {
        (explanation.sayings ?? []).filter { $0.light == nil }.map { "\($0.rule) \($0.day) \($0.verdict.rawValue)" }
    }

    @Test("of a day to come the rules say which fires, which have fired and which will, and who would hear")
    func toCome() async throws {
        try await Office.run([Office.task("1", deadline: day("2021-05-31"))]) { office, _ in
            office.put(today, hour: 9)
            _ = try await office.supervision.tick()
            let before = try await task(office, "1")
            #expect(before.light == .green && before.reminders.isEmpty)
            #expect(before.next?.rule == "due-soon" && before.next?.day == day("2021-05-24"))
            #expect(before.nextReview == day("2021-05-24"))
            #expect(before.silentRules?.map(\.rule).contains("overdue") == true)

            let then = try await task(office, "1", on: day("2021-05-26"))
            #expect(
                said(then) == [
                    "due-soon 2021-05-24 before", "due-soon 2021-05-26 now", "due-soon 2021-05-28 ahead",
                    "due-today 2021-05-31 ahead",
                ])
            #expect(then.light == .yellow && then.lightRule == "due-soon")
            #expect(then.sayings?.first?.sentence.english == "Due on 2021-05-31: 5 days left.")
            #expect(then.sayings?.first?.facts.contains(.init(name: "days", value: "5")) == true)
            #expect(then.ladder.map(\.rung) == Rung.allCases)
            #expect(
                then.ladder.map(\.hearer) == [
                    Office.zhang, Office.li, Office.wang, Office.supervision, Office.supervision,
                ])
            #expect(then.ladder[3].skipped == [SkippedRung(rung: .topLeader, cause: .empty)])
        }
    }

    @Test("what today's review has told fired today, though it was for a day before the office had begun")
    func late() async throws {
        try await Office.run([Office.task("1", deadline: day("2021-04-20"))]) { office, _ in
            try await office.runDay(today)
            let why = try await task(office, "1")
            let fired = (why.sayings ?? []).filter { $0.light == nil && $0.verdict == .now }
            #expect(fired.map(\.rule) == ["overdue"])
            #expect(Set(fired.map(\.day)) == Set(why.reminders.map(\.occurrence)))
            #expect(fired.first.map { $0.day < today } == true)
        }
    }

    @Test("a past day is answered from the record: what was decided, who was told in whose place, and how it ended")
    func past() async throws {
        let people = Office.staff(away: "張三", from: day("2021-04-26"), until: day("2021-05-10"), deputy: "孫七")
        try await Office.run([Office.task("1", deadline: today)], people: people) { office, _ in
            try await office.runDay(day("2021-04-27"))
            try await office.runDay(today)
            for lease in try await office.supervision.take(10, holder: "courier") {
                try await office.settle(lease.envelope.id, fence: lease.fence, .delivered(reply: "250 OK"))
            }
            office.put(day("2021-05-20"), hour: 9)
            let then = try await task(office, "1", on: today)
            #expect(then.sayings == nil && then.silentRules == nil, "nobody asks the rules of a day that is past")
            #expect(then.light == .yellow)
            let told = try #require(then.reminders.first)
            #expect(told.rule == "due-today" && told.recipient == Office.zhang && told.decided == today)
            #expect(told.carrier?.person == PersonID("局/孫七") && told.carrier?.state == "told")
            #expect(told.carrier?.outcome == "delivered" && told.carrier?.words == "250 OK")
            #expect(then.ladder.first?.person == Office.zhang && then.ladder.first?.hearer == Office.sun)

            let deputy = try await person(office, "孫七", on: today)
            #expect(deputy.mails.flatMap(\.lines).contains { $0.actingFor == "張三" && $0.rule == "due-today" })
            let absent = try await person(office, "局/張三", on: today)
            #expect(absent.mails.isEmpty && absent.actor == Office.sun && absent.expected == nil)
            #expect(absent.reminders.first?.carrier?.person == Office.sun, "why he got none: another was told")
            let earlier = try await task(office, "1", on: day("2021-04-01"))
            #expect(earlier.light == .green && earlier.reminders.isEmpty)
        }
    }

    @Test("who is silenced, and what gave way to what, is told with its reason")
    func supersededAndSilenced() async throws {
        let tasks = [Office.task("1", deadline: today), Office.task("2", deadline: day("2021-04-29"))]
        try await Office.run(tasks) { office, _ in
            office.put(today, hour: 7)
            _ = try await office.supervision.silence(
                SilenceMessages.Add(campaign: nil, matcher: .init(task: "1"), reason: "整頓", last: day("2021-05-31")),
                by: "root")
            // 2 is decided on Saturday and told after the weekend, when a later one has come.
            try await office.runDay(day("2021-04-28"), hour: 7)
            try await office.runDay(day("2021-04-29"))
            let silenced = try await task(office, "1")
            #expect(silenced.silences.map(\.reason) == ["整頓"] && silenced.silences.map(\.author) == ["root"])
            #expect(silenced.reminders.contains { $0.state == "superseded" && $0.why == "silence 1" })
            let newer = try await task(office, "2")
            let older = try #require(newer.reminders.first { $0.state == "superseded" })
            #expect(older.why == "newer" && newer.reminders.contains { $0.id == older.supersededBy })
            let why = try await person(office, "張三")
            #expect(why.reminders.contains { $0.why == "silence 1" })
            #expect(why.mails.flatMap(\.lines).map(\.task) == ["2"])
        }
    }

    @Test("to a person who is told today it is said what is to come, and whether they can be reached")
    func expected() async throws {
        try await Office.run([Office.task("1", deadline: today)]) { office, _ in
            office.put(today, hour: 7)
            let why = try await person(office, "張三")
            #expect(why.expected?.map(\.rule) == ["due-today"] && why.expected?.map(\.rung) == [.owner])
            #expect(why.unreachable == nil && why.actor == Office.zhang)
            #expect(why.opens == 510 && why.closes == 1080 && why.channel == "maildir")
            let other = try await person(office, "王五")
            #expect(other.expected?.isEmpty == true && other.mails.isEmpty)
        }
    }

    @Test("to explain changes nothing, and what does not exist is refused")
    func nothingChanges() async throws {
        try await Office.run([Office.task("1", deadline: today)]) { office, store in
            try await office.runDay(today)
            let record = try store.wholeRecord()
            for day in [today - 10, today, today + 10] {
                _ = try await task(office, "1", on: day)
                _ = try await person(office, "張三", on: day)
            }
            #expect(try store.wholeRecord() == record)
            await #expect(throws: SupervisionError.unknownTask(campaign: "year", code: "9")) {
                _ = try await task(office, "9")
            }
            await #expect(throws: SupervisionError.unknownPerson("某", candidates: [])) {
                _ = try await person(office, "某")
            }
            await #expect(throws: SupervisionError.invalidArgument("task")) {
                _ = try await office.supervision.explain(.init(campaign: nil, day: nil))
            }
        }
    }
}
