import DubanCalendar
package import DubanControl
package import DubanCore
import DubanPluginKit
package import DubanStore
import DubanSystem

extension Supervision {
    /// The silences of a campaign, newest first.
    package func silences(_ code: String?) throws -> [SilenceMessages.Standing] {
        try store.silences(of: try campaign(code).code, limit: 1000).map { standing in
            SilenceMessages.Standing(silence: standing.silence, endedBy: standing.endedBy)
        }
    }

    /// Those that mute on a day.
    func silences(of campaign: String, on day: Day) throws -> [Silence] {
        try store.silences(of: campaign, limit: 1000).filter { $0.endedBy == nil && $0.silence.last >= day }
            .map(\.silence)
    }

    /// Mutes reminders from today on. What is on its way and not taken yet is looked at again.
    package func silence(_ request: SilenceMessages.Add, by actor: Stamp.Actor) throws -> Silence {
        let campaign = try campaign(request.campaign)
        let moment = try clock.moment(in: campaign.timeZone)
        let matcher = try known(request.matcher, in: campaign)
        guard !matcher.isEmpty else { throw SupervisionError.invalidArgument("matcher") }
        guard !request.reason.isBlank else {
            throw SupervisionError.invalidArgument("reason")
        }
        guard request.last >= moment.day else { throw SupervisionError.invalidArgument("last") }
        let stamp = stamp(moment, by: actor)
        let silence = try store.add(
            Silence(
                id: 0, campaign: campaign.code, matcher: matcher, author: actor.name, reason: request.reason,
                first: moment.day, last: request.last), stamp: stamp)
        _ = try store.recall(.all, in: campaign.code, stamp: stamp)
        JournalEvent.silenceAdded.log(
            "\(actor) has silenced reminders until \(request.last)",
            [.campaign(campaign.code), .day(moment.day)], to: logger)
        composeAgain()
        return silence
    }

    /// What is named must be there: a slip of the pen would mute nothing, and nobody would notice.
    private func known(_ matcher: Silence.Matcher, in campaign: Campaign) throws -> Silence.Matcher {
        var known = matcher
        known.task = try matcher.task.map { try standing($0, in: campaign).task.code }
        known.pillar = try matcher.pillar.map(knownPillar)
        known.unit = try matcher.unit.map(knownUnit)
        known.owner = try matcher.owner.map { try find($0.description).id }
        known.recipient = try matcher.recipient.map { try find($0.description).id }
        if let rule = matcher.rule, !declarations.contains(where: { $0.rules.contains { $0.id == rule } }) {
            throw SupervisionError.unknownRule(rule)
        }
        return known
    }

    /// Ends a silence before its time.
    package func endSilence(_ id: Int64, by actor: Stamp.Actor) throws -> Silence {
        let moment = try clock.moment(in: self.campaigns[0].timeZone)
        guard let silence = try store.endSilence(id, stamp: stamp(moment, by: actor)) else {
            throw SupervisionError.unknownSilence(id)
        }
        JournalEvent.silenceEnded.log(
            "\(actor) has ended the silence \(id)", [.campaign(silence.campaign), .day(moment.day)], to: logger)
        return silence
    }
}
