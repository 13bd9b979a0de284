import DubanCalendar
import DubanTestSupport
import Testing

@testable import DubanCore

/// Who has tasks in several campaigns hears of them together.
@Suite struct ComposeCampaignTests {
    private static let pillars = Campaign(
        code: "pillars", name: "六大戰線", firstDay: day("2021-03-01"), lastDay: day("2024-02-29"),
        timeZone: "Asia/Shanghai", window: DeliveryWindow(opens: 600, closes: 1080))

    private func reminder(
        _ id: String, in campaign: String, task: String = "1", urgency: Urgency = .digest, light: Light = .red
    ) -> PendingReminder {
        var reminder = PendingReminder.sample(id, task: task, urgency: urgency, light: light)
        reminder.key.campaign = campaign
        return reminder
    }

    private func compose(
        _ pending: [PendingReminder], minute: Int = 630, served: Set<PersonID> = [],
        change: @escaping (inout ComposingContext) -> Void = { _ in }
    ) -> Composition {
        Composing(
            served: served, minute: minute,
            change: {
                $0.campaigns = [Composing.campaign, Self.pillars]
                change(&$0)
            }
        ).compose(pending)
    }

    @Test("a person has one digest of all campaigns, whose lines say which they are of; tasks of one code stay two")
    func together() throws {
        let composition = compose([
            reminder("a", in: "pillars"), reminder("b", in: "year"),
            reminder("c", in: "year", task: "2", light: .yellow),
        ])
        let sealed = try #require(composition.envelopes.first)
        #expect(composition.envelopes.count == 1)
        #expect(Set(sealed.reminders) == ["a", "b", "c"])
        #expect(sealed.envelope.campaign == "year")
        #expect(sealed.envelope.campaignName == "營商環境年、六大戰線")
        #expect(sealed.envelope.lines.map(\.campaignName) == ["六大戰線", "營商環境年", "營商環境年"])
        #expect(sealed.envelope.lines.map(\.task) == ["1", "1", "2"])
    }

    @Test("a digest of one campaign is that campaign's, and its lines need not say so")
    func alone() throws {
        let envelope = try #require(compose([reminder("a", in: "pillars")]).envelopes.first?.envelope)
        #expect((envelope.campaign, envelope.campaignName) == ("pillars", "六大戰線"))
        #expect(envelope.lines.map(\.campaignName) == [nil])
    }

    @Test("the digest goes out in the hours of whichever of the person's campaigns opens first, and of no other")
    func firstHours() {
        let both = [reminder("a", in: "pillars"), reminder("b", in: "year")]
        #expect(compose(both, minute: 540).envelopes.map(\.reminders.count) == [2])
        #expect(compose(both, minute: 540).envelopes.map(\.window) == [Composing.campaign.window])
        #expect(compose([reminder("a", in: "pillars")], minute: 540).envelopes.isEmpty)
        #expect(compose(both, minute: 500).envelopes.isEmpty)
    }

    @Test("after the digest only what is urgent goes out, at night only that of the campaign that tells it at once")
    func urgent() {
        let pending = [
            reminder("a", in: "pillars", urgency: .immediate), reminder("b", in: "year", urgency: .immediate),
            reminder("c", in: "year", task: "2"),
        ]
        #expect(compose(pending, served: [Office.officer]).envelopes.map { Set($0.reminders) } == [["a", "b"]])
        let night = compose(pending, minute: 60) { $0.campaigns[1].urgentAtOnce = true }
        #expect(night.envelopes.map(\.reminders) == [["a"]])
        #expect(night.envelopes.allSatisfy { $0.window == .always && $0.onAnyDay })
    }

    @Test("a silence mutes its own campaign's reminders only, and what is moot is put down to the campaign it is of")
    func silence() {
        let silence = Silence(
            id: 7, campaign: "pillars", matcher: Silence.Matcher(task: "1"), author: "a", reason: "b",
            first: day("2021-05-01"), last: day("2021-05-31"))
        let composition = compose([reminder("a", in: "pillars"), reminder("b", in: "year")]) { $0.silences = [silence] }
        #expect(composition.envelopes.map(\.reminders) == [["b"]])
        #expect(
            composition.superseded
                == [Composition.Superseded(campaign: "pillars", reminder: "a", why: .silenced(7))])
    }

    @Test("a deputy is told once of an absence, however many campaigns there are")
    func absence() {
        let roster = Office.roster {
            $0[Office.officer]?.absence = Absence(
                first: day("2021-05-07"), last: day("2021-05-14"), deputy: Office.deputy)
        }
        func notices(_ campaigns: [Campaign]) -> [Envelope] {
            ComposingContext(
                campaigns: campaigns, channel: "maildir", day: day("2021-05-06"), minute: 630, composedAt: 0,
                calendar: .year2021, roster: roster, served: [], digest: { Composing.digest($0) }
            ).absenceNotices().map(\.envelope)
        }
        let both = notices([Composing.campaign, Self.pillars])
        #expect(both.map(\.person) == [Office.deputy])
        #expect(notices([Self.pillars]).map(\.id) == both.map(\.id), "whichever campaign's day is opened first")
    }
}
