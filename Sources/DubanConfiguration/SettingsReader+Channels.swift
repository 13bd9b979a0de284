import DubanCore
import Yams

extension SettingsReader {
    /// The name of a channel that the courier has. Where the courier's own part of the file is wrong, that is said there.
    func channel(
        _ value: ConfigurationValue?, _ courier: Settings.Courier, _ section: ConfigurationValue?
    ) -> Settings.Channel {
        let known = courier.channels
        let channel = value?.scalar("the name of a channel: " + known.map(\.rawValue).joined(separator: ", ")) {
            Settings.Channel(rawValue: $0)
        }
        guard let value, let channel, !known.contains(channel) else { return channel ?? .maildir }
        let wanted = channel == .smtp || channel == .sendmail
        if wanted, section?.hasKey(channel.rawValue) == false {
            let what = channel == .smtp ? "which server to speak to" : "which program to hand mail to"
            value.problems.add(
                value.line,
                "'channel' is \(channel.rawValue), but 'courier.\(channel.rawValue)' is missing; it must say \(what).")
        } else if !wanted, value.problems.isEmpty {
            value.refuse(
                expected: "the name of a channel that 'courier' has: " + known.map(\.rawValue).joined(separator: ", "))
        }
        return channel
    }

    func sendmail(_ value: ConfigurationValue) -> Settings.Sendmail? {
        guard let section = value.section(["program", "time-limit"]) else { return nil }
        var sendmail = Settings.Sendmail()
        if let program = section["program"].flatMap(path) { sendmail.program = program }
        if let seconds = section["time-limit"]?.integer(in: 1...3600) { sendmail.timeLimit = seconds }
        return sendmail
    }

    func robots(_ value: ConfigurationValue) -> [Settings.Robot] {
        (value.list(of: "robots") ?? []).compactMap(robot)
    }

    func webhooks(_ value: ConfigurationValue) -> [Settings.Webhook] {
        (value.list(of: "webhooks") ?? []).compactMap(webhook)
    }

    /// Refuses a name that two channels have; `values` are the lists of the robots and the webhooks.
    func distinctNames(_ values: [ConfigurationValue?]) {
        var seen: Set<String> = ["maildir", "smtp", "sendmail"]
        for item in values.compactMap({ $0 }).flatMap({ $0.isList ? $0.list(of: "channels") ?? [] : [] }) {
            guard
                let name = item.entries(of: "settings")?.first(where: { $0.key == "name" })?.value.node.scalar?.string,
                !seen.insert(name).inserted
            else { continue }
            item.problems.add(
                item.line, "'\(item.path).name' is '\(name)', which another channel has; each needs its own.")
        }
    }

    private func robot(_ value: ConfigurationValue) -> Settings.Robot? {
        guard
            let section = value.section(["name", "dialect", "detail", "server", "certificate-authority", "groups"])
        else { return nil }
        let name = section.required("name", SettingsReader.channelName).flatMap(channelName)
        let dialect = section.required("dialect", "wecom, dingtalk or feishu")?.choice(Settings.Robot.Dialect.self)
        let detail = section["detail"]?.choice(Settings.Robot.Detail.self)
        let server = section["server"]?
            .scalar("https:// and a host: https://open.larksuite.com") { isAddress($0, withPath: false) ? $0 : nil }
        let authority = section["certificate-authority"].flatMap(path)
        let groups = section.required("groups", "the list of the robots' groups").flatMap { self.groups($0, dialect) }
        guard let name, let dialect, let groups else { return nil }
        var robot = Settings.Robot(
            name: name, dialect: dialect, server: server, certificateAuthority: authority, groups: groups)
        if let detail { robot.detail = detail }
        return robot
    }

    private func groups(_ value: ConfigurationValue, _ dialect: Settings.Robot.Dialect?) -> [Settings.Robot.Group]? {
        guard let list = value.list(of: "groups") else { return nil }
        if list.isEmpty { value.refuse(expected: "a list of at least one group") }
        var groups: [Settings.Robot.Group] = []
        for item in list {
            guard let group = group(item, dialect) else { continue }
            if group.units.isEmpty, groups.contains(where: { $0.units.isEmpty }) {
                item.problems.add(
                    item.line,
                    "'\(item.path)' has no units, as an earlier group; only one can be for everybody else.")
            }
            for unit in group.units where groups.contains(where: { $0.units.contains(unit) }) {
                item.problems.add(item.line, "'\(item.path).units' has \(unit), which an earlier group has.")
            }
            groups.append(group)
        }
        return groups
    }

    private func group(_ value: ConfigurationValue, _ dialect: Settings.Robot.Dialect?) -> Settings.Robot.Group? {
        guard let section = value.section(["units", "key-credential", "secret-credential"]) else { return nil }
        let units = section["units"]?.list(of: "units").map { $0.compactMap { $0.text("a unit") } }
        if let units, units.isEmpty, let value = section["units"] {
            value.refuse(expected: "a list of at least one unit; left out, the group is everybody else's")
        }
        let key = section.required("key-credential", SettingsReader.credential).flatMap(credential)
        let secret = section["secret-credential"].flatMap(credential)
        if let dialect, dialect.isSigned, section["secret-credential"] == nil {
            value.problems.add(
                value.line,
                "'\(value.path).secret-credential' is missing; requests to \(dialect.rawValue) are signed, and it must be "
                    + SettingsReader.credential + ".")
        }
        if dialect == .wecom, let line = section["secret-credential"]?.line {
            value.problems.add(
                line,
                "'\(value.path).secret-credential' is one too many; wecom signs nothing, and its key is its secret.")
        }
        guard let key else { return nil }
        return Settings.Robot.Group(units: units ?? [], keyCredential: key, secretCredential: secret)
    }

    private func webhook(_ value: ConfigurationValue) -> Settings.Webhook? {
        guard let section = value.section(["name", "url", "secret-credentials", "certificate-authority"]) else {
            return nil
        }
        let name = section.required("name", SettingsReader.channelName).flatMap(channelName)
        let expectation = "an address that begins with https://, and holds no user and no fragment"
        let url = section.required("url", expectation)?
            .scalar(expectation) { isAddress($0, withPath: true) ? $0 : nil }
        let list = section.required("secret-credentials", "a list of names of systemd credentials")
        let secrets = list?.list(of: "names of systemd credentials").map { $0.compactMap(credential) }
        if let list, list.node.sequence?.isEmpty == true {
            list.refuse(expected: "a list of at least one name of a systemd credential")
        }
        let authority = section["certificate-authority"].flatMap(path)
        guard let name, let url, let secrets else { return nil }
        return Settings.Webhook(name: name, url: url, secretCredentials: secrets, certificateAuthority: authority)
    }
}

// MARK: - Words

extension SettingsReader {
    static let channelName = "the channel's name: 1 to 32 of the characters a-z, 0-9 and -"
    static let credential = "the name of a systemd credential, which is no path"

    private func channelName(_ value: ConfigurationValue) -> String? {
        value.scalar(SettingsReader.channelName) { isCode($0) ? $0 : nil }
    }

    func credential(_ value: ConfigurationValue) -> String? {
        value.scalar(SettingsReader.credential) { isCredential($0) ? $0 : nil }
    }

    /// `https://host[:port]`, and behind it a path and a query where that is allowed.
    private func isAddress(_ text: String, withPath: Bool) -> Bool {
        guard text.hasPrefix("https://") else { return false }
        let rest = text.dropFirst(8)
        let end = rest.firstIndex(of: "/") ?? rest.endIndex
        guard withPath || end == rest.endIndex else { return false }
        guard text.utf8.allSatisfy({ $0 > 32 && $0 < 127 && !"\"#<>\\^`{|}".utf8.contains($0) }) else { return false }
        var host = rest[..<end]
        if !host.hasSuffix("]"), let colon = host.lastIndex(of: ":") {
            let port = host[host.index(after: colon)...]
            guard port.utf8.allSatisfy({ (48...57).contains($0) }), let number = UInt16(port), number > 0 else {
                return false
            }
            host = host[..<colon]
        }
        if host.hasPrefix("["), host.hasSuffix("]") {
            return host.contains(":") && isHost(String(host.dropFirst().dropLast()))
        }
        return isDomain(String(host))
    }
}
