package import DubanCalendar
package import DubanCore

/// `org.duban.Reports`.
package enum ReportMessages {
    package struct Make: Codable, Sendable {
        package static let method = "org.duban.Reports.Make"
        package var campaign: String?
        package var period: ReportPeriod
        package var day: Day?

        package init(campaign: String? = nil, period: ReportPeriod, day: Day? = nil) {
            self.campaign = campaign
            self.period = period
            self.day = day
        }
    }

    package struct Made: Codable, Sendable {
        package var campaign: String
        package var campaignName: String
        /// The pillars' names for people, by their names.
        package var labels: [String: String]
        /// The same in every language.
        package var labelWords: [String: Phrase]
        package var report: Report

        package init(campaign: String, campaignName: String, labels: [String: Phrase], report: Report) {
            self.campaign = campaign
            self.campaignName = campaignName
            self.labels = labels.mapValues(\.traditional)
            labelWords = labels
            self.report = report
        }
    }
}
