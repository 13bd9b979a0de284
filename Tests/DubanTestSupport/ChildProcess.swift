import Glibc

/// A program that a test starts and talks to over its standard input and output. It is ended by its pid, at the latest
/// with the object.
package final class ChildProcess {
    private let pid: pid_t
    private let socket: CInt
    private var received: [UInt8] = []
    private var status: CInt?

    /// - Parameter program: A path, or a name that PATH leads to.
    package init(_ program: String, _ arguments: [String]) throws(ChildFault) {
        var ends: [CInt] = [-1, -1]
        let kind = CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw ChildFault("no socket for " + program) }
        defer { close(ends[1]) }
        socket = ends[0]
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
        let words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        defer { words.forEach { free($0) } }
        var started: pid_t = 0
        let code = posix_spawnp(&started, program, &actions, nil, words, environ)
        pid = started
        guard code == 0 else {
            status = -1
            throw ChildFault("cannot start " + program + ": " + String(cString: strerror(code)))
        }
    }

    deinit {
        close(socket)
        if status == nil {
            kill(pid, SIGKILL)
            waitpid(pid, nil, 0)
        }
    }

    package func write(_ bytes: [UInt8]) throws(ChildFault) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(socket, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL)) }
            guard count > 0 else { throw ChildFault("the program no longer reads") }
            rest = rest.dropFirst(count)
        }
    }

    package func closeInput() {
        shutdown(socket, CInt(SHUT_WR))
    }

    /// The next line without its end; fails where none comes within 20 seconds.
    package func readLine() throws(ChildFault) -> String {
        while true {
            if let end = received.firstIndex(of: UInt8(ascii: "\n")) {
                let line = String(decoding: received[..<end], as: UTF8.self)
                received.removeSubrange(...end)
                return line
            }
            guard try receive() else { throw ChildFault("the program ended without a further line") }
        }
    }

    /// Everything up to the end of the output, and how the program ended.
    package func finish() throws(ChildFault) -> (output: [UInt8], status: CInt) {
        closeInput()
        while try receive() {}
        var code: CInt = -1
        waitpid(pid, &code, 0)
        status = code
        return (received, code)
    }

    private func receive() throws(ChildFault) -> Bool {
        var ready = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        guard poll(&ready, 1, 20_000) > 0 else { throw ChildFault("nothing came from the program for 20 seconds") }
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let count = read(socket, &chunk, chunk.count)
        if count > 0 { received += chunk[..<count] }
        return count > 0
    }
}

package struct ChildFault: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }
}
