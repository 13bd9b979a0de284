extension Settings {
    /// The name of a channel, as it stands on envelopes: `maildir`, `smtp`, `sendmail`, or what the administrator has
    /// called a robot or a webhook.
    package struct Channel: RawRepresentable, Hashable, Sendable {
        package let rawValue: String

        package init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// Messages are files of a Maildir; needs no server, and is always there.
        package static let maildir = Channel(rawValue: "maildir")
        package static let smtp = Channel(rawValue: "smtp")
        package static let sendmail = Channel(rawValue: "sendmail")
    }

    /// The machine's own mail system, reached by its sendmail program.
    package struct Sendmail: Hashable, Sendable {
        /// An absolute path.
        package var program = "/usr/sbin/sendmail"
        /// How long it may take to put a message into its queue, in seconds, 1…3600.
        package var timeLimit = 300
    }

    /// A messenger's robots, which together are one channel.
    package struct Robot: Hashable, Sendable {
        package enum Dialect: String, Sendable, CaseIterable {
            /// 企業微信.
            case wecom
            /// 釘釘.
            case dingtalk
            /// 飛書.
            case feishu

            /// Whether its requests are signed.
            var isSigned: Bool { self != .wecom }
        }

        /// How much of the ledger may leave the house.
        package enum Detail: String, Sendable, CaseIterable {
            /// Everything that a mail says.
            case full
            /// Code, title, light and deadline.
            case title
            /// The code alone.
            case number
        }

        /// One robot, which speaks in one group.
        package struct Group: Hashable, Sendable {
            /// Whose people it tells; empty for everybody who is of no other group.
            package var units: [String] = []
            /// The systemd credential with the robot's key: the last part of its address.
            package var keyCredential: String
            /// The one with the secret that requests are signed with; nil for wecom, which signs nothing.
            package var secretCredential: String?
        }

        /// The channel's name.
        package var name: String
        package var dialect: Dialect
        package var detail = Detail.title
        /// Where the robots are, `https://host`; nil for the messenger's own address.
        package var server: String?
        /// A file of certificates (PEM) to trust instead of the system's.
        package var certificateAuthority: String?
        /// At least one; no unit in two of them, and at most one without units.
        package var groups: [Group]
    }

    /// A program of the house's own that takes envelopes (Standard Webhooks 1.0.0).
    package struct Webhook: Hashable, Sendable {
        /// The channel's name.
        package var name: String
        /// `https://host[:port][/path]`.
        package var url: String
        /// The systemd credentials with the secrets; at least one. Requests are signed with each.
        package var secretCredentials: [String]
        /// A file of certificates (PEM) to trust instead of the system's.
        package var certificateAuthority: String?
    }
}

extension Settings.Courier {
    /// The channels on which a calendar event can be sent, where any is: mail's.
    package var invitingChannels: [Settings.Channel] {
        let ofMail: Set<Settings.Channel> = [.maildir, .smtp, .sendmail]
        return sendsInvitations ? channels.filter(ofMail.contains) : []
    }

    /// The channels that there are.
    package var channels: [Settings.Channel] {
        var channels = [Settings.Channel.maildir]
        if smtp != nil { channels.append(.smtp) }
        if sendmail != nil { channels.append(.sendmail) }
        return channels + (robots.map(\.name) + webhooks.map(\.name)).map { Settings.Channel(rawValue: $0) }
    }
}
