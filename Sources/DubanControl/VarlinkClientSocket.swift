import DubanCore
import Glibc

/// A connected Unix stream socket, closed with its last reference.
final class VarlinkClientSocket {
    private let descriptor: CInt
    /// How long to wait for a connection, and for each piece of what is sent or received where that has a limit.
    private let timeLimit: Duration

    init(path: String, receiveTimeout: Duration?) throws(VarlinkClientError) {
        timeLimit = receiveTimeout ?? .seconds(30)
        guard !path.isEmpty else {
            throw .unreachable(
                Phrase(
                    "套接字路徑為空；請寫如 /run/duban/control。", "套接字路径为空；请写如 /run/duban/control。",
                    "The path of the socket is empty; give one such as /run/duban/control."))
        }
        guard let address = sockaddr_un(path: path) else {
            throw .unreachable(
                Phrase(
                    "套接字路徑 \(path) 的長度須為 1 至 107 字節。", "套接字路径 \(path) 的长度须为 1 至 107 字节。",
                    "The socket path \(path) is not between 1 and 107 bytes long."))
        }
        descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else {
            let why = Self.words(errno)
            throw .unreachable(
                Phrase("無法建立套接字：「\(why)」。", "无法建立套接字：“\(why)”。", "No socket can be made: \(why)."))
        }
        // Where nobody accepts connections, connect() waits as long as a sending may.
        limit(SO_SNDTIMEO, to: timeLimit)
        if let receiveTimeout { limit(SO_RCVTIMEO, to: receiveTimeout) }
        let connected = address.withSocketAddress { pointer, length in
            Self.retried { Int(connect(descriptor, pointer, length)) }
        }
        guard connected == 0 else { throw connectFailure(errno, path: path) }
        if receiveTimeout == nil { limit(SO_SNDTIMEO, to: .zero) }
    }

    /// - Parameter duration: zero for ever.
    private func limit(_ option: CInt, to duration: Duration) {
        let (seconds, attoseconds) = duration.components
        var time = timeval(tv_sec: Int(seconds), tv_usec: Int(attoseconds / 1_000_000_000_000))
        setsockopt(descriptor, SOL_SOCKET, option, &time, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    func send(_ bytes: [UInt8]) throws(VarlinkClientError) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { rest in
                Self.retried { Glibc.send(descriptor, rest.baseAddress, rest.count, CInt(MSG_NOSIGNAL)) }
            }
            guard count >= 0 else { throw connectionFailure(errno) }
            sent += count
        }
    }

    /// Waits for bytes, and returns at least one.
    func receive() throws(VarlinkClientError) -> [UInt8] {
        var result = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: 64 << 10) { space, count in
            result = Self.retried { recv(descriptor, space.baseAddress, space.count, 0) }
            count = max(0, result)
        }
        switch result {
        case 1...: return bytes
        case 0:
            throw .unreachable(
                Phrase(
                    "duband 未答覆即關閉了連接。", "duband 未答复即关闭了连接。",
                    "The daemon closed the connection before it answered."))
        default: throw connectionFailure(errno)
        }
    }

    /// Calls again what a signal has interrupted.
    private static func retried(_ call: () -> Int) -> Int {
        while true {
            let result = call()
            if result != -1 || errno != EINTR { return result }
        }
    }

    private func connectFailure(_ code: CInt, path: String) -> VarlinkClientError {
        switch code {
        case ENOENT, ENOTDIR:
            .unreachable(
                Phrase(
                    "\(path) 處沒有套接字；duband 在運行嗎？", "\(path) 处没有套接字；duband 在运行吗？",
                    "There is no socket at \(path); is the daemon running?"))
        case EACCES, EPERM:
            .notPermitted(
                Phrase(
                    "您無權使用套接字 \(path)；其所屬組的成員有權。", "您无权使用套接字 \(path)；其所属组的成员有权。",
                    "You are not permitted to use the socket \(path); members of its group are."))
        case EAGAIN:
            connectionFailure(code)
        case ECONNREFUSED:
            .unreachable(
                Phrase(
                    "套接字 \(path) 無人監聽；duband 沒有運行。", "套接字 \(path) 无人监听；duband 没有运行。",
                    "Nobody listens on the socket \(path); the daemon is not running."))
        default:
            .unreachable(
                Phrase(
                    "無法連接套接字 \(path)：「\(Self.words(code))」。", "无法连接套接字 \(path)：“\(Self.words(code))”。",
                    "The socket \(path) cannot be connected to: \(Self.words(code))."))
        }
    }

    private func connectionFailure(_ code: CInt) -> VarlinkClientError {
        switch code {
        case EAGAIN:
            .unreachable(
                Phrase(
                    "duband 已有 \(timeLimit.words("秒", "毫秒"))沒有答覆。", "duband 已有 \(timeLimit.words("秒", "毫秒"))没有答复。",
                    "The daemon has not answered for \(timeLimit.words("s", "ms"))."))
        case EPIPE, ECONNRESET:
            .unreachable(
                Phrase("duband 關閉了連接。", "duband 关闭了连接。", "The daemon closed the connection."))
        default:
            .unreachable(
                Phrase(
                    "與 duband 的連接中斷：「\(Self.words(code))」。", "与 duband 的连接中断：“\(Self.words(code))”。",
                    "The connection to the daemon broke: \(Self.words(code))."))
        }
    }

    private static func words(_ code: CInt) -> String {
        String(cString: strerror(code))
    }
}

extension Duration {
    /// In whole seconds where it is some, else in milliseconds.
    fileprivate func words(_ unit: String, _ smallUnit: String) -> String {
        let (seconds, attoseconds) = components
        let milliseconds = attoseconds / 1_000_000_000_000_000
        return milliseconds == 0 ? "\(seconds) \(unit)" : "\(seconds * 1000 + milliseconds) \(smallUnit)"
    }
}
