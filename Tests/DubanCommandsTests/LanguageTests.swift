import DubanCalendar
import DubanControl
import DubanCore
import DubanTestSupport
import DubanVarlink
import FoundationEssentials
import Testing

@testable import DubanCommands

private func day(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure("\(text) is not a day") }
    return day
}

/// What a verb says in both Chinese languages; `LanguageSerialTests` runs every verb against a real office.
@Suite("the language of the locale") struct LanguageTests {
    private static let projects = Phrase("項目建設", "项目建设", "Projects")
    private static let label = Phrase("招商引資", "招商引资", "Investment attraction")

    private static let status: StatusMessages.Status = {
        var lights = StatusMessages.PillarLights(pillar: "p", label: projects)
        lights.red = 3
        let campaign = StatusMessages.Campaign(
            code: "c1", name: "三千行動", firstDay: day("2021-03-01"), lastDay: day("2024-02-29"),
            today: day("2021-04-25"), isWorkingDay: true, isProvisional: true, windowIsOpen: true,
            lastOpenedDay: day("2021-04-23"), figures: .init(reviewed: 15, reminders: 4, parked: 1),
            lights: [lights], outbox: .init(queued: 2, leased: 0, finalDot: 1, told: 9, rejected: 0, held: 1))
        return StatusMessages.Status(
            version: "1", campaigns: [campaign],
            plugins: [.init(name: "p", label: projects, isRunning: false, reason: "signal 4")],
            warnings: [Phrase("日曆止於 2026 年。", "日历止于 2026 年。", "The calendar ends in 2026.")])
    }()

    private static let standing: OutboxMessages.Standing = {
        let line = Envelope.Line(
            reminder: "r1", task: "JC-1", title: "廠房", pillar: "p", pillarLabel: "項目建設", unit: "局", owner: "張三",
            light: .red, deadline: day("2021-04-28"), daysLeft: -2, workingDaysLeft: -2, rule: "overdue",
            reason: "已逾期", rung: .leaderInCharge, actingFor: "李四",
            skipped: [SkippedRung(rung: .sectionHead, cause: .empty)])
        let envelope = Envelope(
            id: "0123456789abcdef", kind: .digest, campaign: "c1", campaignName: "三千行動", channel: "smtp",
            person: PersonID("局/王乙"), name: "王乙", address: "b@example.org", language: .traditionalChinese,
            day: day("2021-04-30"), composedAt: 1_619_744_709, lines: [line])
        return OutboxMessages.Standing(
            envelope: envelope, state: "queued",
            attempts: [.init(number: 1, at: 1_619_744_710, outcome: "rejected", words: "550")], nextAttempt: 1)
    }()

    private static let reviewed: ReviewMessages.ReviewedTask = {
        let task = LedgerTask(
            code: "JC-1", campaign: "c1", title: "廠房", pillar: "p", unit: "局", owner: PersonID("局/張三"),
            assigned: day("2021-03-01"), deadline: day("2021-04-30"))
        return ReviewMessages.ReviewedTask(
            task: task, pillarLabel: projects, lightBefore: .green, finding: Finding(light: .yellow),
            reminders: [
                .init(
                    rule: "due", occurrence: day("2021-04-30"), urgency: .immediate,
                    sentence: Phrase("今日到期", "今日到期限", "due today"),
                    recipients: [
                        .init(person: PersonID("局/王乙"), rung: .leaderInCharge, skipped: ["sectionHead: absent"])
                    ])
            ], parked: nil)
    }()

    private static let plugin = PluginMessages.Plugin(
        name: "p", label: label, path: "/p.so", running: false, reason: "signal 4", warnings: [], parked: 2)

    private static let silence = Silence(
        id: 3, campaign: "c1", matcher: .init(task: "ZS-1"), author: "root", reason: "整頓", first: day("2021-04-28"),
        last: day("2021-05-07"))

    private static let office: FakeDaemon.Answer = { call in
        switch call.method {
        case StatusMessages.Get.method: return [try reply(status)]
        case OutboxMessages.Get.method, OutboxMessages.Amend.hold:
            return [try reply(OutboxMessages.OneEnvelope(envelope: standing))]
        case OutboxMessages.List.method: return [try reply(OutboxMessages.Envelopes(envelopes: [standing]))]
        case ReviewMessages.Run.method:
            var report = ReviewMessages.DayReport(campaign: "c1", day: day("2021-04-30"))
            (report.reviewed, report.parked, report.skippedDays) = (15, 2, [day("2021-04-26"), day("2021-04-27")])
            return [try reply(report)]
        case ReviewMessages.Preview.method:
            return [try reply(ReviewMessages.PreviewPage(campaign: "c1", day: day("2021-04-30"), tasks: [reviewed]))]
        case SilenceMessages.List.method:
            return [try reply(SilenceMessages.Silences(silences: [.init(silence: silence, endedBy: "張三")]))]
        case SilenceMessages.Add.method, SilenceMessages.End.method:
            return [try reply(SilenceMessages.One(silence: silence))]
        case ChannelMessages.List.method:
            return [
                try reply(
                    ChannelMessages.Channels(channels: [
                        .init(name: "smtp", isDefault: false, halt: .init(since: 1, words: "535", nextProbe: 2))
                    ]))
            ]
        case ChannelMessages.Test.method: return [try reply(ChannelMessages.Tested(envelope: "0123456789abcdef"))]
        case PluginMessages.List.method: return [try reply(PluginMessages.Plugins(plugins: [plugin]))]
        case PluginMessages.Get.method:
            return [
                try reply(
                    PluginMessages.Description(
                        plugin: plugin,
                        attributes: [
                            .init(name: "a", kind: .day, required: true, recusesUnit: false, label: label)
                        ],
                        settings: [.init(name: "d", kind: "n", default: "14", value: "10", label: label)],
                        rules: [.init(id: "r", series: "r", label: label, sentence: label)],
                        parkedTasks: [.init(campaign: "c1", code: "ZS-1", title: "簽約", reason: "signal 4")]))
            ]
        case PluginMessages.Reload.method:
            return [try reply(PluginMessages.Reloaded(plugin: plugin, reviewed: 3, parked: 1))]
        case PluginMessages.Retry.method: return [try reply(PluginMessages.Retried(retried: 2, parked: 1))]
        default: return [#"{"error":"org.varlink.service.MethodNotFound"}"#]
        }
    }

    @Test(
        "a verb says it in Traditional and in Simplified Chinese",
        arguments: [
            ("status", "  今天      2021-04-25 星期日，調休上班", "  今天      2021-04-25 星期日，调休上班"),
            ("status", "            暫定：日曆中尚無 2021 年的放假安排", "            暂定：日历中尚无 2021 年的放假安排"),
            ("status", "  發件箱    待發 2，發送中 0，待回執 1，已送達 9，被拒 0", "  发件箱    待发 2，发送中 0，待回执 1，已送达 9，被拒 0"),
            ("status", "  上次運行  2021-04-23：檢查 15 項，提醒 4 條，擱置 1 項", "  上次运行  2021-04-23：检查 15 项，提醒 4 条，搁置 1 项"),
            ("status", "注意：日曆止於 2026 年。", "注意：日历止于 2026 年。"),
            ("outbox hold 01", "給 局/王乙 的 0123456789ab：待發", "给 局/王乙 的 0123456789ab：待发"),
            (
                "outbox list", "信封          日期        類別  狀態  次數  事項  渠道  收件人",
                "信封          日期        类别  状态  次数  事项  渠道  收件人"
            ),
            (
                "outbox show 01", "  作為分管領導提醒，代理 李四，科室負責人空缺",
                "  作为分管领导提醒，代理 李四，科室负责人空缺"
            ),
            (
                "outbox show 01", "  項目建設，局，張三，時限 2021-04-28（逾期 2 天，其中工作日 2 天）",
                "  項目建設，局，張三，时限 2021-04-28（逾期 2 天，其中工作日 2 天）"
            ),
            ("review preview", "  項目建設，局/張三，時限 2021-04-30", "  项目建设，局/張三，时限 2021-04-30"),
            ("review preview", "  今日到期 (due，立即)", "  今日到期限 (due，立即)"),
            ("status", "  項目建設     3     0     0     3", "  项目建设     3     0     0     3"),
            ("review run", "  擱置任務 2 項：插件無法判定", "  搁置任务 2 项：插件无法判定"),
            ("review run", "  此前有 2 天未運行：2021-04-26 至 2021-04-27", "  此前有 2 天未运行：2021-04-26 至 2021-04-27"),
            (
                "review preview", "    → 局/王乙（分管領導；越過：科室負責人 不在崗）",
                "    → 局/王乙（分管领导；越过：科室负责人 不在岗）"
            ),
            (
                "review preview", "任務 1 項，變燈 1 項；提醒 1 條，涉及 1 人。", "任务 1 项，变灯 1 项；提醒 1 条，涉及 1 人。"
            ),
            (
                "silence list", "   3  2021-04-28  2021-05-07  root  任務 ZS-1  （張三 已提前結束）整頓",
                "   3  2021-04-28  2021-05-07  root  任务 ZS-1  （張三 已提前结束）整頓"
            ),
            (
                "silence add --until 2021-05-07 --reason 整頓 --task ZS-1", "靜默 3：任務 ZS-1，至 2021-05-07 止",
                "静默 3：任务 ZS-1，至 2021-05-07 止"
            ),
            ("silence end 3", "靜默 3 已結束", "静默 3 已结束"),
            ("channel list", "smtp  已停用  1970-01-01T00:00:02Z  535", "smtp  已停用  1970-01-01T00:00:02Z  535"),
            ("plugin list", "p     招商引資  已停止     2  signal 4", "p     招商引资  已停止     2  signal 4"),
            ("plugin show p", "擱置：插件能判定之前，只按完成時限判定", "搁置：插件能判定之前，只按完成时限判定"),
            ("plugin show p", "  d     10（默認 14）  招商引資", "  d     10（默认 14）  招商引资"),
            ("plugin reload p", "  判定 3 項，擱置 1 項", "  判定 3 项，搁置 1 项"),
            ("plugin retry", "重新判定擱置任務 2 項，仍擱置 1 項", "重新判定搁置任务 2 项，仍搁置 1 项"),
        ])
    func says(verb: String, traditional: String, simplified: String) async throws {
        for (locale, line) in [("zh_TW.UTF-8", traditional), ("zh_CN.UTF-8", simplified)] {
            try await withDaemon(Self.office) { daemon, _ in
                let words = verb.split(separator: " ").map(String.init) + ["--socket", daemon.path]
                let result = try dubanctl(words, environment: ["LC_ALL": locale])
                // The status has a warning.
                #expect(result.status == (verb == "status" ? 2 : 0), "\(result.errors)")
                #expect(result.output.split(separator: "\n").contains(line[...]), "\(result.output)")
            }
        }
    }

    @Test("a message that was refused, and a socket that is not there, are said in Chinese with what comes next")
    func failures() async throws {
        try await withDaemon(Self.office) { daemon, directory in
            let refused = try dubanctl(
                ["channel", "test", "a@example.org", "--socket", daemon.path], environment: ["LANG": "zh_TW"])
            #expect(refused.output == "smtp：被拒：550\n")
            #expect(refused.errors == "dubanctl: 給 a@example.org 的信未被接收；請照對方的答覆改正後再試。\n")
            let away = try dubanctl(["status", "--socket", directory + "/none"], environment: ["LANG": "zh_CN"])
            #expect(
                away.errors
                    == "dubanctl: \(directory)/none 处没有套接字；duband 在运行吗？`systemctl status duband` 可查详情。\n")
            let unread = try dubanctl(
                ["import", directory + "/none.csv", "--socket", daemon.path], environment: ["LANG": "zh_TW"])
            #expect(unread.errors == "dubanctl: 讀不了 \(directory)/none.csv：沒有這個文件或目錄。\n")
        }
    }

    @Test(
        "every error of the interfaces has a sentence in each language",
        arguments: ControlInterface.all.flatMap { interface in
            interface.errors.map { interface.name + "." + $0.name }
        })
    func errors(name: String) async throws {
        try await withDaemon({ _ in [#"{"error":"\#(name)","parameters":{}}"#] }) { daemon, _ in
            var sentences: Set<String> = []
            for locale in ["zh_TW", "zh_CN", "C"] {
                let result = try dubanctl(["status", "--socket", daemon.path], environment: ["LANG": locale])
                #expect(!result.errors.contains(name))
                sentences.insert(result.errors)
            }
            #expect(sentences.count == 3)
        }
    }
}
