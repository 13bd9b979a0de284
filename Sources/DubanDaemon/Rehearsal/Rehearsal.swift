import DubanCalendar
package import DubanControl
import DubanCore
import DubanPluginHosting
import DubanStore
import DubanSystem

/// The days to come, lived through by an office of its own: the same work, the same rules, the same letters, on a private
/// copy of the ledger, with a clock that goes on as soon as there is nothing more to do. Whatever is put into an envelope is
/// told at once, and nothing changes but what the assumption says.
///
/// The same ledger at the same moment gives the same rehearsal.
package actor Rehearsal {
    private let office: Supervision
    private let ledger: any RehearsalLedger
    private let clock: ManualClock
    private let campaigns: [Campaign]
    private let isOfOneCampaign: Bool
    private let span: ClosedRange<Day>
    private let assumption: RehearsalMessages.Assumption
    private let composed: [String: ComposedHour]
    private let composesAgain: Bool
    private let executor = ThreadExecutor(name: "rehearsal")

    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// No reply brings more mails than it takes to get there.
    private static let mailsPerReply = 2000
    /// A reply comes after so many days at the latest.
    private static let daysPerReply = 7

    /// - Parameters:
    ///   - office: What runs the days, on the ledger's copy and by the clock, which shows the moment at which it begins.
    ///   - campaigns: Those of which it tells.
    ///   - span: The days of which it tells; those before the first are run too.
    ///   - composed: The hours at which the real office has composed today.
    init(
        office: Supervision, ledger: any RehearsalLedger, clock: ManualClock, campaigns: [Campaign],
        isOfOneCampaign: Bool, span: ClosedRange<Day>, assumption: RehearsalMessages.Assumption,
        composed: [String: ComposedHour], composesAgain: Bool
    ) {
        self.office = office
        self.ledger = ledger
        self.clock = clock
        self.campaigns = campaigns
        self.isOfOneCampaign = isOfOneCampaign
        self.span = span
        self.assumption = assumption
        self.composed = composed
        self.composesAgain = composesAgain
    }

    /// Runs it to its end, once. Cancelled, it ends at once, and its plugins with it.
    ///
    /// - Parameter tell: Takes the days in order, some at a time; the last time with the outlook.
    package func run(_ tell: @Sendable (RehearsalMessages.Progress) async throws -> Void) async throws {
        do {
            try await withTaskCancellationHandler {
                try await live(tell)
            } onCancel: {
                office.plugins.interrupt()
            }
        } catch {
            await end()
            throw error
        }
        await end()
    }

    private func end() async {
        await office.interrupt()
        await office.stop()
        try? ledger.close()
    }

    private func live(_ tell: @Sendable (RehearsalMessages.Progress) async throws -> Void) async throws {
        await office.takeUp(composed: composed, composesAgain: composesAgain)
        try await office.start()
        let first = try today
        var outlook = try await self.outlook()
        var progress = RehearsalMessages.Progress(
            from: span.lowerBound, to: span.upperBound, assumption: assumption, done: 0,
            total: span.upperBound - first + 1)
        var (told, spoken) = (0, first)
        var finished: Day?
        while case let day = try today, day <= span.upperBound {
            try Task.checkCancellation()
            progress.done = day - first
            // A day is told of as a whole.
            if day != progress.days.last?.day,
                told >= Self.mailsPerReply || day - spoken >= Self.daysPerReply
            {
                try await tell(progress)
                progress.days = []
                (told, spoken) = (0, day)
            }
            if assumption == .onTime, day > first, day != finished {
                try ledger.finish(dueBefore: day, since: finished)
                finished = day
            }
            let seconds = try await office.tick()
            if let failure = await office.failure { throw failure }
            for mail in try ledger.tellAll() where isMeant(mail) {
                add(mail, to: &progress.days)
                told += 1
            }
            clock.seconds += max(seconds, 1)
        }
        outlook.parked = try await office.parkedCounts().values.reduce(0, +)
        progress.done = progress.total
        progress.outlook = outlook
        try await tell(progress)
    }

    private var today: Day {
        get throws { try CivilClock.manual(clock).moment(in: campaigns[0].timeZone).day }
    }

    private func isMeant(_ mail: RehearsedMail) -> Bool {
        span.contains(mail.day) && (!isOfOneCampaign || mail.campaigns.contains(campaigns[0].code))
    }

    private func add(_ mail: RehearsedMail, to days: inout [RehearsalMessages.RehearsedDay]) {
        if days.last?.day != mail.day { days.append(RehearsalMessages.RehearsedDay(day: mail.day, mails: [])) }
        days[days.count - 1].mails.append(
            RehearsalMessages.Mail(person: mail.person, kind: mail.kind, lines: mail.lines))
    }

    /// What can be seen of the ledger as it stands: of whose tasks nobody would hear, and what is due on days off.
    private func outlook() async throws -> RehearsalMessages.Outlook {
        let roster = try await office.currentRoster()
        var survey = OutlookSurvey(span: span, calendar: await office.basis.calendar, roster: roster)
        for campaign in campaigns {
            var last: TaskCursor?
            repeat {
                let page = try ledger.store.tasks(
                    matching: TaskFilter(campaign: campaign.code, state: .open), after: last, limit: 1000)
                for standing in page.tasks { survey.add(standing.task) }
                last = page.next
                try Task.checkCancellation()
            } while last != nil
        }
        return survey.outlook
    }
}
