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
        try health().status
    }

    /// One line for `systemctl status`: what an administrator wants to know without asking further.
    package func statusLine() throws -> String {
        let status = try status()
        let lights = status.campaigns.flatMap(\.lights)
        let open = lights.reduce(0) { $0 + $1.green + $1.yellow + $1.red }
        let red = lights.reduce(0) { $0 + $1.red }
        let waiting = status.campaigns.reduce(0) { $0 + $1.outbox.queued + $1.outbox.leased + $1.outbox.finalDot }
        var words = [
            "Serving \(counted(status.campaigns.count, "campaign")), \(counted(open, "open task")), \(red) red"
        ]
        for campaign in status.campaigns {
            words.append("\(campaign.code): \(campaign.standing)")
        }
        words.append("\(counted(waiting, "envelope")) waiting")
        if !status.warnings.isEmpty {
            words.append("\(counted(status.warnings.count, "warning")), see dubanctl status")
        }
        return words.joined(separator: "; ")
    }

    func status(_ campaign: Campaign) throws -> StatusMessages.Campaign {
        let moment = try clock.moment(in: campaign.timeZone)
        let lastDay = try store.lastDay(of: campaign.code)
        var lights: [StatusMessages.PillarLights] = []
        for count in try store.lights(of: campaign.code) {
            if lights.last?.pillar != count.pillar {
                lights.append(StatusMessages.PillarLights(pillar: count.pillar, label: label(ofPillar: count.pillar)))
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
            lastOpenedDay: lastDay, isOverdue: try overdueDay(of: campaign) != nil,
            figures: day.map {
                StatusMessages.DayFigures(reviewed: $0.reviewed, reminders: $0.reminders, parked: $0.parked)
            },
            lights: lights,
            outbox: StatusMessages.Outbox(
                queued: outbox[.queued] ?? 0, leased: outbox[.leased] ?? 0, finalDot: outbox[.finalDot] ?? 0,
                told: outbox[.told] ?? 0, rejected: outbox[.rejected] ?? 0, bounced: outbox[.bounced] ?? 0,
                held: outbox[.held] ?? 0, stalled: figures.stalled))
    }

    /// What people call a pillar; its name where no plugin declares it.
    func label(ofPillar name: String) -> Phrase {
        declarations.first { $0.name == name }.map { Phrase($0.pillar) } ?? .same(name)
    }
}

extension StatusMessages.Campaign {
    /// How its present day stands, for the status line.
    fileprivate var standing: String {
        if let last = lastOpenedDay, last > today { return "the clock shows \(today), behind \(last)" }
        if today < firstDay { return "not begun" }
        if today > lastDay { return "over" }
        if isFinished { return "\(today) done" }
        if isOverdue { return "\(today) overdue" }
        return lastOpenedDay == today ? "\(today) under way" : "\(today) not begun"
    }
}

extension Phrase {
    /// What is the same in every language.
    static func same(_ text: String) -> Phrase { Phrase(text, text, text) }
}
