import DubanDelivery
import Glibc

/// A Maildir: what is in `new` has not been seen.
struct BounceMaildir: BounceBox {
    let path: String

    var watched: String { path + "/new" }

    func forEachNew(_ read: ([UInt8]) throws -> Void) throws {
        for name in try names().sorted() {
            let file = watched + "/" + name
            guard let message = try BounceFile(file) else { continue }
            try read(try message.bytes(from: 0, count: BounceReport.mostBytes))
            let seen = path + "/cur/" + name + (name.contains(":") ? "" : ":2,S")
            guard rename(file, seen) == 0 || errno == ENOENT else { throw BounceFile.failure("move", file) }
        }
    }

    private func names() throws -> [String] {
        guard let directory = opendir(watched) else { throw BounceFile.failure("read", watched) }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names
    }
}

/// A file that somebody else has written.
final class BounceFile {
    private let descriptor: CInt
    private let path: String
    let size: Int
    /// Which file it is, whatever it is called.
    let number: UInt64

    /// Nil where there is no file: not a link, a directory or a pipe either.
    init?(_ path: String) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        if descriptor < 0, errno == ENOENT || errno == ELOOP { return nil }
        guard descriptor >= 0 else { throw Self.failure("read", path) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
        self.path = path
        size = Int(status.st_size)
        number = UInt64(status.st_ino)
    }

    deinit {
        close(descriptor)
    }

    /// At most so many bytes from a place on; fewer at the end.
    func bytes(from start: Int, count: Int) throws -> [UInt8] {
        let wanted = min(count, max(0, size - start))
        var result: [UInt8] = []
        while result.count < wanted {
            let offset = start + result.count
            let rest = wanted - result.count
            var got = 0
            let chunk = [UInt8](unsafeUninitializedCapacity: min(rest, 1 << 16)) { space, length in
                got = pread(descriptor, space.baseAddress, space.count, off_t(offset))
                length = max(0, got)
            }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw Self.failure("read", path) }
            if got == 0 { break }
            result += chunk.prefix(rest)
        }
        return result
    }

    /// Reads `errno`: to be made right after the call that failed.
    static func failure(_ action: String, _ path: String) -> BounceBoxFailure {
        BounceBoxFailure(description: "cannot \(action) \(path): " + String(cString: strerror(errno)))
    }
}
