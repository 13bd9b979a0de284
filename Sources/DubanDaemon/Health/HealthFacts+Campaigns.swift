import DubanCalendar
import DubanControl
import DubanCore

extension HealthFacts {
    var campaignFindings: [Finding] {
        campaigns.flatMap { [dayFinding($0), lastDayFinding($0)].compactMap(\.self) }
            + [failureFinding].compactMap(\.self) + forgottenCampaignFindings
    }

    private static let whyAndAgain = Phrase(
        "`journalctl -x -u duband --since today` 可查原因；`dubanctl review run` 立即再試",
        "`journalctl -x -u duband --since today` 可查原因；`dubanctl review run` 立即再试",
        "`journalctl -x -u duband --since today` says why; `dubanctl review run` tries again")

    private func dayFinding(_ campaign: StatusMessages.Campaign) -> Finding {
        let (code, today) = (campaign.code, campaign.today)
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
        guard campaign.firstDay <= today, today <= campaign.lastDay else {
            return Finding(
                .day, .ok,
                Phrase(
                    "行動 \(code)：\(today) 不在行動期內", "行动 \(code)：\(today) 不在行动期内",
                    "\(code): \(today) is not one of its days"))
        }
        if let figures = campaign.figures, campaign.isFinished {
            return Finding(
                .day, .ok,
                Phrase(
                    "行動 \(code)：\(today) 已完成，檢查 \(figures.reviewed) 項，提醒 \(figures.reminders) 條",
                    "行动 \(code)：\(today) 已完成，检查 \(figures.reviewed) 项，提醒 \(figures.reminders) 条",
                    "\(code): \(today) is finished, \(figures.reviewed) reviewed, \(figures.reminders) reminders"))
        }
        guard campaign.isOverdue else {
            return Finding(
                .day, .ok,
                Phrase(
                    "行動 \(code)：\(today) 尚未完成", "行动 \(code)：\(today) 尚未完成", "\(code): \(today) is not finished yet"))
        }
        return Finding(
            .day, .failure,
            Phrase(
                "行動 \(code)：\(today) 應在 \(dayMustFinishBy) 之前完成，至今未完成",
                "行动 \(code)：\(today) 应在 \(dayMustFinishBy) 之前完成，至今未完成",
                "\(code): \(today) should have been finished by \(dayMustFinishBy), and is not"),
            advice: Self.whyAndAgain)
    }

    /// Also of a day that was finished before: something came after it.
    private var failureFinding: Finding? {
        failure.map { why in
            Finding(
                .day, .failure,
                Phrase("當日工作未能辦完：\(why)", "当日工作未能办完：\(why)", "the day's work could not be done: \(why)"),
                advice: Self.whyAndAgain)
        }
    }

    /// Nobody is told of a task once its campaign is over.
    private func lastDayFinding(_ campaign: StatusMessages.Campaign) -> Finding? {
        let (code, lastDay) = (campaign.code, campaign.lastDay)
        let advice = Phrase(
            "請延長行動：`dubanctl campaign edit \(code) --last-day`，或將任務辦結、改期",
            "请延长行动：`dubanctl campaign edit \(code) --last-day`，或将任务办结、改期",
            "have it end later by `dubanctl campaign edit \(code) --last-day`, or close the tasks or move their deadlines"
        )
        if campaign.today > lastDay {
            guard let count = openTasks[code], count > 0 else { return nil }
            return Finding(
                .day, .failure,
                Phrase(
                    "行動 \(code) 已於 \(lastDay) 結束，尚有未辦結任務 \(count) 項，無人會收到提醒",
                    "行动 \(code) 已于 \(lastDay) 结束，尚有未办结任务 \(count) 项，无人会收到提醒",
                    "\(code) ended on \(lastDay) with \(counted(count, "open task")), of which nobody is told any more"),
                advice: advice)
        }
        guard let count = openTasksAfterLastDay[code], count > 0 else { return nil }
        return Finding(
            .day, .failure,
            Phrase(
                "行動 \(code) 將於 \(lastDay) 結束，而未辦結任務中有 \(count) 項時限在此之後，到期時無人會收到提醒",
                "行动 \(code) 将于 \(lastDay) 结束，而未办结任务中有 \(count) 项时限在此之后，到期时无人会收到提醒",
                "\(code) ends on \(lastDay), and \(counted(count, "open task")) of it will be due only after that, when nobody is "
                    + "told"), advice: advice)
    }

    private var forgottenCampaignFindings: [Finding] {
        let known = Set(campaigns.map(\.code))
        return openTasks.sorted { $0.key < $1.key }.filter { !known.contains($0.key) && $0.value > 0 }.map {
            code, count in
            Finding(
                .settings, .failure,
                Phrase(
                    "臺賬中行動 \(code) 尚有未辦結任務 \(count) 項，設置中卻沒有這個行動，無人會收到提醒",
                    "台账中行动 \(code) 尚有未办结任务 \(count) 项，设置中却没有这个行动，无人会收到提醒",
                    "the ledger has \(counted(count, "open task")) of the campaign \(code), which the settings do not have, "
                        + "so that nobody is told of them"),
                advice: Phrase(
                    "請在設置中補上，再 `dubanctl config reload`", "请在设置中补上，再 `dubanctl config reload`",
                    "put it back into the settings, then `dubanctl config reload`"))
        }
    }
}
