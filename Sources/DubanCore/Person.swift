package import DubanCalendar

/// Names a person: `unit/name`, as the people file has them (`市發展改革委/張三`).
package struct PersonID: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }

    package init(unit: String, name: String) {
        description = unit + "/" + name
    }

    package init(from decoder: any Decoder) throws {
        description = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    package static func < (left: PersonID, right: PersonID) -> Bool {
        left.description < right.description
    }
}

/// What a person is in the reporting line.
package enum Role: String, Codable, Sendable, CaseIterable {
    /// 責任人, 經辦人: anyone without staff of their own.
    case officer
    /// 科室負責人.
    case sectionHead
    /// 分管領導.
    case leaderInCharge
    /// 主要領導.
    case topLeader
    /// 督查室.
    case supervisionOffice
}

/// The language a person reads.
package enum Language: String, Codable, Sendable, CaseIterable {
    case traditionalChinese = "zh-Hant"
    case simplifiedChinese = "zh-Hans"
    case english = "en"

    /// What people read of whom nothing else is said.
    package static let house = traditionalChinese
}

/// A member of staff.
package struct Person: Hashable, Sendable, Codable, Identifiable {
    /// The longest unit, name, address or account that may be imported, in bytes of UTF-8: an address has 254 (RFC 5321,
    /// 4.5.3.1.3), and what names a person stands on one line of every list.
    package static let longestName = 254

    package var id: PersonID
    package var name: String
    package var unit: String
    package var role: Role
    /// Where reminders go: a mail address.
    package var address: String
    /// The name of the channel on which they read; nil for the house's own.
    package var channel: String?
    /// What that channel's messenger knows them by, so that they are addressed: a mobile number or a user id.
    package var account: String?
    /// When they are told; nil for the campaign's window.
    package var window: DeliveryWindow?
    /// The next person up the reporting line; nil at its top.
    package var superior: PersonID?
    package var language: Language
    package var absence: Absence?

    package init(
        name: String, unit: String, role: Role, address: String, channel: String? = nil, account: String? = nil,
        window: DeliveryWindow? = nil, superior: PersonID? = nil, language: Language = .traditionalChinese,
        absence: Absence? = nil
    ) {
        self.id = PersonID(unit: unit, name: name)
        self.name = name
        self.unit = unit
        self.role = role
        self.address = address
        self.channel = channel
        self.account = account
        self.window = window
        self.superior = superior
        self.language = language
        self.absence = absence
    }
}

/// Days on which a person is away, and who stands in. The deputy acts; the responsibility stays where it was.
package struct Absence: Hashable, Sendable, Codable {
    package var first: Day
    package var last: Day
    package var deputy: PersonID?

    package init(first: Day, last: Day, deputy: PersonID? = nil) {
        self.first = first
        self.last = last
        self.deputy = deputy
    }

    package func covers(_ day: Day) -> Bool {
        first <= day && day <= last
    }
}

extension Person {
    /// By which channel they are told: their own, where there is such a one.
    ///
    /// - Parameters:
    ///   - channels: All that there are; nil where every name is one.
    ///   - house: The channel of those who have none of their own.
    package func channel(among channels: (some Collection<String>)?, otherwise house: String) -> String {
        guard let channel, channels?.contains(channel) ?? true else { return house }
        return channel
    }
}
