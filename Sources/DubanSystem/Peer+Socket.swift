import CLinux
import Glibc

extension Peer {
    /// Reads the peer of a connected Unix socket. Where anything about it is missing or cannot be expressed here (a
    /// peer in another process or user namespace), there is no peer: throws ``PeerError``, and the connection must be
    /// closed.
    package init(socket: CInt) throws(PeerError) {
        var credentials = duban_peer()
        var code = duban_peer_credentials(socket, &credentials)
        guard code == 0 else { throw PeerError(reason: .systemCall(errno: code)) }
        guard credentials.pid > 0 else { throw PeerError(reason: .noProcess) }
        guard credentials.uid != Peer.overflow, credentials.uid != uid_t.max,
            credentials.gid != Peer.overflow, credentials.gid != gid_t.max
        else { throw PeerError(reason: .unmappedAccount) }

        var groups: UnsafeMutablePointer<gid_t>?
        var count = 0
        code = duban_peer_groups(socket, &groups, &count)
        guard code == 0 else { throw PeerError(reason: .systemCall(errno: code)) }
        defer { free(groups) }
        self.init(
            pid: credentials.pid, uid: credentials.uid, gid: credentials.gid,
            groups: Array(UnsafeBufferPointer(start: groups, count: count)))
    }

    /// What the kernel shows for an account that has no number in this user namespace; `nobody` elsewhere.
    private static let overflow: UInt32 = 65534
}

/// Why a connection has no peer that could be trusted.
package struct PeerError: Error, Hashable, CustomStringConvertible {
    package enum Reason: Hashable, Sendable {
        case systemCall(errno: CInt)
        case noProcess
        case unmappedAccount
    }

    package let reason: Reason

    package var description: String {
        switch reason {
        case .systemCall(let code):
            "The kernel does not say who is at the other end of the socket: \(String(cString: strerror(code)))."
        case .noProcess:
            "The other end of the socket is no process that can be seen from here."
        case .unmappedAccount:
            "The other end of the socket runs under an account that has no number here."
        }
    }
}
