import DubanCalendar
import DubanCore
import Foundation

/// Reads the sections of the settings file. What is wrong goes to the values' problem list; a section with a problem
/// may come back with defaults in its place, for the load fails as a whole.
struct SettingsReader {
    /// What relative paths start from: absolute, or empty for the root.
    let directory: String

    static let person = "a person, unit/name"

    func path(_ value: ConfigurationValue) -> String? {
        guard let path = value.text("a path") else { return nil }
        if path.hasPrefix("/") { return path }
        return directory + "/" + (path.hasPrefix("./") ? String(path.dropFirst(2)) : path)
    }

    func person(_ value: ConfigurationValue) -> PersonID? {
        value.scalar(SettingsReader.person) { text in
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } ? PersonID(text) : nil
        }
    }

    func access(_ value: ConfigurationValue) -> Settings.Access? {
        guard let section = value.section(["read-group", "operate-group", "administer-group", "courier-user"])
        else { return nil }
        var access = Settings.Access()
        if let group = section["read-group"]?.text() { access.readGroup = group }
        if let group = section["operate-group"]?.text() { access.operateGroup = group }
        if let group = section["administer-group"]?.text() { access.administerGroup = group }
        if let user = section["courier-user"]?.text() { access.courierUser = user }
        return access
    }

    func calendarFeed(_ value: ConfigurationValue) -> Settings.CalendarFeed? {
        guard let section = value.section(["directory"]) else { return nil }
        var feed = Settings.CalendarFeed()
        if let directory = section["directory"].flatMap(path) { feed.directory = directory }
        return feed
    }

    func plugins(_ value: ConfigurationValue) -> Settings.Plugins? {
        guard
            let section = value.section([
                "directory", "host", "trust-own-files", "batch-time-limit", "memory-limit", "sandbox", "settings",
            ])
        else { return nil }
        var plugins = Settings.Plugins()
        if let directory = section["directory"].flatMap(path) { plugins.directory = directory }
        if let host = section["host"].flatMap(path) { plugins.host = host }
        if let trust = section["trust-own-files"]?.flag() { plugins.trustOwnFiles = trust }
        if let limit = section["batch-time-limit"]?.integer(in: 1...3600) { plugins.batchTimeLimit = limit }
        if let limit = section["memory-limit"]?.integer(in: 64...65_536) { plugins.memoryLimit = limit }
        if let sandbox = section["sandbox"]?.choice(Settings.Plugins.Sandbox.self) { plugins.sandbox = sandbox }
        for (plugin, value) in section["settings"]?.entries(of: "plugins") ?? [] {
            var settings: [String: String] = [:]
            for (key, value) in value.entries(of: "the plugin's settings") ?? [] {
                settings[key] = value.isList ? list(value) : value.text("a single value or a list of such")
            }
            plugins.settings[plugin] = settings
        }
        return plugins
    }

    /// A list of single values as a plugin's setting reads it: `[15, 7, 3, 1]`.
    private func list(_ value: ConfigurationValue) -> String? {
        let values = (value.list(of: "single values") ?? []).map { $0.text("a single value") }
        return values.contains(nil) ? nil : "[" + values.compactMap { $0 }.joined(separator: ", ") + "]"
    }
}

// MARK: - Campaigns

extension SettingsReader {
    func campaigns(_ value: ConfigurationValue) -> [Campaign]? {
        guard let list = value.list(of: "campaigns") else { return nil }
        if list.isEmpty {
            value.refuse(expected: "a list of at least one campaign")
        }
        var campaigns: [Campaign] = []
        for item in list {
            guard let campaign = campaign(item) else { continue }
            if campaigns.contains(where: { $0.code == campaign.code }) {
                item.problems.add(
                    item.line,
                    "'\(item.path).code' is '\(campaign.code)', which an earlier campaign has; each needs its own.")
            }
            campaigns.append(campaign)
        }
        return campaigns
    }

    private func campaign(_ value: ConfigurationValue) -> Campaign? {
        guard
            let section = value.section([
                "code", "name", "first-day", "last-day", "time-zone", "delivery-window", "urgent-at-once",
            ])
        else { return nil }
        let code = section.required("code", "the campaign's short name")?
            .scalar("1 to 32 of the characters a-z, 0-9 and -") { isCode($0) ? $0 : nil }
        let name = section.required("name", "the campaign's name for people")?.text()
        let first = section.required("first-day", "a day, YYYY-MM-DD").flatMap(day)
        let last = section.required("last-day", "a day, YYYY-MM-DD").flatMap(day)
        if let first, let last, last < first {
            section["last-day"]?.refuse(expected: "the first day, \(first), or later")
        }
        let zone = section["time-zone"]?
            .scalar("a time zone that this machine knows, as IANA names them: Asia/Shanghai") {
                TimeZone(identifier: $0) == nil ? nil : $0
            }
        let window = section["delivery-window"].flatMap(window)
        guard let code, let name, let first, let last else { return nil }
        return Campaign(
            code: code, name: name, firstDay: first, lastDay: last, timeZone: zone ?? "Asia/Shanghai",
            window: window ?? SettingsReader.officeHours, urgentAtOnce: section["urgent-at-once"]?.flag() ?? false)
    }

    /// 08:30 to 17:30.
    private static let officeHours = DeliveryWindow(opens: 510, closes: 1050)

    private func window(_ value: ConfigurationValue) -> DeliveryWindow? {
        guard let section = value.section(["opens", "closes"]) else { return nil }
        let opens = section["opens"].flatMap(minute) ?? SettingsReader.officeHours.opens
        let closes = section["closes"].flatMap(minute) ?? SettingsReader.officeHours.closes
        if closes <= opens {
            (section["closes"] ?? value).refuse(expected: "a window that closes later on the same day than it opens")
        }
        return DeliveryWindow(opens: opens, closes: closes)
    }

    private func day(_ value: ConfigurationValue) -> Day? {
        value.scalar("a day, YYYY-MM-DD") { Day($0) }
    }

    /// `HH:MM` as the minute of the day.
    func minute(_ value: ConfigurationValue) -> Int? {
        value.scalar("a time of the day, \"HH:MM\"") { text in
            let digits = Array(text.utf8)
            guard digits.count == 5, digits[2] == UInt8(ascii: ":") else { return nil }
            guard [0, 1, 3, 4].allSatisfy({ (48...57).contains(digits[$0]) }) else { return nil }
            let hours = Int(digits[0] - 48) * 10 + Int(digits[1] - 48)
            let minutes = Int(digits[3] - 48) * 10 + Int(digits[4] - 48)
            return hours < 24 && minutes < 60 ? hours * 60 + minutes : nil
        }
    }

    func isCode(_ text: String) -> Bool {
        (1...32).contains(text.utf8.count)
            && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-") }
    }
}
