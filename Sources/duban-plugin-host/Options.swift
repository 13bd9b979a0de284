import Glibc

/// What the host was started with.
struct Options: Equatable {
    /// What becomes of a plugin where the kernel lacks a part of the sandbox.
    enum SandboxMode: String {
        /// It is not loaded.
        case require
        /// It is loaded with what the kernel offers, and a warning on the standard error.
        case warn
        /// No sandbox at all: for measuring what it costs.
        case off
    }

    /// The plugin's file.
    var path: String
    /// The plugin's name; that of its file where none is given.
    var name: String
    var sandbox = SandboxMode.require
    /// How much address space the process may have, in MiB.
    var memory = 512

    /// How little and how much that may be: the host itself takes some twenty.
    static let memoryRange = 64...65_536

    /// - Parameter words: The command line without the program's name: one path, and options before or behind it.
    init(_ words: some Sequence<String>) throws(Refusal) {
        var path: String?
        var name: String?
        for word in words {
            if word.hasPrefix("--sandbox="), let mode = SandboxMode(rawValue: String(word.dropFirst(10))) {
                sandbox = mode
            } else if word.hasPrefix("--memory="), let memory = Int(word.dropFirst(9)),
                Self.memoryRange.contains(memory)
            {
                self.memory = memory
            } else if word.hasPrefix("--name="), word.utf8.count > 7 {
                name = String(word.dropFirst(7))
            } else if !word.hasPrefix("-"), path == nil {
                path = word
            } else {
                throw Self.wrongUse("what is '\(word)'? ")
            }
        }
        guard let path else { throw Self.wrongUse("") }
        self.path = path
        self.name = name ?? Self.name(of: path)
    }

    /// `lakes` of `plugins/lakes.so`.
    private static func name(of path: String) -> String {
        let file = path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...]
        return String(file.hasSuffix(".so") ? file.dropLast(3) : file)
    }

    private static func wrongUse(_ reason: String) -> Refusal {
        Refusal(
            status: EX_USAGE,
            sentence: "\(reason)usage: duban-plugin-host [--sandbox=require|warn|off] "
                + "[--memory=\(memoryRange.lowerBound)…\(memoryRange.upperBound) MiB] [--name=NAME] PATH, with a socket on "
                + "descriptor 3")
    }
}
