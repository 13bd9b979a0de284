import DubanCalendar
import DubanCore
import DubanStore
import DubanSystem

extension Supervision {
    /// So many seconds after a start no day is overdue yet: duband has just taken up what it finds unfinished.
    static let graceAfterStart: Int64 = 60

    /// Today, where the settings' hour has passed and the campaign's day is not finished.
    func overdueDay(of campaign: Campaign) throws -> Day? {
        let moment = try clock.moment(in: campaign.timeZone)
        let today = moment.day
        guard campaign.firstDay <= today, today <= campaign.lastDay, moment.minute >= basis.dayMustFinishBy,
            moment.seconds >= started + Self.graceAfterStart
        else { return nil }
        // A ledger that cannot be read has finished nothing.
        let figures = (try? store.figures(of: campaign.code, on: today)) ?? nil
        return figures == nil ? today : nil
    }

    /// Raises the alarm for each day that is overdue, once: also where the office has been started anew since.
    ///
    /// It does not wait for the day's work, so that it is heard where that hangs.
    ///
    /// - Returns: In how many seconds it should be asked again.
    package func alarmWhereOverdue() throws -> Int64 {
        var seconds: Int64 = 24 * 3600
        for campaign in self.campaigns {
            let moment = try clock.moment(in: campaign.timeZone)
            if let day = try overdueDay(of: campaign) { alarm(day, of: campaign, moment) }
            let boundaries = try [moment.day, moment.day + 1].map {
                try clock.instant(of: $0, minute: basis.dayMustFinishBy, in: campaign.timeZone)
            }
            for boundary in boundaries + [started + Self.graceAfterStart] where boundary > moment.seconds {
                seconds = min(seconds, boundary - moment.seconds)
            }
        }
        return seconds
    }

    private func alarm(_ day: Day, of campaign: Campaign, _ moment: CivilMoment) {
        guard alarmedDays[campaign.code] != day else { return }
        alarmedDays[campaign.code] = day
        // A ledger that cannot be written to may be the very reason, and is none to keep silent.
        let isNew = (try? store.recordOverdue(of: campaign.code, stamp: stamp(moment, by: "duband"))) ?? true
        guard isNew else { return }
        let reason =
            failure.map { "the last failure: " + sentence(for: $0) } ?? "its work is under way or has not begun"
        JournalEvent.dayOverdue.log(
            "The day \(day) of \(campaign.code) should have been finished by \(timeText(basis.dayMustFinishBy)), and is "
                + "not; \(reason)", [.campaign(campaign.code), .day(day)], to: logger)
    }
}

/// A minute of the day as `HH:MM`.
func timeText(_ minute: Int) -> String {
    func digits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return digits(minute / 60) + ":" + digits(minute % 60)
}
