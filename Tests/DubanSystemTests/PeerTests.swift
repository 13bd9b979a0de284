import Glibc
import Testing

@testable import DubanSystem

@Suite struct PeerTests {
    private func withSockets(_ domain: CInt, _ body: (CInt, CInt) throws -> Void) throws {
        var ends: [CInt] = [-1, -1]
        try #require(socketpair(domain, CInt(SOCK_STREAM.rawValue), 0, &ends) == 0)
        defer { ends.forEach { close($0) } }
        try body(ends[0], ends[1])
    }

    @Test("the peer of a socketpair is this process with its groups")
    func ownPeer() throws {
        var groups = [gid_t](repeating: 0, count: 65_536)
        let count = getgroups(CInt(groups.count), &groups)
        try withSockets(AF_UNIX) { near, _ in
            let peer = try Peer(socket: near)
            #expect(peer.pid == getpid())
            #expect(peer.uid == getuid())
            #expect(peer.gid == getgid())
            #expect(peer.groups.sorted() == groups.prefix(Int(count)).sorted())
        }
    }

    @Test("a socket without a peer has none: an error, never a default")
    func noPeer() throws {
        let lonely = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
        defer { close(lonely) }
        #expect(throws: PeerError.self) { try Peer(socket: lonely) }
        let network = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        defer { close(network) }
        #expect(throws: PeerError.self) { try Peer(socket: network) }
        #expect(throws: PeerError(reason: .systemCall(errno: EBADF))) { try Peer(socket: -1) }
        #expect(PeerError(reason: .systemCall(errno: EBADF)).description.hasSuffix(": Bad file descriptor."))
    }
}
