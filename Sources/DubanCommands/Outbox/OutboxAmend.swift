import ArgumentParser
import DubanControl
import DubanCore

struct OutboxHold: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold", abstract: "Keep back an envelope that is queued, until it is released.")
    static let group = operatorGroup

    @Argument(help: "The envelope's id, or the beginning of it.")
    var id: String

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) throws {
        try session.amend(OutboxMessages.Amend.hold, OutboxMessages.Get(id: id), client)
    }
}

struct OutboxRelease: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "Let an envelope go that is held.")
    static let group = operatorGroup

    @Argument(help: "The envelope's id, or the beginning of it.")
    var id: String

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) throws {
        try session.amend(OutboxMessages.Amend.release, OutboxMessages.Get(id: id), client)
    }
}

struct OutboxRetry: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Have an envelope tried again at once.",
        discussion: """
            The person of an envelope that was rejected or has come back counts as reachable again: what has not been told \
            to somebody else since goes to them, with the next envelope.
            """)
    static let group = operatorGroup

    @Argument(help: "The envelope's id, or the beginning of it.")
    var id: String

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) throws {
        try session.amend(OutboxMessages.Amend.retry, OutboxMessages.Get(id: id), client)
    }
}

struct OutboxDrop: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "drop", abstract: "Give up an envelope that is queued or held: nobody is told.")
    static let group = operatorGroup

    @Argument(help: "The envelope's id, or the beginning of it.")
    var id: String

    @Option(help: "Why; it goes onto the record.")
    var reason: String

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) throws {
        try session.amend(OutboxMessages.Drop.method, OutboxMessages.Drop(id: id, reason: reason), client)
    }
}

extension Session {
    fileprivate func amend(_ method: String, _ request: some Encodable & Sendable, _ client: ClientOptions) throws {
        let standing = try connect().call(method, request, as: OutboxMessages.OneEnvelope.self).envelope
        if client.json { return try printJSON(standing) }
        let (id, person) = (String(standing.envelope.id.prefix(12)), standing.envelope.person)
        let state = words(forEnvelope: standing.state)
        print(
            text(
                "給 \(person) 的 \(id)：\(state)", "给 \(person) 的 \(id)：\(state)", "\(id) to \(person) is \(state)"))
    }
}
