package import DubanCalendar

/// A campaign (行動): a span of days whose tasks are supervised together, in one place's civil time.
package struct Campaign: Hashable, Codable, Sendable {
    /// Names it in commands and in the ledger: `[a-z0-9-]{1,32}`.
    package var code: String
    /// Its name for people.
    package var name: String
    package var firstDay: Day
    /// The last day on which it opens a day; never before the first.
    package var lastDay: Day
    /// The IANA zone whose civil days are its days: `Asia/Shanghai`.
    package var timeZone: String
    package var window: DeliveryWindow
    /// Whether what is urgent is told at once, on whatever day and hour it is decided.
    package var urgentAtOnce: Bool

    package init(
        code: String, name: String, firstDay: Day, lastDay: Day, timeZone: String, window: DeliveryWindow,
        urgentAtOnce: Bool = false
    ) {
        self.code = code
        self.name = name
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.timeZone = timeZone
        self.window = window
        self.urgentAtOnce = urgentAtOnce
    }
}

/// The time of the day in which people are told.
package struct DeliveryWindow: Hashable, Codable, Sendable {
    /// The first minute of it, 0..<1440, in the campaign's civil time.
    package var opens: Int
    /// The first minute after it; greater than `opens`.
    package var closes: Int

    package init(opens: Int, closes: Int) {
        self.opens = opens
        self.closes = closes
    }

    /// Whether the minute of the day lies within it.
    package func contains(minute: Int) -> Bool {
        opens <= minute && minute < closes
    }

    /// The whole day.
    package static let always = DeliveryWindow(opens: 0, closes: 1440)
}

/// What an administrator has changed of a campaign over what the settings say; what is nil is as there.
package struct CampaignChange: Hashable, Codable, Sendable {
    package var name: String?
    package var lastDay: Day?
    package var window: DeliveryWindow?
    package var urgentAtOnce: Bool?

    package init(
        name: String? = nil, lastDay: Day? = nil, window: DeliveryWindow? = nil, urgentAtOnce: Bool? = nil
    ) {
        self.name = name
        self.lastDay = lastDay
        self.window = window
        self.urgentAtOnce = urgentAtOnce
    }

    package var isEmpty: Bool { self == CampaignChange() }

    /// This, and over it what a later change names.
    package func merging(_ later: CampaignChange) -> CampaignChange {
        CampaignChange(
            name: later.name ?? name, lastDay: later.lastDay ?? lastDay, window: later.window ?? window,
            urgentAtOnce: later.urgentAtOnce ?? urgentAtOnce)
    }
}

extension Campaign {
    /// The campaign with what an administrator has changed of it.
    package func changed(by change: CampaignChange?) -> Campaign {
        guard let change else { return self }
        var campaign = self
        campaign.name = change.name ?? name
        campaign.lastDay = change.lastDay ?? lastDay
        campaign.window = change.window ?? window
        campaign.urgentAtOnce = change.urgentAtOnce ?? urgentAtOnce
        return campaign
    }
}
