import DubanCalendar
package import DubanControl
import DubanCore
package import DubanStore
import DubanSystem

extension Supervision {
    /// A campaign as it is now, and as the settings have it.
    package func campaignAsItIs(_ code: String?) throws -> CampaignMessages.One {
        let campaign = try campaign(code)
        let configured = basis.campaigns.first { $0.code == campaign.code } ?? campaign
        return CampaignMessages.One(campaign: campaign, configured: configured)
    }

    /// Changes a campaign over what the settings say.
    package func editCampaign(
        _ request: CampaignMessages.Edit, by actor: Stamp.Actor
    ) async throws -> CampaignMessages.One {
        try await inTurn { try await $0.editCampaignNow(request, by: actor) }
    }

    private func editCampaignNow(_ request: CampaignMessages.Edit, by actor: Stamp.Actor) throws -> CampaignMessages.One
    {
        let campaign = try campaign(request.campaign)
        let resets = request.asConfigured ?? false
        guard resets != !request.change.isEmpty else { throw SupervisionError.invalidArgument("asConfigured") }
        guard !request.reason.isBlank else {
            throw SupervisionError.invalidArgument("reason")
        }
        if let window = request.window, window.opens < 0 || window.closes <= window.opens || window.closes > 1440 {
            throw SupervisionError.invalidArgument("window")
        }
        if let name = request.name, name.isEmpty || name.harmless != name || name.utf8.count > 256 {
            throw SupervisionError.invalidArgument("name")
        }
        let change =
            resets ? CampaignChange() : (campaignChanges[campaign.code] ?? CampaignChange()).merging(request.change)
        let configured = try campaignAsItIs(campaign.code).configured
        let after = configured.changed(by: change)
        let earliest = max(campaign.firstDay, try store.lastDay(of: campaign.code) ?? campaign.firstDay)
        guard after.lastDay >= earliest else {
            throw SupervisionError.lastDayTooEarly(after.lastDay, earliest: earliest)
        }
        let moment = try clock.moment(in: campaign.timeZone)
        try store.change(
            campaign.code, to: change, reason: request.reason.harmless, stamp: stamp(moment, by: actor))
        campaignChanges[campaign.code] = change
        JournalEvent.campaignChanged.log(
            "\(actor) changed the campaign \(campaign.code)",
            [.campaign(campaign.code), .day(moment.day)], to: logger)
        runAgain(campaign.code)
        return try campaignAsItIs(campaign.code)
    }
}
