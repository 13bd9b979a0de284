import DubanSystem
import DubanVarlink
import Logging
import NIOCore
import Synchronization

/// Carries out what `VarlinkServerConnection` says, for one connection.
///
/// One task reads, one handles the calls and alone writes, one watches for idleness. The first to find that the
/// connection is over ends the others.
final class VarlinkConnectionSession<Peer: VarlinkPeer>: Sendable {
    private struct State {
        var protocolState: VarlinkServerConnection
        var handlerTask: Task<Void, Never>?
        /// The client can no longer be reached, or no longer listens to its stream.
        var isHandlerCancelled = false
        var isBroken = false
        var isWriting = false
        /// Grows with everything that is not idleness.
        var activity: UInt64 = 0
    }

    private let connection: UInt64
    private let channel: any Channel
    private let peer: Peer
    private let service: VarlinkService
    private let limits: VarlinkServerLimits
    private let logger: Logger
    private let sleep: @Sendable (Duration) async throws -> Void
    private let handler: VarlinkServer<Peer>.Handler
    private let state: Mutex<State>
    private let calls: AsyncStream<VarlinkCall>
    private let dispatch: AsyncStream<VarlinkCall>.Continuation

    init(
        connection: UInt64,
        channel: any Channel,
        peer: Peer,
        service: VarlinkService,
        limits: VarlinkServerLimits,
        logger: Logger,
        sleep: @escaping @Sendable (Duration) async throws -> Void,
        handler: @escaping VarlinkServer<Peer>.Handler
    ) {
        self.connection = connection
        self.channel = channel
        self.peer = peer
        self.service = service
        self.limits = limits
        var logger = logger
        logger[metadataKey: "connection"] = "\(connection)"
        logger[metadataKey: "uid"] = "\(peer.uid)"
        self.logger = logger
        self.sleep = sleep
        self.handler = handler
        state = Mutex(State(protocolState: VarlinkServerConnection(limits: limits.connection)))
        (calls, dispatch) = AsyncStream.makeStream()
    }

    /// Returns when the connection is over and no handler runs any more.
    func run(_ inbound: NIOAsyncChannelInboundStream<ByteBuffer>) async {
        await withTaskGroup(of: Progress.self) { group in
            group.addTask { await self.read(inbound) }
            group.addTask { await self.handleCalls() }
            group.addTask { await self.watchIdleness() }
            for await progress in group where progress == .over {
                group.cancelAll()
            }
        }
    }

    private enum Progress {
        case goesOn, over
    }

    // MARK: Reading

    private func read(_ inbound: NIOAsyncChannelInboundStream<ByteBuffer>) async -> Progress {
        do {
            for try await bytes in inbound {
                let actions = state.withLock { $0.protocolState.received(Array(bytes.readableBytesView)) }
                if await perform(actions) == .over { return .over }
            }
        } catch {
            logger.debug("The control connection broke.", metadata: ["error": "\(error)"])
        }
        if Task.isCancelled { return .over }
        return await perform(state.withLock { $0.protocolState.inputEnded() })
    }

    private func perform(_ actions: [VarlinkServerConnection.Action]) async -> Progress {
        for action in actions {
            switch action {
            case .dispatch(let call):
                state.withLock { $0.activity += 1 }
                dispatch.yield(call)
            case .write(let message):
                if await write(message) == .over { return .over }
            case .cancelHandler:
                state.withLock {
                    $0.isHandlerCancelled = true
                    $0.handlerTask?.cancel()
                }
            case .close(let reason):
                logger.debug("The control connection is closed.", metadata: ["reason": "\(reason)"])
                return .over
            }
        }
        return .goesOn
    }

    // MARK: Handling

    private func handleCalls() async -> Progress {
        for await call in calls {
            let task = Task { await self.handle(call) }
            state.withLock {
                $0.handlerTask = task
                if $0.isHandlerCancelled, call.more { task.cancel() }
            }
            await withTaskCancellationHandler {
                await task.value
            } onCancel: {
                task.cancel()
            }
            let actions = state.withLock { state in
                state.activity += 1
                return state.isBroken ? [.close(.endOfInput)] : state.protocolState.handlerEnded()
            }
            if await perform(actions) == .over { return .over }
        }
        return .over
    }

    private func handle(_ call: VarlinkCall) async {
        do {
            switch try service.disposition(of: call) {
            case .reply(let reply): try await send(reply)
            case .handle: try await handler(call, peer, VarlinkResponder(connection: connection, send: send))
            }
            guard isReplyOwed else { return }
            JournalEvent.callFailed.log(
                "A call of \(call.qualifiedMethod) ended without a last reply", [.method(call.qualifiedMethod)],
                to: logger)
            await refuse(.internalError)
        } catch let error as VarlinkError {
            await refuse(error)
        } catch  where Task.isCancelled || state.withLock({ $0.isBroken }) {
            return
        } catch {
            JournalEvent.callFailed.log(
                "A call of \(call.qualifiedMethod) failed: \(error)", [.method(call.qualifiedMethod)], to: logger)
            await refuse(.internalError)
        }
    }

    private var isReplyOwed: Bool {
        state.withLock { $0.protocolState.isReplyOwed }
    }

    /// Sends an error, if the client still waits for a reply.
    private func refuse(_ error: VarlinkError) async {
        if isReplyOwed { try? await send(VarlinkReply(error)) }
    }

    @Sendable
    private func send(_ reply: VarlinkReply) async throws {
        let actions = try state.withLock { try $0.protocolState.reply(reply) }
        if await perform(actions) == .over || (reply.continues && Task.isCancelled) { throw CancellationError() }
    }

    // MARK: Writing

    private func write(_ message: [UInt8]) async -> Progress {
        let bytes = ByteBuffer(bytes: message)
        guard !Task.isCancelled else {
            // The daemon is shutting down: the reply is sent if the client reads, and not waited for.
            channel.writeAndFlush(bytes, promise: nil)
            return .goesOn
        }
        setWriting(true)
        defer { setWriting(false) }
        do {
            try await withTaskCancellationHandler {
                try await channel.writeAndFlush(bytes)
            } onCancel: {
                channel.close(promise: nil)
            }
            return .goesOn
        } catch {
            state.withLock { $0.isBroken = true }
            return .over
        }
    }

    private func setWriting(_ isWriting: Bool) {
        state.withLock {
            $0.isWriting = isWriting
            $0.activity += 1
        }
    }

    // MARK: Idleness

    /// Ends the connection after one to two idle timeouts in which nothing happened, unless a handler is at work.
    private func watchIdleness() async -> Progress {
        while true {
            let before = state.withLock { $0.activity }
            do {
                try await sleep(limits.idleTimeout)
            } catch {
                return .over
            }
            let isIdle = state.withLock {
                $0.activity == before && ($0.protocolState.isIdle || $0.isWriting)
            }
            if isIdle {
                logger.debug("The control connection is closed: idle.")
                return .over
            }
        }
    }
}

extension VarlinkError {
    /// Something failed that is no business of the client's; the journal says what.
    static let internalError = VarlinkError(name: "org.duban.InternalError")
}
