import ArgumentParser

/// How a command prints what it has to say.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Print one JSON document, for programs.")
    var json = false

    @Option(help: "Color the output; auto means on a terminal that can.")
    var color = ColorChoice.auto
}

/// What every command takes that asks the daemon.
struct ClientOptions: ParsableArguments {
    static let defaultSocket = "/run/duban/control"

    @OptionGroup var output: OutputOptions

    @Option(
        help: ArgumentHelp(
            "The daemon's control socket.",
            discussion: "Else the environment's DUBAN_SOCKET, else \(defaultSocket).", valueName: "path"),
        completion: .file())
    var socket: String?

    var json: Bool { output.json }

    func socketPath(_ console: Console) -> String {
        if let socket { return socket }
        guard let path = console.environment("DUBAN_SOCKET"), !path.isEmpty else { return Self.defaultSocket }
        return path
    }
}

enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
    case auto, always, never

    /// Also heeds NO_COLOR (https://no-color.org) and terminals without any ability.
    func isColored(_ console: Console) -> Bool {
        switch self {
        case .always: true
        case .never: false
        case .auto:
            console.isTerminal && (console.environment("NO_COLOR") ?? "").isEmpty
                && console.environment("TERM") != "dumb"
        }
    }
}
