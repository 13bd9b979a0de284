package import DubanCalendar
import DubanCore

/// `org.duban.Events`.
package enum EventMessages {
    /// How a campaign stands.
    package struct Campaign: Codable, Hashable, Sendable {
        package var code: String
        package var name: String
        package var today: Day
        package var lights: [StatusMessages.PillarLights]
        package var outbox: StatusMessages.Outbox

        package init(_ campaign: StatusMessages.Campaign) {
            code = campaign.code
            name = campaign.name
            today = campaign.today
            lights = campaign.lights
            outbox = campaign.outbox
        }
    }

    package struct Watch: Codable, Sendable {
        package static let method = "org.duban.Events.Watch"

        package init() {}
    }

    package struct Seen: Codable, Sendable {
        /// In the first reply.
        package var campaigns: [Campaign]?
        package var entries: [RecordMessages.Entry]

        package init(campaigns: [Campaign]? = nil, entries: [RecordMessages.Entry]) {
            self.campaigns = campaigns
            self.entries = entries
        }
    }
}
