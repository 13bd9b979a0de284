package import DubanCore

/// What an administrator has settled, from `duban.yaml`: one file for the whole house, so that duband and
/// duban-courier can't disagree. Paths are absolute once loaded; in the file they may be relative to its directory.
package struct Settings: Hashable, Sendable {
    /// duband's own directory: the ledger lies in it, and nobody else may read there. Another one holds from the next
    /// start on, and the unit must let duband write there.
    package var stateDirectory = "/var/lib/duban"
    /// The socket on which dubanctl and the courier call. Under systemd it is the one of duband.socket. Another one
    /// holds from the next start on.
    package var controlSocket = "/run/duban/control"
    /// The work calendars: a file a year, YYYY.yaml. A year without one counts Monday to Friday, and the status says
    /// so.
    package var calendarDirectory = "/etc/duban/calendars"
    package var plugins = Plugins()
    /// When each campaign's day has to be finished, in its own zone. One that is not raises the alarm, on the journal and in
    /// the status.
    package var dayMustFinishBy = 570
    /// What the office runs, at least one. Each opens its own days, from the first to the last.
    ///
    /// - `code`: Names it in commands and on the record; no two have the same. Under another code it is another campaign,
    ///   without tasks.
    /// - `name`: Its name for people, in subjects and bulletins.
    /// - `first-day`: The first day that it opens, and the first that a deadline may have.
    /// - `last-day`: The last of both. `dubanctl campaign edit --last-day` moves it for a campaign that runs.
    /// - `time-zone`: The zone whose civil days are its days.
    /// - `delivery-window.opens`: From when on people are told, on working days, in the campaign's zone. The people file
    ///   may give somebody hours of their own.
    /// - `delivery-window.closes`: Until when; what is left waits for the next working day.
    /// - `urgent-at-once`: Whether what is urgent is told at once, on whatever day and at whatever hour it is decided.
    package var campaigns: [Campaign]
    /// 督查室: the person who is the last rung of every ladder, as the people file has them. Where they are missing
    /// there, no day is run on which anything is due.
    package var supervisionOffice: PersonID
    /// How people are told for whom the people file has no channel of their own: maildir, smtp, sendmail, or the name
    /// of a robot or a webhook. What it needs stands in the courier's section.
    package var channel = Channel.maildir
    package var access = Access()
    /// Nil where nobody is given their deadlines as a calendar.
    package var calendarFeed: CalendarFeed?
    package var courier: Courier

    /// The pillars' rules, each in a locked process of its own.
    package struct Plugins: Hashable, Sendable {
        /// Where they lie: files NAME.so, which nobody but root may write.
        package var directory = "/usr/lib/duban/plugins"
        /// The program that loads and runs one of them.
        package var host = "/usr/lib/duban/duban-plugin-host"
        /// Whether plugins that belong to duband's own user may run, and not only root's: to try things out, not to run
        /// an office.
        package var trustOwnFiles = false
        /// How long a plugin may judge one batch of tasks, in seconds. One that takes longer is ended, and the tasks
        /// that it cannot bear are judged by the plain deadline rules.
        package var batchTimeLimit = 10
        /// How much memory a plugin's process may take, in MiB. The unit's MemoryMax= holds for all of them and duband.
        package var memoryLimit = 512
        /// What to do on a kernel that lacks a part of what locks plugins in (Landlock, seccomp).
        package var sandbox = Sandbox.require
        /// What a plugin lets you choose, by the plugin's name and key; `dubanctl plugin show NAME` says what there is,
        /// of which type, and what holds where it is left out. Lists are written in brackets.
        package var settings: [String: [String: String]] = [:]

        /// What to do on a kernel that lacks a part of what locks plugins in.
        package enum Sandbox: String, Sendable, CaseIterable {
            /// No plugin starts there.
            case require
            /// Plugins start with what there is, and it is said what is missing.
            case warn
        }
    }

    /// Who may do what on the control socket: groups and the courier's user, by name or number. Root and duband's own
    /// user may do everything. A name that the host does not know gives nobody anything, and the status warns of it.
    /// permissions.md lists what each may do.
    package struct Access: Hashable, Sendable {
        /// Who may ask. Who is to connect at all must be of the group that duband.socket names, too.
        package var readGroup = "duban"
        /// Who may also do the daily work: import, the process of supervision, silences, the outbox.
        package var operateGroup = "duban-operate"
        /// Who may also change what the house rests on, or take all of it away.
        package var administerGroup = "duban-admin"
        /// The one user to whom the outbox is open.
        package var courierUser = "duban-courier"
    }

    /// Everybody's deadlines as iCalendar files, one a person, for a web server to serve over https. Left out, none
    /// are written; those that are there stay until somebody removes them.
    package struct CalendarFeed: Hashable, Sendable {
        /// Where they lie: a directory that belongs to duband, which the web server may read. Who knows a file's name may
        /// read it; `dubanctl calendar list` tells whose is which. The unit lets duband write to the default alone, and to one
        /// that is made later only from the next start on.
        package var directory = "/var/lib/duban-calendars"
    }

    /// What duban-courier does: from whom messages come, and by which ways they go out.
    package struct Courier: Hashable, Sendable {
        package var sender: Sender
        /// What stands after the @ of every Message-ID and of every calendar event's UID. Left out, it is the domain of the
        /// sender's address. Once mails have gone out it should stay: under another one they join no thread that was begun.
        package var messageIDDomain: String
        /// After how many days in which what they are sent is put off and never taken somebody counts as unreachable,
        /// so that whoever stands above them is told. RFC 5321 § 4.5.4.1 has four to five days.
        package var lifetimeDays = 5
        /// Whether the first mail about a task brings its owner the deadline as a calendar event, and so does the first
        /// one after the deadline has moved.
        package var sendsInvitations = false
        /// The directory in which the channel maildir has a Maildir for each address; `new/` there holds what nobody has read.
        /// The unit lets the courier write to /var/lib/duban-courier alone.
        package var maildirDirectory = "/var/lib/duban-courier/maildir"
        /// What mails look like: a directory with templates of your own, copied from /usr/share/duban/templates and
        /// changed as mail-templates.md says. Left out, mails look as Duban has them.
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

    /// Where mail goes that cannot be delivered, and where the courier reads it. Who it was for then counts as
    /// unreachable, so that whoever stands above them is told. Left out, nobody reads what comes back.
    package struct Bounces: Hashable, Sendable {
        package enum Place: Hashable, Sendable {
            /// The Maildir into which the mail server lays it, from whose `new/` the courier moves it to `cur/`: there
            /// the unit needs ReadWritePaths=. One of `maildir` and `mbox` is given.
            case maildir(String)
            /// The file in mbox format to which the mail server adds it; it is only read.
            case mbox(String)
        }

        /// From where mails of smtp and sendmail are sent: a plus and the envelope's 32 digits are put before the @,
        /// for which RFC 5321 § 4.5.3.1.1 leaves room for 31 characters. The mail server must take what comes to these.
        package var address: String
        package var place: Place
    }

    /// From whom reminders come.
    package struct Sender: Hashable, Sendable {
        /// The name that people see.
        package var name = "督查室"
        /// The address from which mails come, and to which answers go.
        package var address: String
    }

    /// The channel smtp: the mail server that takes the messages. Left out, there is no such channel.
    package struct SMTP: Hashable, Sendable {
        package enum Security: String, Sendable, CaseIterable {
            /// In the clear and without a login: for a relay on the same machine.
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

        /// The server, which its certificate must name too.
        package var host: String
        /// Left out, it is 587 with `starttls`, 465 with `tls`, 25 with `none`.
        package var port: Int
        /// How the connection is protected.
        package var security = Security.starttls
        /// Left out where the server asks for no login; never without `password-credential`.
        package var user: String?
        /// The name of the systemd credential that holds the password: LoadCredential= or LoadCredentialEncrypted= in a
        /// drop-in of duban-courier. This file never holds a password.
        package var passwordCredential: String?
        /// A file of certificates (PEM) to trust instead of the system's, which the courier must be able to read.
        package var certificateAuthority: String?
        package var timeLimits = TimeLimits()
        /// How many connections there may be to it at the same time; it begins with fewer.
        package var connections = 8
    }

    /// How long the courier waits for the mail server, in seconds.
    package struct TimeLimits: Hashable, Sendable {
        /// Until the session stands: name, TCP, TLS, greeting, login.
        package var connect = 60
        /// For each command's reply (RFC 5321 § 4.5.3.2).
        package var command = 300
        /// For the reply to the final dot: RFC 5321 § 4.5.3.2.6 grants the server ten minutes, and too short a limit
        /// makes second copies.
        package var finalReply = 600
    }
}
