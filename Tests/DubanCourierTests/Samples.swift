import DubanCalendar
import DubanControl
import DubanCore
import DubanDelivery

enum Samples {
    static func envelope(
        _ number: Int, channel: String = "smtp", kind: Envelope.Kind = .digest, domain: String = "example.org"
    ) -> Envelope {
        Envelope(
            id: "e\(number)", kind: kind, campaign: "luoshi-2021", campaignName: "大抓落實年", channel: channel,
            person: PersonID(unit: "市發展改革委", name: "張三"), name: "張三", address: "p\(number)@\(domain)",
            language: .traditionalChinese, day: Day(number: 18_747), composedAt: 1_619_740_800, lines: [])
    }

    static func lease(_ envelope: Envelope) -> OutboxMessages.Lease {
        OutboxMessages.Lease(envelope: envelope, fence: 1, attempt: 1)
    }

    /// A clock that nobody waits for.
    static let clock = DeliveryClock(seconds: { 0 }, uptime: { 0 }, pause: { _ in })
}
