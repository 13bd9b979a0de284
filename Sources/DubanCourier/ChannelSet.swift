import DubanConfiguration
import DubanDelivery
import Foundation

/// Where secrets lie.
package protocol Credentials {
    /// The secret of that name, without the line break at its end.
    func secret(_ name: String) throws -> String
}

/// The credentials that systemd has given to this service (systemd.exec(5), LoadCredential=).
package struct ProcessCredentials: Credentials {
    package init() {}

    package func secret(_ name: String) throws -> String {
        guard let directory = ProcessInfo.processInfo.environment["CREDENTIALS_DIRECTORY"] else {
            throw CredentialFailure(
                "systemd has given no credentials, and \(name) is wanted; add LoadCredential=\(name):PATH to the unit")
        }
        guard let data = FileManager.default.contents(atPath: directory + "/" + name) else {
            throw CredentialFailure(
                "systemd has not given the credential \(name); add LoadCredential=\(name):PATH to the unit")
        }
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .newlines)
    }
}

/// A secret that is not there, in one sentence.
package struct CredentialFailure: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// The channels that the settings describe.
struct ChannelSet {
    let channels: [String: any Channel]

    init(_ settings: Settings.Courier, credentials: some Credentials, clock: DeliveryClock = .system) throws {
        let sender = try MailAddress(settings.sender.address)
        let format = try MessageFormat(
            senderName: settings.sender.name, sender: sender, domain: settings.messageIDDomain)
        let bounces = try settings.bounces.map { try BounceAddress(MailAddress($0.address)) }
        var channels: [String: any Channel] = [
            Settings.Channel.maildir.rawValue: MaildirChannel(root: settings.maildirDirectory, format: format)
        ]
        if let smtp = settings.smtp {
            var login: SMTPSettings.Login?
            if let user = smtp.user, let credential = smtp.passwordCredential {
                login = SMTPSettings.Login(user: user, password: try credentials.secret(credential))
            }
            channels[Settings.Channel.smtp.rawValue] = try SMTPChannel(
                settings: SMTPSettings(
                    host: smtp.host, port: UInt16(smtp.port), security: security(smtp.security),
                    helo: settings.messageIDDomain, envelopeSender: sender, login: login,
                    authorities: smtp.certificateAuthority,
                    limits: SMTPSettings.Limits(
                        connect: smtp.timeLimits.connect, command: smtp.timeLimits.command,
                        finalReply: smtp.timeLimits.finalReply),
                    connections: smtp.connections),
                format: format, bounces: bounces, clock: clock)
        }
        if let sendmail = settings.sendmail {
            channels[Settings.Channel.sendmail.rawValue] = SendmailChannel(
                program: sendmail.program, envelopeSender: sender, bounces: bounces, format: format,
                limit: sendmail.timeLimit,
                clock: clock)
        }
        for robot in settings.robots { channels[robot.name] = try RobotChannel(robot, credentials, clock) }
        for webhook in settings.webhooks { channels[webhook.name] = try WebhookChannel(webhook, credentials, clock) }
        self.channels = channels
    }
}

private func security(_ security: Settings.SMTP.Security) -> SMTPSettings.Security {
    switch security {
    case .none: .none
    case .starttls: .starttls
    case .tls: .tls
    }
}
