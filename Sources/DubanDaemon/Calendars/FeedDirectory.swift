import Glibc

/// Where everybody's calendar lies, for a web server to serve: a file a person.
package struct FeedDirectory: Sendable {
    package let path: String
    /// duband's own directory, in which the key lies that names the files.
    let keyDirectory: String
    /// What stands behind the `@` of an event's name.
    let domain: String
    private let newKey: @Sendable () -> [UInt8]

    /// - Parameter newKey: Makes 32 bytes that nobody can guess.
    package init(path: String, keyDirectory: String, domain: String, newKey: @escaping @Sendable () -> [UInt8]) {
        self.path = path
        self.keyDirectory = keyDirectory
        self.domain = domain
        self.newKey = newKey
    }

    func key() throws(FileFault) -> FeedKey {
        try FeedKey.load(in: keyDirectory, new: newKey)
    }

    /// Makes the directory where it is missing. Where systemd lets duband write nothing else, the administrator does.
    func make() throws(FileFault) {
        if mkdir(path, 0o750) != 0, errno != EEXIST { throw FileFault("make", path) }
    }

    /// Writes a file where it is another than the one that is there; without a text there is none.
    ///
    /// - Parameter text: Given the file as it is, what it is to be.
    /// - Returns: Whether anything has changed.
    func update(_ name: String, _ text: (String?) throws -> String?) throws -> Bool {
        let file = DurableFile(directory: path, name: name)
        let before = try file.read()
        guard let text = try text(before.map { String(decoding: $0, as: UTF8.self) }) else { return try file.remove() }
        let bytes = Array(text.utf8)
        if bytes == before { return false }
        // The web server's group reads them.
        try file.write(bytes, mode: 0o640)
        return true
    }

    /// Removes the calendars that are nobody's any more, and what interrupted attempts left. What others have put into the
    /// directory stays.
    ///
    /// - Returns: Whether there were any.
    func keep(only names: Set<String>) throws(FileFault) -> Bool {
        var strangers: [String] = []
        guard let directory = opendir(path) else { throw FileFault("read", path) }
        defer { closedir(directory) }
        errno = 0
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if isOurs(name), !names.contains(name) { strangers.append(name) }
            errno = 0
        }
        if errno != 0 { throw FileFault("read", path) }
        var hasRemoved = false
        for name in strangers where try DurableFile(directory: path, name: name).remove() { hasRemoved = true }
        return hasRemoved
    }

    /// Whether it is the name of a calendar, or of the draft of one.
    private func isOurs(_ name: String) -> Bool {
        let digits = name.utf8.drop { $0 == UInt8(ascii: ".") }.prefix(32)
        let file = String(decoding: digits, as: UTF8.self) + ".ics"
        return digits.count == 32 && digits.allSatisfy { "0123456789abcdef".utf8.contains($0) }
            && (name == file || name == DurableFile.draft(of: file))
    }
}
