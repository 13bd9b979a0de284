import DubanCalendar
import DubanControl
import DubanCore
import DubanStore
import DubanSystem

/// When a campaign composed: its windows that had opened by then are served.
struct ComposedHour: Hashable {
    var day: Day
    /// The minute of the day.
    var minute: Int
}

extension Supervision {
    /// Puts what waits into envelopes, where the day and the hours of those who are told allow it: of all campaigns whose
    /// day is open, so that who has tasks in several is told of them together.
    ///
    /// What was put into envelopes on an earlier day and never taken by anybody is taken back first: a mail server that was
    /// away for days is not followed by days of mail, but by one digest a person of what still holds.
    ///
    /// - Returns: How many envelopes are new, and how many reminders have turned out to be moot.
    func composeAlone(_ moment: CivilMoment, in timeZone: String, by actor: Stamp.Actor) throws -> (
        Int, superseded: Int
    ) {
        let campaigns = try self.campaigns.filter { campaign in
            try campaign.timeZone == timeZone && campaign.firstDay <= moment.day && moment.day <= campaign.lastDay
                && store.lastDay(of: campaign.code) == moment.day
        }
        if campaigns.isEmpty { return (0, 0) }
        let stamp = stamp(moment, by: actor)
        var context = ComposingContext(
            campaigns: campaigns, channel: basis.channel, day: moment.day, minute: moment.minute,
            composedAt: moment.seconds, calendar: basis.calendar, roster: try currentRoster(), served: [],
            digest: { hexadecimal(sha256($0)) })
        context.channels = Set(basis.channels)
        context.pacedChannels = basis.pacedChannels
        context.invitingChannels = basis.invitingChannels
        context.houseNotes = try houseNotes(campaigns)
        var pending: [PendingReminder] = []
        for campaign in campaigns.map(\.code) {
            if basis.calendar.isWorkingDay(moment.day) {
                _ = try store.recall(.before(moment.day), in: campaign, stamp: stamp)
            }
            context.silences += try silences(of: campaign, on: moment.day)
            pending += try store.pendingReminders(of: campaign)
        }
        for campaign in self.campaigns {
            context.served.formUnion(try store.served(of: campaign.code, on: moment.day))
        }
        context.recalls = try recalls(on: moment.day)
        var composition = compose(pending, in: context)
        composition.envelopes += context.absenceNotices()
        let count = try store.recordComposition(composition, stamp: stamp)
        for campaign in campaigns { composed[campaign.code] = ComposedHour(day: moment.day, minute: moment.minute) }
        return (count, composition.superseded.count)
    }

    /// How many of somebody's envelopes of a day have been taken back.
    func recalls(on day: Day) throws -> [PersonID: Int] {
        try self.campaigns.reduce(into: [:]) { recalls, campaign in
            recalls.merge(try store.recalls(of: campaign.code, on: day), uniquingKeysWith: +)
        }
    }

    /// Has everything that waits composed again at the next tick, since what waits, or who may be told, has changed.
    func composeAgain() {
        composesAgain = true
        announceChange()
    }

    /// Has a campaign's day run again at the next tick, since tasks have changed of which something was on its way.
    func runAgain(_ campaign: String) {
        composed[campaign] = nil
        announceChange()
    }

    /// The same for all campaigns, of which any may be in an envelope that has come back.
    func judgeAgain() {
        for campaign in self.campaigns { runAgain(campaign.code) }
    }

    /// Composes, where somebody wants it.
    ///
    /// - Returns: Whether it could. What could not be composed is composed at a later tick.
    func composeWhatWaits() async -> Bool {
        guard composesAgain else { return true }
        composesAgain = false
        do {
            try await inTurn { try await $0.composeNow() }
            return true
        } catch {
            composesAgain = true
            failure = error
            JournalEvent.composingFailed.log(
                "What waits could not be composed: \(sentence(for: error))", to: logger)
            return false
        }
    }

    private func composeNow() throws {
        var count = 0
        for timeZone in Set(self.campaigns.map(\.timeZone)).sorted() {
            count += try composeAlone(try clock.moment(in: timeZone), in: timeZone, by: "duband").0
        }
        if count > 0 { announceChange() }
    }

    /// The minutes of the day at which somebody's window opens.
    func openings(of campaign: Campaign) throws -> [Int] {
        let own = try ownOpenings ?? Set(currentRoster().people.values.compactMap { $0.window?.opens })
        ownOpenings = own
        return own.union([campaign.window.opens]).sorted()
    }

    /// What those who run the house should know, in a sentence each.
    private func houseNotes(_ campaigns: [Campaign]) throws -> [Phrase] {
        var notes: [Phrase] = []
        let stalled = try campaigns.map { try store.outboxFigures(of: $0.code).stalled }.reduce(0, +)
        for halted in try haltedChannels() {
            notes.append(
                Phrase(
                    traditional: "渠道「\(halted.name)」已停用，對方答覆：\(halted.words)",
                    simplified: "渠道“\(halted.name)”已停用，对方答复：\(halted.words)",
                    english: "The channel \(halted.name) is halted: \(halted.words)"))
        }
        if stalled > 0 {
            notes.append(
                Phrase(
                    traditional: "有 \(stalled) 封提醒暫未送達，將繼續嘗試。",
                    simplified: "有 \(stalled) 封提醒暂未送达，将继续尝试。",
                    english: "\(stalled) reminders have not been taken yet and are tried again."))
        }
        let unreachable = try store.unreachable().keys.sorted().map(\.description)
        if !unreachable.isEmpty {
            let names = unreachable.prefix(10).joined(separator: "、") + (unreachable.count > 10 ? "…" : "")
            notes.append(
                Phrase(
                    traditional: "以下 \(unreachable.count) 人無法送達，其提醒已逐級上報：\(names)。請更正人員名冊。",
                    simplified: "以下 \(unreachable.count) 人无法送达，其提醒已逐级上报：\(names)。请更正人员名册。",
                    english:
                        "\(unreachable.count) people cannot be reached, and their superiors are told instead: \(names). "
                        + "Please correct the people file."))
        }
        let parked = try campaigns.flatMap { try store.parkedCounts(in: $0.code).values }.reduce(0, +)
        if parked > 0 {
            notes.append(
                Phrase(
                    traditional: "有 \(parked) 項任務的規則暫不能判定，只按完成時限提醒。", simplified: "有 \(parked) 项任务的规则暂不能判定，只按完成时限提醒。",
                    english: "The rules of \(parked) tasks cannot judge at present; only their deadlines are watched."))
        }
        return notes
    }
}
