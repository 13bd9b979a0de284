import CSystemd
import Glibc

/// A listening socket that systemd opened before it started the process: sd_listen_fds_with_names(3).
package struct ListenSocket: Hashable, Sendable {
    /// FileDescriptorName= of the socket unit, or the unit's name.
    package let name: String
    /// Open, close-on-exec, and the caller's to close.
    package let descriptor: CInt

    /// The sockets in their units' order; none where systemd did not start the process by a socket.
    package static func inherited() -> [ListenSocket] {
        var names: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        let count = sd_listen_fds_with_names(0, &names)
        guard count > 0, let names else { return [] }
        defer { free(names) }
        return (0..<Int(count)).map { index in
            defer { free(names[index]) }
            return ListenSocket(
                name: names[index].map { String(cString: $0) } ?? "",
                descriptor: SD_LISTEN_FDS_START + CInt(index))
        }
    }
}
