import DubanCalendar
import DubanControl
import DubanCore

extension Sample {
    private static let campaign = Campaign(
        code: "year", name: "年", firstDay: Day(number: 18_700), lastDay: Day(number: 19_000), timeZone: "Asia/Shanghai",
        window: .always)

    private static var edit: CampaignMessages.Edit {
        var edit = CampaignMessages.Edit(campaign: "year", reason: "延長")
        (edit.name, edit.lastDay, edit.window) = ("年", Day(number: 19_001), .always)
        (edit.urgentAtOnce, edit.asConfigured) = (true, false)
        return edit
    }

    static let campaigns: [Sample] = [
        call(CampaignMessages.Get.method, CampaignMessages.Get(), CampaignMessages.Get(campaign: "year")),
        reply(CampaignMessages.Get.method, CampaignMessages.One(campaign: campaign, configured: campaign)),
        call(CampaignMessages.Edit.method, edit, CampaignMessages.Edit(reason: "延長")),
        reply(CampaignMessages.Edit.method, CampaignMessages.One(campaign: campaign, configured: campaign)),
    ]
}
