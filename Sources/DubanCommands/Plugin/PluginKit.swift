import FoundationEssentials

/// The Swift package that plugins are built with.
enum PluginKit {
    /// The absolute path of the Kit that was named, or else of the one that was installed with dubanctl:
    /// `PREFIX/share/duban/DubanPluginKit` beside `PREFIX/bin/dubanctl`.
    static func find(_ named: String?, executable: String) throws(CommandFailure) -> String {
        let path = absolute(named ?? installed(with: executable))
        guard ["Package.swift", "Sources/DubanPluginKit"].allSatisfy({ exists(path + "/" + $0) }) else {
            throw CommandFailure(
                .noInput,
                "\(path) 處沒有 DubanPluginKit；在 Duban 源碼中執行 `make install` 即裝好，`scripts/install-kit DIRECTORY` "
                    + "可裝到別處，再用 --kit DIRECTORY 指明。",
                "\(path) 处没有 DubanPluginKit；在 Duban 源码中执行 `make install` 即装好，`scripts/install-kit DIRECTORY` "
                    + "可装到别处，再用 --kit DIRECTORY 指明。",
                "There is no DubanPluginKit in \(path); `make install` of Duban's sources installs it, "
                    + "`scripts/install-kit DIRECTORY` puts it anywhere, and --kit DIRECTORY names it.")
        }
        return path
    }

    private static func installed(with executable: String) -> String {
        prefix(of: executable) + "/share/duban/DubanPluginKit"
    }

    /// What `PREFIX/bin/dubanctl` is installed below.
    static func prefix(of executable: String) -> String {
        executable.split(separator: "/", omittingEmptySubsequences: false).dropLast(2).joined(separator: "/")
    }

    private static func absolute(_ path: String) -> String {
        let url = URL(filePath: path, directoryHint: .notDirectory).absoluteURL.standardized
        let path = url.path(percentEncoded: false)
        return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    private static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: path)
    }
}
