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
                throw CommandFailure(
                    .cannotCreate, "目錄 \(directory) 不是空的；請用 --directory 另指一處。",
                    "目录 \(directory) 不是空的；请用 --directory 另指一处。",
                    "\(directory) is not empty; name another by --directory.")
            }
            for file in files {
                let path = directory + "/" + file.path
                try makeDirectories(of: String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]), &made)
                try OutputFile.write(file.text, to: path)
                made.append(path)
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
                throw .unwritable(directory, errno)
            }
        }
    }

    private static func isEmpty(_ directory: String) throws(CommandFailure) -> Bool {
        guard let entries = opendir(directory) else { throw .unwritable(directory, errno) }
        defer { closedir(entries) }
        // `.` and `..` are always there.
        var count = 0
        while readdir(entries) != nil { count += 1 }
        return count <= 2
    }
}
