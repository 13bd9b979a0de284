import DubanCalendar
import DubanCore
import DubanStore
import DubanSystem
import Logging

extension Supervision {
    /// Does what the hour asks for: opens a day that has come, finishes one that was cut off, serves a delivery window that
    /// has opened.
    ///
    /// - Returns: In how many seconds it should be asked again, at the latest.
    package func tick() async throws -> Int64 {
        failure = nil
        var hasFailed = false
        var due = try self.campaigns.filter(isWorkDue)
        while !due.isEmpty {
            let campaign = due.removeFirst()
            do {
                // Who has tasks in several campaigns gets one digest: it is composed when all of their days are done.
                let isLast = !due.contains { $0.timeZone == campaign.timeZone }
                _ = try await runDay(of: campaign.code, composes: isLast, by: "duband")
            } catch SupervisionError.stopping {
                JournalEvent.dayInterrupted.log(
                    "duband is stopping; the day's work of \(campaign.code) goes on at its next start",
                    [.campaign(campaign.code)], to: logger)
                break
            } catch {
                // The day stays open; the next tick, the next start or an administrator takes it up again.
                hasFailed = true
                failure = error
                composesAgain = true
                JournalEvent.dayFailed.log(
                    "The day's work of \(campaign.code) could not be done: \(sentence(for: error))",
                    [.campaign(campaign.code)], to: logger)
            }
        }
        if await !composeWhatWaits() { hasFailed = true }
        if await !writeCalendars() { hasFailed = true }
        let seconds = try secondsToNextTick()
        return hasFailed ? min(seconds, Self.pauseAfterFailure) : seconds
    }

    /// After how many seconds a day's work that failed is tried again, and calendars that could not be written.
    static let pauseAfterFailure: Int64 = 300

    private func isWorkDue(for campaign: Campaign) throws -> Bool {
        let moment = try clock.moment(in: campaign.timeZone)
        let today = moment.day
        let last = try store.lastDay(of: campaign.code)
        if let last, last > today {
            JournalEvent.clockWentBack.log(
                "The clock shows \(today), but \(last) has been opened already; nothing runs until then",
                [.campaign(campaign.code), .day(today)], to: logger)
            return false
        }
        guard campaign.firstDay <= today, today <= campaign.lastDay else { return false }
        guard last == today else { return true }
        if try store.figures(of: campaign.code, on: today) == nil { return true }
        guard basis.calendar.isWorkingDay(today) || campaign.urgentAtOnce else { return false }
        guard let last = composed[campaign.code], last.day == today else {
            return try campaign.urgentAtOnce || openings(of: campaign).contains { $0 <= moment.minute }
        }
        return try openings(of: campaign).contains { last.minute < $0 && $0 <= moment.minute }
    }

    private func secondsToNextTick() throws -> Int64 {
        var seconds: Int64 = 24 * 3600
        for campaign in self.campaigns {
            let moment = try clock.moment(in: campaign.timeZone)
            var boundaries = [
                try clock.instant(of: moment.day + 1, minute: 0, in: campaign.timeZone),
                try store.nextAttempt(of: [campaign.code]) ?? 0,
            ]
            boundaries += try openings(of: campaign).map { opening in
                try clock.instant(of: moment.day, minute: opening, in: campaign.timeZone)
            }
            boundaries += try haltedChannels().map(\.nextProbe)
            // Whether a courier has come back by then is in the status line.
            if let graceEnds = couriers.graceEnds { boundaries.append(graceEnds) }
            for boundary in boundaries where boundary > moment.seconds {
                seconds = min(seconds, boundary - moment.seconds)
            }
        }
        return seconds
    }

    func sentence(for error: any Error) -> String {
        switch error {
        case SupervisionError.nobodyToTell(let office):
            "「\(office)」, the supervision office, is not among the people; import a people file that has it, or mend supervision-office in the settings"
        case let fault as any LedgerFault where fault.isFullDisk:
            "the ledger's disk is full; make room, and it goes on by itself within five minutes"
        case SupervisionError.plainDeadlineFailed(let reason):
            "\(reason); without the plain deadline rules nothing is judged"
        default: "\(error)"
        }
    }

    /// How far the office has got: proof of life for the watchdog.
    package struct Progress: Hashable, Sendable {
        /// Grows with everything that is begun, recorded or ended.
        package var steps: UInt64 = 0
        /// How much has been begun and not ended.
        package var underWay = 0

        package var isAtWork: Bool { underWay > 0 }

        package init(steps: UInt64 = 0, underWay: Int = 0) {
            self.steps = steps
            self.underWay = underWay
        }
    }
}
