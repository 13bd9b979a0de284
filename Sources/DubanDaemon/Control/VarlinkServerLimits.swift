package import DubanVarlink

/// Whoever may connect must not be able to use up the daemon.
package struct VarlinkServerLimits: Sendable {
    /// Message size and pipelining of each connection.
    package var connection: VarlinkServerConnection.Limits
    /// Connections at the same time, of everybody and of one user.
    package var connections: Int
    package var connectionsPerUser: Int
    /// How long a connection may stand without a running call, and how long a client may leave an answer unread.
    package var idleTimeout: Duration

    package init(
        connection: VarlinkServerConnection.Limits = .init(),
        connections: Int = 4096,
        connectionsPerUser: Int = 2048,
        idleTimeout: Duration = .seconds(300)
    ) {
        self.connection = connection
        self.connections = connections
        self.connectionsPerUser = connectionsPerUser
        self.idleTimeout = idleTimeout
    }
}
