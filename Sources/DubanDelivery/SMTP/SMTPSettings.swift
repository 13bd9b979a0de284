/// How the mail server is reached.
package struct SMTPSettings: Hashable, Sendable {
    package enum Security: String, Hashable, Sendable, CaseIterable {
        /// Plain text; only for a relay on the same machine or in a guarded network.
        case none
        /// STARTTLS, and nothing without it.
        case starttls
        /// TLS from the first byte (port 465).
        case tls
    }

    /// Time limits in seconds, 1…86,400. The defaults are those of RFC 5321, section 4.5.3.2: one that is too short at
    /// the end of the data makes second copies.
    package struct Limits: Hashable, Sendable {
        /// Until the session stands: name, TCP, TLS, greeting, login.
        package var connect: Int
        /// For each command's reply, and for an upload that stands still.
        package var command: Int
        /// For the reply to the final dot.
        package var finalReply: Int

        package init(connect: Int = 60, command: Int = 300, finalReply: Int = 600) {
            self.connect = connect
            self.command = command
            self.finalReply = finalReply
        }
    }

    package struct Login: Hashable, Sendable {
        package var user: String
        package var password: String

        package init(user: String, password: String) {
            self.user = user
            self.password = password
        }
    }

    /// A host name or an IP address; an IPv6 address stands in brackets.
    package var host: String
    package var port: UInt16
    package var security: Security
    /// The name that the courier gives itself in EHLO.
    package var helo: String
    /// Where bounces go: MAIL FROM.
    package var envelopeSender: MailAddress
    package var login: Login?
    /// A PEM file of the trusted authorities; nil for the system's.
    package var authorities: String?
    package var limits: Limits
    /// How many connections there may be at the same time, 1…64.
    package var connections: Int

    package init(
        host: String, port: UInt16, security: Security, helo: String, envelopeSender: MailAddress,
        login: Login? = nil, authorities: String? = nil, limits: Limits = Limits(),
        connections: Int = 8
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.helo = helo
        self.envelopeSender = envelopeSender
        self.login = login
        self.authorities = authorities
        self.limits = limits
        self.connections = connections
    }

    /// Refuses what cannot work, and what would send a password in the open.
    package func validate() throws(MailFault) {
        guard MailAddress.isDomain(host.utf8) || isBracketedAddress else {
            throw MailFault("'\(host.displayable)' is not a mail server's name; one looks like mail.example.org")
        }
        guard port > 0 else { throw MailFault("the mail server's port is 0; usual are 25, 465 and 587") }
        guard MailAddress.isDomain(helo.utf8) else {
            throw MailFault("'\(helo.displayable)' is not a name for EHLO; one looks like courier.example.org")
        }
        guard [limits.connect, limits.command, limits.finalReply].allSatisfy((1...86_400).contains) else {
            throw MailFault("a time limit for the mail server is not within 1 to 86400 seconds")
        }
        guard (1...64).contains(connections) else {
            throw MailFault("the number of connections to the mail server is not within 1 to 64")
        }
        guard authorities.map({ $0.hasPrefix("/") && $0 == $0.displayable }) ?? true else {
            throw MailFault("the file of the trusted authorities is not named by an absolute path")
        }
        guard let login else { return }
        guard security != .none else {
            throw MailFault("a password is sent over TLS only; set the mail server's security to starttls or tls")
        }
        guard !login.user.isEmpty, (login.user + login.password).utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            throw MailFault("the mail server's user is empty, or its user or password holds a control character")
        }
    }

    private var isBracketedAddress: Bool {
        let bytes = Array(host.utf8)
        return bytes.count > 2 && bytes.count <= 47 && bytes.first == UInt8(ascii: "[")
            && bytes.last == UInt8(ascii: "]")
            && bytes.dropFirst().dropLast().allSatisfy { "0123456789abcdefABCDEF:.".utf8.contains($0) }
    }
}
