import Synchronization

/// Who is at the other end of a connection, as the kernel tells it.
package protocol VarlinkPeer: Sendable {
    var uid: UInt32 { get }
}

/// Counts the connections and turns away those beyond the limits.
final class VarlinkAdmission: Sendable {
    private struct Counts {
        var all = 0
        var byUser: [UInt32: Int] = [:]
        var lastConnection: UInt64 = 0
    }

    private let limits: VarlinkServerLimits
    private let counts = Mutex(Counts())

    init(limits: VarlinkServerLimits) {
        self.limits = limits
    }

    /// The number of the new connection, never given twice; nil if it is one too many.
    func admit(_ user: UInt32) -> UInt64? {
        counts.withLock { counts in
            guard counts.all < limits.connections, counts.byUser[user, default: 0] < limits.connectionsPerUser
            else { return nil }
            counts.all += 1
            counts.byUser[user, default: 0] += 1
            counts.lastConnection += 1
            return counts.lastConnection
        }
    }

    func release(_ user: UInt32) {
        counts.withLock { counts in
            counts.all -= 1
            counts.byUser[user, default: 1] -= 1
            if counts.byUser[user] == 0 { counts.byUser[user] = nil }
        }
    }
}
