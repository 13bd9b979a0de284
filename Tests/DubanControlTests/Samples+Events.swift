import DubanCalendar
import DubanControl
import DubanCore

extension Sample {
    private static let campaign = StatusMessages.Campaign(
        code: "year", name: "營商環境年", firstDay: Day(number: 18_700), lastDay: Day(number: 18_800),
        today: Day(number: 18_745), isWorkingDay: true, isProvisional: false, windowIsOpen: true, lastOpenedDay: nil,
        figures: nil, lights: [StatusMessages.PillarLights(pillar: "plain", label: Phrase("期限", "期限", "deadlines"))],
        outbox: StatusMessages.Outbox(
            queued: 1, leased: 0, finalDot: 0, told: 2, rejected: 0, bounced: 0, held: 0, stalled: 0))

    private static let entry = RecordMessages.Entry(
        sequence: 3, at: 1, day: Day(number: 18_745), actor: "duband", kind: "day-opened", campaign: "year",
        subject: "2021-04-28", facts: "{}", digest: "00")

    static let events: [Sample] = [
        call(EventMessages.Watch.method, EventMessages.Watch()),
        reply(
            EventMessages.Watch.method,
            EventMessages.Seen(campaigns: [EventMessages.Campaign(campaign)], entries: []),
            EventMessages.Seen(entries: [entry])),
    ]
}
