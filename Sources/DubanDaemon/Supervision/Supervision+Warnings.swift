import DubanCalendar
import DubanCore
import DubanPluginHosting
import DubanPluginKit
import DubanStore
import DubanSystem

extension Supervision {
    /// What an administrator should look into, each with what can be done about it.
    func warnings() throws -> [Phrase] {
        var warnings = basis.warnings
        let roster = try currentRoster()
        if roster[basis.supervisionOffice] == nil { warnings.append(.noOffice(basis.supervisionOffice)) }
        for campaign in campaigns {
            guard let day = try overdueDay(of: campaign) else { continue }
            warnings.append(.overdue(day, of: campaign.code, by: timeText(basis.dayMustFinishBy)))
        }
        let known = Set(basis.campaigns.map(\.code))
        for (campaign, count) in try store.openTasks().sorted(by: { $0.key < $1.key }) where !known.contains(campaign) {
            warnings.append(.forgotten(campaign, count))
        }
        warnings += try store.haltedChannels().map { .halted($0.name, $0.words) }
        let unreachable = try store.unreachable().keys.sorted()
        if !unreachable.isEmpty { warnings.append(.unreachable(unreachable)) }
        if let failure = staleCalendars.failure { warnings.append(.noCalendars(failure.sentence)) }
        if let failure { warnings.append(.notDone(sentence(for: failure))) }
        for plugin in plugins.standings {
            if !plugin.isRunning, let reason = plugin.reason { warnings.append(.notRunning(plugin.name, reason)) }
            warnings += plugin.warnings.map { .notLockedIn(plugin.name, $0) }
        }
        for (pillar, count) in try parkedCounts().sorted(by: { $0.key < $1.key }) {
            warnings.append(.parked(count, pillar, label(ofPillar: pillar)))
        }
        return warnings
    }
}

extension MissingAccount {
    /// ``description`` in the three languages.
    var words: Phrase {
        switch self {
        case .group(let name, let permission):
            let permissions = ["read": ("查看", "查看"), "operate": ("操作", "操作"), "administer": ("管理", "管理")]
            let (traditional, simplified) = permissions[permission] ?? (permission, permission)
            return Phrase(
                "系統中沒有組 \(name)，無人可憑它\(traditional)；請建立該組，或在設置中另指一個。",
                "系统中没有组 \(name)，无人可凭它\(simplified)；请建立该组，或在设置中另指一个。", description)
        case .courierUser(let name):
            return Phrase(
                "系統中沒有用戶 \(name)，duban-courier 取不到待發的信封；請建立該用戶，或在設置中另指一個。",
                "系统中没有用户 \(name)，duban-courier 取不到待发的信封；请建立该用户，或在设置中另指一个。", description)
        }
    }
}

extension Phrase {
    /// - Parameter why: in one sentence of the plugin's loader.
    static func notLoaded(_ path: String, _ why: String) -> Phrase {
        Phrase("插件 \(path) 未載入：\(why)", "插件 \(path) 未载入：\(why)", "\(path) is not loaded: \(why)")
    }

    fileprivate static func noOffice(_ office: PersonID) -> Phrase {
        Phrase(
            "督查室「\(office)」不在名冊中；請導入人員名冊", "督查室“\(office)”不在名册中；请导入人员名册",
            "「\(office)」, the supervision office, is not among the people; import the people file")
    }

    fileprivate static func forgotten(_ campaign: String, _ count: Int) -> Phrase {
        Phrase(
            "臺賬中行動 \(campaign) 尚有未辦結任務 \(count) 項，設置中卻沒有這個行動，無人會收到提醒；請在設置中補上",
            "台账中行动 \(campaign) 尚有未办结任务 \(count) 项，设置中却没有这个行动，无人会收到提醒；请在设置中补上",
            "The ledger has \(counted(count, "open task")) of the campaign \(campaign), which the settings do not have: nobody is "
                + "told of them; put it back into the settings")
    }

    fileprivate static func halted(_ channel: String, _ answer: String) -> Phrase {
        Phrase(
            "渠道 \(channel) 已停用：\(answer)；`dubanctl channel test ADDRESS --channel \(channel)` 可試發",
            "渠道 \(channel) 已停用：\(answer)；`dubanctl channel test ADDRESS --channel \(channel)` 可试发",
            "The channel \(channel) is halted: \(answer); `dubanctl channel test ADDRESS --channel \(channel)` tries it"
        )
    }

    fileprivate static func overdue(_ day: Day, of campaign: String, by time: String) -> Phrase {
        Phrase(
            "行動 \(campaign) 的 \(day) 應在 \(time) 之前完成，至今未完成；`dubanctl doctor` 可查原因",
            "行动 \(campaign) 的 \(day) 应在 \(time) 之前完成，至今未完成；`dubanctl doctor` 可查原因",
            "The day \(day) of \(campaign) should have been finished by \(time), and is not; "
                + "`dubanctl doctor` looks for the reason")
    }

    fileprivate static func unreachable(_ people: [PersonID]) -> Phrase {
        let named = people.prefix(5).map(\.description)
        let more = people.count - named.count
        return Phrase(
            named.joined(separator: "、") + (more > 0 ? " 等 \(people.count) 人" : "") + " 無法送達，改為提醒其上級；請更正人員名冊",
            named.joined(separator: "、") + (more > 0 ? " 等 \(people.count) 人" : "") + " 无法送达，改为提醒其上级；请更正人员名册",
            named.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
                + " cannot be reached, and whoever stands above them is told instead; correct the people file")
    }

    fileprivate static func noCalendars(_ why: String) -> Phrase {
        Phrase("日曆未能寫入：\(why)", "日历未能写入：\(why)", "The calendars could not be written: \(why)")
    }

    /// - Parameter why: as the journal has it.
    fileprivate static func notDone(_ why: String) -> Phrase {
        Phrase(
            "當日工作未能辦完：\(why)", "当日工作未能办完：\(why)", "The day's work could not be done: \(why)")
    }

    fileprivate static func notRunning(_ plugin: String, _ why: String) -> Phrase {
        Phrase(
            "插件 \(plugin) 沒有運行：\(why)", "插件 \(plugin) 没有运行：\(why)", "The plugin \(plugin) does not run: \(why)")
    }

    fileprivate static func notLockedIn(_ plugin: String, _ why: String) -> Phrase {
        Phrase(
            "插件 \(plugin) 的沙箱不完整：\(why)", "插件 \(plugin) 的沙箱不完整：\(why)",
            "The plugin \(plugin) is not locked in wholly: \(why)")
    }

    fileprivate static func parked(_ count: Int, _ pillar: String, _ label: Phrase) -> Phrase {
        Phrase(
            "\(label.traditional)有 \(count) 項任務擱置，只按完成時限判定；`dubanctl plugin show \(pillar)` 可查原因",
            "\(label.simplified)有 \(count) 项任务搁置，只按完成时限判定；`dubanctl plugin show \(pillar)` 可查原因",
            (count == 1 ? "1 task of \(label.traditional) is" : "\(count) tasks of \(label.traditional) are")
                + " parked, judged by the plain deadline rules alone; `dubanctl plugin show \(pillar)` says why")
    }
}
