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

    /// As ls(1) counts it.
    var modeText: String { String(mode, radix: 8) }
}

/// An `errno`.
struct SystemError: Error, Hashable {
    var code: CInt
}
