import ArgumentParser

/// The process around dubanctl's command line.
package enum CommandProcess {
    /// Runs the command that the process was started with.
    package static func main() {
        DubanCommand.main()
    }
}
