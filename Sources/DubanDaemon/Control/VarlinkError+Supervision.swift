import DubanCalendar
import DubanCore
import DubanStore
import DubanVarlink

// What the office cannot do, as the interfaces name it.
extension VarlinkError {
    init(_ error: SupervisionError) {
        switch error {
        case .unknownCampaign(let code, let known):
            self.init(
                name: "org.duban.Ledger.UnknownCampaign",
                parameters: ["campaign": code, "campaigns": known.joined(separator: ", ")])
        case .unknownTask(let campaign, let code):
            self.init(name: "org.duban.Ledger.UnknownTask", parameters: ["campaign": campaign, "code": code])
        case .invalidArgument(let parameter):
            self = .invalidParameter(parameter)
        case .unfitConfiguration(let reason):
            self.init(name: "org.duban.Configuration.Unfit", parameters: ["reason": reason])
        case .unknownPage(let after):
            self.init(name: "org.duban.Ledger.UnknownPage", parameters: ["after": after])
        case .stepRefused(let code, let step, let refusal):
            let (cause, fact) = refusal.facts
            self.init(
                name: "org.duban.Process.Refused",
                parameters: ["code": code, "step": step, "cause": cause, "fact": fact])
        case .lastDayTooEarly(let day, let earliest):
            self.init(
                name: "org.duban.Campaigns.TooEarly",
                parameters: ["lastDay": day.description, "earliest": earliest.description])
        case .unknownPerson(let words, let candidates):
            self.init(
                name: "org.duban.People.UnknownPerson",
                parameters: [
                    "person": words, "candidates": candidates.map(\.description).joined(separator: ", "),
                ])
        case .unknownUnit(let unit):
            self.init(name: "org.duban.People.UnknownUnit", parameters: ["unit": unit])
        case .unknownPillar(let pillar, let known):
            self.init(
                name: "org.duban.Ledger.UnknownPillar",
                parameters: ["pillar": pillar, "pillars": known.joined(separator: "、")])
        case .unknownRule(let rule):
            self.init(name: "org.duban.Silences.UnknownRule", parameters: ["rule": rule])
        case .unknownEnvelope(let id, let candidates):
            self.init(
                name: "org.duban.Outbox.UnknownEnvelope",
                parameters: ["id": id, "candidates": candidates.joined(separator: ", ")])
        case .envelopeState(let id, let state, let wanted):
            self.init(
                name: "org.duban.Outbox.WrongState", parameters: ["id": id, "state": state, "wanted": wanted])
        case .unknownChannel(let name, let known):
            self.init(
                name: "org.duban.Channels.UnknownChannel",
                parameters: ["channel": name, "channels": known.joined(separator: ", ")])
        case .noCourier(let channel):
            self.init(name: "org.duban.Channels.NoCourier", parameters: ["channel": channel])
        case .unknownSilence(let id):
            self.init(name: "org.duban.Silences.UnknownSilence", parameters: ["id": String(id)])
        case .noCalendars:
            self.init(name: "org.duban.Calendars.NoCalendars")
        case .calendarsUnreadable(let reason):
            self.init(name: "org.duban.Calendars.Unreadable", parameters: ["reason": reason])
        case .unknownPlugin(let name, let known):
            self.init(
                name: "org.duban.Plugins.UnknownPlugin",
                parameters: ["name": name, "plugins": known.joined(separator: ", ")])
        case .pluginUnfit(let name, let reason):
            self.init(name: "org.duban.Plugins.PluginUnfit", parameters: ["name": name, "reason": reason])
        case .dayIsAhead(let day, let today):
            self.init(
                name: "org.duban.Reports.DayIsAhead",
                parameters: ["day": day.description, "today": today.description])
        case .dayNotToday(let day, let today):
            self.init(
                name: "org.duban.Review.DayNotToday",
                parameters: ["day": day.description, "today": today.description])
        case .outsideCampaign(let day, let first, let last):
            self.init(
                name: "org.duban.Review.OutsideCampaign",
                parameters: [
                    "day": day.description, "firstDay": first.description, "lastDay": last.description,
                ])
        case .nobodyToTell(let office):
            self.init(name: "org.duban.Review.NobodyToTell", parameters: ["office": office.description])
        case .plainDeadlineFailed(let reason):
            self.init(name: "org.duban.Review.PlainDeadlineFailed", parameters: ["reason": reason])
        case .rehearsalUnderWay:
            self.init(name: "org.duban.Rehearsal.Busy")
        case .auditUnderWay:
            self.init(name: "org.duban.Record.Busy")
        case .rehearsalOfThePast(let day, let today):
            self.init(
                name: "org.duban.Rehearsal.DayIsPast",
                parameters: ["day": day.description, "today": today.description])
        case .stopping:
            self.init(name: "org.duban.Review.Stopping")
        }
    }

    init?(_ error: StoreError) {
        switch error {
        case .dayIsPast(let day, let watermark):
            self.init(
                name: "org.duban.Review.DayIsPast",
                parameters: ["day": day.description, "watermark": watermark.description])
        case .inUse, .newerSchema, .unopenable, .damaged:
            return nil
        }
    }
}

extension StepRefusal {
    /// The cause and the fact of `org.duban.Process.Refused`.
    fileprivate var facts: (cause: String, fact: String) {
        switch self {
        case .state(let state): ("state", state.rawValue)
        case .notAssigned: ("notAssigned", "")
        case .alreadySigned(let day): ("alreadySigned", day.description)
        case .emptyReport: ("emptyReport", "")
        case .noMeter: ("noMeter", "")
        case .deadlinePassed(let day): ("deadlinePassed", day.description)
        case .notLater(let day): ("notLater", day.description)
        case .extensionPending(let request): ("extensionPending", request.deadline.description)
        case .noExtension: ("noExtension", "")
        case .nothingToReturn: ("nothingToReturn", "")
        case .noReason: ("noReason", "")
        case .nobodyNamed: ("nobodyNamed", "")
        case .unknownPerson(let person): ("unknownPerson", person.description)
        case .own(let person): ("own", person.description)
        case .notAbove(let person): ("notAbove", person.description)
        case .notTheirs(_, let owner): ("notTheirs", owner.description)
        case .notAhead(let day): ("notAhead", day.description)
        case .tooLong(let bytes): ("tooLong", String(bytes))
        }
    }
}
