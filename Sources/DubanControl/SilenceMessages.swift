package import DubanCalendar
package import DubanCore

/// `org.duban.Silences`.
package enum SilenceMessages {
    package struct List: Codable, Sendable {
        package static let method = "org.duban.Silences.List"
        package var campaign: String?

        package init(campaign: String?) {
            self.campaign = campaign
        }
    }

    package struct Standing: Codable, Hashable, Sendable {
        package var silence: Silence
        package var endedBy: String?

        package init(silence: Silence, endedBy: String?) {
            self.silence = silence
            self.endedBy = endedBy
        }
    }

    package struct Silences: Codable, Sendable {
        package var silences: [Standing]

        package init(silences: [Standing]) {
            self.silences = silences
        }
    }

    package struct Add: Codable, Sendable {
        package static let method = "org.duban.Silences.Add"
        package var campaign: String?
        package var matcher: Silence.Matcher
        package var reason: String
        package var last: Day

        package init(campaign: String?, matcher: Silence.Matcher, reason: String, last: Day) {
            self.campaign = campaign
            self.matcher = matcher
            self.reason = reason
            self.last = last
        }
    }

    package struct End: Codable, Sendable {
        package static let method = "org.duban.Silences.End"
        package var id: Int64

        package init(id: Int64) {
            self.id = id
        }
    }

    package struct One: Codable, Sendable {
        package var silence: Silence

        package init(silence: Silence) {
            self.silence = silence
        }
    }
}
