import Glibc

/// Reads whole files.
enum InputFile {
    /// What the standard input is called in sentences.
    static let standardInputName = "standard input"
    /// More than any ledger; the readers refuse what is larger.
    private static let mostBytes = 1 << 31

    /// - Parameter path: `-` is the standard input.
    static func bytes(_ path: String, _ console: Console) throws -> [UInt8] {
        path == "-" ? try console.read() : try bytes(at: path)
    }

    static func bytes(at path: String) throws(CommandFailure) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(path, errno) }
        defer { close(descriptor) }
        return try bytes(of: descriptor, name: path)
    }

    static func bytes(of descriptor: CInt, name: String) throws(CommandFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 18)
        while bytes.count <= mostBytes {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .unreadable(name, errno) }
            if count == 0 { break }
            bytes += chunk[..<count]
        }
        return bytes
    }
}
