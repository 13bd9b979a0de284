import DubanControl
import DubanCore
import DubanPluginHosting

extension HealthFacts {
    var pluginFindings: [Finding] {
        let stopped = plugins.compactMap { plugin in
            plugin.isRunning ? nil : plugin.reason.map { stoppedFinding(plugin.name, because: $0) }
        }
        let findings =
            [plainDeadlineFinding].compactMap(\.self) + refusedPlugins.map(\.finding) + stopped
            + sandboxGaps.map(finding) + pillars.compactMap(finding)
        if !findings.isEmpty { return findings }
        let running = plugins.count(where: \.isRunning)
        return [
            Finding(
                .plugins, .ok,
                Phrase("\(running) 個插件在運行", "\(running) 个插件在运行", "\(counted(running, "plugin")) running"))
        ]
    }

    private var hasPlainDeadline: Bool { plugins.contains { $0.name == Plugins.plainDeadline } }

    private var plainDeadlineFinding: Finding? {
        let name = Plugins.plainDeadline
        if hasPlainDeadline { return nil }
        return Finding(
            .plugins, .failure,
            Phrase(
                "沒有插件 \(name)，別的插件判定不了的任務無法判定", "没有插件 \(name)，别的插件判定不了的任务无法判定",
                "the plugin \(name) is not there, and what no other plugin can judge is not judged"),
            advice: Self.putBack(name))
    }

    private static func putBack(_ name: String) -> Phrase {
        Phrase(
            "請將 \(name).so 放回插件目錄，再 `dubanctl config reload`", "请将 \(name).so 放回插件目录，再 `dubanctl config reload`",
            "put \(name).so back into the plugins' directory, then `dubanctl config reload`")
    }

    private func stoppedFinding(_ name: String, because why: String) -> Finding {
        Finding(
            .plugins, .failure,
            Phrase("插件 \(name) 沒有運行：\(why)", "插件 \(name) 没有运行：\(why)", "the plugin \(name) does not run: \(why)"),
            advice: Phrase(
                "改正後 `dubanctl plugin reload \(name)` 可重新載入", "改正后 `dubanctl plugin reload \(name)` 可重新载入",
                "mend it, then `dubanctl plugin reload \(name)`"))
    }

    private func finding(_ gap: SandboxGap) -> Finding {
        Finding(
            .plugins, .warning,
            Phrase(
                "插件 \(gap.plugin) 的沙箱不完整：\(gap.words)", "插件 \(gap.plugin) 的沙箱不完整：\(gap.words)",
                "the plugin \(gap.plugin) is not locked in wholly: \(gap.words)"))
    }

    private func finding(_ pillar: Pillar) -> Finding? {
        let label = pillar.label
        if !pillar.isServed {
            // Its tasks are the least of what is not judged then.
            if pillar.name == Plugins.plainDeadline { return nil }
            let count = pillar.openTasks
            let alone =
                hasPlainDeadline
                ? Phrase("，只按完成時限判定", "，只按完成时限判定", ", judged by the plain deadline rules alone") : .same("")
            return Finding(
                .plugins, .warning,
                Phrase(
                    "\(label.traditional)有 \(count) 項任務未辦結，卻沒有插件 \(pillar.name)\(alone.traditional)",
                    "\(label.simplified)有 \(count) 项任务未办结，却没有插件 \(pillar.name)\(alone.simplified)",
                    "\(counted(count, "open task")) of \(label.traditional) without the plugin \(pillar.name)\(alone.english)"
                ), advice: Self.putBack(pillar.name))
        }
        guard pillar.parked > 0 else { return nil }
        return Finding(
            .plugins, .warning,
            Phrase(
                "\(label.traditional)有 \(pillar.parked) 項任務擱置，只按完成時限判定",
                "\(label.simplified)有 \(pillar.parked) 项任务搁置，只按完成时限判定",
                "\(counted(pillar.parked, "task")) of \(label.traditional) parked, judged by the plain deadline rules alone"
            ),
            advice: Phrase(
                "`dubanctl plugin show \(pillar.name)` 可查原因", "`dubanctl plugin show \(pillar.name)` 可查原因",
                "`dubanctl plugin show \(pillar.name)` says why"))
    }
}
