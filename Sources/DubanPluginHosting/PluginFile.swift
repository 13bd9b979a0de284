import DubanCore
import Glibc

/// A plugin that may be started.
package struct PluginFile: Hashable, Sendable {
    /// The file's name without `.so`; the plugin must declare the same.
    package let name: String
    package let path: String

    /// A plugin whose file has been looked at; ``discover(in:trustOwnFiles:)`` is the way to one.
    package init(name: String, path: String) {
        self.name = name
        self.path = path
    }

    /// Files of more bytes are refused: a plugin has some hundred kilobytes, and duband reads the whole of it.
    package static let mostBytes = 64 << 20

    /// What lies in a directory where a plugin should, and is not one.
    package struct Refusal: Hashable, Sendable {
        package let path: String
        /// One sentence: what is wrong, and what would be right.
        package let sentence: String

        /// A file may be called what it likes, so that its name is shown without what commands a terminal.
        init(path: String, sentence: String) {
            self.path = path.harmless
            self.sentence = sentence
        }
    }

    /// The plugins of a directory by name, and what was refused.
    ///
    /// A plugin is code that decides what people are told, so whoever could put one there could tell them anything: the
    /// directory and the file must be root's, or the daemon's own where `trustOwnFiles` says so, and nobody else's to
    /// write.
    package static func discover(
        in directory: String, trustOwnFiles: Bool
    ) -> (plugins: [PluginFile], refused: [Refusal]) {
        guard let entries = opendir(directory) else {
            let reason = String(cString: strerror(errno))
            return ([], [Refusal(path: directory, sentence: "the plugin directory cannot be read: \(reason)")])
        }
        defer { closedir(entries) }
        if let sentence = distrust(directory, isDirectory: true, trustOwnFiles: trustOwnFiles) {
            return ([], [Refusal(path: directory, sentence: sentence)])
        }
        var names: [String] = []
        while let entry = readdir(entries) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasSuffix(".so") { names.append(name) }
        }
        var plugins: [PluginFile] = []
        var refused: [Refusal] = []
        for file in names.sorted() {
            let name = String(file.dropLast(3))
            let path = directory + "/" + file
            if !isPluginName(name) {
                refused.append(
                    Refusal(path: path, sentence: "a plugin is called NAME.so, its name of 1 to 64 of a-z, 0-9 and -"))
            } else if let sentence = distrust(path, isDirectory: false, trustOwnFiles: trustOwnFiles) {
                refused.append(Refusal(path: path, sentence: sentence))
            } else {
                plugins.append(PluginFile(name: name, path: path))
            }
        }
        return (plugins, refused)
    }

    /// Whether a name is 1 to 64 of a-z, 0-9 and `-`.
    package static func isPluginName(_ name: String) -> Bool {
        (1...64).contains(name.utf8.count)
            && name.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
            }
    }

    /// Why nobody should trust a file or directory; nil where there is no reason.
    static func distrust(_ path: String, isDirectory: Bool, trustOwnFiles: Bool) -> String? {
        var status = stat()
        guard lstat(path, &status) == 0 else { return "it cannot be examined: \(String(cString: strerror(errno)))" }
        let kind = status.st_mode & S_IFMT
        if !isDirectory, kind != S_IFREG { return "it is not a regular file; links are not followed" }
        if isDirectory, kind != S_IFDIR { return "it is not a directory; links are not followed" }
        if !isDirectory, status.st_size > mostBytes {
            return "it has \(status.st_size) bytes; a plugin has \(mostBytes) at the most"
        }
        if status.st_mode & (S_IWGRP | S_IWOTH) != 0 {
            return "others than its owner may write it; take that away with: chmod go-w \(path)"
        }
        if status.st_uid == 0 || trustOwnFiles && status.st_uid == geteuid() { return nil }
        return "it belongs to user \(status.st_uid); it must be root's"
    }
}
