import CLinux
import DubanCore
import DubanPluginKit
import Glibc

/// Why a plugin could not answer, in one sentence for the journal.
package struct PluginFailure: Error, Hashable, Sendable {
    package let sentence: String

    /// - Parameter sentence: May quote the plugin: what it says must not command a terminal.
    package init(sentence: String) {
        self.sentence = sentence.harmless
    }
}

/// One running `duban-plugin-host`, and the socket to it. Blocks; belongs to one thread at a time.
struct PluginProcess: ~Copyable {
    /// So much of the end of its stderr is kept, in bytes: a message of Swift's runtime, and the calls that led there.
    private static let mostWords = 32 << 10

    private let pid: pid_t
    private let socket: CInt
    private let errors: CInt

    /// Bytes that may lie between us and the plugin: more than two questions.
    private static let socketBuffer: CInt = 208 << 10

    /// Starts a host with a plugin. It is killed when the calling thread ends, should that come first.
    init(_ limits: PluginHost.Limits, plugin: PluginFile) throws(PluginFailure) {
        var sockets: [CInt] = [-1, -1]
        var pipes: [CInt] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &sockets) == 0 else {
            throw PluginFailure(sentence: "no socket could be made: \(String(cString: strerror(errno)))")
        }
        guard pipe(&pipes) == 0 else {
            let reason = String(cString: strerror(errno))
            close(sockets[0])
            close(sockets[1])
            throw PluginFailure(sentence: "no pipe could be made: \(reason)")
        }
        var room = Self.socketBuffer
        setsockopt(sockets[0], SOL_SOCKET, SO_SNDBUF, &room, socklen_t(MemoryLayout<CInt>.size))
        for descriptor in pipes { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        // Neither may an empty pipe hold up the post-mortem, nor a full one a plugin that talks too much.
        for descriptor in pipes { _ = fcntl(descriptor, F_SETFL, O_NONBLOCK) }

        var pid: pid_t = 0
        // Nothing of the daemon's environment is a plugin's business; the backtracer would read this process's files.
        let environment = ["SWIFT_BACKTRACE=enable=no"]
        let options = [
            "--sandbox=\(limits.sandbox.rawValue)", "--memory=\(limits.memory)", "--name=\(plugin.name)",
        ]
        let result = withCStrings([limits.host, plugin.path] + options) { arguments in
            withCStrings(environment) { environment in
                duban_spawn(limits.host, arguments, environment, sockets[1], pipes[1], &pid)
            }
        }
        close(sockets[1])
        close(pipes[1])
        guard result == 0 else {
            close(sockets[0])
            close(pipes[0])
            throw PluginFailure(sentence: "\(limits.host) could not be started: \(String(cString: strerror(result)))")
        }
        self.pid = pid
        socket = sockets[0]
        errors = pipes[0]
    }

    deinit {
        // The host ends by itself when its socket closes; one that does not is not asked twice.
        close(socket)
        kill(pid, SIGKILL)
        var status: CInt = 0
        while waitpid(pid, &status, 0) == -1, errno == EINTR {}
        close(errors)
    }

    var processID: pid_t { pid }

    /// Stops it between questions: a plugin has nothing to do then, and one that waits in a loop or talks to itself would
    /// take a processor's time for ever.
    func rest() {
        kill(pid, SIGSTOP)
    }

    /// Lets it go on, before it is asked.
    func wake() {
        kill(pid, SIGCONT)
    }

    /// Until when something that begins now may take.
    struct TimeLimit {
        let seconds: Int
        /// In milliseconds of the monotonic clock.
        fileprivate let end: Int64

        init(seconds: Int) {
            self.seconds = seconds
            end = monotonicMilliseconds() + Int64(seconds) * 1000
        }

        var isOver: Bool { monotonicMilliseconds() >= end }

        /// - Throws: ``PluginFailure`` where the time is up.
        func check() throws(PluginFailure) {
            if isOver {
                throw PluginFailure(sentence: "what it answered could not be read within \(seconds) s")
            }
        }
    }

    /// Sends a frame and waits for its answer, both within a limit.
    func ask(_ question: Frame, within limit: TimeLimit, atMost size: Int) throws(PluginFailure) -> Frame {
        try tell(question, within: limit)
        return try hear(within: limit, atMost: size)
    }

    /// Sends a frame.
    func tell(_ question: Frame, within limit: TimeLimit) throws(PluginFailure) {
        do throws(WireError) {
            try send(question.bytes, by: limit.end)
        } catch {
            throw PluginFailure(sentence: sentence(for: error, limit: limit.seconds))
        }
    }

    /// Waits for a frame.
    ///
    /// - Parameter size: How many bytes it may have, which bounds the memory that it takes.
    func hear(within limit: TimeLimit, atMost size: Int) throws(PluginFailure) -> Frame {
        let frame = try receive(within: limit, atMost: size)
        // What was said while all was well would leave no room for the last words.
        _ = words()
        return frame
    }

    /// Waits for the frame with which the plugin introduces itself, and for what the host warned of before that.
    func introduction(
        within limit: TimeLimit, atMost size: Int
    ) throws(PluginFailure) -> (frame: Frame, warnings: [String]) {
        let frame = try receive(within: limit, atMost: size)
        return (frame, LastWords(words()).warnings)
    }

    private func receive(within limit: TimeLimit, atMost size: Int) throws(PluginFailure) -> Frame {
        do throws(WireError) {
            let header = try Frame.header(try receive(5, by: limit.end))
            guard header.size <= size else {
                throw .invalid("a frame of \(header.size) bytes, where \(size) are plenty")
            }
            return Frame(header.kind, try receive(header.size, by: limit.end))
        } catch {
            throw PluginFailure(sentence: sentence(for: error, limit: limit.seconds))
        }
    }

    private func sentence(for error: WireError, limit: Int) -> String {
        switch error {
        case .system(ETIMEDOUT): "it did not answer within \(limit) s"
        case .system(let number): "its socket failed: \(String(cString: strerror(number)))"
        case .closed: postMortem()
        case .truncated: postMortem() + ", in the middle of a frame"
        case .invalid(let what): "it sent \(what)"
        }
    }

    private func send(_ bytes: [UInt8], by deadline: Int64) throws(WireError) {
        var written = 0
        while written < bytes.count {
            try wait(for: Int16(POLLOUT), by: deadline)
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.send(
                    socket, buffer.baseAddress! + written, bytes.count - written,
                    Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
            }
            if count >= 0 {
                written += count
            } else if errno == EPIPE || errno == ECONNRESET {
                throw .closed
            } else if errno != EINTR && errno != EAGAIN {
                throw .system(errno)
            }
        }
    }

    private func receive(_ size: Int, by deadline: Int64) throws(WireError) -> [UInt8] {
        // The size is the plugin's word: memory is taken as bytes arrive, not as they are announced.
        var bytes: [UInt8] = []
        while bytes.count < size {
            try wait(for: Int16(POLLIN), by: deadline)
            let wanted = min(size - bytes.count, 1 << 20)
            var failure: WireError?
            let part = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, initialized in
                let count = recv(socket, buffer.baseAddress, wanted, Int32(MSG_DONTWAIT))
                if count > 0 {
                    initialized = count
                } else if count == 0 {
                    failure = bytes.isEmpty ? .closed : .truncated
                } else if errno != EINTR && errno != EAGAIN {
                    failure = errno == ECONNRESET ? .closed : .system(errno)
                }
            }
            if let failure { throw failure }
            if bytes.isEmpty { bytes = part } else { bytes += part }
        }
        return bytes
    }

    private func wait(for events: Int16, by deadline: Int64) throws(WireError) {
        while true {
            let left = deadline - monotonicMilliseconds()
            guard left > 0 else { throw .system(ETIMEDOUT) }
            var descriptor = pollfd(fd: socket, events: events, revents: 0)
            let count = poll(&descriptor, 1, CInt(clamping: left))
            if count > 0 { return }
            if count < 0 && errno != EINTR { throw .system(errno) }
        }
    }

    /// How it ended, after it closed its socket.
    private func postMortem() -> String {
        // The socket may close a moment before the process has gone.
        var ending = LastWords.Ending.none
        for _ in 0..<50 {
            ending = self.ending
            if ending != .none { break }
            usleep(2000)
        }
        return LastWords(words()).sentence(for: ending)
    }

    /// The end of what it has written to its stderr since it was last looked at.
    private func words() -> [UInt8] {
        var words: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        // No pipe holds more than this; one that is filled as fast as it is emptied must not be read for ever.
        for _ in 0..<256 {
            let count = read(errors, &buffer, buffer.count)
            guard count > 0 else { break }
            words = words.suffix(Self.mostWords - count) + buffer.prefix(count)
        }
        return words
    }

    private var ending: LastWords.Ending { DubanPluginHosting.ending(of: pid) }
}

/// Whether a child of this process has ended. Does not reap it.
func hasEnded(_ pid: pid_t) -> Bool { ending(of: pid) != .none }

/// Looks whether a process has ended without reaping it: the pid stays its own.
private func ending(of pid: pid_t) -> LastWords.Ending {
    var info = siginfo_t()
    guard waitid(P_PID, id_t(pid), &info, WEXITED | WNOHANG | WNOWAIT) == 0, info.si_signo == SIGCHLD else {
        return .none
    }
    let value = info._sifields._sigchld.si_status
    return info.si_code == CLD_EXITED ? .status(value & 0xff) : .signal(value)
}

/// Milliseconds of a clock that nobody sets.
func monotonicMilliseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
}

private func withCStrings<Result>(
    _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
    var pointers = strings.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    pointers.append(nil)
    return body(pointers)
}
