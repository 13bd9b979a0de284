import DubanCore

extension SettingsReader {
    func courier(_ value: ConfigurationValue) -> Settings.Courier? {
        guard
            let section = value.section([
                "sender", "message-id-domain", "lifetime-days", "maildir", "smtp", "sendmail", "robots", "webhooks",
                "bounces",
            ])
        else { return nil }
        let sender = section.required("sender", "the section with the sender's name and address").flatMap(sender)
        let domain = section["message-id-domain"]?
            .scalar("a domain: duban.example.org") { isDomain($0) ? $0 : nil }
        let maildir = section["maildir"]?.section(["directory"])?["directory"].flatMap(path)
        let smtp = section["smtp"].flatMap(smtp)
        let sendmail = section["sendmail"].flatMap(sendmail)
        let robots = section["robots"].map(robots) ?? []
        let webhooks = section["webhooks"].map(webhooks) ?? []
        let bounces = section["bounces"].flatMap(bounces)
        distinctNames([section["robots"], section["webhooks"]])
        guard let sender else { return nil }
        let ownDomain = sender.address.split(separator: "@").last.map(String.init) ?? ""
        var courier = Settings.Courier(sender: sender, messageIDDomain: domain ?? ownDomain, smtp: smtp)
        courier.sendmail = sendmail
        courier.robots = robots
        courier.webhooks = webhooks
        courier.bounces = bounces
        if let maildir { courier.maildirDirectory = maildir }
        if let days = section["lifetime-days"]?.integer(in: 1...30) { courier.lifetimeDays = days }
        return courier
    }

    private func sender(_ value: ConfigurationValue) -> Settings.Sender? {
        guard let section = value.section(["name", "address"]) else { return nil }
        let address = section.required("address", "the mail address that reminders come from")?
            .scalar("a mail address: ducha@example.org") { isAddress($0) ? $0 : nil }
        let name = section["name"]?.text()
        guard let address else { return nil }
        return name.map { Settings.Sender(name: $0, address: address) } ?? Settings.Sender(address: address)
    }

    private func bounces(_ value: ConfigurationValue) -> Settings.Bounces? {
        guard let section = value.section(["address", "maildir", "mbox"]) else { return nil }
        let expectation = "a mail address with at most 31 characters before the @, and no +: bounces@example.org"
        let address = section.required("address", expectation)?.scalar(expectation) { text in
            let local = text.prefix { $0 != "@" }
            return isAddress(text) && local.utf8.count <= 31 && !local.contains("+") ? text : nil
        }
        let maildir = section["maildir"].flatMap(path)
        let mbox = section["mbox"].flatMap(path)
        if (section["maildir"] == nil) == (section["mbox"] == nil) {
            value.problems.add(
                value.line, "'\(value.path)' must have one of 'maildir' and 'mbox': where what comes back is laid.")
        }
        guard let address, let place = maildir.map(Settings.Bounces.Place.maildir) ?? mbox.map({ .mbox($0) }) else {
            return nil
        }
        return Settings.Bounces(address: address, place: place)
    }

    private func smtp(_ value: ConfigurationValue) -> Settings.SMTP? {
        guard
            let section = value.section([
                "host", "port", "security", "user", "password-credential", "certificate-authority", "time-limits",
                "connections",
            ])
        else { return nil }
        let host = section.required("host", "the mail server's name or address")?
            .scalar("a host name or an IP address") { isHost($0) ? $0 : nil }
        let security = section["security"]?.choice(Settings.SMTP.Security.self) ?? .starttls
        let port = section["port"]?.integer(in: 1...65_535) ?? security.defaultPort
        let user = section["user"]?.text()
        let credential = section["password-credential"].flatMap(credential)
        if (section["user"] == nil) != (section["password-credential"] == nil) {
            value.problems.add(
                value.line, "'\(value.path)' has only one of 'user' and 'password-credential'; give both or neither.")
        }
        if let user, security == .none, let line = section["user"]?.line {
            value.problems.add(
                line,
                "'\(value.path).user' is '\(user)', but 'security' is none; a password never goes out in the clear.")
        }
        let authority = section["certificate-authority"].flatMap(path)
        var limits = Settings.TimeLimits()
        if let section = section["time-limits"]?.section(["connect", "command", "final-reply"]) {
            if let seconds = section["connect"]?.integer(in: 1...3600) { limits.connect = seconds }
            if let seconds = section["command"]?.integer(in: 1...3600) { limits.command = seconds }
            if let seconds = section["final-reply"]?.integer(in: 1...3600) { limits.finalReply = seconds }
        }
        let connections = section["connections"]?.integer(in: 1...64)
        guard let host else { return nil }
        var smtp = Settings.SMTP(
            host: host, port: port, security: security, user: user, passwordCredential: credential,
            certificateAuthority: authority, timeLimits: limits)
        if let connections { smtp.connections = connections }
        return smtp
    }

    private func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && isDomain(String(parts[1]))
            && parts[0].utf8.allSatisfy { $0 > 32 && $0 < 127 && !"\"(),:;<>[\\]".utf8.contains($0) }
    }

    /// Letters, digits, dots and hyphens, with no label empty (RFC 1123 § 2.1).
    func isDomain(_ text: String) -> Bool {
        text.utf8.count <= 253
            && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
                !label.isEmpty && label.first != "-" && label.last != "-"
                    && label.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
            }
    }

    /// A domain, or an address of IPv6.
    func isHost(_ text: String) -> Bool {
        isDomain(text) || (text.contains(":") && text.utf8.allSatisfy { isAlphanumeric($0) || ":.".utf8.contains($0) })
    }

    func isCredential(_ text: String) -> Bool {
        text != "." && text != ".." && text.utf8.allSatisfy { isAlphanumeric($0) || "._-@".utf8.contains($0) }
    }

    private func isAlphanumeric(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }
}
