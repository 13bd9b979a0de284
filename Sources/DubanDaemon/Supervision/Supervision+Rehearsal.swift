import DubanCalendar
package import DubanControl
import DubanCore
import DubanPluginHosting
import DubanStore
import DubanSystem
import Logging

extension Supervision {
    /// Makes a rehearsal ready: an office of its own, on a private copy of the ledger, with its own processes of the
    /// plugins and a clock that shows this moment. No other is made before ``endRehearsal()``.
    package func rehearsal(_ request: RehearsalMessages.Run) throws -> Rehearsal {
        let campaigns = try request.campaign.map { [try campaign($0)] } ?? self.campaigns
        let moment = try clock.moment(in: campaigns[0].timeZone)
        let first = campaigns.map(\.firstDay).reduce(campaigns[0].firstDay, min)
        let last = campaigns.map(\.lastDay).reduce(campaigns[0].lastDay, max)
        let from = request.from ?? max(moment.day, first), to = request.to ?? last
        guard from >= moment.day else { throw SupervisionError.rehearsalOfThePast(from, today: moment.day) }
        for day in [from, to] where day < first || day > last {
            throw SupervisionError.outsideCampaign(day, first: first, last: last)
        }
        guard from <= to else { throw SupervisionError.invalidArgument("to") }
        guard !isRehearsing else { throw SupervisionError.rehearsalUnderWay }
        if isStopping { throw SupervisionError.stopping }

        let ledger = try store.rehearsalCopy()
        let manual = ManualClock(seconds: moment.seconds)
        var basis = basis
        basis.calendars = nil
        basis.digests = digests
        let office = Supervision(
            basis: basis, store: ledger.store, plugins: plugins.another(), clock: .manual(manual),
            logger: Logger(label: "rehearsal", factory: { _ in SwiftLogNoOpLogHandler() }),
            install: { _ throws(PluginFailure) in throw PluginFailure(sentence: "nothing is installed in a rehearsal") }
        )
        isRehearsing = true
        return Rehearsal(
            office: office, ledger: ledger, clock: manual, campaigns: campaigns,
            isOfOneCampaign: request.campaign != nil, span: from...to, assumption: request.assumption ?? .onTime,
            composed: composed, composesAgain: composesAgain)
    }

    /// Lets another rehearsal begin.
    package func endRehearsal() {
        isRehearsing = false
    }

    /// Takes up what another office knows of the day that is not on the ledger.
    func takeUp(composed: [String: ComposedHour], composesAgain: Bool) {
        self.composed = composed
        self.composesAgain = composesAgain
    }
}
