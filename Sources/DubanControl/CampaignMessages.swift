package import DubanCalendar
package import DubanCore

/// `org.duban.Campaigns`.
package enum CampaignMessages {
    package struct Get: Codable, Sendable {
        package static let method = "org.duban.Campaigns.Get"
        package var campaign: String?

        package init(campaign: String? = nil) {
            self.campaign = campaign
        }
    }

    package struct Edit: Codable, Sendable {
        package static let method = "org.duban.Campaigns.Edit"
        package var campaign: String?
        package var name: String?
        package var lastDay: Day?
        package var window: DeliveryWindow?
        package var urgentAtOnce: Bool?
        /// All of it is as in the settings again.
        package var asConfigured: Bool?
        package var reason: String

        package init(campaign: String? = nil, reason: String) {
            self.campaign = campaign
            self.reason = reason
        }

        package var change: CampaignChange {
            CampaignChange(name: name, lastDay: lastDay, window: window, urgentAtOnce: urgentAtOnce)
        }
    }

    package struct One: Codable, Sendable {
        package var campaign: Campaign
        package var configured: Campaign

        package init(campaign: Campaign, configured: Campaign) {
            self.campaign = campaign
            self.configured = configured
        }
    }
}
