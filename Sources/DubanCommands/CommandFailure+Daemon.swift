import DubanControl
import DubanCore
import DubanVarlink

extension CommandFailure {
    /// - Parameter group: whose members may do what was asked.
    init(_ error: VarlinkClientError, group: String) {
        switch error {
        case .unreachable(let sentence):
            self.init(
                .unavailable, "\(sentence.traditional)`systemctl status duband` 可查詳情。",
                "\(sentence.simplified)`systemctl status duband` 可查详情。",
                "\(sentence.english) `systemctl status duband` tells more.")
        case .notPermitted(let sentence):
            self.init(
                .notPermitted, "\(sentence.traditional)請申請加入組 \(group)。", "\(sentence.simplified)请申请加入组 \(group)。",
                "\(sentence.english) Ask to be added to the group \(group).")
        case .unintelligible(let sentence):
            self.init(.internalError, sentence)
        case .refused(let refusal):
            self.init(refusal, group: group)
            self.refusal = refusal
        }
    }

    /// What is followed has come to an end before the caller's.
    static var daemonHasEnded: CommandFailure {
        CommandFailure(
            .unavailable, "duband 已停止或重新啟動，不再有新消息；請在其運行後再次執行此命令。",
            "duband 已停止或重新启动，不再有新消息；请在其运行后再次执行此命令。",
            "The daemon has ended or was started again, and tells nothing more; run this again when it is there.")
    }

    private init(_ refusal: VarlinkError, group: String) {
        func fact(_ name: String) -> String { refusal.parameters[name]?.quoted(400) ?? "?" }
        switch refusal.name {
        case "org.varlink.service.PermissionDenied":
            self.init(
                .notPermitted, "您無權作此操作；請申請加入組 \(group)。", "您无权作此操作；请申请加入组 \(group)。",
                "You are not permitted to do this; ask to be added to the group \(group).")
        case "org.varlink.service.InterfaceNotFound", "org.varlink.service.MethodNotFound",
            "org.varlink.service.MethodNotImplemented":
            self.init(
                .internalError, "duband 不認識這項請求；請用與它同一版本的 dubanctl。", "duband 不认识这项请求；请用与它同一版本的 dubanctl。",
                "The daemon does not know what is asked of it; use a dubanctl of its own version.")
        case "org.duban.InternalError":
            self.init(
                .internalError, "duband 辦理出錯；`journalctl --unit duband` 可查原因。",
                "duband 办理出错；`journalctl --unit duband` 可查原因。",
                "The daemon failed at this; `journalctl --unit duband` says why.")
        case "org.varlink.service.InvalidParameter":
            self.init(.refused, CommandFailure.sentence(forParameter: fact("parameter")))
        case "org.duban.Process.Refused":
            self.init(.refused, CommandFailure.refusedStep(fact))
        default:
            self.init(
                .refused,
                CommandFailure.sentence(refusal.name, fact)
                    ?? Phrase(
                        "duband 拒絕了，稱之為 \(refusal.name)。", "duband 拒绝了，称之为 \(refusal.name)。",
                        "The daemon refused, and called it \(refusal.name)."))
        }
    }

    /// The sentences of our own errors.
    private static func sentence(_ name: String, _ fact: (String) -> String) -> Phrase? {
        ledgerSentence(name, fact) ?? reviewSentence(name, fact) ?? deliverySentence(name, fact)
    }

    /// Of the ledger, its people and its campaigns.
    private static func ledgerSentence(_ name: String, _ fact: (String) -> String) -> Phrase? {
        switch name {
        case "org.duban.Ledger.DiskFull":
            return Phrase(
                "臺賬所在的磁盤已滿，什麼也沒有改；騰出空間後再試，duband 會自行接着辦理。",
                "台账所在的磁盘已满，什么也没有改；腾出空间后再试，duband 会自行接着办理。",
                "The ledger's disk is full, and nothing has been changed; make room and try again. duband goes on by itself then."
            )
        case "org.duban.Ledger.UnknownTask":
            let (code, campaign) = (fact("code"), fact("campaign"))
            guard !code.isEmpty else {
                return Phrase(
                    "任務編號為空；`dubanctl task list` 可查編號。", "任务编号为空；`dubanctl task list` 可查编号。",
                    "The task's code is empty; `dubanctl task list` shows the codes.")
            }
            return Phrase(
                "行動 \(campaign) 中沒有任務「\(code)」；`dubanctl task list` 可查編號。",
                "行动 \(campaign) 中没有任务“\(code)”；`dubanctl task list` 可查编号。",
                "There is no task “\(code)” in the campaign \(campaign); `dubanctl task list` shows the codes.")
        case "org.duban.Ledger.UnknownCampaign":
            let (campaign, campaigns) = (fact("campaign"), fact("campaigns"))
            return campaign.isEmpty
                ? Phrase(
                    "有多個行動；請用 --campaign 指明其一：\(campaigns)。", "有多个行动；请用 --campaign 指明其一：\(campaigns)。",
                    "The daemon keeps several campaigns; name one of them by --campaign: \(campaigns).")
                : Phrase(
                    "沒有行動「\(campaign)」；現有 \(campaigns)。", "没有行动“\(campaign)”；现有 \(campaigns)。",
                    "There is no campaign “\(campaign)”; the daemon keeps \(campaigns).")
        case "org.duban.Ledger.UnknownPillar":
            let (pillar, pillars) = (fact("pillar"), fact("pillars"))
            return Phrase(
                "沒有戰線「\(pillar)」；現有 \(pillars)。", "没有战线“\(pillar)”；现有 \(pillars)。",
                "There is no pillar “\(pillar)”; there are \(pillars).")
        case "org.duban.Silences.UnknownRule":
            let rule = fact("rule")
            return Phrase(
                "沒有規則「\(rule)」；`dubanctl plugin show 插件` 可查。", "没有规则“\(rule)”；`dubanctl plugin show 插件` 可查。",
                "There is no rule “\(rule)”; `dubanctl plugin show PLUGIN` lists those of a plugin.")
        case "org.duban.Ledger.UnknownPage":
            let after = fact("after")
            return Phrase(
                "「\(after)」之後沒有下一頁；--after 請照抄上一頁末行所示。", "“\(after)”之后没有下一页；--after 请照抄上一页末行所示。",
                "There is no page behind “\(after)”; take --after from the last line of the list before.")
        case "org.duban.Ledger.NothingStaged":
            return Phrase(
                "duband 沒有收到任何一行，無可導入；請再試一次。", "duband 没有收到任何一行，无可导入；请再试一次。",
                "No row has reached the daemon, so there is nothing to import; try again.")
        case "org.duban.Campaigns.TooEarly":
            let (last, earliest) = (fact("lastDay"), fact("earliest"))
            return Phrase(
                "行動不能止於 \(last)：\(earliest) 已經運行，最早只能止於該日。", "行动不能止于 \(last)：\(earliest) 已经运行，最早只能止于该日。",
                "The campaign cannot end on \(last); \(earliest) has been opened already, so that it can end on "
                    + "that day at the earliest.")
        case "org.duban.People.UnknownPerson":
            let (person, candidates) = (fact("person"), fact("candidates"))
            return candidates.isEmpty
                ? Phrase(
                    "沒有人叫「\(person)」；`dubanctl person list` 可查。", "没有人叫“\(person)”；`dubanctl person list` 可查。",
                    "Nobody is called “\(person)”; `dubanctl person list` shows the people.")
                : Phrase(
                    "叫「\(person)」的不止一人；請寫其一：\(candidates)。", "叫“\(person)”的不止一人；请写其一：\(candidates)。",
                    "Several people are called “\(person)”; write one of \(candidates).")
        case "org.duban.People.UnknownUnit":
            let unit = fact("unit")
            return Phrase(
                "沒有單位「\(unit)」；`dubanctl unit list` 可查。", "没有单位“\(unit)”；`dubanctl unit list` 可查。",
                "There is no unit “\(unit)”; `dubanctl unit list` shows them.")
        case "org.duban.Record.Busy":
            return Phrase(
                "正在核驗記錄或備份；請待其結束。", "正在核验记录或备份；请待其结束。",
                "The record is being proved, or a copy taken, already; wait until that has ended.")
        default: return nil
        }
    }

    /// Of the days, and of the rules that judge on them.
    private static func reviewSentence(_ name: String, _ fact: (String) -> String) -> Phrase? {
        let (day, today) = (fact("day"), fact("today"))
        switch name {
        case "org.duban.Reports.DayIsAhead":
            return Phrase(
                "\(day) 尚未到來，今天是 \(today)；請指明今天以前的日子，不指明即為今天。",
                "\(day) 尚未到来，今天是 \(today)；请指明今天以前的日子，不指明即为今天。",
                "\(day) has not come yet, since today is \(today); name a day that has, or none for today.")
        case "org.duban.Rehearsal.Busy":
            return Phrase(
                "另有排演正在進行；請待其結束再試。", "另有排演正在进行；请待其结束再试。",
                "Another rehearsal is under way; try again when it has ended.")
        case "org.duban.Rehearsal.DayIsPast":
            return Phrase(
                "\(day) 已過：排演自今天 \(today) 起。當日提醒了什麼，`dubanctl outbox list --day \(day)` 可查。",
                "\(day) 已过：排演自今天 \(today) 起。当日提醒了什么，`dubanctl outbox list --day \(day)` 可查。",
                "\(day) is past: a rehearsal begins today, \(today). What was told on days that are past, "
                    + "`dubanctl outbox list --day \(day)` shows.")
        case "org.duban.Review.DayNotToday":
            return Phrase(
                "不能運行 \(day)，今天是 \(today)；`dubanctl review preview --day \(day)` 可預覽當日。",
                "不能运行 \(day)，今天是 \(today)；`dubanctl review preview --day \(day)` 可预览当日。",
                "\(day) cannot be run, since today is \(today); "
                    + "`dubanctl review preview --day \(day)` shows what that day would bring.")
        case "org.duban.Review.DayIsPast":
            let watermark = fact("watermark")
            return Phrase(
                "\(day) 已過：\(watermark) 已經運行。若當日其實未過，請校正 duband 的時鐘。",
                "\(day) 已过：\(watermark) 已经运行。若当日其实未过，请校正 duband 的时钟。",
                "\(day) is past: \(watermark) has been opened already. "
                    + "If that day is not past, correct the daemon's clock.")
        case "org.duban.Review.OutsideCampaign":
            let (first, last) = (fact("firstDay"), fact("lastDay"))
            return Phrase(
                "\(day) 不在行動期內；行動自 \(first) 至 \(last)。", "\(day) 不在行动期内；行动自 \(first) 至 \(last)。",
                "\(day) lies outside the campaign, which runs from \(first) to \(last).")
        case "org.duban.Review.NobodyToTell":
            let office = fact("office")
            return Phrase(
                "提醒最終到「\(office)」為止，而名冊中沒有此人；請導入有此人的名冊，或在 duband 的設置中以 supervision-office 另指一人。",
                "提醒最终到“\(office)”为止，而名册中没有此人；请导入有此人的名册，或在 duband 的设置中以 supervision-office 另指一人。",
                "\(office) is at the top of the ladder and not among the people; import a people file that has "
                    + "this person, or name another as supervision-office in the daemon's settings.")
        case "org.duban.Review.PlainDeadlineFailed":
            let reason = fact("reason")
            return Phrase(
                "今天不再判定任務（\(reason)）；請將 duban 附帶的 plain-deadline.so 裝入 duband 的插件目錄，再 `dubanctl config reload`。",
                "今天不再判定任务（\(reason)）；请将 duban 附带的 plain-deadline.so 装入 duband 的插件目录，再 `dubanctl config reload`。",
                "Nothing more is judged today, since \(reason); install plain-deadline.so, which comes with duban, in the "
                    + "daemon's plugin directory, then `dubanctl config reload`.")
        case "org.duban.Review.Stopping":
            return Phrase(
                "duband 正在停止；未辦完的，下次啟動時續辦。", "duband 正在停止；未办完的，下次启动时续办。",
                "The daemon is stopping; what has not been done is done at its next start.")
        case "org.duban.Plugins.UnknownPlugin":
            let (plugin, plugins) = (fact("name"), fact("plugins"))
            return Phrase(
                "沒有插件「\(plugin)」；現有 \(plugins)。", "没有插件“\(plugin)”；现有 \(plugins)。",
                "There is no plugin “\(plugin)”; there are \(plugins).")
        case "org.duban.Configuration.Unfit":
            let reason = fact("reason")
            return Phrase(
                "設置不合，一切照舊；請改正後再試：\n\(reason)", "设置不合，一切照旧；请改正后再试：\n\(reason)",
                "The configuration is unfit, and all stays as it was; mend it and try again:\n\(reason)")
        case "org.duban.Plugins.PluginUnfit":
            let (plugin, reason) = (fact("name"), fact("reason"))
            return Phrase(
                "\(plugin) 未能重新載入，在用的照舊：\(reason)。", "\(plugin) 未能重新载入，在用的照旧：\(reason)。",
                "\(plugin) has not been reloaded, and what is at work stays as it is: \(reason).")
        default: return nil
        }
    }

    /// Of what goes out to people.
    private static func deliverySentence(_ name: String, _ fact: (String) -> String) -> Phrase? {
        switch name {
        case "org.duban.Outbox.WrongState":
            let id = fact("id").prefix(8)
            let state = Phrase(envelopeState: fact("state"))
            return Phrase(
                "信封 \(id) 的狀態是\(state.traditional)，不能如此處理：hold 扣留待發的，release 放行扣留的，drop 放棄待發或扣留的，"
                    + "retry 重試待發、扣留、被拒或被退回的。",
                "信封 \(id) 的状态是\(state.simplified)，不能如此处理：hold 扣留待发的，release 放行扣留的，drop 放弃待发或扣留的，"
                    + "retry 重试待发、扣留、被拒或被退回的。",
                "The envelope \(id) is \(state.english), which does not allow it: hold takes what is queued, "
                    + "release what is held, drop what is queued or held, and retry what is queued, held, rejected or bounced."
            )
        case "org.duban.Outbox.UnknownEnvelope":
            let (id, candidates) = (fact("id"), fact("candidates"))
            guard !id.isEmpty else {
                return Phrase(
                    "信封編號為空；`dubanctl outbox list` 可查編號。", "信封编号为空；`dubanctl outbox list` 可查编号。",
                    "The envelope's id is empty; `dubanctl outbox list` shows the ids.")
            }
            guard candidates.isEmpty || candidates == "?" else {
                return Phrase(
                    "編號以「\(id)」開頭的信封不止一個；請寫長些，如 \(candidates)。", "编号以“\(id)”开头的信封不止一个；请写长些，如 \(candidates)。",
                    "Several envelopes have an id that begins with “\(id)”; write more of it: \(candidates).")
            }
            return Phrase(
                "沒有編號以「\(id)」開頭的信封；`dubanctl outbox list` 可查編號。", "没有编号以“\(id)”开头的信封；`dubanctl outbox list` 可查编号。",
                "No envelope has an id that begins with “\(id)”; `dubanctl outbox list` shows the ids.")
        case "org.duban.Channels.UnknownChannel":
            let (channel, channels) = (fact("channel"), fact("channels"))
            return Phrase(
                "沒有渠道「\(channel)」；現有 \(channels)。", "没有渠道“\(channel)”；现有 \(channels)。",
                "There is no channel “\(channel)”; there are \(channels).")
        case "org.duban.Channels.NoCourier":
            let channel = fact("channel")
            return Phrase(
                "沒有 duban-courier 在等待渠道 \(channel) 的信封，什麼都沒有發出；`systemctl restart duban-courier.service`。",
                "没有 duban-courier 在等待渠道 \(channel) 的信封，什么都没有发出；`systemctl restart duban-courier.service`。",
                "No duban-courier waits for envelopes of the channel \(channel), so that nothing was sent; `systemctl restart "
                    + "duban-courier.service`.")
        case "org.duban.Calendars.NoCalendars":
            return Phrase(
                "duband 沒有生成日曆；在其設置中寫上 `calendar-feed` 即可。", "duband 没有生成日历；在其设置中写上 `calendar-feed` 即可。",
                "The daemon keeps no calendars; `calendar-feed` in its settings has it keep some.")
        case "org.duban.Calendars.Unreadable":
            let reason = fact("reason")
            return Phrase(
                "無法得知哪個日曆屬於何人：\(reason)。", "无法得知哪个日历属于何人：\(reason)。",
                "Which calendar is whose cannot be told: \(reason).")
        case "org.duban.Silences.UnknownSilence":
            let id = fact("id")
            return Phrase(
                "沒有靜默 \(id)，或已結束；`dubanctl silence list` 可查。", "没有静默 \(id)，或已结束；`dubanctl silence list` 可查。",
                "There is no silence \(id), or it has ended; `dubanctl silence list` shows them.")
        default: return nil
        }
    }
}
