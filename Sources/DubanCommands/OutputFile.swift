import Glibc

/// A file that a command writes: it is at its place when all of it is there, and before that nothing has changed.
final class OutputFile {
    private let path: String
    /// Where it is until it is finished.
    let draft: String
    private var descriptor: CInt

    /// Begins the file beside its place.
    ///
    /// - Parameter mode: The permissions of the file, before the umask.
    /// - Throws: ``CommandFailure`` where the directory cannot be written to.
    init(_ path: String, mode: mode_t = 0o666) throws(CommandFailure) {
        self.path = path
        draft = "\(path).\(getpid()).part"
        descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
        guard descriptor >= 0 else { throw .unwritable(path, errno) }
    }

    deinit {
        guard descriptor >= 0 else { return }
        Glibc.close(descriptor)
        unlink(draft)
    }

    /// - Throws: ``CommandFailure`` where there is no room.
    func write(_ bytes: some Sequence<UInt8>) throws(CommandFailure) {
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .unwritable(path, errno) }
            rest = rest.dropFirst(count)
        }
    }

    /// Takes what another file holds, instead of what was written.
    func take(_ other: OutputFile) throws(CommandFailure) {
        let opened = open(other.draft, O_WRONLY | O_CLOEXEC)
        guard opened >= 0, rename(other.draft, draft) == 0 else { throw .unwritable(path, errno) }
        Glibc.close(descriptor)
        descriptor = opened
    }

    /// Puts the file at its place, in whatever was there.
    func finish() throws(CommandFailure) {
        guard fsync(descriptor) == 0, rename(draft, path) == 0 else { throw .unwritable(path, errno) }
        Glibc.close(descriptor)
        descriptor = -1
    }

    /// Writes a whole file.
    static func write(_ text: String, to path: String) throws(CommandFailure) {
        let file = try OutputFile(path)
        try file.write(text.utf8)
        try file.finish()
    }
}
