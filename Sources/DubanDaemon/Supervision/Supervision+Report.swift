import DubanCalendar
package import DubanControl
import DubanCore
import DubanPluginKit
import DubanStore
import DubanSystem

extension Supervision {
    /// The bulletin of a period up to a day, made from the record alone, so that it is the same whenever it is asked for.
    ///
    /// - Complexity: O(the record of the campaign). Others are served between its batches.
    package func report(_ request: ReportMessages.Make) async throws -> ReportMessages.Made {
        let campaign = try campaign(request.campaign)
        let today = try clock.moment(in: campaign.timeZone).day
        let day = request.day ?? today
        if day > today { throw SupervisionError.dayIsAhead(day, today: today) }
        if day < campaign.firstDay {
            throw SupervisionError.outsideCampaign(day, first: campaign.firstDay, last: campaign.lastDay)
        }
        let start = request.period.start(of: day)
        var now = TaskHistory()
        var before = TaskHistory()
        var sequence: Int64 = 0
        while true {
            let entries = try store.record(
                of: campaign.code, kinds: TaskHistory.kinds, after: sequence, limit: Self.entriesAtOnce)
            guard let last = entries.last else { break }
            for entry in entries where entry.stamp.day <= day {
                try now.take(entry)
                if entry.stamp.day < start { try before.take(entry) }
            }
            sequence = last.sequence
            await Task.yield()
            if isStopping { throw SupervisionError.stopping }
        }
        let report = DubanCore.report(
            request.period, on: day, tasks: now.tasks, before: before.tasks, calendar: basis.calendar)
        return ReportMessages.Made(
            campaign: campaign.code, campaignName: campaign.name,
            labels: Dictionary(
                report.pillars.map { ($0.name, label(ofPillar: $0.name)) }, uniquingKeysWith: { first, _ in first }),
            report: report)
    }

    private static var entriesAtOnce: Int { 2000 }
}
