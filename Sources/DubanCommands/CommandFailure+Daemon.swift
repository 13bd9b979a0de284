import DubanControl
import DubanVarlink

extension CommandFailure {
    /// - Parameter group: whose members may do what was asked.
    init(_ error: VarlinkClientError, group: String, at console: Console) {
        switch error {
        case .unreachable(let sentence):
            self.init(.unavailable, "\(sentence) `systemctl status duband` tells more.")
        case .notPermitted(let sentence):
            self.init(.notPermitted, "\(sentence) Ask to be added to the group \(group).")
        case .unintelligible(let sentence):
            self.init(.internalError, sentence)
        case .refused(let refusal):
            self.init(refusal, group: group, at: console)
        }
    }

    private init(_ refusal: VarlinkError, group: String, at console: Console) {
        func fact(_ name: String) -> String { refusal.parameters[name] ?? "?" }
        switch refusal.name {
        case "org.varlink.service.PermissionDenied":
            self.init(.notPermitted, "You are not permitted to do this; ask to be added to the group \(group).")
        case "org.varlink.service.InterfaceNotFound", "org.varlink.service.MethodNotFound",
            "org.varlink.service.MethodNotImplemented":
            self.init(
                .internalError, "The daemon does not know what is asked of it; use a dubanctl of its own version.")
        case "org.duban.InternalError":
            self.init(.internalError, "The daemon failed at this; `journalctl --unit duband` says why.")
        case "org.varlink.service.InvalidParameter":
            self.init(.refused, "The daemon does not take the value that was given for “\(fact("parameter"))”.")
        case "org.duban.Process.Refused":
            self.init(.refused, CommandFailure.refusedStep(fact, console))
        default:
            self.init(.refused, CommandFailure.sentence(refusal.name, fact))
        }
    }

    /// The sentences of our own errors.
    private static func sentence(_ name: String, _ fact: (String) -> String) -> String {
        switch name {
        case "org.duban.Ledger.UnknownTask":
            "There is no task “\(fact("code"))” in the campaign \(fact("campaign")); "
                + "`dubanctl task list` shows the codes."
        case "org.duban.Ledger.UnknownCampaign":
            fact("campaign").isEmpty
                ? "The daemon keeps several campaigns; name one of them by --campaign: \(fact("campaigns"))."
                : "There is no campaign “\(fact("campaign"))”; the daemon keeps \(fact("campaigns"))."
        case "org.duban.Ledger.UnknownPage":
            "There is no page behind “\(fact("after"))”; take --after from the last line of the list before."
        case "org.duban.People.UnknownPerson":
            fact("candidates").isEmpty
                ? "Nobody is called “\(fact("person"))”; `dubanctl person list` shows the people."
                : "Several people are called “\(fact("person"))”; write one of \(fact("candidates"))."
        case "org.duban.People.UnknownUnit":
            "There is no unit “\(fact("unit"))”; `dubanctl unit list` shows them."
        case "org.duban.Ledger.NothingStaged":
            "No row has reached the daemon, so there is nothing to import; try again."
        case "org.duban.Reports.DayIsAhead":
            "\(fact("day")) has not come yet, since today is \(fact("today")); name a day that has, or none for today."
        case "org.duban.Rehearsal.Busy":
            "Another rehearsal is under way; try again when it has ended."
        case "org.duban.Rehearsal.DayIsPast":
            "\(fact("day")) is past: a rehearsal begins today, \(fact("today")). What was told on days that are past, "
                + "`dubanctl outbox list --day \(fact("day"))` shows."
        case "org.duban.Review.DayNotToday":
            "\(fact("day")) cannot be run, since today is \(fact("today")); "
                + "`dubanctl review preview --day \(fact("day"))` shows what that day would bring."
        case "org.duban.Review.DayIsPast":
            "\(fact("day")) is past: \(fact("watermark")) has been opened already. "
                + "If that day is not past, correct the daemon's clock."
        case "org.duban.Review.OutsideCampaign":
            "\(fact("day")) lies outside the campaign, which runs from \(fact("firstDay")) to \(fact("lastDay"))."
        case "org.duban.Review.NobodyToTell":
            "\(fact("office")) is at the top of the ladder and not among the people; import a people file that has "
                + "this person, or name another as supervision-office in the daemon's settings."
        case "org.duban.Review.PlainDeadlineFailed":
            "Nothing more is judged today, since \(fact("reason")); install plain-deadline.so, which comes with duban, in the "
                + "daemon's plugin directory, and start the daemon again."
        case "org.duban.Review.Stopping":
            "The daemon is stopping; what has not been done is done at its next start."
        case "org.duban.Plugins.UnknownPlugin":
            "There is no plugin “\(fact("name"))”; there are \(fact("plugins"))."
        case "org.duban.Plugins.PluginUnfit":
            "\(fact("name")) has not been reloaded, and what is at work stays as it is: \(fact("reason"))."
        case "org.duban.Outbox.WrongState":
            "The envelope \(fact("id").prefix(8)) is \(fact("state")), which does not allow it: hold takes what is queued, "
                + "release what is held, drop what is queued or held, and retry what is queued, held, rejected or bounced."
        case "org.duban.Channels.UnknownChannel":
            "There is no channel “\(fact("channel"))”; there are \(fact("channels"))."
        case "org.duban.Calendars.NoCalendars":
            "The daemon keeps no calendars; `calendar-feed` in its settings has it keep some."
        case "org.duban.Calendars.Unreadable":
            "Which calendar is whose cannot be told: \(fact("reason"))."
        case "org.duban.Silences.UnknownSilence":
            "There is no silence \(fact("id")), or it has ended; `dubanctl silence list` shows them."
        case "org.duban.Outbox.UnknownEnvelope":
            "No envelope, or more than one, has an id that begins with “\(fact("id"))”; "
                + "`dubanctl outbox list` shows the ids."
        default:
            "The daemon refused, and called it \(name)."
        }
    }
}
