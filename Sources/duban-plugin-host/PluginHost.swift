import CPluginSandbox
import Glibc

/// Loads one plugin into a sandbox and lets it speak over descriptor 3, until the other side closes that.
@main
struct PluginHost {
    /// The socket on which duband speaks to the plugin.
    static let socket: Int32 = 3

    static func main() {
        do {
            exit(try serve(Options(CommandLine.arguments.dropFirst())))
        } catch {
            say(error.sentence)
            exit(error.status)
        }
    }

    private static func serve(_ options: Options) throws(Refusal) -> Int32 {
        _ = duban_end_with_parent()
        let file = try PluginFile(path: options.path)
        _ = duban_report_crashes(file.name)
        var sandbox = Sandbox(options.sandbox, memory: options.memory) { say("warning: \($0)") }
        try sandbox.lockForLoading(file)
        let serve = try file.load(as: options.name)
        try sandbox.lockForServing()
        close(file.descriptor)
        return serve(socket)
    }

    private static func say(_ sentence: String) {
        let line = "duban-plugin-host: \(sentence)\n"
        _ = write(STDERR_FILENO, line, line.utf8.count)
    }
}
