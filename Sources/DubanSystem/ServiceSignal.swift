import CLinux
import Foundation
import Glibc

/// SIGTERM and SIGINT: how systemd and people ask a process to end.
package enum TerminationSignal {
    /// An element when the first of them comes; from now on they do not end the process by themselves. Once per process.
    ///
    /// A thread of its own waits. A dispatch source would cost more: once a thread of Dispatch's pool has run, the pool's
    /// monitor wakes the process every second for as long as it lives.
    ///
    /// - Throws: ``TerminationSignalError`` where the kernel refuses.
    package static func received() throws(TerminationSignalError) -> AsyncStream<Void> {
        var descriptor: CInt = -1
        let code = duban_termination_catch(&descriptor)
        guard code == 0 else { throw TerminationSignalError(errno: code) }
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
        Thread.detachNewThread { [descriptor] in
            var count: UInt64 = 0
            while read(descriptor, &count, MemoryLayout.size(ofValue: count)) < 0, errno == EINTR {}
            continuation.yield()
            continuation.finish()
        }
        return stream
    }
}

/// The kernel's refusal to tell of signals.
package struct TerminationSignalError: Error, Hashable, CustomStringConvertible {
    package let errno: CInt

    package var description: String {
        "The signals SIGTERM and SIGINT cannot be caught: \(String(cString: strerror(errno)))."
    }
}
