import DubanCalendar
import DubanCore

/// What a webhook is told, in JSON; Documentation/webhooks.md describes it to whoever receives it. Keys are only ever
/// added.
struct WebhookBody: Encodable {
    struct Named: Encodable {
        var code: String
        var name: String
    }

    struct Recipient: Encodable {
        var unit: String?
        var name: String
        var address: String
        var account: String?
        var language: String
    }

    struct Item: Encodable {
        var task: String
        var campaign: Named?
        var title: String
        var pillar: Named
        var unit: String
        var owner: String
        var light: String
        var deadline: String
        var daysLeft: Int
        var workingDaysLeft: Int
        var rule: String
        var reason: String
        var rung: String
        var actingFor: String?
        var unreached: String?
        var onlyDeadlineIsWatched: Bool
    }

    struct Content: Encodable {
        var id: String
        var campaign: Named
        var day: String
        var recipient: Recipient
        var notes: [String]
        var items: [Item]
    }

    /// `duban.digest`, `duban.urgent`, `duban.notice` or `duban.test`.
    var type: String
    /// When it was composed (RFC 3339).
    var timestamp: String
    var data: Content

    init(_ envelope: Envelope) {
        type = "duban." + envelope.kind.rawValue
        timestamp = WebhookBody.timestamp(secondsSince1970: envelope.composedAt)
        data = Content(
            id: envelope.id,
            campaign: Named(code: envelope.campaign.harmless, name: envelope.campaignName.harmless),
            day: envelope.day.description,
            recipient: Recipient(
                unit: envelope.unit?.harmless, name: envelope.name.harmless, address: envelope.address.harmless,
                account: envelope.account?.harmless, language: envelope.language.rawValue),
            notes: (envelope.notes ?? []).map(\.harmless),
            items: envelope.lines.map(WebhookBody.item))
    }

    private static func item(_ line: Envelope.Line) -> Item {
        Item(
            task: line.task.harmless,
            campaign: line.campaign.map { Named(code: $0.harmless, name: (line.campaignName ?? "").harmless) },
            title: line.title.harmless,
            pillar: Named(code: line.pillar.harmless, name: line.pillarLabel.harmless), unit: line.unit.harmless,
            owner: line.owner.harmless, light: line.light.rawValue, deadline: line.deadline.description,
            daysLeft: line.daysLeft, workingDaysLeft: line.workingDaysLeft, rule: line.rule.harmless,
            reason: line.reason.harmless, rung: line.rung.rawValue, actingFor: line.actingFor?.harmless,
            unreached: line.unreached?.harmless, onlyDeadlineIsWatched: line.isParked == true)
    }

    /// In UTC, to the second.
    static func timestamp(secondsSince1970 seconds: Int64) -> String {
        let rest = Int((seconds % 86_400 + 86_400) % 86_400)
        let day = Day(number: Int(seconds / 86_400) - (seconds % 86_400 < 0 ? 1 : 0))
        let time = [rest / 3600, rest / 60 % 60, rest % 60].map { ($0 < 10 ? "0" : "") + String($0) }
        return day.description + "T" + time.joined(separator: ":") + "Z"
    }
}
