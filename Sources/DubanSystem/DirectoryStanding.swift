import Glibc

/// A directory as this process finds it.
package struct DirectoryStanding: Hashable, Sendable {
    /// The permission bits, 0o7777 at the most.
    package var mode: UInt32
    package var owner: UInt32
    /// Whether this process may write into it.
    package var isWritable: Bool
    /// Of its file system: what this process may still take, and all of it, in bytes.
    package var freeBytes: Int64
    package var totalBytes: Int64

    package init(mode: UInt32, owner: UInt32, isWritable: Bool, freeBytes: Int64, totalBytes: Int64) {
        self.mode = mode
        self.owner = owner
        self.isWritable = isWritable
        self.freeBytes = freeBytes
        self.totalBytes = totalBytes
    }

    /// Nil where it cannot be looked at.
    package init?(path: String) {
        var status = stat()
        var system = statvfs()
        guard stat(path, &status) == 0, statvfs(path, &system) == 0 else { return nil }
        self.init(
            mode: status.st_mode & 0o7777, owner: status.st_uid, isWritable: access(path, W_OK) == 0,
            freeBytes: Int64(system.f_bavail) * Int64(system.f_frsize),
            totalBytes: Int64(system.f_blocks) * Int64(system.f_frsize))
    }

    /// How many bytes files of that directory have, those that are there.
    package static func size(of files: [String], in path: String) -> Int64 {
        files.reduce(0) { sum, file in
            var status = stat()
            return stat(path + "/" + file, &status) == 0 ? sum + Int64(status.st_size) : sum
        }
    }
}
