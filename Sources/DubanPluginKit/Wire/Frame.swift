#if canImport(Glibc)
    import Glibc
#endif

/// What crosses the socket between duband and a plugin: a kind, a length, and that many bytes.
public struct Frame: Sendable {
    /// What a frame says.
    public enum Kind: UInt8, Sendable {
        /// Plugin: who I am. Comes first, unasked.
        case hello = 1
        /// duband: your settings and the calendar.
        case configure = 2
        /// Plugin: I took them.
        case ready = 3
        /// duband: judge these tasks.
        case review = 4
        /// Plugin: what I find of each, in the same order.
        case findings = 5
        /// Plugin: I cannot, and why.
        case failure = 6
        /// duband: judge this task, and say why. Only for a plugin whose hello says that it knows how.
        case explain = 7
        /// Plugin: what I find of it, and all that my rules have said.
        case explanation = 8
    }

    /// What it says.
    public let kind: Kind
    /// Its bytes.
    public let payload: [UInt8]

    /// A frame.
    public init(_ kind: Kind, _ payload: [UInt8] = []) {
        self.kind = kind
        self.payload = payload
    }

    /// The version of all that is written here; the fingerprint of a plugin carries it. It changes only where what was
    /// written before could no longer be read: fields, rules and findings are added behind what is there.
    public static let wireVersion: UInt32 = 1

    /// The oldest version that duband still speaks.
    public static let oldestWireVersion: UInt32 = 1

    /// A longer frame is refused: 64 MiB.
    public static let longest = 64 << 20

    /// The kind and the length of the payload.
    static let headerSize = 5

    /// Takes a header apart.
    ///
    /// - Throws: ``WireError/invalid(_:)`` for an unknown kind or a payload that is too long.
    public static func header(_ bytes: [UInt8]) throws(WireError) -> (kind: Kind, size: Int) {
        var reader = ByteReader(bytes)
        let raw = try reader.byte()
        guard let kind = Kind(rawValue: raw) else { throw .invalid("frame of kind \(raw)") }
        let size = Int(try reader.uint32())
        guard size <= longest else { throw .invalid("frame of \(size) bytes") }
        return (kind, size)
    }

    /// The frame's bytes as they cross the socket.
    public var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.byte(kind.rawValue)
        writer.uint32(UInt32(payload.count))
        return writer.bytes + payload
    }
}

/// Frames over a descriptor, read and written by blocking calls.
public struct FrameChannel: Sendable {
    private let descriptor: Int32

    /// Speaks over `descriptor`, and leaves it open.
    public init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// Waits for a frame.
    public func read() throws(WireError) -> Frame {
        let (kind, size) = try Frame.header(try exactly(Frame.headerSize))
        return Frame(kind, try exactly(size))
    }

    /// Writes a frame whole.
    public func write(_ frame: Frame) throws(WireError) {
        try write(frame.bytes)
    }

    private func write(_ bytes: [UInt8]) throws(WireError) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                send(descriptor, buffer.baseAddress! + written, bytes.count - written, Int32(MSG_NOSIGNAL))
            }
            if count >= 0 {
                written += count
            } else if errno == EPIPE || errno == ECONNRESET {
                throw .closed
            } else if errno != EINTR {
                throw .system(errno)
            }
        }
    }

    private func exactly(_ size: Int) throws(WireError) -> [UInt8] {
        var failure: WireError?
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, initialized in
            while initialized < size {
                let count = recv(descriptor, buffer.baseAddress! + initialized, size - initialized, 0)
                if count > 0 {
                    initialized += count
                } else if count == 0 {
                    failure = .closed
                    return
                } else if errno != EINTR {
                    failure = errno == ECONNRESET ? .closed : .system(errno)
                    return
                }
            }
        }
        if let failure { throw failure }
        return bytes
    }
}
