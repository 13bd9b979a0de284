import DubanControl
import FoundationEssentials

/// One run of a command: what it prints with, and how it reaches the daemon.
struct Session {
    let console: Console
    let client: ClientOptions
    private let isColored: Bool

    init(_ console: Console, _ client: ClientOptions) {
        self.console = console
        self.client = client
        isColored = client.color.isColored(console)
    }

    /// - Parameters:
    ///   - receiveTimeout: nil for what may take its time.
    ///   - replyLimit: bytes of one reply.
    func connect(
        receiveTimeout: Duration? = .seconds(60), replyLimit: Int = 16 << 20
    ) throws(VarlinkClientError) -> VarlinkClient {
        try VarlinkClient.connect(
            path: client.socketPath(console), receiveTimeout: receiveTimeout, replyLimit: replyLimit)
    }

    func print(_ line: StyledText) {
        console.write(line.rendered(isColored: isColored) + "\n")
    }

    func print(_ table: Table) {
        let lines = table.lines(terminalWidth: console.width)
        console.write(lines.map { $0.rendered(isColored: isColored) + "\n" }.joined())
    }

    func printError(_ sentence: String) {
        console.writeError(sentence.withoutControlCharacters + "\n")
    }

    func printJSON(_ value: some Encodable) throws(CommandFailure) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else {
            throw CommandFailure(.internalError, "The daemon's answer cannot be written as JSON.")
        }
        console.write(String(decoding: data, as: UTF8.self) + "\n")
    }
}
