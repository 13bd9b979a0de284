import DubanCore

/// Which transactions may run at the same time: what the mail server bears, and within it what each domain bears that
/// mail goes to.
package struct SMTPConcurrency: Hashable, Sendable {
    private var server: DestinationConcurrency
    private var domains: [String: DestinationConcurrency] = [:]
    private let connections: Int

    /// No more domains are remembered that nothing is under way to.
    private static let mostRemembered = 1000

    /// - Parameter connections: How many there may be to the server, at least 1.
    package init(connections: Int) {
        self.connections = max(1, connections)
        server = DestinationConcurrency(ceiling: connections)
    }

    /// Whose doing an end was.
    package enum Verdict: Hashable, Sendable {
        /// All well.
        case taken
        /// The server answered, and what it said concerns the message.
        case answered
        /// The server takes no more from the courier now.
        case serverFailed
        /// It came as far as the recipient, and stopped there.
        case domainFailed
        /// Nothing is to be learnt from it.
        case nothing
    }

    /// Whether an envelope may begin; where it may, its place is taken.
    ///
    /// - Parameter uptime: In milliseconds.
    package mutating func admit(_ domain: String, at uptime: Int64) -> Admission {
        let domain = domain.lowercased()
        let current = domains[domain] ?? DestinationConcurrency(ceiling: connections)
        switch server.opening(at: uptime) {
        case .dead(let rest): return .later(seconds: Self.seconds(rest), reason: "the mail server takes nothing now")
        case .full: return .full
        case .open: break
        }
        switch current.opening(at: uptime) {
        case .dead(let rest):
            return .later(seconds: Self.seconds(rest), reason: "mail to \(domain) has not gone through lately")
        case .full: return .full
        case .open: break
        }
        server.begin()
        domains[domain, default: current].begin()
        return .now
    }

    /// An admitted envelope has ended.
    ///
    /// - Returns: Whether the server counts as dead: so many have failed by it that the next one would too.
    package mutating func finish(_ domain: String, _ verdict: Verdict, at uptime: Int64) -> Bool {
        let domain = domain.lowercased()
        var current = domains[domain] ?? DestinationConcurrency(ceiling: connections)
        var isDead = false
        switch verdict {
        case .taken:
            server.succeed()
            current.succeed()
        case .answered:
            server.succeed()
            current.end()
        case .serverFailed:
            isDead = server.fail(at: uptime)
            current.end()
        case .domainFailed:
            server.end()
            _ = current.fail(at: uptime)
        case .nothing:
            server.end()
            current.end()
        }
        domains[domain] = current.isForgettable(at: uptime) ? nil : current
        if domains.count > Self.mostRemembered { domains = domains.filter { $0.value.active > 0 } }
        return isDead
    }

    private static func seconds(_ milliseconds: Int64) -> Int { Int((milliseconds + 999) / 1000) }
}

extension SMTPResult {
    /// What the end says of the server and of the domain.
    package var verdict: SMTPConcurrency.Verdict {
        switch (outcome, replyCode.map { $0 / 100 }) {
        case (.delivered, _): .taken
        case (.retry(_, _, .pace), _), (.retry(_, _, .channel), _): .serverFailed
        // 421 closes the session, and a session that breaks here has got as far as the recipient.
        case (.retry, 4) where replyCode != 421: .answered
        case (.retry, _), (.unknown, _): .domainFailed
        case (.rejected, _): .answered
        }
    }
}
