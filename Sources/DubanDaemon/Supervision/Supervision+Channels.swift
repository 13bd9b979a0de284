package import DubanControl
import DubanCore
import DubanExchange
package import DubanStore
import DubanSystem

extension Supervision {
    /// Those of the settings' channels on which nothing is tried. What the settings no longer have stays halted for when
    /// it comes back, and is nobody's concern until then.
    func haltedChannels() throws -> [HaltedChannel] {
        try store.haltedChannels().filter { basis.channels.contains($0.name) }
    }

    /// What waits for a channel that the settings do not have any more is told by another; but a notice, which is composed
    /// once and waits until somebody drops it or the channel is back.
    func takeBackFromGoneChannels() throws {
        let stamp = stamp(try now(), by: "duband")
        var count = 0
        for campaign in campaigns {
            count += try store.recall(.channels(besides: basis.channels), in: campaign.code, stamp: stamp)
        }
        if count > 0 { composesAgain = true }
    }

    /// The channels, and which of them are halted.
    package func channels() throws -> [ChannelMessages.Channel] {
        let halted = try haltedChannels()
        return basis.channels.sorted().map { name in
            let halt = halted.first { $0.name == name }.map {
                ChannelMessages.Channel.Halt(since: $0.haltedAt, words: $0.words, nextProbe: $0.nextProbe)
            }
            return ChannelMessages.Channel(name: name, isDefault: name == basis.channel, halt: halt)
        }
    }

    /// Sends a message that says that it is a test, in the name of 督查室, on any day and at any hour.
    ///
    /// - Returns: Its envelope's id.
    package func testChannel(_ request: ChannelMessages.Test, by actor: Stamp.Actor) throws -> String {
        let channel = request.channel ?? basis.channel
        guard basis.channels.contains(channel) else {
            throw SupervisionError.unknownChannel(channel, known: basis.channels.sorted())
        }
        guard !(request.account ?? "").isEmpty || request.address.looksLikeMailAddress else {
            throw SupervisionError.invalidArgument("address")
        }
        guard let office = try currentRoster()[basis.supervisionOffice] else {
            throw SupervisionError.nobodyToTell(office: basis.supervisionOffice)
        }
        let campaign = self.campaigns[0]
        let moment = try clock.moment(in: campaign.timeZone)
        switch couriers.standing(carrying: [channel], at: moment.seconds) {
        case .present(notCarried: []), .expected: break
        case .present, .away: throw SupervisionError.noCourier(channel)
        }
        let words = Phrase(
            traditional: "這是 \(actor) 發出的渠道測試，無需處理。", simplified: "这是 \(actor) 发出的渠道测试，无需处理。",
            english: "This is a test of the channel by \(actor); there is nothing to do.")
        let tests = try store.envelopes(
            matching: EnvelopeFilter(campaign: campaign.code, person: office.id, day: moment.day), limit: 1000)
        let identity = [
            "test", channel, request.address, String(moment.seconds), String(tests.count),
        ]
        let envelope = Envelope(
            id: String(hexadecimal(sha256(canonical(identity))).prefix(32)), kind: .test, campaign: campaign.code,
            campaignName: campaign.name, channel: channel, person: office.id, name: office.name,
            address: request.address, unit: office.unit, account: request.account, language: office.language,
            day: moment.day, composedAt: moment.seconds, notes: [words[office.language]], lines: [])
        let sealed = Composition.Sealed(
            envelope: envelope, reminders: [], window: .always, onAnyDay: true, notBefore: 0)
        _ = try store.recordComposition(
            Composition(envelopes: [sealed]), stamp: stamp(moment, by: actor))
        try store.probe(channel: channel, at: moment.seconds)
        announceChange()
        return envelope.id
    }
}
