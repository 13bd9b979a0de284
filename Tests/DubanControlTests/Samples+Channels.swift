import DubanCalendar
import DubanControl
import DubanCore

private let today = Day(number: 18_745)

extension Sample {
    static let channels: [Sample] = [
        reply(
            ChannelMessages.List.method,
            ChannelMessages.Channels(channels: [
                .init(name: "maildir", isDefault: true),
                .init(name: "smtp", isDefault: false, halt: .init(since: 1, words: "535", nextProbe: 2)),
            ])),
        call(
            ChannelMessages.Test.method,
            ChannelMessages.Test(channel: nil, address: "a@example.org", account: nil),
            ChannelMessages.Test(channel: "smtp", address: "a@example.org", account: "13800000000")),
        reply(ChannelMessages.Test.method, ChannelMessages.Tested(envelope: "e")),
        call(
            SilenceMessages.List.method, SilenceMessages.List(campaign: nil), SilenceMessages.List(campaign: "year")),
        reply(
            SilenceMessages.List.method,
            SilenceMessages.Silences(silences: [
                .init(silence: silence, endedBy: nil), .init(silence: silence, endedBy: "root"),
            ])),
        call(
            SilenceMessages.Add.method,
            SilenceMessages.Add(campaign: nil, matcher: silence.matcher, reason: "整頓", last: today)),
        reply(SilenceMessages.Add.method, SilenceMessages.One(silence: silence)),
        call(SilenceMessages.End.method, SilenceMessages.End(id: 1)),
        reply(SilenceMessages.End.method, SilenceMessages.One(silence: silence)),
    ]
}
