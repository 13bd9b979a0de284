import Synchronization

/// The sessions with one mail server. One that has ended well waits for the next envelope.
final class SMTPSessionPool: Sendable {
    /// A session takes no more messages than this, so that a server that wants to see its clients anew does.
    private static let mostMessages = 100

    private let idle = Mutex<[SMTPSession]>([])

    /// - Returns: The session that was in use last, or one that has yet to connect; nil where there is no memory.
    func borrow() -> SMTPSession? {
        idle.withLock { $0.popLast() } ?? SMTPSession()
    }

    /// Takes a session back, or ends it.
    func giveBack(_ session: SMTPSession) {
        guard session.isOpen, session.messages < Self.mostMessages else { return }
        idle.withLock { $0.append(session) }
    }

    /// Ends the sessions that wait. Blocks while they take their leave.
    func closeIdle() {
        let sessions = idle.withLock { sessions in
            defer { sessions = [] }
            return sessions
        }
        withExtendedLifetime(sessions) {}
    }
}
