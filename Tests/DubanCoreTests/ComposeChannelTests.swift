import DubanCalendar
import DubanTestSupport
import Testing

@testable import DubanCore

/// When and on which channel people are told, and who hears of it in their place.
@Suite struct ComposeChannelTests {
    @Test(
        "a person's own hours count, and what falls outside of them is held", arguments: [(599, 0), (600, 1), (720, 0)])
    func ownWindow(minute: Int, envelopes: Int) {
        let roster = Office.roster { $0[Office.officer]?.window = DeliveryWindow(opens: 600, closes: 720) }
        let composition = Composing(roster: roster, minute: minute).compose([.sample("a")])
        #expect(composition.envelopes.count == envelopes)
        #expect(composition.superseded.isEmpty)
        #expect(composition.envelopes.allSatisfy { $0.window == DeliveryWindow(opens: 600, closes: 720) })
    }

    @Test("where the campaign tells what is urgent at once, that alone goes out at night and on days off")
    func urgentAtOnce() {
        let pending: [PendingReminder] = [.sample("a", task: "1", urgency: .immediate), .sample("b", task: "2")]
        for (day, minute) in [("2021-05-06", 120), ("2021-05-02", 600)] {
            var composing = Composing(day: DubanCoreTests.day(day), minute: minute)
            #expect(composing.compose(pending).envelopes.isEmpty)
            composing.campaign.urgentAtOnce = true
            let sealed = composing.compose(pending).envelopes
            #expect(sealed.map(\.envelope.kind) == [.urgent])
            #expect(sealed.map(\.reminders) == [["a"]])
            #expect(sealed.allSatisfy { $0.onAnyDay && $0.window == .always })
        }
    }

    @Test("an envelope goes by the person's channel, with what is known there of them")
    func channel() throws {
        let roster = Office.roster {
            $0[Office.officer]?.channel = "wecom"
            $0[Office.officer]?.account = "13800000000"
        }
        let envelope = try #require(Composing(roster: roster).compose([.sample("a")]).envelopes.first?.envelope)
        #expect((envelope.channel, envelope.account, envelope.unit) == ("wecom", "13800000000", "局"))
    }

    @Test("on a crowded channel nothing goes out at the full or the half hour, nor all at once")
    func spread() {
        var starts: Set<Int64> = []
        for minute in [540, 570, 565] {
            for number in 0..<50 {
                let roster = Office.roster { $0[Office.officer]?.channel = "wecom" }
                let composing = Composing(
                    day: day("2021-05-06") + number % 2, roster: roster, minute: minute,
                    change: { $0.pacedChannels = ["wecom"] })
                let composition = composing.compose([.sample("a\(number)", task: "\(number)")])
                guard let sealed = composition.envelopes.first else { continue }
                let delay = sealed.notBefore - sealed.envelope.composedAt
                #expect((60..<14 * 60).contains(delay))
                #expect((minute + Int(delay / 60)) % 30 != 0)
                starts.insert(delay)
            }
        }
        #expect(starts.count > 1)
    }

    @Test("a silence mutes what it matches until its last day, and never what the supervision office is to hear")
    func silence() {
        let silence = Silence(
            id: 7, campaign: "year", matcher: .init(task: "1"), author: "root", reason: "整頓", first: day("2021-05-01"),
            last: day("2021-05-06"))
        let pending: [PendingReminder] = [
            .sample("a", task: "1"), .sample("b", task: "2"),
            .sample("c", task: "1", to: Office.supervision, rung: .supervisionOffice),
        ]
        let muted = Composing { $0.silences = [silence] }.compose(pending)
        #expect(muted.superseded.map(\.reminder) == ["a"])
        #expect(muted.superseded.first?.why == .silenced(7))
        #expect(Set(muted.envelopes.flatMap(\.reminders)) == ["b", "c"])
        let after = Composing(day: day("2021-05-07")) { $0.silences = [silence] }.compose(pending)
        #expect(after.superseded.isEmpty)
    }

    @Test(
        "a silence matches what has all that it names",
        arguments: [
            (Silence.Matcher(task: "1"), true), (.init(task: "2"), false), (.init(pillar: "plain"), true),
            (.init(unit: "局", owner: Office.officer), true), (.init(unit: "別的局", owner: Office.officer), false),
            (.init(recipient: Office.officer), true), (.init(recipient: Office.sectionHead), false),
            (.init(rule: "milestone"), true), (.init(rule: "mile"), false),
        ])
    func matcher(matcher: Silence.Matcher, isMeant: Bool) {
        #expect(matcher.matches(.sample("a", rule: "milestone/開工")) == isMeant)
    }

    @Test("in the place of whoever cannot be reached the next above hears of it, and reads for whom")
    func unreachable() throws {
        let roster = Roster(
            Office.people, supervisionOffice: Office.supervision,
            unreachable: [Office.officer: "550 no such user", Office.sectionHead: "550"])
        let envelopes = Composing(roster: roster).compose([.sample("a")]).envelopes.map(\.envelope)
        let envelope = try #require(envelopes.first)
        #expect(envelopes.count == 1)
        #expect(envelope.person != Office.officer && envelope.person != Office.sectionHead)
        #expect(envelope.lines.map(\.unreached) == [Office.roster()[Office.officer]?.name])
        #expect(envelope.lines.map(\.actingFor) == [nil])

        let nobody = Roster(
            Office.people, supervisionOffice: Office.supervision,
            unreachable: Dictionary(uniqueKeysWithValues: Office.people.map { ($0.id, "550") }))
        let last = Composing(roster: nobody).compose([.sample("a")]).envelopes.map(\.envelope.person)
        #expect(last == [Office.supervision], "the last rung always resolves")
    }

    @Test("what is composed anew after its envelope was taken back is another message")
    func recalled() {
        let first = Composing().compose([.sample("a")]).envelopes.map(\.envelope.id)
        let second = Composing { $0.recalls = [Office.officer: 1] }.compose([.sample("a")]).envelopes.map(\.envelope.id)
        #expect(first.count == 1 && second.count == 1)
        #expect(first != second)
    }

    @Test("the first mail about a task brings its event, and so does the first after its deadline has moved")
    func invitations() {
        func invited(_ had: Int?, slips: Int, rung: Rung = .owner) -> [Int?] {
            var reminder = PendingReminder.sample("a", rung: rung)
            (reminder.invited, reminder.slips) = (had, slips)
            var other = PendingReminder.sample("b", rule: "pace", series: "pace", rung: rung)
            (other.invited, other.slips) = (had, slips)
            return Composing { $0.invitingChannels = ["maildir"] }.compose([reminder, other]).envelopes[0].envelope
                .lines.map(\.invitation)
        }
        #expect(invited(nil, slips: 0) == [0, nil], "one event a task, however many lines")
        #expect(invited(0, slips: 0) == [nil, nil])
        #expect(invited(0, slips: 1) == [1, nil])
        #expect(invited(nil, slips: 0, rung: .sectionHead) == [nil, nil])
    }

    @Test("nobody gets an event but the owner, and on no channel but those that can carry it")
    func onlyTheOwner() throws {
        let invites: (inout ComposingContext) -> Void = { $0.invitingChannels = ["smtp"] }
        func invited(channel: String?, _ roster: (inout Person) -> Void = { _ in }) throws -> [Int?] {
            var people = Office.people
            let index = try #require(people.firstIndex { $0.id == Office.officer })
            people[index].channel = channel
            roster(&people[index])
            let office = Roster(people, supervisionOffice: Office.supervision)
            let composition = Composing(roster: office, change: invites).compose([.sample("a")])
            return composition.envelopes.flatMap(\.envelope.lines).map(\.invitation)
        }
        #expect(try invited(channel: "smtp") == [0])
        #expect(try invited(channel: nil) == [nil])
        #expect(try invited(channel: "wecom") == [nil])
        let away = try invited(channel: "smtp") {
            $0.absence = Absence(first: day("2021-05-01"), last: day("2021-05-31"), deputy: Office.sectionHead)
        }
        #expect(away == [nil], "whoever acts for the owner has another calendar")
    }

    @Test("who has a channel that there is no more is told by the house's")
    func channelGone() throws {
        func channels(_ known: Set<String>?) throws -> [String] {
            var people = Office.people
            people[try #require(people.firstIndex { $0.id == Office.officer })].channel = "pager"
            let roster = Roster(people, supervisionOffice: Office.supervision)
            return Composing(roster: roster, change: { $0.channels = known }).compose([.sample("a")]).envelopes
                .map(\.envelope.channel)
        }
        #expect(try channels(["maildir"]) == ["maildir"])
        #expect(try channels(["maildir", "pager"]) == ["pager"])
        #expect(try channels(nil) == ["pager"])
    }

    @Test("a mail brings no more events than fit; the others come later")
    func mostInvitations() throws {
        let pending = (0..<30).map { PendingReminder.sample("r\($0)", task: "\($0)") }
        let sealed = try #require(
            Composing { $0.invitingChannels = ["maildir"] }.compose(pending).envelopes.first)
        #expect(sealed.envelope.lines.count(where: { $0.invitation != nil }) == Envelope.mostInvitations)
    }

    @Test("no envelope has lines without end; the rest is told in a sentence")
    func mostLines() throws {
        let pending = (0..<620).map { number in
            PendingReminder.sample("r\(number)", task: "\(number)", light: number < 30 ? .red : .yellow)
        }
        let sealed = try #require(Composing().compose(pending).envelopes.first)
        #expect(sealed.reminders.count == 620)
        #expect(sealed.envelope.lines.count == 500)
        #expect(sealed.envelope.lines.prefix(30).allSatisfy { $0.light == .red })
        #expect(sealed.envelope.notes == ["另有 120 項（紅 0、黃 120、其他 0）未逐一列出，請查閱臺賬。"])
    }

    @Test("a deputy hears of an absence on the last working day before it, across a holiday")
    func absenceNotice() {
        func notices(on text: String, from first: String) -> [Composition.Sealed] {
            let absence = Absence(first: day(first), last: day("2021-05-20"), deputy: Office.deputy)
            let roster = Office.roster { $0[Office.officer]?.absence = absence }
            return context(on: day(text), roster).absenceNotices()
        }
        // Between 04-30 and 05-06 nobody works.
        #expect(notices(on: "2021-04-29", from: "2021-05-03").isEmpty)
        let told = notices(on: "2021-04-30", from: "2021-05-03")
        #expect(told.map(\.envelope.person) == [Office.deputy])
        #expect(told.map(\.envelope.kind) == [.notice])
        #expect(told.first?.envelope.notes?.count == 1)
        #expect(notices(on: "2021-05-01", from: "2021-05-03").isEmpty)
        let late = notices(on: "2021-05-06", from: "2021-05-03")
        #expect(late.map(\.envelope.id) == told.map(\.envelope.id), "told once, whenever it is composed")
    }

    private func context(on day: Day, _ roster: Roster) -> ComposingContext {
        ComposingContext(
            campaigns: [Composing.campaign], channel: "maildir", day: day, minute: 540, composedAt: 0,
            calendar: .year2021,
            roster: roster, served: [], digest: { Composing.digest($0) })
    }
}
