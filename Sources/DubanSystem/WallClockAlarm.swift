import CLinux
import Foundation
import Glibc
import Synchronization

/// Sleeps until an instant of the wall clock, and wakes early when somebody sets that clock: `Task.sleep` counts
/// elapsed time and would notice neither.
///
/// One alarm serves one task, which sleeps again and again. A clock that was set between two sleeps ends the second.
///
/// A thread of its own waits for the kernel. A dispatch source would cost more: once a thread of Dispatch's pool has
/// run, the pool's monitor wakes the process every second for as long as it lives.
package final class WallClockAlarm: Sendable {
    package enum Reason: Hashable, Sendable {
        /// The instant has come.
        case reached
        /// The clock was set, forward or back: ask it again.
        case clockChanged
    }

    private enum State {
        case awake
        case asleep(CheckedContinuation<Reason, any Error>)
    }

    private let descriptor: CInt
    /// Closing it ends the thread.
    private let lifeline: CInt
    private let state = Mutex(State.awake)

    package init() throws(AlarmError) {
        var ends: [CInt] = [-1, -1]
        guard socketpair(AF_UNIX, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
            throw AlarmError(errno: errno)
        }
        var descriptor: CInt = -1
        let code = duban_alarm_create(&descriptor)
        guard code == 0 else {
            ends.forEach { close($0) }
            throw AlarmError(errno: code)
        }
        self.descriptor = descriptor
        lifeline = ends[0]
        let end = ends[1]
        Thread.detachNewThread { [weak self, descriptor] in
            while WallClockAlarm.wait(for: descriptor, until: end) { self?.wake() }
            close(descriptor)
            close(end)
        }
    }

    deinit {
        close(lifeline)
    }

    /// Waits without a limit until the timer has something to tell; false once the other end of `end` is closed.
    private static func wait(for descriptor: CInt, until end: CInt) -> Bool {
        var watched = [descriptor, end].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        while poll(&watched, nfds_t(watched.count), -1) < 0 {
            if errno != EINTR { return false }
        }
        return watched[1].revents == 0
    }

    /// Returns when the clock shows `instant` or when it has been set. Throws `CancellationError` when the task is
    /// cancelled, and ``AlarmError`` when the kernel refuses.
    ///
    /// - Parameter instant: Seconds since 1970-01-01 UTC; one that has passed ends the sleep at once.
    package func sleep(until instant: Int64) async throws -> Reason {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                fallAsleep(until: instant, continuation)
            }
        } onCancel: {
            cancel()
        }
    }

    private func fallAsleep(until instant: Int64, _ continuation: CheckedContinuation<Reason, any Error>) {
        state.withLock { state in
            guard case .awake = state else {
                preconditionFailure("An alarm serves one task.")
            }
            // Asked under the lock: a cancellation that comes later finds the continuation.
            if Task.isCancelled { return continuation.resume(throwing: CancellationError()) }
            var clockChanged: CInt = 0
            let code = duban_alarm_arm(descriptor, instant, &clockChanged)
            if code != 0 { return continuation.resume(throwing: AlarmError(errno: code)) }
            if clockChanged != 0 { return continuation.resume(returning: .clockChanged) }
            state = .asleep(continuation)
        }
    }

    private func wake() {
        state.withLock { state in
            var found = DUBAN_ALARM_WAITING
            let code = duban_alarm_read(descriptor, &found)
            guard case .asleep(let continuation) = state, code != 0 || found != DUBAN_ALARM_WAITING else { return }
            state = .awake
            if code != 0 {
                continuation.resume(throwing: AlarmError(errno: code))
            } else {
                continuation.resume(returning: found == DUBAN_ALARM_REACHED ? .reached : .clockChanged)
            }
        }
    }

    private func cancel() {
        state.withLock { state in
            guard case .asleep(let continuation) = state else { return }
            state = .awake
            _ = duban_alarm_disarm(descriptor)
            continuation.resume(throwing: CancellationError())
        }
    }
}

/// The kernel's refusal to set a timer.
package struct AlarmError: Error, Hashable, CustomStringConvertible {
    package let errno: CInt

    package var description: String {
        "The alarm on the wall clock cannot be set: \(String(cString: strerror(errno)))."
    }
}
