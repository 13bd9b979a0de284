import Glibc

/// Loads one plugin and lets it speak over descriptor 3, until the other side closes that.
@main
struct PluginHost {
    /// The socket on which duband speaks to the plugin.
    static let socket: Int32 = 3

    static func main() {
        guard CommandLine.arguments.count == 2 else {
            give(Refusal(status: EX_USAGE, sentence: "usage: duban-plugin-host PATH, with a socket on descriptor 3"))
        }
        let status: Int32
        do {
            status = try PluginFile(path: CommandLine.arguments[1]).load()(socket)
        } catch {
            give(error)
        }
        exit(status)
    }

    private static func give(_ refusal: Refusal) -> Never {
        let line = "duban-plugin-host: \(refusal.sentence)\n"
        _ = write(STDERR_FILENO, line, line.utf8.count)
        exit(refusal.status)
    }
}

/// Why a plugin is not served.
struct Refusal: Error, Equatable {
    /// The exit status: 64 for wrong use, 65 for a file that is no plugin of ours, 66 for one that cannot be loaded.
    let status: Int32
    /// What is wrong, where, and what would be right.
    let sentence: String
}
