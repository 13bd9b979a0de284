import DubanCalendar
import DubanCore
import Yams

extension Settings {
    /// One setting as it holds.
    package struct Entry: Hashable, Sendable {
        /// As the file writes it, sections before a point: `courier.smtp.port`, `campaigns[1].code`.
        package let key: String
        /// Nil where nothing is set, and nothing is meant. What may hold a secret is left out of it.
        package let value: String?
    }

    /// The keys that a settings file gives, sections before a point.
    package static func keys(inFile path: String) throws(SettingsError) -> Set<String> {
        let root = try parseConfiguration(try readConfigurationText(path), ProblemList(file: path))
        var keys: Set<String> = []
        root.gather(&keys)
        return keys
    }

    /// All settings, in the order of the sample file. The file holds names of credentials and never a secret, but for the
    /// path of a webhook's address, which some services have for one.
    package var entries: [Entry] {
        var entries: [Entry] = []
        func add(_ key: String, _ value: (some CustomStringConvertible)?) {
            entries.append(Entry(key: key, value: value?.description))
        }
        add("state-directory", stateDirectory)
        add("control-socket", controlSocket)
        add("calendar-directory", calendarDirectory)
        add("plugins.directory", plugins.directory)
        add("plugins.host", plugins.host)
        add("plugins.trust-own-files", plugins.trustOwnFiles)
        add("plugins.batch-time-limit", plugins.batchTimeLimit)
        add("plugins.memory-limit", plugins.memoryLimit)
        add("plugins.sandbox", plugins.sandbox.rawValue)
        for (plugin, settings) in plugins.settings.sorted(by: { $0.key < $1.key }) {
            for (key, value) in settings.sorted(by: { $0.key < $1.key }) {
                add("plugins.settings.\(plugin).\(key)", value)
            }
        }
        for (index, campaign) in campaigns.enumerated() {
            let path = "campaigns[\(index + 1)]"
            add(path + ".code", campaign.code)
            add(path + ".name", campaign.name)
            add(path + ".first-day", campaign.firstDay)
            add(path + ".last-day", campaign.lastDay)
            add(path + ".time-zone", campaign.timeZone)
            add(path + ".delivery-window.opens", Self.time(campaign.window.opens))
            add(path + ".delivery-window.closes", Self.time(campaign.window.closes))
            add(path + ".urgent-at-once", campaign.urgentAtOnce)
        }
        add("day-must-finish-by", Self.time(dayMustFinishBy))
        add("supervision-office", supervisionOffice)
        add("channel", channel.rawValue)
        add("access.read-group", access.readGroup)
        add("access.operate-group", access.operateGroup)
        add("access.administer-group", access.administerGroup)
        add("access.courier-user", access.courierUser)
        add("calendar-feed.directory", calendarFeed?.directory)
        return entries + courier.entries
    }

    /// A minute of the day as `HH:MM`.
    private static func time(_ minute: Int) -> String {
        func digits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return digits(minute / 60) + ":" + digits(minute % 60)
    }
}

extension Settings.Courier {
    fileprivate var entries: [Settings.Entry] {
        var entries: [Settings.Entry] = []
        func add(_ key: String, _ value: (some CustomStringConvertible)?) {
            entries.append(Settings.Entry(key: "courier." + key, value: value?.description))
        }
        add("sender.name", sender.name)
        add("sender.address", sender.address)
        add("message-id-domain", messageIDDomain)
        add("lifetime-days", lifetimeDays)
        add("templates", templateDirectory)
        add("invitations", sendsInvitations)
        if let bounces {
            add("bounces.address", bounces.address)
            switch bounces.place {
            case .maildir(let path): add("bounces.maildir", path)
            case .mbox(let path): add("bounces.mbox", path)
            }
        }
        add("maildir.directory", maildirDirectory)
        if let sendmail {
            add("sendmail.program", sendmail.program)
            add("sendmail.time-limit", sendmail.timeLimit)
        }
        for (index, robot) in robots.enumerated() {
            let path = "robots[\(index + 1)]"
            add(path + ".name", robot.name)
            add(path + ".dialect", robot.dialect.rawValue)
            add(path + ".detail", robot.detail.rawValue)
            add(path + ".server", robot.server)
            add(path + ".certificate-authority", robot.certificateAuthority)
            for (index, group) in robot.groups.enumerated() {
                let path = path + ".groups[\(index + 1)]"
                add(path + ".units", group.units.isEmpty ? nil : group.units.joined(separator: ", "))
                add(path + ".key-credential", group.keyCredential)
                if group.secretCredential != nil { add(path + ".secret-credential", group.secretCredential) }
            }
        }
        for (index, webhook) in webhooks.enumerated() {
            let path = "webhooks[\(index + 1)]"
            let parts = webhook.url.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
            add(path + ".name", webhook.name)
            add(path + ".url", parts.dropLast().joined(separator: "/") + "/" + Self.origin(parts.last))
            add(path + ".secret-credentials", webhook.secretCredentials.joined(separator: ", "))
            add(path + ".certificate-authority", webhook.certificateAuthority)
        }
        if let smtp {
            add("smtp.host", smtp.host)
            add("smtp.port", smtp.port)
            add("smtp.security", smtp.security.rawValue)
            add("smtp.user", smtp.user)
            add("smtp.password-credential", smtp.passwordCredential)
            add("smtp.certificate-authority", smtp.certificateAuthority)
            add("smtp.connections", smtp.connections)
            add("smtp.time-limits.connect", smtp.timeLimits.connect)
            add("smtp.time-limits.command", smtp.timeLimits.command)
            add("smtp.time-limits.final-reply", smtp.timeLimits.finalReply)
        }
        return entries
    }

    /// The host of what stands behind `https://`, and that there is more.
    private static func origin(_ rest: Substring?) -> String {
        let rest = rest ?? ""
        guard let slash = rest.firstIndex(of: "/") else { return String(rest) }
        return rest[slash...].count == 1 ? String(rest) : String(rest[...slash]) + "…"
    }
}

extension ConfigurationValue {
    /// The paths of all scalars and lists below.
    fileprivate func gather(_ keys: inout Set<String>) {
        keys.insert(path)
        switch node {
        case .mapping: for (_, value) in entries(of: "settings") ?? [] { value.gather(&keys) }
        case .sequence: for value in list(of: "values") ?? [] { value.gather(&keys) }
        case .scalar, .alias: break
        }
    }
}
