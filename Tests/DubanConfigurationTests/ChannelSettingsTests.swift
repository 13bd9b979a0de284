import Testing

@testable import DubanConfiguration

@Suite struct ChannelSettingsTests {
    private func read(_ channels: String, channel: String = "") throws(SettingsError) -> Settings {
        let text = """
            supervision-office: 督查室/張三
            campaigns: [{code: a, name: b, first-day: 2021-03-01, last-day: 2024-02-29}]
            \(channel)
            courier:
              sender: {address: ducha@example.org}
            """
        return try Settings.read(text + "\n" + channels, file: "duban.yaml", directory: "/etc/duban")
    }

    private func problems(_ channels: String, channel: String = "") -> [String] {
        do throws(SettingsError) {
            return ["nothing refused: \(try read(channels, channel: channel))"]
        } catch {
            return error.problems.map(\.description)
        }
    }

    @Test("what is set is what comes out, and every channel has its name")
    func everything() throws {
        let settings = try read(
            """
              sendmail: {program: /opt/mail/sendmail, time-limit: 60}
              robots:
                - name: wecom
                  dialect: wecom
                  groups:
                    - {units: [發改局, 商務局], key-credential: wecom-fgj}
                    - {key-credential: wecom-all}
                - name: lark
                  dialect: feishu
                  detail: number
                  server: https://open.larksuite.com
                  certificate-authority: ca.pem
                  groups: [{key-credential: lark, secret-credential: lark-secret}]
              webhooks:
                - {name: bridge, url: "https://bridge.example.org:8443/duban?a=b", secret-credentials: [new, old]}
            """, channel: "channel: bridge")
        #expect(settings.channel.rawValue == "bridge")
        #expect(
            settings.courier.channels.map(\.rawValue) == ["maildir", "sendmail", "wecom", "lark", "bridge"])
        #expect(settings.courier.sendmail == Settings.Sendmail(program: "/opt/mail/sendmail", timeLimit: 60))
        #expect(
            settings.courier.robots == [
                Settings.Robot(
                    name: "wecom", dialect: .wecom, detail: .title,
                    groups: [
                        .init(units: ["發改局", "商務局"], keyCredential: "wecom-fgj"),
                        .init(keyCredential: "wecom-all"),
                    ]),
                Settings.Robot(
                    name: "lark", dialect: .feishu, detail: .number, server: "https://open.larksuite.com",
                    certificateAuthority: "/etc/duban/ca.pem",
                    groups: [.init(keyCredential: "lark", secretCredential: "lark-secret")]),
            ])
        #expect(
            settings.courier.webhooks == [
                Settings.Webhook(
                    name: "bridge", url: "https://bridge.example.org:8443/duban?a=b", secretCredentials: ["new", "old"])
            ])
    }

    @Test("an empty sendmail section means the usual program")
    func usualProgram() throws {
        #expect(try read("  sendmail: {}").courier.sendmail == Settings.Sendmail())
    }

    @Test(
        "a channel that cannot be is refused with its place",
        arguments: [
            ("robots: {}", "6: 'courier.robots' is a section; it must be a list of robots."),
            (
                robot("name: smtp"),
                "6: 'courier.robots[1].name' is 'smtp', which another channel has; each needs its own."
            ),
            (robot("name: We Com"), "6: 'courier.robots[1].name' is 'We Com'; it must be the channel's name: 1 to 32"),
            (
                robot("dialect: qq"),
                "6: 'courier.robots[1].dialect' is 'qq'; it must be one of wecom, dingtalk, feishu."
            ),
            (robot("detail: all"), "6: 'courier.robots[1].detail' is 'all'; it must be one of full, title, number."),
            (robot("server: http://a"), "6: 'courier.robots[1].server' is 'http://a'; it must be https:// and a host"),
            (robot("server: https://a/b"), "6: 'courier.robots[1].server' is 'https://a/b'; it must be https://"),
            (robot("groups: []"), "6: 'courier.robots[1].groups' is a list; it must be a list of at least one group."),
            (robot("groups: [{units: [a]}]"), "6: 'courier.robots[1].groups[1].key-credential' is missing"),
            (
                robot("groups: [{key-credential: a}, {key-credential: b}]"),
                "6: 'courier.robots[1].groups[2]' has no units, as an earlier group; only one can be for everybody else."
            ),
            (
                robot("groups: [{units: [x], key-credential: a}, {units: [x], key-credential: b}]"),
                "6: 'courier.robots[1].groups[2].units' has x, which an earlier group has."
            ),
            (
                robot("groups: [{units: [], key-credential: a}]"),
                "6: 'courier.robots[1].groups[1].units' is a list; it must be a list of at least one unit"
            ),
            (
                robot("groups: [{key-credential: a, secret-credential: b}]"),
                "6: 'courier.robots[1].groups[1].secret-credential' is one too many; wecom signs nothing"
            ),
            (
                robot("groups: [{key-credential: a}]", dialect: "feishu"),
                "6: 'courier.robots[1].groups[1].secret-credential' is missing; requests to feishu are signed"
            ),
            (
                robot("groups: [{key-credential: ../a}]"),
                "6: 'courier.robots[1].groups[1].key-credential' is '../a'; it must be the name of a systemd credential"
            ),
            (
                "webhooks: [{name: a, url: 'http://a', secret-credentials: [s]}]",
                "6: 'courier.webhooks[1].url' is 'http://a'"
            ),
            ("webhooks: [{name: a, url: 'https://u:p@a', secret-credentials: [s]}]", "6: 'courier.webhooks[1].url' is"),
            ("webhooks: [{name: a, url: 'https://a#b', secret-credentials: [s]}]", "6: 'courier.webhooks[1].url' is"),
            (
                "webhooks: [{name: a, url: 'https://a', secret-credentials: []}]",
                "6: 'courier.webhooks[1].secret-credentials' is a list; it must be a list of at least one name"
            ),
            ("webhooks: [{name: a, url: 'https://a'}]", "6: 'courier.webhooks[1].secret-credentials' is missing"),
            ("sendmail: {time-limit: 0}", "6: 'courier.sendmail.time-limit' is '0'"),
        ])
    func refused(_ channels: String, _ sentence: String) {
        let found = problems("  " + channels)
        #expect(found.count == 1 && found[0].hasPrefix("duban.yaml:" + sentence), "\(found)")
    }

    /// A robot with one line of its own; flow style, so that all stands on line 6.
    private static func robot(_ own: String, dialect: String = "wecom") -> String {
        var lines = ["name: r", "dialect: \(dialect)", "groups: [{key-credential: k}]"]
        let key = own.prefix { $0 != ":" } + ":"
        lines.removeAll { $0.hasPrefix(key) }
        return "robots: [{" + (lines + [own]).joined(separator: ", ") + "}]"
    }

    @Test("a name is one channel's only")
    func twice() {
        let found = problems(
            "  \(ChannelSettingsTests.robot("name: a"))\n"
                + "  webhooks: [{name: a, url: 'https://a', secret-credentials: [s]}]")
        #expect(
            found == ["duban.yaml:7: 'courier.webhooks[1].name' is 'a', which another channel has; each needs its own."]
        )
    }

    @Test(
        "the house's channel must be there",
        arguments: [
            ("wecom", "3: 'channel' is 'wecom'; it must be the name of a channel that 'courier' has: maildir, r."),
            ("sendmail", "3: 'channel' is sendmail, but 'courier.sendmail' is missing; it must say which program"),
            ("[a]", "3: 'channel' is a list; it must be the name of a channel: maildir, r."),
        ])
    func channel(_ name: String, _ sentence: String) {
        let found = problems("  " + ChannelSettingsTests.robot("name: r"), channel: "channel: " + name)
        #expect(found.count == 1 && found[0].hasPrefix("duban.yaml:" + sentence), "\(found)")
    }
}
