import Glibc

/// What the system refused, in one sentence.
struct FileFault: Error, CustomStringConvertible {
    let description: String

    /// Reads `errno`: to be made right after the call that failed.
    init(_ action: String, _ path: String) {
        description = "cannot " + action + " " + path + ": " + String(cString: strerror(errno))
    }

    init(_ sentence: String) {
        description = sentence
    }
}

/// A file that is the old one or the new one and never half of one, whatever crashes.
struct DurableFile {
    let directory: String
    let name: String

    private var path: String { directory + "/" + name }
    /// Where the new one is written; what an interrupted attempt left is overwritten.
    private var draft: String { directory + "/" + DurableFile.draft(of: name) }

    static func draft(of name: String) -> String { "." + name + ".new" }

    /// What it holds; nil where there is none.
    func read() throws(FileFault) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw FileFault("read", path)
        }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(descriptor, &part, part.count)
            if count == 0 { return bytes }
            if count > 0 {
                bytes += part[..<count]
            } else if errno != EINTR {
                throw FileFault("read", path)
            }
        }
    }

    /// Puts the new one in the place of the old one. It outlives a power cut once the directory is ``synchronize(_:)``d.
    ///
    /// - Parameter mode: Who may read it, whatever the umask.
    func write(_ bytes: [UInt8], mode: mode_t) throws(FileFault) {
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode)
        guard descriptor >= 0 else { throw FileFault("create", draft) }
        defer { close(descriptor) }
        guard fchmod(descriptor, mode) == 0 else { throw FileFault("create", draft) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 {
                if errno == EINTR { continue }
                throw FileFault("write", draft)
            }
            rest = rest.dropFirst(written)
        }
        guard fsync(descriptor) == 0 else { throw FileFault("write", draft) }
        guard rename(draft, path) == 0 else { throw FileFault("put a file in the place of", path) }
    }

    /// - Returns: Whether there was one.
    func remove() throws(FileFault) -> Bool {
        if unlink(path) == 0 { return true }
        if errno == ENOENT { return false }
        throw FileFault("remove", path)
    }

    /// Makes what was written, replaced and removed in a directory outlive a power cut.
    static func synchronize(_ directory: String) throws(FileFault) {
        let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFault("open", directory) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileFault("make durable", directory) }
    }
}
