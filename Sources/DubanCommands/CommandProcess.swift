import ArgumentParser
import Glibc

/// The process around dubanctl's command line.
package enum CommandProcess {
    /// Runs the command that the process was started with.
    package static func main() {
        Console.occupyStandardDescriptors()
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            var command = try DubanCommand.parseAsRoot(arguments)
            try command.run()
        } catch {
            let status = DubanCommand.exitCode(for: error)
            guard status == .validationFailure else { DubanCommand.exit(withError: error) }
            let message = UsageMessage(DubanCommand.fullMessage(for: error), quoting: arguments)
            Console.standard.writeError(arguments.contains("--json") ? message.json : message.text)
            exit(status.rawValue)
        }
    }
}
