import ArgumentParser
import DubanCalendar
import DubanControl
import DubanCore

struct StatusCommand: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show how the house stands: campaigns, lights, outbox, plugins.",
        discussion: """
            For monitoring, the exit status is 0 where all is well, 2 where a warning says what an administrator should \
            look into, and 69 where duband does not answer.
            """)

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) throws {
        let status = try session.connectBriefly().call(StatusMessages.Get.method, as: StatusMessages.Status.self)
        if client.json { try session.printJSON(status) } else { show(status, session) }
        if !status.warningWords.isEmpty { throw ExitCode(CommandFailure.Status.needsAdministrator.rawValue) }
    }

    private func show(_ status: StatusMessages.Status, _ session: Session) {
        session.print("duband \(status.version)")
        for campaign in status.campaigns {
            session.print("")
            show(campaign, session)
        }
        if !status.plugins.isEmpty {
            session.print("")
            show(status.plugins, session)
        }
        if !status.warningWords.isEmpty { session.print("") }
        let warns = session.words("注意：", "注意：", "Warning: ")
        for warning in status.warningWords {
            session.print("\(warns, tint: .yellow)\(session.words(for: warning))")
        }
    }

    private func show(_ campaign: StatusMessages.Campaign, _ session: Session) {
        session.print(
            session.text(
                "\(campaign.name, tint: .bold)（\(campaign.code)），\(campaign.firstDay) 至 \(campaign.lastDay)",
                "\(campaign.name, tint: .bold)（\(campaign.code)），\(campaign.firstDay) 至 \(campaign.lastDay)",
                "\(campaign.name, tint: .bold) (\(campaign.code)), \(campaign.firstDay) to \(campaign.lastDay)"))
        session.print(facts(campaign, session))
        guard !campaign.lights.isEmpty else {
            return session.print(
                session.text(
                    "  尚無任務；`dubanctl import` 可導入。", "  尚无任务；`dubanctl import` 可导入。",
                    "  no tasks yet; `dubanctl import` brings them in"))
        }
        session.print("")
        var table = Table([
            .init(title: "  " + session.words("戰線", "战线", "PILLAR")),
            .init(title: session.words("● 紅", "● 红", "● RED"), isNumber: true),
            .init(title: session.words("● 黃", "● 黄", "● YELLOW"), isNumber: true),
            .init(title: session.words("● 綠", "● 绿", "● GREEN"), isNumber: true),
            .init(title: session.words("合計", "合计", "ALL"), isNumber: true),
        ])
        for lights in campaign.lights {
            table.append([
                "  \(session.words(for: lights.words))", StyledText(lights.red, in: .red),
                StyledText(lights.yellow, in: .yellow),
                StyledText(lights.green, in: .green), "\(lights.red + lights.yellow + lights.green)",
            ])
        }
        session.print(table)
    }

    private func facts(_ campaign: StatusMessages.Campaign, _ session: Session) -> [(String, StyledText)] {
        var facts: [(String, StyledText)] = [
            (session.words("今天", "今天", "today"), "\(campaign.today) \(today(campaign, session))")
        ]
        if campaign.isProvisional {
            let year = campaign.today.year
            facts.append(
                (
                    "",
                    session.text(
                        "暫定：日曆中尚無 \(year) 年的放假安排", "暂定：日历中尚无 \(year) 年的放假安排",
                        "provisional: the holidays of \(year) are not in the calendar yet")
                ))
        }
        facts += [
            (
                session.words("發送時段", "发送时段", "window"),
                campaign.windowIsOpen
                    ? session.text("正在時段內", "正在时段内", "open") : session.text("不在時段內", "不在时段内", "closed")
            ),
            (session.words("上次運行", "上次运行", "last opened"), opened(campaign, session)),
        ]
        return facts + outbox(campaign.outbox, session)
    }

    private func outbox(_ outbox: StatusMessages.Outbox, _ session: Session) -> [(String, StyledText)] {
        let comma = session.words("，", "，", ", ")
        func text(_ counts: [(count: Int, state: String)]) -> StyledText {
            let parts = counts.map {
                session.words("\($0.state) \($0.count)", "\($0.state) \($0.count)", "\($0.count) \($0.state)")
            }
            return "\(parts.joined(separator: comma))"
        }
        let usual = [
            (outbox.queued, session.words(forEnvelope: "queued")),
            (outbox.leased, session.words(forEnvelope: "leased")),
            (outbox.finalDot, session.words("待回執", "待回执", "unanswered")),
            (outbox.told, session.words(forEnvelope: "told")),
            (outbox.rejected, session.words(forEnvelope: "rejected")),
        ]
        let further = [
            (outbox.stalled, session.words("已推遲", "已推迟", "put off")),
            (outbox.bounced, session.words("被退回", "被退回", "sent back")),
            (outbox.held, session.words(forEnvelope: "held")),
        ].filter { $0.0 > 0 }
        let facts = [(session.words("發件箱", "发件箱", "outbox"), text(usual))]
        return further.isEmpty ? facts : facts + [("", text(further))]
    }

    private func opened(_ campaign: StatusMessages.Campaign, _ session: Session) -> StyledText {
        guard let day = campaign.lastOpenedDay else { return session.text("從未", "从未", "never") }
        guard let figures = campaign.figures else { return "\(day)" }
        let parked =
            figures.parked == 0
            ? ""
            : session.words("，擱置 \(figures.parked) 項", "，搁置 \(figures.parked) 项", ", \(figures.parked) parked")
        return session.text(
            "\(day)：檢查 \(figures.reviewed) 項，提醒 \(figures.reminders) 條\(parked)",
            "\(day)：检查 \(figures.reviewed) 项，提醒 \(figures.reminders) 条\(parked)",
            "\(day): \(figures.reviewed) reviewed, \(figures.reminders) reminders\(parked)")
    }

    private func show(_ plugins: [StatusMessages.Plugin], _ session: Session) {
        var table = Table([
            .init(title: session.words("插件", "插件", "PLUGIN")), .init(title: session.words("戰線", "战线", "LABEL")),
            .init(title: session.words("狀態", "状态", "STATE"), mayBeCut: true),
        ])
        for plugin in plugins {
            let reason = plugin.reason.map { session.words("：\($0)", "：\($0)", ": \($0)") } ?? ""
            table.append([
                "\(plugin.name)", "\(session.words(for: plugin.words))",
                "\(session.state(isRunning: plugin.isRunning))\(plugin.isRunning ? "" : reason)",
            ])
        }
        session.print(table)
    }

    /// The weekday, and why people work on it or not.
    private func today(_ campaign: StatusMessages.Campaign, _ session: Session) -> StyledText {
        let weekday = campaign.today.weekday
        let kind =
            switch (campaign.isWorkingDay, weekday == .saturday || weekday == .sunday) {
            case (true, false): session.words("工作日", "工作日", "a working day")
            case (true, true):
                session.words("調休上班", "调休上班", "a working day in exchange for a holiday (調休)")
            case (false, true): session.words("休息日", "休息日", "a rest day")
            case (false, false): session.words("放假", "放假", "a public holiday")
            }
        let beside =
            campaign.today < campaign.firstDay
            ? session.words("；行動尚未開始", "；行动尚未开始", "; the campaign has not begun")
            : campaign.today > campaign.lastDay ? session.words("；行動已結束", "；行动已结束", "; the campaign is over") : ""
        return "\(session.words(for: weekday.words))\(session.words("，", "，", ", "))\(kind)\(beside)"
    }
}

extension StyledText {
    /// A count of tasks, in their light's color where there are any.
    fileprivate init(_ count: Int, in tint: Tint) {
        self = count == 0 ? "0" : "\(count, tint: tint)"
    }
}
