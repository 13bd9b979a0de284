import DubanCalendar
import DubanControl
import DubanCore

extension HealthFacts {
    typealias Finding = StatusMessages.Finding

    /// What was looked at, and how it was found; each with what to do, where there is something.
    var findings: [Finding] {
        findingsOfStart.map { Finding(.setup, .warning, $0) } + status.campaigns.map(finding) + [people] + years
            + plugins
            + channels.map(finding) + [courier] + storage
    }

    private func finding(_ campaign: StatusMessages.Campaign) -> Finding {
        let (code, today) = (campaign.code, campaign.today)
        guard campaign.firstDay <= today, today <= campaign.lastDay else {
            return Finding(
                .day, .ok,
                Phrase(
                    "行動 \(code)：\(today) 不在行動期內", "行动 \(code)：\(today) 不在行动期内",
                    "\(code): \(today) is not one of its days"))
        }
        if let last = campaign.lastOpenedDay, last > today {
            return Finding(
                .day, .failure,
                Phrase(
                    "行動 \(code)：時鐘顯示 \(today)，而 \(last) 早已開始；在此之前什麼都不運行",
                    "行动 \(code)：时钟显示 \(today)，而 \(last) 早已开始；在此之前什么都不运行",
                    "\(code): the clock shows \(today), and \(last) has been opened already; nothing runs until then"),
                advice: Phrase(
                    "`timedatectl` 可核對時鐘；若此前曾超前，請恢復超前之前的備份",
                    "`timedatectl` 可核对时钟；若此前曾超前，请恢复超前之前的备份",
                    "look at the clock with `timedatectl`; if it ran ahead before, restore a backup from before that"))
        }
        if let figures = campaign.figures, campaign.isFinished {
            return Finding(
                .day, .ok,
                Phrase(
                    "行動 \(code)：\(today) 已完成，檢查 \(figures.reviewed) 項，提醒 \(figures.reminders) 條",
                    "行动 \(code)：\(today) 已完成，检查 \(figures.reviewed) 项，提醒 \(figures.reminders) 条",
                    "\(code): \(today) is finished, \(figures.reviewed) reviewed, \(figures.reminders) reminders"))
        }
        let why = failure.map { Phrase("：\($0)", "：\($0)", ": \($0)") } ?? .same("")
        let late = campaign.isOverdue ? Phrase("，已過時限", "，已过时限", ", and late") : .same("")
        return Finding(
            .day, campaign.isOverdue || failure != nil ? .failure : .ok,
            Phrase(
                "行動 \(code)：\(today) 尚未完成\(late.traditional)\(why.traditional)",
                "行动 \(code)：\(today) 尚未完成\(late.simplified)\(why.simplified)",
                "\(code): \(today) is not finished yet\(late.english)\(why.english)"),
            advice: campaign.isOverdue || failure != nil
                ? Phrase(
                    "`journalctl -x -u duband --since today` 可查原因；`dubanctl review run --campaign \(code)` 立即再試",
                    "`journalctl -x -u duband --since today` 可查原因；`dubanctl review run --campaign \(code)` 立即再试",
                    "`journalctl -x -u duband --since today` says why; `dubanctl review run --campaign \(code)` tries again"
                )
                : nil)
    }

    private var people: Finding {
        guard hasOffice else {
            return Finding(
                .people, .failure,
                Phrase(
                    "督查室不在名冊中，無法決定任何提醒", "督查室不在名册中，无法决定任何提醒",
                    "the supervision office is not among the people; nothing can be decided"),
                advice: Phrase(
                    "請導入有此人的名冊：`dubanctl import people.csv`", "请导入有此人的名册：`dubanctl import people.csv`",
                    "import a people file that has it: `dubanctl import people.csv`"))
        }
        guard unreachable > 0 else {
            return Finding(.people, .ok, Phrase("人人均可送達", "人人均可送达", "everybody can be reached"))
        }
        return Finding(
            .people, .warning,
            Phrase(
                "\(unreachable) 人無法送達，改為提醒其上級", "\(unreachable) 人无法送达，改为提醒其上级",
                "\(counted(unreachable, "person", "people")) cannot be reached; whoever stands above is told instead"),
            advice: Phrase(
                "`dubanctl status` 可查是誰；請更正其地址：`dubanctl person edit`",
                "`dubanctl status` 可查是谁；请更正其地址：`dubanctl person edit`",
                "`dubanctl status` says who; correct the address by `dubanctl person edit`"))
    }

    /// The State Council announces a year's days off at the end of the year before.
    private var years: [Finding] {
        let today = status.campaigns.map(\.today).max()
        guard let today else { return [] }
        let isLastMonth = today.month == 12 && status.campaigns.contains { $0.lastDay.year > today.year }
        let missing = [today.year, isLastMonth ? today.year + 1 : today.year].first { !announcedYears.contains($0) }
        guard let missing else {
            let last = announcedYears.last ?? today.year
            return [
                Finding(
                    .calendar, .ok,
                    Phrase("放假安排齊備至 \(last) 年", "放假安排齐备至 \(last) 年", "the days off are there up to \(last)"))
            ]
        }
        return [
            Finding(
                .calendar, missing == today.year ? .failure : .warning,
                Phrase(
                    "日曆中沒有 \(missing) 年的放假安排，只按週一至週五計算",
                    "日历中没有 \(missing) 年的放假安排，只按周一至周五计算",
                    "the days off of \(missing) are not in the calendar, which counts Monday to Friday there"),
                advice: Phrase(
                    "國務院辦公廳公佈後，`dubanctl calendar import 文件` 可導入",
                    "国务院办公厅公布后，`dubanctl calendar import 文件` 可导入",
                    "`dubanctl calendar import FILE` brings them in, once they are announced"))
        ]
    }

    private var plugins: [Finding] {
        var findings = status.plugins.filter { !$0.isRunning }.map { plugin in
            let why = plugin.reason ?? ""
            return Finding(
                .plugins, .failure,
                Phrase(
                    "插件 \(plugin.name) 已停止：\(why)", "插件 \(plugin.name) 已停止：\(why)",
                    "the plugin \(plugin.name) does not run: \(why)"),
                advice: Phrase(
                    "改正後 `dubanctl plugin reload \(plugin.name)` 可重新載入",
                    "改正后 `dubanctl plugin reload \(plugin.name)` 可重新载入",
                    "mend it, then `dubanctl plugin reload \(plugin.name)`"))
        }
        findings += parked.sorted { $0.key < $1.key }.map { pillar, count in
            Finding(
                .plugins, .warning,
                Phrase(
                    "\(pillar) 有 \(count) 項任務擱置，只按完成時限判定", "\(pillar) 有 \(count) 项任务搁置，只按完成时限判定",
                    "\(counted(count, "task")) of \(pillar) judged by the plain deadline rules alone"),
                advice: Phrase(
                    "`dubanctl plugin show \(pillar)` 可查原因", "`dubanctl plugin show \(pillar)` 可查原因",
                    "`dubanctl plugin show \(pillar)` says why"))
        }
        let running = status.plugins.count(where: \.isRunning)
        let plain = Finding(
            .plugins, .ok, Phrase("\(running) 個插件在運行", "\(running) 个插件在运行", "\(counted(running, "plugin")) running"))
        return findings.isEmpty ? [plain] : findings
    }
}
