import CLinux
import Foundation
import Glibc

/// What systemd and people ask of a process by a signal.
package enum ServiceSignal: Hashable, Sendable {
    /// SIGTERM or SIGINT: to end.
    case terminate
    /// SIGHUP: to read the configuration again.
    case reload

    /// Each of them as it comes; from now on they do not end the process by themselves. Once per process.
    ///
    /// A thread of its own waits. A dispatch source would cost more: once a thread of Dispatch's pool has run, the pool's
    /// monitor wakes the process every second for as long as it lives.
    ///
    /// - Throws: ``ServiceSignalError`` where the kernel refuses.
    package static func received() throws(ServiceSignalError) -> AsyncStream<ServiceSignal> {
        var descriptor: CInt = -1
        let code = duban_signals_catch(&descriptor)
        guard code == 0 else { throw ServiceSignalError(errno: code) }
        let (stream, continuation) = AsyncStream.makeStream(of: ServiceSignal.self)
        Thread.detachNewThread { [descriptor] in
            var signal: UInt8 = 0
            while true {
                switch read(descriptor, &signal, 1) {
                case 1: continuation.yield(signal == UInt8(SIGHUP) ? .reload : .terminate)
                case -1 where errno == EINTR: continue
                default: return continuation.finish()
                }
            }
        }
        return stream
    }
}

/// The kernel's refusal to tell of signals.
package struct ServiceSignalError: Error, Hashable, CustomStringConvertible {
    package let errno: CInt

    package var description: String {
        "The signals SIGTERM, SIGINT and SIGHUP cannot be caught: \(String(cString: strerror(errno)))."
    }
}
