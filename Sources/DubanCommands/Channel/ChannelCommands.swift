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
            .init(title: session.words("渠道", "渠道", "CHANNEL")), .init(title: session.words("狀態", "状态", "STATE")),
            .init(title: session.words("下次嘗試", "下次尝试", "NEXT TRY")),
            .init(title: session.words("對方答覆", "对方答复", "ANSWER"), mayBeCut: true),
        ])
        for channel in channels.channels {
            let state =
                channel.halt == nil
                ? (channel.isDefault ? session.words("默認", "默认", "the house's") : "")
                : session.words("已停用", "已停用", "halted")
            table.append([
                "\(channel.name)", "\(state)", "\(channel.halt.map { session.instantText($0.nextProbe) } ?? "")",
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
        if client.json { try session.printJSON(standing) }
        guard let attempt = standing.attempts.last else {
            throw CommandFailure(
                .refused,
                "\(wait) 秒內無人取走這封信；duban-courier 在運行嗎？`dubanctl outbox show \(id.prefix(12))` 可查是否已發出。",
                "\(wait) 秒内无人取走这封信；duban-courier 在运行吗？`dubanctl outbox show \(id.prefix(12))` 可查是否已发出。",
                "Nobody has taken the message within \(wait) s; is duban-courier running? "
                    + "`dubanctl outbox show \(id.prefix(12))` tells when it has gone.")
        }
        let outcome = session.words(forOutcome: attempt.outcome)
        if !client.json {
            session.print(
                session.text(
                    "\(standing.envelope.channel)：\(outcome)：\(attempt.words)",
                    "\(standing.envelope.channel)：\(outcome)：\(attempt.words)",
                    "\(standing.envelope.channel): \(outcome): \(attempt.words)"))
        }
        if attempt.outcome != "delivered" {
            throw CommandFailure(
                .refused, "給 \(address) 的信未被接收；請照對方的答覆改正後再試。", "给 \(address) 的信未被接收；请照对方的答复改正后再试。",
                "The message to \(address) has not been taken.")
        }
    }

    private func standing(_ id: String, _ connection: VarlinkClient) throws -> OutboxMessages.Standing {
        try connection.call(OutboxMessages.Get.method, OutboxMessages.Get(id: id), as: OutboxMessages.OneEnvelope.self)
            .envelope
    }
}
