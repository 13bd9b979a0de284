import ArgumentParser
import DubanCalendar
import DubanControl
import DubanCore

struct CampaignCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "campaign", abstract: "Look at a campaign, and change what may change while it runs.",
        subcommands: [CampaignShow.self, CampaignEdit.self])
}

struct CampaignShow: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a campaign, and what of it is not as in the settings.")

    @Argument(help: "The campaign's code; needed where there are several.")
    var campaign: String?

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) throws {
        let one = try session.connect().call(
            CampaignMessages.Get.method, CampaignMessages.Get(campaign: campaign), as: CampaignMessages.One.self)
        try session.show(one, client)
    }
}

struct CampaignEdit: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit", abstract: "Change a campaign over what the settings say, from now on.",
        discussion: """
            What is named is changed, and nothing else; --as-configured takes all changes back. Codes, first days and time
            zones are the settings' alone. Example:
              dubanctl campaign edit sanqian --last-day 2024-06-30 --reason 市政府常務會議決定延長
            """)
    static let group = administratorGroup

    @Argument(help: "The campaign's code; needed where there are several.")
    var campaign: String?

    @Option(help: "Its name for people.")
    var name: String?

    @Option(help: ArgumentHelp("The last day on which it opens a day.", valueName: "day"), transform: Arguments.day)
    var lastDay: Day?

    @Option(
        help: ArgumentHelp("The hours in which people are told.", valueName: "08:30-18:00"),
        transform: Arguments.window)
    var window: DeliveryWindow?

    @Option(
        help: ArgumentHelp("Whether what is urgent is told at once, at any hour.", valueName: "true|false"),
        transform: Arguments.flag)
    var urgentAtOnce: Bool?

    @Flag(help: "Take back all changes: as in the settings.")
    var asConfigured = false

    @Option(help: "Why; it goes onto the record.")
    var reason: String

    @OptionGroup var client: ClientOptions

    private var request: CampaignMessages.Edit {
        var edit = CampaignMessages.Edit(campaign: campaign, reason: reason)
        (edit.name, edit.lastDay, edit.window, edit.urgentAtOnce) = (name, lastDay, window, urgentAtOnce)
        edit.asConfigured = asConfigured ? true : nil
        return edit
    }

    func validate() throws {
        if asConfigured == !request.change.isEmpty {
            throw ValidationError(
                "Say what is to be changed: --name, --last-day, --window or --urgent-at-once; or --as-configured alone."
            )
        }
    }

    func run(_ session: Session) throws {
        let one = try session.connect().call(
            CampaignMessages.Edit.method, request, as: CampaignMessages.One.self)
        try session.show(one, client)
    }
}

extension Session {
    fileprivate func show(_ one: CampaignMessages.One, _ client: ClientOptions) throws {
        if client.json { return try printJSON(one) }
        let (now, then) = (one.campaign, one.configured)
        func fact(_ label: String, _ value: String, _ configured: String) -> (String, StyledText) {
            guard value != configured else { return (label, "\(value)") }
            return (
                label,
                text(
                    "\(value, tint: .bold)（設定為 \(configured)）", "\(value, tint: .bold)（设定为 \(configured)）",
                    "\(value, tint: .bold) (in the settings: \(configured))")
            )
        }
        func yes(_ flag: Bool) -> String { flag ? words("是", "是", "yes") : words("否", "否", "no") }
        print("\(now.name, tint: .bold) (\(now.code))")
        print([
            fact(words("名稱", "名称", "name"), now.name, then.name),
            fact(words("首日", "首日", "first day"), now.firstDay.description, then.firstDay.description),
            fact(words("末日", "末日", "last day"), now.lastDay.description, then.lastDay.description),
            fact(words("時區", "时区", "time zone"), now.timeZone, then.timeZone),
            fact(words("送達時段", "送达时段", "window"), now.window.text, then.window.text),
            fact(words("急件即送", "急件即送", "urgent at once"), yes(now.urgentAtOnce), yes(then.urgentAtOnce)),
        ])
    }
}
