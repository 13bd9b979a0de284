import ArgumentParser
import DubanControl

struct MetricsCommand: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "metrics", abstract: "Print what can be counted of the house, as Prometheus reads it.",
        discussion: """
            It is the text exposition format 0.0.4, in which no person, task or envelope is named. For the textfile \
            collector of node_exporter, --output writes a file in one piece: where duband does not answer, it says \
            `duban_up 0` and nothing else.
            """)

    @Option(
        name: .shortAndLong, help: ArgumentHelp("Write a file instead, in one piece.", valueName: "file"),
        completion: .file(extensions: ["prom"]))
    var output: String?

    @OptionGroup var client: ClientOptions

    func validate() throws {
        if output != nil, client.json { throw ValidationError("--output and --json exclude each other.") }
    }

    func run(_ session: Session) throws {
        let metrics: StatusMessages.Metrics
        do {
            metrics = try session.connectBriefly().call(StatusMessages.Metrics.method, as: StatusMessages.Metrics.self)
        } catch VarlinkClientError.unreachable(let sentence) {
            // What is left would be taken for the house's present state.
            if let output {
                try OutputFile.write(Self.up(false), to: output)
            } else if !client.json {
                session.console.write(Self.up(false))
            }
            throw VarlinkClientError.unreachable(sentence)
        }
        if client.json { return try session.printJSON(metrics) }
        let text = Self.up(true) + metrics.text
        if let output { return try OutputFile.write(text, to: output) }
        session.console.write(text)
    }

    private static func up(_ isUp: Bool) -> String {
        "# HELP duban_up Whether duband answers.\n# TYPE duban_up gauge\nduban_up \(isUp ? 1 : 0)\n"
    }
}
