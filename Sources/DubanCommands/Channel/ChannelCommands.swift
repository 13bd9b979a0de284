import ArgumentParser
import DubanControl
import DubanCore
import Glibc

struct ChannelCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "channel", abstract: "Look at the ways on which people are told, and try them.",
        subcommands: [ChannelList.self, ChannelTest.self])
}

struct ChannelList: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the channels, and which of them are halted.")

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) throws {
        let channels = try session.connect().call(
            ChannelMessages.List.method, as: ChannelMessages.Channels.self)
        if client.json { return try session.printJSON(channels) }
        var table = Table([
            .init(title: "CHANNEL"), .init(title: "STATE"), .init(title: "NEXT TRY"),
            .init(title: "ANSWER", mayBeCut: true),
        ])
        for channel in channels.channels {
            let state = channel.halt == nil ? (channel.isDefault ? "the house's" : "") : "halted"
            table.append([
                "\(channel.name)", "\(state)", "\(channel.halt.map { instantText($0.nextProbe) } ?? "")",
                "\(channel.halt?.words ?? "")",
            ])
        }
        session.print(table)
    }
}

struct ChannelTest: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Send a message that says that it is a test, and tell how that ended.",
        discussion: "A channel that is halted goes on once it has taken a message.")
    static let group = operatorGroup

    @Argument(help: "Where to: a mail address.")
    var address: String

    @Option(help: "The channel; the house's own where none is named.")
    var channel: String?

    @Option(help: "What a messenger knows the recipient by: a mobile number or a user id.")
    var account: String?

    @Option(help: "Wait for the answer no longer than this, in seconds.", transform: Arguments.count)
    var wait = 30

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) throws {
        let request = ChannelMessages.Test(channel: channel, address: address, account: account)
        let connection = try session.connect()
        let id = try connection.call(ChannelMessages.Test.method, request, as: ChannelMessages.Tested.self).envelope
        var standing = try self.standing(id, connection)
        for _ in 0..<wait where standing.attempts.isEmpty {
            sleep(1)
            standing = try self.standing(id, connection)
        }
        if client.json { return try session.printJSON(standing) }
        guard let attempt = standing.attempts.last else {
            throw CommandFailure(
                .refused,
                "Nobody has taken the message within \(wait) s; is duban-courier running? "
                    + "`dubanctl outbox show \(id.prefix(12))` tells when it has gone.")
        }
        session.print("\(standing.envelope.channel): \(attempt.outcome): \(attempt.words)")
        if attempt.outcome != "delivered" {
            throw CommandFailure(.refused, "The message to \(address) has not been taken.")
        }
    }

    private func standing(_ id: String, _ connection: VarlinkClient) throws -> OutboxMessages.Standing {
        try connection.call(OutboxMessages.Get.method, OutboxMessages.Get(id: id), as: OutboxMessages.OneEnvelope.self)
            .envelope
    }
}
