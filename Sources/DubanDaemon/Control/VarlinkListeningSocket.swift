import DubanControl
package import Glibc

/// A listening Unix socket: made by us at a path, or handed over by systemd.
package struct VarlinkListeningSocket: Sendable {
    /// One sentence for people.
    package struct Failure: Error, Equatable, CustomStringConvertible {
        package let description: String
    }

    package let descriptor: CInt

    /// The path that we made, with the identity of what we put there.
    private let made: (path: String, device: dev_t, inode: ino_t)?

    /// Adopts a descriptor that listens already; its path is left alone.
    package init(listening descriptor: CInt) {
        self.descriptor = descriptor
        made = nil
    }

    /// Makes a socket at `path` and listens. What stands there is removed only if it is a socket without a listener.
    /// - Parameter mode: the permission bits of the socket file; whoever may write it may connect.
    package init(path: String, mode: mode_t = 0o660) throws(Failure) {
        guard let address = sockaddr_un(path: path) else {
            throw Failure(description: "The socket path \(path) is not between 1 and 107 bytes long.")
        }
        try Self.removeStaleSocket(path, address)
        let descriptor = try Self.newSocket()
        // Nobody can connect before listen(), so that the mode is set in time.
        guard address.withSocketAddress({ bind(descriptor, $0, $1) }) == 0 else {
            throw Self.failure("The socket \(path) cannot be made", closing: descriptor)
        }
        var status = stat()
        guard chmod(path, mode) == 0, lstat(path, &status) == 0, listen(descriptor, SOMAXCONN) == 0 else {
            let failure = Self.failure("The socket \(path) cannot be set up", closing: descriptor)
            unlink(path)
            throw failure
        }
        self.descriptor = descriptor
        made = (path, status.st_dev, status.st_ino)
    }

    /// Removes the path that `init(path:mode:)` made, unless somebody else has put another in its place.
    package func removePath() {
        var status = stat()
        guard let made, lstat(made.path, &status) == 0, status.st_dev == made.device, status.st_ino == made.inode
        else { return }
        unlink(made.path)
    }

    private static func removeStaleSocket(_ path: String, _ address: sockaddr_un) throws(Failure) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            throw Failure(description: "\(path) is not a socket; it is left as it is, and nothing listens there.")
        }
        let probe = try newSocket()
        defer { close(probe) }
        guard address.withSocketAddress({ connect(probe, $0, $1) }) != 0, errno == ECONNREFUSED else {
            throw Failure(description: "Another process listens on \(path) already.")
        }
        unlink(path)
    }

    /// Non-blocking, so that a full backlog does not hold up the probe.
    private static func newSocket() throws(Failure) -> CInt {
        let type = SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue
        let descriptor = socket(AF_UNIX, CInt(type), 0)
        guard descriptor >= 0 else { throw failure("No socket can be made", closing: descriptor) }
        return descriptor
    }

    private static func failure(_ what: String, closing descriptor: CInt) -> Failure {
        let words = String(cString: strerror(errno))
        if descriptor >= 0 { close(descriptor) }
        return Failure(description: "\(what): \(words).")
    }
}
