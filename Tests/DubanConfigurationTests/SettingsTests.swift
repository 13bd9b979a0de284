import DubanCalendar
import DubanCore
import FoundationEssentials
import Testing

@testable import DubanConfiguration

@Suite struct SettingsTests {
    private static let smallest = """
        supervision-office: 督查室/張三
        campaigns:
          - code: gongye
            name: 工業強市
            first-day: 2021-03-01
            last-day: 2024-02-29
        courier:
          sender:
            address: ducha@example.org
        """

    private func read(_ text: String) throws(SettingsError) -> Settings {
        try Settings.read(text, file: "duban.yaml", directory: "/etc/duban")
    }

    private func problems(_ text: String) -> [String] {
        do throws(SettingsError) {
            let settings = try read(text)
            return ["nothing refused: \(settings)"]
        } catch {
            return error.problems.map(\.description)
        }
    }

    @Test("the smallest file has the defaults for all the rest")
    func smallest() throws {
        let settings = try read(SettingsTests.smallest)
        #expect(settings.stateDirectory == "/var/lib/duban")
        #expect(settings.plugins == Settings.Plugins())
        #expect(settings.access == Settings.Access())
        #expect(settings.channel == .maildir)
        #expect(settings.calendarFeed == nil && settings.courier.invitingChannels == [])
        #expect(settings.supervisionOffice == PersonID(unit: "督查室", name: "張三"))
        #expect(settings.courier.sender == Settings.Sender(name: "督查室", address: "ducha@example.org"))
        #expect(settings.courier.messageIDDomain == "example.org")
        let first = try #require(Day("2021-03-01"))
        let last = try #require(Day("2024-02-29"))
        #expect(
            settings.campaigns == [
                Campaign(
                    code: "gongye", name: "工業強市", firstDay: first, lastDay: last, timeZone: "Asia/Shanghai",
                    window: DeliveryWindow(opens: 8 * 60 + 30, closes: 17 * 60 + 30))
            ])
    }

    @Test("the sample that is installed says what the defaults are")
    func sample() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let settings = try Settings.load(root.appending(path: "etc/duban.yaml").path)
        var expected = try read(SettingsTests.smallest)
        expected.campaigns[0].name = "工業強市、產業興市三年攻堅突破行動"
        expected.supervisionOffice = PersonID("市委督查室/周九")
        #expect(settings == expected)
    }

    @Test("what is set is what comes out")
    func everything() throws {
        let settings = try read(
            SettingsTests.smallest + "\n" + """
                  message-id-domain: duban.example.org
                  templates: templates
                  invitations: true
                  maildir: {directory: mail}
                  smtp:
                    host: mail.example.org
                    security: tls
                    user: duban
                    password-credential: smtp-password
                    certificate-authority: ./ca.pem
                    connections: 3
                    time-limits: {connect: 5}
                channel: smtp
                state-directory: ../state
                plugins:
                  trust-own-files: true
                  batch-time-limit: 2
                  memory-limit: 256
                  sandbox: warn
                  settings:
                    project-construction: {lead-days: 03, strict: no, zone: "a b", rungs: [1, 3, 5]}
                access: {read-group: 100, courier-user: mail}
                calendar-feed: {directory: calendars-of-people}
                """)
        let smtp = try #require(settings.courier.smtp)
        #expect(settings.calendarFeed?.directory == "/etc/duban/calendars-of-people")
        #expect(settings.courier.invitingChannels == [.maildir, .smtp], "what is not mail carries no calendar event")
        #expect(smtp.port == 465)
        #expect(smtp.certificateAuthority == "/etc/duban/ca.pem")
        #expect(smtp.timeLimits == Settings.TimeLimits(connect: 5, command: 300, finalReply: 600))
        #expect(smtp.connections == 3)
        #expect(smtp.passwordCredential == "smtp-password")
        #expect(settings.courier.maildirDirectory == "/etc/duban/mail")
        #expect(settings.courier.templateDirectory == "/etc/duban/templates")
        #expect(settings.courier.messageIDDomain == "duban.example.org")
        #expect(settings.channel == .smtp)
        #expect(settings.stateDirectory == "/etc/duban/../state")
        #expect(settings.plugins.trustOwnFiles)
        #expect(settings.plugins.batchTimeLimit == 2)
        #expect(settings.plugins.memoryLimit == 256)
        #expect(settings.plugins.sandbox == .warn)
        let own = ["lead-days": "03", "strict": "no", "zone": "a b", "rungs": "[1, 3, 5]"]
        #expect(settings.plugins.settings == ["project-construction": own])
        #expect(settings.access.readGroup == "100")
        #expect(settings.access.courierUser == "mail")
        #expect(settings.access.operateGroup == "duban-operate")
    }

    @Test(
        "a line that is wrong is refused with its place and what would be right",
        arguments: [
            ("state-dirctory: /x", "10: there is no setting 'state-dirctory'; did you mean 'state-directory'?"),
            ("colour: red", "10: there is no setting 'colour'; known here are state-directory, "),
            ("state-directory:", "10: 'state-directory' is empty; it must be a path."),
            ("day-must-finish-by: 9", "10: 'day-must-finish-by' is '9'; it must be a time of the day, \"HH:MM\"."),
            ("control-socket: [a]", "10: 'control-socket' is a list; it must be a path."),
            ("  templates: [a]", "10: 'courier.templates' is a list; it must be a path."),
            ("channel: fax", "10: 'channel' is 'fax'; it must be the name of a channel that 'courier' has: maildir."),
            ("channel: smtp", "10: 'channel' is smtp, but 'courier.smtp' is missing"),
            ("plugins: yes", "10: 'plugins' is 'yes'; it must be a section with the keys directory, "),
            ("plugins:\n  trust-own-files: yes", "11: 'plugins.trust-own-files' is 'yes'; it must be true or false."),
            (
                "plugins: {batch-time-limit: 0}",
                "10: 'plugins.batch-time-limit' is '0'; it must be a whole number from 1 to 3600."
            ),
            (
                "plugins: {batch-time-limit: '9'}",
                "10: 'plugins.batch-time-limit' is '9'; it must be a whole number from 1 to 3600 without quotes."
            ),
            (
                "plugins:\n  settings:\n    a-pillar:\n      key: {a: 1}",
                "13: 'plugins.settings.a-pillar.key' is a section; it must be a single value or a list of such."
            ),
            (
                "plugins:\n  settings:\n    a-pillar:\n      key: [[1]]",
                "13: 'plugins.settings.a-pillar.key[1]' is a list; it must be a single value."
            ),
            ("plugins: {sandbox: off}", "10: 'plugins.sandbox' is 'off'; it must be one of require, warn."),
            (
                "plugins: {memory-limit: 63}",
                "10: 'plugins.memory-limit' is '63'; it must be a whole number from 64 to 65536."
            ),
            ("access: {read-grup: a}", "10: there is no setting 'read-grup' in 'access'; did you mean 'read-group'?"),
        ])
    func refusedLine(line: String, sentence: String) {
        let found = problems(SettingsTests.smallest + "\n" + line)
        #expect(found.count == 1 && found[0].hasPrefix("duban.yaml:" + sentence), "\(found)")
    }

    @Test(
        "a campaign that cannot be is refused",
        arguments: [
            ("code: gongye", "code: Gongye", "3: 'campaigns[1].code' is 'Gongye'; it must be 1 to 32 of the"),
            ("2021-03-01", "2021-3-1", "5: 'campaigns[1].first-day' is '2021-3-1'; it must be a day, YYYY-MM-DD."),
            (
                "2024-02-29", "2021-02-28",
                "6: 'campaigns[1].last-day' is '2021-02-28'; it must be the first day, 2021-03-01, or later."
            ),
            ("2024-02-29", "2024-02-29\n    time-zone: Asia/Nowhere", "7: 'campaigns[1].time-zone' is 'Asia/Nowhere'"),
            (
                "2024-02-29", "2024-02-29\n    delivery-window: {opens: 8:30}",
                "7: 'campaigns[1].delivery-window.opens' is '8:30'; it must be a time of the day, \"HH:MM\"."
            ),
            (
                "2024-02-29", "2024-02-29\n    delivery-window: {closes: 08:30}",
                "7: 'campaigns[1].delivery-window.closes' is '08:30'; it must be a window that closes later"
            ),
            ("    name: 工業強市\n", "", "3: 'campaigns[1].name' is missing; it must be the campaign's name for people."),
            (
                "2024-02-29", "2024-02-29\n  - {code: gongye, name: b, first-day: 2021-03-01, last-day: 2021-03-01}",
                "7: 'campaigns[2].code' is 'gongye', which an earlier campaign has; each needs its own."
            ),
        ])
    func refusedCampaign(old: String, new: String, sentence: String) {
        let found = problems(SettingsTests.smallest.replacing(old, with: new))
        #expect(found.count == 1 && found[0].hasPrefix("duban.yaml:" + sentence), "\(found)")
    }

    @Test(
        "a courier that cannot send is refused",
        arguments: [
            ("sender: {address: nobody}", "8: 'courier.sender.address' is 'nobody'; it must be a mail address"),
            (
                "sender: {address: \"a@example.org\\r\\nBcc: b@example.org\"}",
                "8: 'courier.sender.address' is "
            ),
            ("sender: {address: a@b, name: \"a\\nb\"}", "8: 'courier.sender.name' is "),
            ("sender: {address: a@b}\n  message-id-domain: a..b", "9: 'courier.message-id-domain' is 'a..b'"),
            ("sender: {address: a@b}\n  smtp: {port: 25}", "9: 'courier.smtp.host' is missing"),
            ("sender: {address: a@b}\n  smtp: {host: h, user: u}", "9: 'courier.smtp' has only one of"),
            (
                "sender: {address: a@b}\n  smtp: {host: h, user: u, password-credential: ../x}",
                "9: 'courier.smtp.password-credential' is '../x'; it must be the name of a systemd credential"
            ),
            (
                "sender: {address: a@b}\n  smtp: {host: h, user: u, password-credential: p, security: none}",
                "9: 'courier.smtp.user' is 'u', but 'security' is none"
            ),
            (
                "sender: {address: a@b}\n  bounces: {address: b+c@example.org, mbox: /b}",
                "9: 'courier.bounces.address' is 'b+c@example.org'; it must be a mail address with at most 31"
            ),
            (
                "sender: {address: a@b}\n  bounces: {address: b@example.org, mbox: /b, maildir: /c}",
                "9: 'courier.bounces' must have one of 'maildir' and 'mbox'"
            ),
            ("sender: {address: a@b}\n  smtp: {host: h, connections: 65}", "9: 'courier.smtp.connections' is '65'"),
            ("sender: {address: a@b}\n  smtp: {host: h, port: 70000}", "9: 'courier.smtp.port' is '70000'"),
            ("maildir: {directory: m}", "8: 'courier.sender' is missing"),
        ])
    func refusedCourier(section: String, sentence: String) {
        let start = SettingsTests.smallest.replacing("  sender:\n    address: ducha@example.org", with: "  " + section)
        let found = problems(start)
        #expect(found.count == 1 && found[0].hasPrefix("duban.yaml:" + sentence), "\(found)")
    }

    @Test("an empty section is told everything that it lacks, in the order of lines")
    func missing() {
        #expect(
            problems("campaigns: []\ncourier: {}\nsupervision-office: 張三") == [
                "duban.yaml:1: 'campaigns' is a list; it must be a list of at least one campaign.",
                "duban.yaml:2: 'courier.sender' is missing; it must be the section with the sender's name and address.",
                "duban.yaml:3: 'supervision-office' is '張三'; it must be a person, unit/name.",
            ])
    }

    @Test("a file that is not there is refused with the kernel's reason")
    func noFile() {
        let error = #expect(throws: SettingsError.self) { try Settings.load("/nowhere/duban.yaml") }
        #expect(error?.description == "/nowhere/duban.yaml: cannot be opened: No such file or directory.")
    }
}
