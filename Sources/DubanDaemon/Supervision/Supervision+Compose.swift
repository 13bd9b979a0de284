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
    /// Puts what waits into envelopes, where the day and the hours of those who are told allow it.
    ///
    /// What was put into envelopes on an earlier day and never taken by anybody is taken back first: a mail server that was
    /// away for days is not followed by days of mail, but by one digest a person of what still holds.
    func composeAlone(
        _ campaign: Campaign, _ moment: CivilMoment, _ roster: Roster, _ stamp: Stamp,
        _ report: inout ReviewMessages.DayReport
    ) throws {
        if basis.calendar.isWorkingDay(moment.day) {
            _ = try store.recall(.before(moment.day), in: campaign.code, stamp: stamp)
        }
        var context = ComposingContext(
            campaign: campaign, channel: basis.channel, day: moment.day, minute: moment.minute,
            composedAt: moment.seconds, calendar: basis.calendar, roster: roster,
            served: try store.served(of: campaign.code, on: moment.day), digest: { hexadecimal(sha256($0)) })
        context.recalls = try store.recalls(of: campaign.code, on: moment.day)
        context.silences = try silences(of: campaign.code, on: moment.day)
        context.pacedChannels = basis.pacedChannels
        context.invites = basis.invites
        context.houseNotes = try houseNotes(campaign)
        var composition = compose(try store.pendingReminders(of: campaign.code), in: context)
        composition.envelopes += context.absenceNotices()
        report.envelopes = try store.recordComposition(composition, in: campaign.code, stamp: stamp)
        report.superseded = composition.superseded.count
        composed[campaign.code] = ComposedHour(day: moment.day, minute: moment.minute)
    }

    /// Has a campaign compose again at the next tick, since what waits, or who may be told, has changed.
    func composeAgain(_ campaign: String) {
        composesAgain.insert(campaign)
        announceChange()
    }

    /// Has a campaign's day run again at the next tick, since tasks have changed of which something was on its way.
    func runAgain(_ campaign: String) {
        composed[campaign] = nil
        announceChange()
    }

    /// Composes, where somebody wants it.
    ///
    /// - Returns: Whether it could. What could not be composed is composed at a later tick.
    func composeWhatWaits() async -> Bool {
        for campaign in basis.campaigns where composesAgain.remove(campaign.code) != nil {
            do {
                try await inTurn { try await $0.composeNow(campaign) }
            } catch {
                composesAgain.insert(campaign.code)
                JournalEvent.dayFailed.log(
                    "What waits in \(campaign.code) could not be composed: \(sentence(for: error))",
                    [.campaign(campaign.code)], to: logger)
                return false
            }
        }
        return true
    }

    private func composeNow(_ campaign: Campaign) throws {
        let moment = try clock.moment(in: campaign.timeZone)
        guard campaign.firstDay <= moment.day, moment.day <= campaign.lastDay,
            try store.lastDay(of: campaign.code) == moment.day
        else { return }
        var report = ReviewMessages.DayReport(campaign: campaign.code, day: moment.day)
        try composeAlone(campaign, moment, try currentRoster(), stamp(moment, by: "duband"), &report)
        if report.envelopes > 0 { announceChange() }
    }

    /// The minutes of the day at which somebody's window opens.
    func openings(of campaign: Campaign) throws -> [Int] {
        let own = try currentRoster().people.values.compactMap { $0.window?.opens }
        return Set(own + [campaign.window.opens]).sorted()
    }

    /// What those who run the house should know, in a sentence each.
    private func houseNotes(_ campaign: Campaign) throws -> [Phrase] {
        var notes: [Phrase] = []
        let figures = try store.outboxFigures(of: campaign.code)
        for halted in try store.haltedChannels() {
            notes.append(
                Phrase(
                    traditional: "渠道「\(halted.name)」已停用，對方答覆：\(halted.words)",
                    simplified: "渠道“\(halted.name)”已停用，对方答复：\(halted.words)",
                    english: "The channel \(halted.name) is halted: \(halted.words)"))
        }
        if figures.stalled > 0 {
            notes.append(
                Phrase(
                    traditional: "有 \(figures.stalled) 封提醒暫未送達，將繼續嘗試。",
                    simplified: "有 \(figures.stalled) 封提醒暂未送达，将继续尝试。",
                    english: "\(figures.stalled) reminders have not been taken yet and are tried again."))
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
        let parked = try store.parkedCounts(in: campaign.code).values.reduce(0, +)
        if parked > 0 {
            notes.append(
                Phrase(
                    traditional: "有 \(parked) 項任務的規則暫不能判定，只按完成時限提醒。", simplified: "有 \(parked) 项任务的规则暂不能判定，只按完成时限提醒。",
                    english: "The rules of \(parked) tasks cannot judge at present; only their deadlines are watched."))
        }
        return notes
    }
}
