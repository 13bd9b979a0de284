import Glibc

/// What the system refused, in one sentence.
struct FileFault: Error, CustomStringConvertible {
    let description: String

    /// Reads `errno`: to be made right after the call that failed.
    init(_ action: String, _ path: String) {
        description = "cannot " + action + " " + path + ": " + String(cString: strerror(errno))
    }
}

/// One person's mail directory (Bernstein, "Using maildir format").
struct MailboxDirectory {
    let path: String

    /// Makes the directory where it is missing, durably.
    func make() throws(FileFault) {
        if mkdir(path, 0o700) == 0 {
            try synchronize(parent)
        } else if errno != EEXIST {
            throw FileFault("make", path)
        }
    }

    func makeWithParts() throws(FileFault) {
        try make()
        for part in ["tmp", "new", "cur"] { try MailboxDirectory(path: path + "/" + part).make() }
    }

    /// Whether the message has arrived, and the reader may have moved and marked it: `cur/name:2,S`.
    func holds(_ name: String) throws(FileFault) -> Bool {
        if access(path + "/new/" + name, F_OK) == 0 { return true }
        guard let directory = opendir(path + "/cur") else { throw FileFault("read", path + "/cur") }
        defer { closedir(directory) }
        errno = 0
        while let entry = readdir(directory) {
            let found = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if found == name || found.hasPrefix(name + ":") { return true }
            errno = 0
        }
        if errno != 0 { throw FileFault("read", path + "/cur") }
        return false
    }

    /// Writes the message where no reader looks, durably. What an interrupted attempt left is overwritten.
    func write(_ message: [UInt8], temporarily name: String) throws(FileFault) {
        let file = path + "/tmp/" + name
        let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw FileFault("create", file) }
        defer { close(descriptor) }
        var rest = message[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 {
                if errno == EINTR { continue }
                throw FileFault("write", file)
            }
            rest = rest.dropFirst(written)
        }
        guard fsync(descriptor) == 0 else { throw FileFault("write", file) }
    }

    func publish(_ name: String) throws(FileFault) {
        guard rename(path + "/tmp/" + name, path + "/new/" + name) == 0 else {
            throw FileFault("move a message into", path + "/new")
        }
    }

    func synchronizeNew() throws(FileFault) {
        try synchronize(path + "/new")
    }

    /// Whatever stays behind is overwritten by the next attempt.
    func discard(_ name: String) {
        unlink(path + "/tmp/" + name)
    }

    private var parent: String {
        String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) + "/"
    }

    private func synchronize(_ directory: String) throws(FileFault) {
        let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFault("open", directory) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileFault("make durable", directory) }
    }
}
