import ArgumentParser

/// A command that says what it has to say on a console, and by its exit status how it ended.
protocol ConsoleCommand: ParsableCommand {
    func perform(at console: Console) throws
}

extension ConsoleCommand {
    func run() throws {
        try run(at: .standard)
    }

    func run(at console: Console) throws(ExitCode) {
        do {
            try perform(at: console)
        } catch {
            let failure =
                error as? CommandFailure ?? CommandFailure(.internalError, "This command failed unexpectedly.")
            console.writeError("dubanctl: \(failure.sentence)".withoutControlCharacters + "\n")
            throw ExitCode(failure.status.rawValue)
        }
    }
}
