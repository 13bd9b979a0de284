import DubanControl
import DubanCore

/// One run of a command that asks the daemon: what it prints with, and how it reaches the daemon.
struct Session {
    let console: Console
    let client: ClientOptions
    private let printer: Printer

    init(_ console: Console, _ client: ClientOptions) {
        self.console = console
        self.client = client
        printer = Printer(console, client.output)
    }

    /// - Parameters:
    ///   - receiveTimeout: nil for what may take its time.
    ///   - replyLimit: bytes of one reply.
    func connect(
        receiveTimeout: Duration? = .seconds(30), replyLimit: Int = 16 << 20
    ) throws(VarlinkClientError) -> VarlinkClient {
        try VarlinkClient.connect(
            path: client.socketPath(console), receiveTimeout: receiveTimeout, replyLimit: replyLimit)
    }

    /// For what duband has ready within moments, so that who monitors hears soon that it does not answer: while it cannot
    /// start, systemd keeps the socket, and a connection stands without anybody at its other end.
    func connectBriefly() throws(VarlinkClientError) -> VarlinkClient {
        try connect(receiveTimeout: console.answerTimeLimit)
    }

    /// With what systemd knows of duband, where it is systemd's socket that brought no answer.
    func explained(_ error: VarlinkClientError) -> VarlinkClientError {
        guard case .unreachable(let sentence) = error, client.socketPath(console) == ClientOptions.defaultSocket,
            let state = ServiceState.duband()?.sentence
        else { return error }
        return .unreachable(
            Phrase(
                sentence.traditional + state.traditional, sentence.simplified + state.simplified,
                sentence.english + state.english))
    }

    /// An instant, in seconds since 1970-01-01 UTC, as the reader's clocks show it.
    func instantText(_ seconds: Int64) -> String {
        DubanCore.instantText(seconds, offset: console.offsetFromUTC(seconds))
    }

    func print(_ line: StyledText, indentation: Int? = nil) { printer.print(line, indentation: indentation) }
    func print(_ table: Table) { printer.print(table) }
    func printPage(of table: inout Table) { printer.printPage(of: &table) }
    func printError(_ sentence: String) { printer.printError(sentence) }
    func printJSONLine(_ value: some Encodable) throws(CommandFailure) { try printer.printJSONLine(value) }
    func printJSON(_ value: some Encodable) throws(CommandFailure) { try printer.printJSON(value) }
}
