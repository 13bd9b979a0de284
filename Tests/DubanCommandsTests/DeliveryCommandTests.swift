import DubanCalendar
import DubanControl
import DubanCore
import FoundationEssentials
import Testing

@testable import DubanCommands

private func day(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure("\(text) is not a day") }
    return day
}

@Suite("dubanctl outbox, channel, silence and calendar")
struct DeliveryCommandTests {
    private static func standing(_ state: String, attempts: [OutboxMessages.Standing.Attempt]) -> [String] {
        let envelope = Envelope(
            id: "8f3a52c19d0b8f3a52c19d0b8f3a52c1", kind: .digest, campaign: "c1", campaignName: "年", channel: "smtp",
            person: PersonID("局/張三"), name: "張三", address: "zhang@example.org", language: .traditionalChinese,
            day: day("2021-04-30"), composedAt: 1, lines: [])
        let standing = OutboxMessages.Standing(envelope: envelope, state: state, attempts: attempts, nextAttempt: 0)
        return reply(OutboxMessages.OneEnvelope(envelope: standing))
    }

    private static func reply(_ value: some Encodable) -> [String] {
        let text = (try? JSONEncoder().encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        return ["{\"parameters\":\(text)}"]
    }

    private static let silence = Silence(
        id: 3, campaign: "c1", matcher: .init(task: "ZS-1", owner: PersonID("局/張三")), author: "root", reason: "整頓",
        first: day("2021-04-28"), last: day("2021-05-07"))

    private static let answer: FakeDaemon.Answer = { call in
        switch call.method {
        case OutboxMessages.Amend.hold: standing("held", attempts: [])
        case OutboxMessages.Drop.method: standing("dropped", attempts: [])
        case OutboxMessages.Get.method:
            standing("rejected", attempts: [.init(number: 1, at: 1, outcome: "rejected", words: "550 no such user")])
        case ChannelMessages.List.method:
            reply(
                ChannelMessages.Channels(channels: [
                    .init(name: "maildir", isDefault: true),
                    .init(
                        name: "smtp", isDefault: false,
                        halt: .init(since: 1, words: "535 authentication failed", nextProbe: 1_619_750_000)),
                ]))
        case ChannelMessages.Test.method: reply(ChannelMessages.Tested(envelope: "8f3a52c19d0b"))
        case SilenceMessages.List.method:
            reply(SilenceMessages.Silences(silences: [.init(silence: silence, endedBy: "張三")]))
        case CalendarMessages.List.method:
            switch try call.parameters(as: CalendarMessages.List.self).after {
            case nil:
                reply(
                    CalendarMessages.Page(
                        calendars: [.init(person: "局/張三", file: "/c/1.ics", events: 12)], next: "局/張三"))
            default:
                reply(
                    CalendarMessages.Page(calendars: [.init(person: "局/李四", file: "/c/2.ics", events: 3)], next: nil))
            }
        case SilenceMessages.Add.method: reply(SilenceMessages.One(silence: silence))
        default: [#"{"error":"org.duban.Silences.UnknownSilence","parameters":{"id":"9"}}"#]
        }
    }

    @Test("an envelope is held or given up, and it is said how it stands")
    func amend() async throws {
        try await withDaemon(Self.answer) { daemon, _ in
            let held = try dubanctl(["outbox", "hold", "8f3a", "--socket", daemon.path])
            #expect(held.output == "8f3a52c19d0b to 局/張三 is held\n")
            let dropped = try dubanctl(["outbox", "drop", "8f3a", "--reason", "moot", "--socket", daemon.path])
            #expect(dropped.output == "8f3a52c19d0b to 局/張三 is dropped\n")
            let request = try daemon.calls[1].parameters(as: OutboxMessages.Drop.self)
            #expect((request.id, request.reason) == ("8f3a", "moot"))
            #expect(throws: (any Error).self, "a reason is asked for") {
                try dubanctl(["outbox", "drop", "8f3a", "--socket", daemon.path])
            }
        }
    }

    @Test("the channels are listed with what halts them, and a test says how it ended")
    func channels() async throws {
        try await withDaemon(Self.answer) { daemon, _ in
            let lines = try dubanctl(["channel", "list", "--socket", daemon.path]).output.split(separator: "\n")
            #expect(lines.count == 3)
            #expect(lines[1].contains("the house's"))
            #expect(lines[2].contains("halted") && lines[2].contains("535 authentication failed"))
            let result = try dubanctl([
                "channel", "test", "nobody@example.org", "--channel", "smtp", "--socket", daemon.path,
            ])
            #expect(result.status == 1)
            #expect(result.output == "smtp: rejected: 550 no such user\n")
            #expect(result.errors == "dubanctl: The message to nobody@example.org has not been taken.\n")
        }
    }

    @Test("everybody's calendar is listed, page by page")
    func calendars() async throws {
        try await withDaemon(Self.answer) { daemon, _ in
            let lines = try dubanctl(["calendar", "list", "--socket", daemon.path]).output.split(separator: "\n")
            #expect(lines.count == 3)
            #expect(lines[1].contains("局/張三") && lines[1].contains("12") && lines[1].contains("/c/1.ics"))
            let json = try dubanctl(["calendar", "list", "--json", "--socket", daemon.path]).output
            #expect(json.contains("局/張三") && json.contains("局/李四"))
        }
        try await withDaemon({ _ in [#"{"error":"org.duban.Calendars.NoCalendars"}"#] }) { daemon, _ in
            let refused = try dubanctl(["calendar", "list", "--socket", daemon.path])
            #expect(refused.status == 1 && refused.errors.contains("`calendar-feed`"))
        }
    }

    @Test("a silence is added for what is named, listed, and ended; one of everything there is not")
    func silences() async throws {
        try await withDaemon(Self.answer) { daemon, _ in
            let words = ["silence", "add", "--until", "2021-05-07", "--reason", "整頓", "--socket", daemon.path]
            let added = try dubanctl(words + ["--task", "ZS-1", "--owner", "局/張三"])
            #expect(added.output == "The silence 3 mutes task ZS-1, owner 局/張三 until 2021-05-07\n")
            let request = try daemon.calls[0].parameters(as: SilenceMessages.Add.self)
            #expect(request.matcher == Self.silence.matcher)
            #expect(throws: (any Error).self) { try dubanctl(words) }
            let listed = try dubanctl(["silence", "list", "--socket", daemon.path]).output
            #expect(listed.contains("2021-05-07  ") && listed.contains("(ended by 張三)") && listed.contains("整頓"))
            let ended = try dubanctl(["silence", "end", "9", "--socket", daemon.path])
            #expect(
                ended.errors
                    == "dubanctl: There is no silence 9, or it has ended; `dubanctl silence list` shows them.\n")
        }
    }
}
