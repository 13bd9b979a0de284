import ArgumentParser
import DubanControl

/// A command that asks the daemon.
protocol ControlCommand: ParsableCommand {
    /// The group whose members may run it, as duband is configured when nothing else is said.
    static var group: String { get }

    var client: ClientOptions { get }

    func run(_ session: Session) throws
}

extension ControlCommand {
    static var group: String { "duban" }

    func run() throws {
        try run(at: .standard)
    }

    func run(at console: Console) throws(ExitCode) {
        let session = Session(console, client)
        do {
            try run(session)
        } catch {
            let failure =
                switch error {
                case let error as CommandFailure: error
                case let error as VarlinkClientError: CommandFailure(error, group: Self.group)
                default: CommandFailure(.internalError, "This command failed unexpectedly.")
                }
            session.printError("dubanctl: \(failure.sentence)")
            throw ExitCode(failure.status.rawValue)
        }
    }
}

/// The group that may change something.
let operatorGroup = "duban-operate"

/// The group that may change the house.
let administratorGroup = "duban-admin"
