/// One connection seen from the server, without I/O: bytes and replies go in, what to do comes out.
///
/// Varlink is strictly sequential: the next call is dispatched when `handlerEnded` has been told of the one before.
/// After the end of input, what was received in full is still carried out, since a caller of `oneway` need not stay;
/// only streams end, for nobody can be listening.
package struct VarlinkServerConnection: Sendable {
    package struct Limits: Sendable {
        /// The ceiling of one message in bytes.
        package var messageBytes: Int
        /// How many messages may wait behind the running call, and how many bytes in all.
        package var queuedMessages: Int
        package var queuedBytes: Int

        package init(messageBytes: Int = 1 << 20, queuedMessages: Int = 64, queuedBytes: Int = 1 << 20) {
            self.messageBytes = messageBytes
            self.queuedMessages = queuedMessages
            self.queuedBytes = queuedBytes
        }
    }

    package enum CloseReason: Equatable, Sendable {
        /// The client hung up and everything is done.
        case endOfInput
        case messageTooLong(limit: Int)
        case tooMuchQueued
        case malformed(VarlinkCall.Malformed)
    }

    package enum Action: Equatable, Sendable {
        /// Hand the call to whoever handles it, and tell `handlerEnded` when that is done.
        case dispatch(VarlinkCall)
        case write([UInt8])
        /// Cancel the handler of the running call; `handlerEnded` is still expected.
        case cancelHandler
        /// Nothing follows.
        case close(CloseReason)
    }

    /// What a handler did that the protocol has no room for.
    package enum Misuse: Error, Equatable {
        /// There is no running call that still expects a reply.
        case noReplyExpected
        /// A reply that `continues`, to a call without `more`.
        case continuesWithoutMore
    }

    private enum State {
        case idle
        case running(oneway: Bool, more: Bool, replied: Bool)
        case closed
    }

    private let limits: Limits
    private var buffer: VarlinkMessageBuffer
    private var queue: [[UInt8]] = []
    private var queuedBytes = 0
    private var hasInputEnded = false
    private var state = State.idle

    package init(limits: Limits = Limits()) {
        self.limits = limits
        buffer = VarlinkMessageBuffer(limit: limits.messageBytes)
    }

    package var isIdle: Bool {
        if case .idle = state { true } else { false }
    }

    /// The running call still needs its last reply.
    package var isReplyOwed: Bool {
        if case .running(oneway: false, more: _, replied: false) = state { true } else { false }
    }

    package mutating func received(_ bytes: [UInt8]) -> [Action] {
        if case .closed = state { return [] }
        let messages: [[UInt8]]
        do {
            messages = try buffer.append(bytes)
        } catch {
            return close(.messageTooLong(limit: error.limit))
        }
        var actions: [Action] = []
        for message in messages {
            queue.append(message)
            queuedBytes += message.count
            actions += dispatchNext()
            if case .closed = state { break }
            if queue.count > limits.queuedMessages || queuedBytes > limits.queuedBytes {
                actions += close(.tooMuchQueued)
                break
            }
        }
        return actions
    }

    /// The client has closed the connection, or its own direction of it.
    package mutating func inputEnded() -> [Action] {
        hasInputEnded = true
        if case .running(oneway: _, more: true, replied: _) = state { return [.cancelHandler] }
        return dispatchNext()
    }

    /// The handler of the running call replies.
    package mutating func reply(_ reply: VarlinkReply) throws(Misuse) -> [Action] {
        guard case .running(let oneway, let more, replied: false) = state else { throw .noReplyExpected }
        guard !reply.continues || more || oneway else { throw .continuesWithoutMore }
        state = .running(oneway: oneway, more: more, replied: !reply.continues)
        return oneway ? [] : [.write(reply.message)]
    }

    /// The handler of the running call is done. A caller that is still owed a reply would wait for ever: see `isReplyOwed`.
    package mutating func handlerEnded() -> [Action] {
        guard case .running = state else { return [] }
        state = .idle
        return dispatchNext()
    }

    private mutating func dispatchNext() -> [Action] {
        guard case .idle = state else { return [] }
        while !queue.isEmpty {
            let message = queue.removeFirst()
            queuedBytes -= message.count
            do {
                let call = try VarlinkCall(message: message)
                if hasInputEnded, call.more { continue }
                state = .running(oneway: call.oneway, more: call.more, replied: false)
                return [.dispatch(call)]
            } catch {
                return close(.malformed(error))
            }
        }
        return hasInputEnded ? close(.endOfInput) : []
    }

    private mutating func close(_ reason: CloseReason) -> [Action] {
        state = .closed
        queue = []
        return [.close(reason)]
    }
}
