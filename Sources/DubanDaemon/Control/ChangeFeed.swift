import Synchronization

/// Tells whoever listens that something may have changed. What changed is not said: a listener looks for itself, so that
/// however many changes come before it looks, one look is enough.
package final class ChangeFeed: Sendable {
    private struct Listeners {
        var next = 0
        var changes: UInt64 = 0
        var continuations: [Int: AsyncStream<Void>.Continuation] = [:]
    }

    private let listeners = Mutex(Listeners())

    package init() {}

    /// An element at once, and one after each change or run of changes.
    package func subscribe() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let id = listeners.withLock { listeners in
            listeners.next += 1
            listeners.continuations[listeners.next] = continuation
            return listeners.next
        }
        continuation.onTermination = { [self] _ in
            listeners.withLock { $0.continuations[id] = nil }
        }
        continuation.yield()
        return stream
    }

    /// How many changes have been announced.
    package var count: UInt64 { listeners.withLock { $0.changes } }

    /// Something may have changed.
    package func announce() {
        let continuations = listeners.withLock { listeners in
            listeners.changes += 1
            return listeners.continuations.sorted { $0.key < $1.key }.map(\.value)
        }
        for continuation in continuations { continuation.yield() }
    }
}
