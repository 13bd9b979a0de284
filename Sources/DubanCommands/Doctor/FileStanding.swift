import Glibc

/// A file, a socket or a directory as whoever asks finds it.
struct FileStanding: Hashable {
    /// The permission bits, 0o7777 at the most.
    var mode: UInt32
    var owner: UInt32
    var group: UInt32 = 0
    var isRegularFile = true

    /// - Throws: The `errno`.
    static func look(at path: String) -> Result<FileStanding, SystemError> {
        var status = stat()
        guard stat(path, &status) == 0 else { return .failure(SystemError(code: errno)) }
        return .success(
            FileStanding(
                mode: status.st_mode & 0o7777, owner: status.st_uid, group: status.st_gid,
                isRegularFile: status.st_mode & S_IFMT == S_IFREG))
    }

    /// Whether somebody else than root and one user may write it, or make it so; what is in a directory with the sticky bit
    /// only its owner may replace.
    func isOpen(besides user: UInt32) -> Bool {
        if owner != 0, owner != user { return true }
        if !isRegularFile, mode & 0o1000 != 0 { return false }
        return mode & 0o002 != 0 || mode & 0o020 != 0 && group != 0
    }

    /// As ls(1) counts it.
    var modeText: String { String(mode, radix: 8) }
}

/// An `errno`.
struct SystemError: Error, Hashable {
    var code: CInt
}
