import ArgumentParser
import DubanControl
import DubanCore

struct PluginShow: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a plugin: its rules, what they read, what may be set, and what it could not judge.")

    @Argument(help: "The plugin's name.")
    var name: String

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) throws {
        let description = try session.connect().call(
            PluginMessages.Get.method, PluginMessages.Get(name: name), as: PluginMessages.Description.self)
        if client.json { return try session.printJSON(description) }
        let plugin = description.plugin
        session.print("\(plugin.name, tint: .bold)  \(plugin.label.map(session.words(for:)) ?? "", tint: .bold)")
        session.print(facts(plugin, session))
        show(rules: description.rules, session)
        show(attributes: description.attributes, session)
        show(settings: description.settings, session)
        show(parked: description.parkedTasks, of: plugin, session)
    }

    private func facts(_ plugin: PluginMessages.Plugin, _ session: Session) -> [(String, StyledText)] {
        var facts = [(session.words("狀態", "状态", "state"), session.state(isRunning: plugin.running))]
        if let reason = plugin.reason { facts.append((session.words("原因", "原因", "reason"), "\(reason, tint: .red)")) }
        for warning in plugin.warnings {
            facts.append((session.words("注意", "注意", "warning"), "\(warning, tint: .yellow)"))
        }
        if !plugin.path.isEmpty { facts.append((session.words("文件", "文件", "file"), "\(plugin.path)")) }
        facts.append((session.words("擱置", "搁置", "parked"), plugin.parkedCount))
        return facts
    }

    private func show(rules: [PluginMessages.Rule], _ session: Session) {
        guard !rules.isEmpty else { return }
        session.print("")
        session.print("  \(session.words("規則", "规则", "RULES"), tint: .bold)")
        for rule in rules {
            session.print("  \(rule.id)  \(session.words(for: rule.label))")
            session.print("    \(session.words(for: rule.sentence), tint: .faint)")
        }
    }

    private func show(attributes: [PluginMessages.Attribute], _ session: Session) {
        guard !attributes.isEmpty else { return }
        session.print("")
        var table = Table([
            .init(title: "  " + session.words("屬性", "属性", "ATTRIBUTE")),
            .init(title: session.words("表頭", "表头", "HEADER"), mayBeCut: true),
            .init(title: session.words("類型", "类型", "KIND")),
            .init(title: "", mayBeCut: true),
        ])
        for attribute in attributes {
            let note =
                attribute.required
                ? session.words("必填", "必填", "required")
                : attribute.recusesUnit
                    ? session.words("該單位迴避，不得知情", "该单位回避，不得知情", "this unit never hears of the task") : ""
            table.append([
                "  \(attribute.name)", "\(session.words(for: attribute.label))",
                "\(words(for: attribute.kind, session))",
                "\(note)",
            ])
        }
        session.print(table)
    }

    private func show(settings: [PluginMessages.Setting], _ session: Session) {
        guard !settings.isEmpty else { return }
        session.print("")
        var table = Table([
            .init(title: "  " + session.words("設置", "设置", "SETTING")),
            .init(title: session.words("值", "值", "VALUE"), mayBeCut: true),
            .init(title: session.words("含義", "含义", "MEANING"), mayBeCut: true),
        ])
        for setting in settings {
            let value: StyledText =
                setting.value == setting.default
                ? "\(setting.value)"
                : session.text(
                    "\(setting.value, tint: .bold)（默認 \(setting.default)）",
                    "\(setting.value, tint: .bold)（默认 \(setting.default)）",
                    "\(setting.value, tint: .bold) (default \(setting.default))")
            table.append(["  \(setting.name)", value, "\(session.words(for: setting.label))"])
        }
        session.print(table)
    }

    private func show(
        parked tasks: [PluginMessages.ParkedTask], of plugin: PluginMessages.Plugin, _ session: Session
    ) {
        guard !tasks.isEmpty else { return }
        session.print("")
        session.print(
            session.text(
                "\("擱置", tint: .red)：插件能判定之前，只按完成時限判定", "\("搁置", tint: .red)：插件能判定之前，只按完成时限判定",
                "\("Parked", tint: .red): judged by the plain deadline rules until the plugin can"))
        for task in tasks {
            session.print("  \(task.code)  \(task.title)")
            session.print("    \(task.reason)")
        }
        if plugin.parked > tasks.count {
            let more = plugin.parked - tasks.count
            session.print(session.text("  …… 另有 \(more) 項", "  …… 另有 \(more) 项", "  … and \(more) more"))
        }
        session.print(
            session.text(
                "`dubanctl plugin retry \(plugin.name)` 讓插件重新判定。", "`dubanctl plugin retry \(plugin.name)` 让插件重新判定。",
                "`dubanctl plugin retry \(plugin.name)` has the plugin judge them again."))
    }

    private func words(for kind: PluginMessages.Attribute.Kind, _ session: Session) -> String {
        switch kind {
        case .text: session.words("文字", "文字", kind.rawValue)
        case .number: session.words("數字", "数字", kind.rawValue)
        case .day: session.words("日期", "日期", kind.rawValue)
        case .flag: session.words("是否", "是否", kind.rawValue)
        }
    }
}
