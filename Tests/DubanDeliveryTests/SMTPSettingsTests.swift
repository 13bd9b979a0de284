import DubanDelivery
import Testing

@Suite struct SMTPSettingsTests {
    private func settings() throws -> SMTPSettings {
        SMTPSettings(
            host: "mail.example.org", port: 587, security: .starttls, helo: "courier.example.org",
            envelopeSender: try MailAddress("bounces@example.org"),
            login: .init(user: "duban", password: "p:@/ 密"), authorities: "/etc/ssl/authority.pem")
    }

    @Test("usual servers are taken", arguments: ["mail.example.org", "localhost", "127.0.0.1", "[::1]"])
    func usual(_ host: String) throws {
        var settings = try settings()
        settings.host = host
        try settings.validate()
    }

    @Test("settings that cannot work, or could say something else than they seem to, are refused with a sentence")
    func refused() throws {
        let changes: [(change: (inout SMTPSettings) -> Void, words: String)] = [
            ({ $0.host = "mail.example.org/x" }, "mail server's name"), ({ $0.host = "a@b" }, "mail server's name"),
            ({ $0.host = "" }, "mail server's name"), ({ $0.host = "[::1%eth0]" }, "mail server's name"),
            ({ $0.port = 0 }, "port is 0"), ({ $0.helo = "a\r\nMAIL FROM:<b>" }, "EHLO"), ({ $0.helo = "a/b" }, "EHLO"),
            ({ $0.limits.finalReply = 0 }, "time limit"), ({ $0.limits.command = .max }, "time limit"),
            ({ $0.authorities = "authority.pem" }, "absolute path"), ({ $0.authorities = "/a\u{0}" }, "absolute path"),
            ({ $0.security = .none }, "over TLS only"), ({ $0.login?.user = "" }, "user is empty"),
            ({ $0.login?.password = "a\r\nb" }, "control character"),
        ]
        for (change, words) in changes {
            var settings = try settings()
            change(&settings)
            let fault = #expect(throws: MailFault.self, "\(words)") { try settings.validate() }
            #expect(fault?.description.contains(words) == true)
            #expect(fault?.description.contains("p:@/") == false)
        }
    }
}
