import Glibc

/// Writes a directory that was not there, or was empty.
enum NewDirectory {
    /// A file of it: a path within, and what it holds.
    typealias File = (path: String, text: String)

    /// Writes all of the files, or leaves nothing of them.
    ///
    /// - Throws: ``CommandFailure`` where the directory holds something, or cannot be written.
    static func write(_ files: [File], to directory: String) throws(CommandFailure) {
        var made: [String] = []
        do throws(CommandFailure) {
            try makeDirectories(of: directory, &made)
            guard try isEmpty(directory) else {
                throw CommandFailure(.cannotCreate, "\(directory) is not empty; name another by --directory.")
            }
            for file in files {
                let path = directory + "/" + file.path
                try makeDirectories(of: String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]), &made)
                try write(file.text, to: path, &made)
            }
        } catch {
            // What was made last lies innermost.
            for path in made.reversed() { remove(path) }
            throw error
        }
    }

    /// Makes a directory and those above it, as far as they are not there.
    private static func makeDirectories(of path: String, _ made: inout [String]) throws(CommandFailure) {
        var end = path.startIndex
        while end != path.endIndex {
            end = path[end...].dropFirst().firstIndex(of: "/") ?? path.endIndex
            let directory = String(path[..<end])
            if mkdir(directory, 0o777) == 0 {
                made.append(directory)
            } else if errno != EEXIST {
                throw unwritable(directory, errno)
            }
        }
    }

    private static func isEmpty(_ directory: String) throws(CommandFailure) -> Bool {
        guard let entries = opendir(directory) else { throw unwritable(directory, errno) }
        defer { closedir(entries) }
        // `.` and `..` are always there.
        var count = 0
        while readdir(entries) != nil { count += 1 }
        return count <= 2
    }

    private static func write(_ text: String, to path: String, _ made: inout [String]) throws(CommandFailure) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw unwritable(path, errno) }
        made.append(path)
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let code = errno
                close(descriptor)
                throw unwritable(path, code)
            }
            rest = rest.dropFirst(count)
        }
        // A full disk may speak up only here.
        guard close(descriptor) == 0 else { throw unwritable(path, errno) }
    }

    private static func unwritable(_ path: String, _ code: CInt) -> CommandFailure {
        CommandFailure(.cannotCreate, "\(path) cannot be written: \(String(cString: strerror(code))).")
    }
}
