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

    /// The channel sendmail: the machine's own mail system, reached by its sendmail program. Left out, there is no such
    /// channel. Where the program gains rights when it starts, as Postfix's does, the courier needs
    /// drop-ins/sendmail.conf; smtp to 127.0.0.1 needs nothing.
    package struct Sendmail: Hashable, Sendable {
        /// The program.
        package var program = "/usr/sbin/sendmail"
        /// How long it may take to put a message into its queue, in seconds.
        package var timeLimit = 300
    }

    /// Robots of a messenger, each entry of the list a channel: messages in groups, which call whom they are for by the
    /// account in the people file. What they say is read on the messenger's servers, outside of the house.
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

        /// How much of a task may leave the house.
        package enum Detail: String, Sendable, CaseIterable {
            /// Everything that a mail says.
            case full
            /// Its code, title, light and deadline.
            case title
            /// Its code alone.
            case number
        }

        /// The robots, one a group of the messenger: at least one, no unit in two of them, and at most one without
        /// units.
        package struct Group: Hashable, Sendable {
            /// Whose people it tells. Left out, everybody who is of no other group; without such a group they are
            /// refused.
            package var units: [String] = []
            /// The systemd credential with the robot's key: the last part of the address that the messenger shows.
            package var keyCredential: String
            /// The one with the secret that requests are signed with (加簽): needed for dingtalk and feishu, and refused
            /// for wecom, which signs nothing.
            package var secretCredential: String?
        }

        /// The channel's name, which no other channel has.
        package var name: String
        /// The messenger.
        package var dialect: Dialect
        /// How much of a task may leave the house.
        package var detail = Detail.title
        /// Where the robots are. Left out, at the messenger's own address.
        package var server: String?
        /// A file of certificates (PEM) to trust instead of the system's, which the courier must be able to read.
        package var certificateAuthority: String?
        /// At least one; no unit in two of them, and at most one without units.
        package var groups: [Group]
    }

    /// Webhooks, each entry of the list a channel: a program of your own takes envelopes as JSON, signed as Standard
    /// Webhooks 1.0.0 says; webhooks.md has the format.
    package struct Webhook: Hashable, Sendable {
        /// The channel's name, which no other channel has.
        package var name: String
        /// Where requests go, `https://host[:port][/path]`; redirects are not followed.
        package var url: String
        /// The systemd credentials with the secrets (`whsec_…`), with each of which requests are signed: one, or two
        /// while you change it.
        package var secretCredentials: [String]
        /// A file of certificates (PEM) to trust instead of the system's, which the courier must be able to read.
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
