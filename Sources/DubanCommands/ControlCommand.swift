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
        let session = Session(console, client)
        do {
            try run(session)
        } catch let error as VarlinkClientError {
            let failure = CommandFailure(session.explained(error), group: Self.group)
            throw session.occurrence(meantBy: error).map(failure.naming) ?? failure
        }
    }
}

/// The group that may change something.
let operatorGroup = "duban-operate"

/// The group that may change the house.
let administratorGroup = "duban-admin"
