import DubanCore
import Glibc

extension MailTemplates {
    /// The largest template, in bytes.
    private static let largest = 256 << 10

    /// Reads an administrator's templates. Of the two files one that is not there is the built-in one.
    ///
    /// - Parameter directory: An absolute path, or nil for the built-in ones.
    /// - Throws: What is wrong with the directory, or with the first template that is unfit.
    package static func load(_ directory: String?) throws(MailTemplateFault) -> MailTemplates {
        guard let directory else { return builtIn }
        try refuseStrangers(in: directory)
        return try MailTemplates(
            page: try read(directory, pageName) ?? .builtInPage,
            plain: try read(directory, plainName) ?? .builtInPlain)
    }

    /// A template under a name that nobody asks for would be changed in vain.
    private static func refuseStrangers(in path: String) throws(MailTemplateFault) {
        guard let directory = opendir(path) else {
            throw MailTemplateFault("\(path): cannot be read: \(String(cString: strerror(errno))).")
        }
        defer { closedir(directory) }
        var strangers: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasSuffix(".mustache"), name != pageName, name != plainName { strangers.append(name) }
        }
        if let name = strangers.min() {
            throw MailTemplateFault(
                "\(path)/\(name.displayable): is no template that is used; those are \(pageName) and \(plainName).")
        }
    }

    /// Nil where there is no such file.
    private static func read(_ directory: String, _ name: String) throws(MailTemplateFault) -> Source? {
        let path = directory + "/" + name
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        if descriptor < 0, errno == ENOENT { return nil }
        guard descriptor >= 0 else {
            throw MailTemplateFault("\(path): cannot be opened: \(String(cString: strerror(errno))).")
        }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            guard count >= 0 else {
                throw MailTemplateFault("\(path): cannot be read: \(String(cString: strerror(errno))).")
            }
            if count == 0 { break }
            bytes += chunk[..<count]
            guard bytes.count <= largest else {
                throw MailTemplateFault("\(path): is larger than 256 KiB, which no mail client shows.")
            }
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw MailTemplateFault("\(path): is not UTF-8.")
        }
        if bytes.contains(0) { throw MailTemplateFault("\(path): holds a NUL character, which no text has.") }
        return Source(file: path, text: text.replacing("\r\n", with: "\n"))
    }
}
