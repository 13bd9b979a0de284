import ArgumentParser
import DubanControl

/// A command that asks the daemon.
protocol ControlCommand: ConsoleCommand {
    /// The group whose members may run it, as duband is configured when nothing else is said.
    static var group: String { get }

    var client: ClientOptions { get }

    func run(_ session: Session) throws
}

extension ControlCommand {
    static var group: String { "duban" }

    var printsJSON: Bool { client.json }

    func perform(at console: Console) throws {
        do {
            try run(Session(console, client))
        } catch let error as VarlinkClientError {
            throw CommandFailure(error, group: Self.group)
        }
    }
}

/// The group that may change something.
let operatorGroup = "duban-operate"

/// The group that may change the house.
let administratorGroup = "duban-admin"
