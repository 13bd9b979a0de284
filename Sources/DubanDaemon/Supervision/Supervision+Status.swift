import DubanCalendar
package import DubanControl
import DubanCore
import DubanPluginHosting
import DubanPluginKit
import DubanStore
import DubanSystem

extension Supervision {
    /// How the house stands.
    package func status() throws -> StatusMessages.Status {
        var warnings = basis.warnings
        let roster = try currentRoster()
        if roster[basis.supervisionOffice] == nil {
            warnings.append(
                "「\(basis.supervisionOffice)」, the supervision office, is not among the people; import the people file")
        }
        for halted in try store.haltedChannels() {
            warnings.append(
                "The channel \(halted.name) is halted: \(halted.words); `dubanctl channel test ADDRESS --channel \(halted.name)` tries it"
            )
        }
        let unreachable = try store.unreachable().keys.sorted()
        if !unreachable.isEmpty {
            warnings.append(
                "\(unreachable.prefix(5).map(\.description).joined(separator: ", "))"
                    + (unreachable.count > 5 ? " and \(unreachable.count - 5) more" : "")
                    + " cannot be reached, and whoever stands above them is told instead; correct the people file")
        }
        if let failure = staleCalendars.failure {
            warnings.append("The calendars could not be written: \(failure.sentence)")
        }
        for plugin in plugins.standings {
            warnings += plugin.warnings.map { "The plugin \(plugin.name) is not locked in wholly: \($0)" }
        }
        for (pillar, count) in try parkedCounts().sorted(by: { $0.key < $1.key }) {
            let label = declarations.first { $0.name == pillar }?.pillar.traditional ?? pillar
            warnings.append(
                (count == 1 ? "1 task of \(label) is" : "\(count) tasks of \(label) are")
                    + " parked, judged by the plain deadline rules alone; "
                    + "`dubanctl plugin show \(pillar)` says why")
        }
        return StatusMessages.Status(
            version: dubanVersion, campaigns: try self.campaigns.map(status),
            plugins: plugins.standings.map { plugin in
                StatusMessages.Plugin(
                    name: plugin.name, label: plugin.label?.traditional ?? plugin.name, isRunning: plugin.isRunning,
                    reason: plugin.reason)
            },
            warnings: warnings)
    }

    private func status(_ campaign: Campaign) throws -> StatusMessages.Campaign {
        let moment = try clock.moment(in: campaign.timeZone)
        let lastDay = try store.lastDay(of: campaign.code)
        var lights: [StatusMessages.PillarLights] = []
        for count in try store.lights(of: campaign.code) {
            if lights.last?.pillar != count.pillar {
                let label = declarations.first { $0.name == count.pillar }?.pillar.traditional ?? count.pillar
                lights.append(StatusMessages.PillarLights(pillar: count.pillar, label: label))
            }
            switch count.light {
            case .green: lights[lights.count - 1].green = count.count
            case .yellow: lights[lights.count - 1].yellow = count.count
            case .red: lights[lights.count - 1].red = count.count
            }
        }
        let figures = try store.outboxFigures(of: campaign.code)
        let outbox = figures.states
        let day = try lastDay.flatMap { try store.figures(of: campaign.code, on: $0) }
        return StatusMessages.Campaign(
            code: campaign.code, name: campaign.name, firstDay: campaign.firstDay, lastDay: campaign.lastDay,
            today: moment.day, isWorkingDay: basis.calendar.isWorkingDay(moment.day),
            isProvisional: basis.calendar.isProvisional(moment.day),
            windowIsOpen: basis.calendar.isWorkingDay(moment.day) && campaign.window.contains(minute: moment.minute),
            lastOpenedDay: lastDay,
            figures: day.map {
                StatusMessages.DayFigures(reviewed: $0.reviewed, reminders: $0.reminders, parked: $0.parked)
            },
            lights: lights,
            outbox: StatusMessages.Outbox(
                queued: outbox[.queued] ?? 0, leased: outbox[.leased] ?? 0, finalDot: outbox[.finalDot] ?? 0,
                told: outbox[.told] ?? 0, rejected: outbox[.rejected] ?? 0, bounced: outbox[.bounced] ?? 0,
                held: outbox[.held] ?? 0, stalled: figures.stalled))
    }
}
