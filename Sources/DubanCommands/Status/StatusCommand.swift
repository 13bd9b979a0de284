import ArgumentParser
import DubanCalendar
import DubanControl

struct StatusCommand: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show how the house stands: campaigns, lights, outbox, plugins.")

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) throws {
        let status = try session.connect().call(StatusMessages.Get.method, as: StatusMessages.Status.self)
        if client.json { return try session.printJSON(status) }
        session.print("duband \(status.version)")
        for campaign in status.campaigns {
            session.print("")
            show(campaign, session)
        }
        if !status.plugins.isEmpty {
            session.print("")
            show(status.plugins, session)
        }
        if !status.warnings.isEmpty { session.print("") }
        for warning in status.warnings {
            session.print("\("Warning:", tint: .yellow) \(warning)")
        }
    }

    private func show(_ campaign: StatusMessages.Campaign, _ session: Session) {
        session.print(
            "\(campaign.name, tint: .bold) (\(campaign.code)), \(campaign.firstDay) to \(campaign.lastDay)")
        session.print("  today        \(campaign.today) \(campaign.today.kind(isWorkingDay: campaign.isWorkingDay))")
        if campaign.isProvisional {
            session.print(
                "               provisional: the holidays of \(campaign.today.year) are not in the calendar yet")
        }
        session.print("  window       \(campaign.windowIsOpen ? "open" : "closed")")
        session.print("  last opened  \(opened(campaign))")
        let outbox = campaign.outbox
        session.print(
            """
              outbox       \(outbox.queued) queued, \(outbox.leased) leased, \(outbox.finalDot) unanswered, \
            \(outbox.told) told, \(outbox.rejected) rejected
            """)
        let further = [(outbox.stalled, "put off"), (outbox.bounced, "sent back"), (outbox.held, "held")]
            .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        if !further.isEmpty { session.print("               \(further.joined(separator: ", "))") }
        guard !campaign.lights.isEmpty else { return session.print("  no tasks yet; `dubanctl import` brings them in") }
        session.print("")
        var table = Table([
            .init(title: "  PILLAR"), .init(title: "● 紅", isNumber: true), .init(title: "● 黃", isNumber: true),
            .init(title: "● 綠", isNumber: true), .init(title: "ALL", isNumber: true),
        ])
        for lights in campaign.lights {
            table.append([
                "  \(lights.label)", StyledText(lights.red, in: .red), StyledText(lights.yellow, in: .yellow),
                StyledText(lights.green, in: .green), "\(lights.red + lights.yellow + lights.green)",
            ])
        }
        session.print(table)
    }

    private func opened(_ campaign: StatusMessages.Campaign) -> String {
        guard let day = campaign.lastOpenedDay else { return "never" }
        guard let figures = campaign.figures else { return day.description }
        let parked = figures.parked == 0 ? "" : ", \(figures.parked) parked"
        return "\(day): \(figures.reviewed) reviewed, \(figures.reminders) reminders\(parked)"
    }

    private func show(_ plugins: [StatusMessages.Plugin], _ session: Session) {
        var table = Table([.init(title: "PLUGIN"), .init(title: "LABEL"), .init(title: "STATE")])
        for plugin in plugins {
            let state: StyledText =
                plugin.isRunning
                ? "running" : "\("stopped", tint: .red)\(plugin.reason.map { ": \($0)" } ?? "")"
            table.append(["\(plugin.name)", "\(plugin.label)", state])
        }
        session.print(table)
    }
}

extension StyledText {
    /// A count of tasks, in their light's color where there are any.
    fileprivate init(_ count: Int, in tint: Tint) {
        self = count == 0 ? "0" : "\(count, tint: tint)"
    }
}

extension Day {
    /// The weekday, and why people work on it or not.
    fileprivate func kind(isWorkingDay: Bool) -> String {
        let isWeekend = weekday == .saturday || weekday == .sunday
        let kind =
            switch (isWorkingDay, isWeekend) {
            case (true, false): "a working day"
            case (true, true): "a working day in exchange for a holiday (調休)"
            case (false, true): "a rest day"
            case (false, false): "a public holiday"
            }
        return "\("\(weekday)".capitalizedFirst), \(kind)"
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
