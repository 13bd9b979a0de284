package import DubanCore

/// What an administrator has settled, from `duban.yaml`: one file for the whole house, so that duband and
/// duban-courier can't disagree. Paths are absolute once loaded; in the file they may be relative to its directory.
package struct Settings: Hashable, Sendable {
    /// duband's own directory: the ledger lies in it.
    package var stateDirectory = "/var/lib/duban"
    /// Where dubanctl and the courier call.
    package var controlSocket = "/run/duban/control"
    /// The work calendars, a file a year.
    package var calendarDirectory = "/etc/duban/calendars"
    package var plugins = Plugins()
    /// The minute of the day, 0..<1440, in each campaign's own zone, at which a day that is not finished raises the alarm.
    package var dayMustFinishBy = 570
    /// At least one, in the file's order; their codes differ.
    package var campaigns: [Campaign]
    /// 督查室: the person who is the last rung of every ladder.
    package var supervisionOffice: PersonID
    /// The channel that duband writes on envelopes.
    package var channel = Channel.maildir
    package var access = Access()
    /// Nil where nobody is given their deadlines as a calendar.
    package var calendarFeed: CalendarFeed?
    package var courier: Courier

    package struct Plugins: Hashable, Sendable {
        /// Where the pillars' plugins lie.
        package var directory = "/usr/lib/duban/plugins"
        /// The program that runs one.
        package var host = "/usr/lib/duban/duban-plugin-host"
        /// Whether plugins that belong to the daemon's own user may run, not only root's: for trying things out.
        package var trustOwnFiles = false
        /// How long a plugin may judge one batch, in seconds, 1…3600.
        package var batchTimeLimit = 10
        /// How much memory a plugin may take, in MiB, 64…65536.
        package var memoryLimit = 512
        package var sandbox = Sandbox.require
        /// What each plugin is told, by plugin and key, as it is written; the plugin's declaration gives the types.
        package var settings: [String: [String: String]] = [:]

        /// What to do on a kernel that lacks a part of what locks plugins in.
        package enum Sandbox: String, Sendable, CaseIterable {
            /// No plugin starts.
            case require
            /// Plugins start with what there is, and it is said what is missing.
            case warn
        }
    }

    /// Groups and the courier's user, by name or number. A name that the host does not know gives nobody anything.
    package struct Access: Hashable, Sendable {
        package var readGroup = "duban"
        package var operateGroup = "duban-operate"
        package var administerGroup = "duban-admin"
        package var courierUser = "duban-courier"
    }

    /// Everybody's deadlines as iCalendar files, for a web server to serve.
    package struct CalendarFeed: Hashable, Sendable {
        package var directory = "/var/lib/duban-calendars"
    }

    package struct Courier: Hashable, Sendable {
        package var sender: Sender
        /// What stands after the @ of every Message-ID; the domain of the sender's address where it is left out.
        package var messageIDDomain: String
        /// After how many days in which what they are sent is put off and never taken somebody counts as unreachable, 1…30.
        /// RFC 5321 § 4.5.4.1 has four to five days.
        package var lifetimeDays = 5
        /// Whether the first mail about a task brings its owner the deadline as a calendar event.
        package var sendsInvitations = false
        /// The Maildir that the maildir channel writes to.
        package var maildirDirectory = "/var/lib/duban-courier/maildir"
        /// Where the house's own templates of mails lie; nil where there are none.
        package var templateDirectory: String?
        /// Nil where there is no mail server to speak to.
        package var smtp: SMTP?
        /// Nil where no sendmail program is used.
        package var sendmail: Sendmail?
        /// In the file's order; the names of all channels differ.
        package var robots: [Robot] = []
        package var webhooks: [Webhook] = []
        /// Nil where nobody reads what comes back.
        package var bounces: Bounces?
    }

    /// Where mail goes that cannot be delivered, and where it is read.
    package struct Bounces: Hashable, Sendable {
        package enum Place: Hashable, Sendable {
            /// The path of a Maildir.
            case maildir(String)
            /// The path of a file in mbox format.
            case mbox(String)
        }

        /// A mail address whose part before the @ has at most 31 bytes and no plus: a plus and the envelope's 32 digits are
        /// put behind it, and RFC 5321 § 4.5.3.1.1 allows 64.
        package var address: String
        package var place: Place
    }

    package struct Sender: Hashable, Sendable {
        package var name = "督查室"
        /// A mail address.
        package var address: String
    }

    package struct SMTP: Hashable, Sendable {
        package enum Security: String, Sendable, CaseIterable {
            /// In the clear: for a relay on the same machine.
            case none
            /// In the clear until STARTTLS, which must succeed (RFC 3207).
            case starttls
            /// TLS from the first byte (RFC 8314).
            case tls

            /// The port that is meant where none is named: 25, 587 or 465.
            package var defaultPort: Int {
                switch self {
                case .none: 25
                case .starttls: 587
                case .tls: 465
                }
            }
        }

        package var host: String
        package var port: Int
        package var security = Security.starttls
        /// Nil where the server asks for no login. Never without `passwordCredential`.
        package var user: String?
        /// The name of the systemd credential (LoadCredential=) that holds the password; the file itself never does.
        package var passwordCredential: String?
        /// A file of certificates (PEM) to trust instead of the system's.
        package var certificateAuthority: String?
        package var timeLimits = TimeLimits()
        /// How many connections there may be to it at the same time, 1…64.
        package var connections = 8
    }

    /// In seconds, 1…3600. The defaults are those of RFC 5321 § 4.5.3.2.
    package struct TimeLimits: Hashable, Sendable {
        /// Until the session stands: name, TCP, TLS, greeting, login.
        package var connect = 60
        /// For each command's reply.
        package var command = 300
        /// For the reply to the final dot; too short a limit here makes second copies.
        package var finalReply = 600
    }
}
