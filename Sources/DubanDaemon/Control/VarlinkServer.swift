import DubanSystem
package import DubanVarlink
package import Logging
package import NIOCore
import NIOPosix

/// Serves a `VarlinkService` on a Unix socket.
///
/// `Peer` is read from the kernel once for each accepted connection; where that fails, the connection is closed.
package struct VarlinkServer<Peer: VarlinkPeer>: Sendable {
    /// Answers one call. A thrown `VarlinkError` becomes the reply; any other error is logged, and the client learns
    /// only that there was one. Cancelled when the client of a call with `more` hangs up.
    package typealias Handler = @Sendable (VarlinkCall, Peer, VarlinkResponder) async throws -> Void

    private let service: VarlinkService
    private let limits: VarlinkServerLimits
    private let logger: Logger
    private let peer: @Sendable (CInt) throws -> Peer
    private let closed: @Sendable (UInt64) async -> Void
    private let sleep: @Sendable (Duration) async throws -> Void
    private let handler: Handler

    /// - Parameters:
    ///   - peer: who is at the other end of a connected descriptor.
    ///   - closed: told of every connection when it is gone and its last handler has ended.
    ///   - sleep: waits for the given duration; what the idle timeout is measured with.
    package init(
        service: VarlinkService,
        limits: VarlinkServerLimits = VarlinkServerLimits(),
        logger: Logger,
        peer: @escaping @Sendable (CInt) throws -> Peer,
        closed: @escaping @Sendable (UInt64) async -> Void = { _ in },
        sleep: @escaping @Sendable (Duration) async throws -> Void = { try await DaemonProcess.sleep(for: $0) },
        handler: @escaping Handler
    ) {
        self.service = service
        self.limits = limits
        self.logger = logger
        self.peer = peer
        self.closed = closed
        self.sleep = sleep
        self.handler = handler
    }

    /// Serves until the task is cancelled, then ends all connections and removes the path that `socket` made.
    package func run(
        on socket: VarlinkListeningSocket,
        group: any EventLoopGroup = .singletonMultiThreadedEventLoopGroup
    ) async throws {
        let admission = VarlinkAdmission(limits: limits)
        do {
            try await listen(on: socket, group).executeThenClose { connections in
                // While the descriptor is open, nobody else's socket can have the identity of ours.
                defer { socket.removePath() }
                try await withThrowingDiscardingTaskGroup { group in
                    for try await accepted in connections {
                        group.addTask { await serve(accepted, admission) }
                    }
                }
            }
        } catch is CancellationError where Task.isCancelled {
            return
        }
    }

    private func listen(
        on socket: VarlinkListeningSocket,
        _ group: any EventLoopGroup
    ) async throws -> NIOAsyncChannel<Accepted, Never> {
        let readPeer = peer
        return try await ServerBootstrap(group: group)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .bind(socket.descriptor) { channel in
                channel.eventLoop.makeCompletedFuture {
                    Accepted(
                        peer: Result { try Self.peer(of: channel, readPeer) },
                        channel: try NIOAsyncChannel(wrappingChannelSynchronously: channel)
                    )
                }
            }
    }

    private struct Accepted: Sendable {
        let peer: Result<Peer, any Error>
        let channel: NIOAsyncChannel<ByteBuffer, Never>
    }

    private static func peer(of channel: any Channel, _ read: (CInt) throws -> Peer) throws -> Peer {
        let peer = try channel.pipeline.syncOperations.withUnsafeTransportIfAvailable(of: CInt.self) { try read($0) }
        guard let peer else { throw ChannelError.operationUnsupported }
        return peer
    }

    private func serve(_ accepted: Accepted, _ admission: VarlinkAdmission) async {
        do {
            try await accepted.channel.executeThenClose { inbound in
                let peer: Peer
                do {
                    peer = try accepted.peer.get()
                } catch {
                    JournalEvent.callerUnknown.log(
                        "A control connection was closed, since nobody can tell whose it is: \(error)", to: logger)
                    return
                }
                guard let connection = admission.admit(peer.uid) else {
                    JournalEvent.callerTurnedAway.log(
                        "A control connection of uid \(peer.uid) was closed: there are too many",
                        [.user(peer.uid)], to: logger)
                    return
                }
                let session = VarlinkConnectionSession(
                    connection: connection,
                    channel: accepted.channel.channel,
                    peer: peer,
                    service: service,
                    limits: limits,
                    logger: logger,
                    sleep: sleep,
                    handler: handler
                )
                await session.run(inbound)
                admission.release(peer.uid)
                await closed(connection)
            }
        } catch {
            logger.debug("A control connection was not closed in order.", metadata: ["error": "\(error)"])
        }
    }
}
