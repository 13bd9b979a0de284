import ArgumentParser
import DubanCore
import DubanVarlink

/// A command that says what it has to say on a console, and by its exit status how it ended.
protocol ConsoleCommand: ParsableCommand {
    func perform(at console: Console) throws

    /// Whether it speaks to programs.
    var printsJSON: Bool { get }
}

extension ConsoleCommand {
    var printsJSON: Bool { false }

    func run() throws {
        try run(at: .standard)
    }

    func run(at console: Console) throws(ExitCode) {
        do {
            try perform(at: console)
        } catch let status as ExitCode {
            throw status
        } catch {
            let failure =
                error as? CommandFailure
                ?? CommandFailure(
                    .internalError, "命令意外失敗。", "命令意外失败。", "This command failed unexpectedly.")
            if printsJSON {
                console.writeError(FailureDocument(failure).line)
            } else {
                let sentence = failure.sentence[console.language]
                console.writeError("dubanctl: \(sentence)".withoutControlCharacters + "\n")
            }
            throw ExitCode(failure.status.rawValue)
        }
    }
}

extension FailureDocument {
    fileprivate init(_ failure: CommandFailure) {
        self.init(
            status: failure.status.rawValue, sentence: failure.sentence.english.withoutControlCharacters,
            name: failure.refusal?.name, facts: failure.refusal?.parameters)
    }
}
