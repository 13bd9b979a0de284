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
        session.print("\(plugin.name, tint: .bold)  \(plugin.label?.traditional ?? "", tint: .bold)")
        session.print("  state     \(plugin.state)")
        if let reason = plugin.reason { session.print("  reason    \(reason, tint: .red)") }
        for warning in plugin.warnings { session.print("  warning   \(warning, tint: .yellow)") }
        if !plugin.path.isEmpty { session.print("  file      \(plugin.path)") }
        session.print("  parked    \(plugin.parkedCount)")
        show(rules: description.rules, session)
        show(attributes: description.attributes, session)
        show(settings: description.settings, session)
        show(parked: description.parkedTasks, of: plugin, session)
    }

    private func show(rules: [PluginMessages.Rule], _ session: Session) {
        guard !rules.isEmpty else { return }
        session.print("")
        var table = Table([.init(title: "  RULE"), .init(title: "LABEL"), .init(title: "SENTENCE")])
        for rule in rules {
            table.append(["  \(rule.id)", "\(rule.label.traditional)", "\(rule.sentence.traditional)"])
        }
        session.print(table)
    }

    private func show(attributes: [PluginMessages.Attribute], _ session: Session) {
        guard !attributes.isEmpty else { return }
        session.print("")
        var table = Table([
            .init(title: "  ATTRIBUTE"), .init(title: "HEADER"), .init(title: "KIND"), .init(title: ""),
        ])
        for attribute in attributes {
            let note =
                attribute.required ? "required" : attribute.recusesUnit ? "this unit never hears of the task" : ""
            table.append([
                "  \(attribute.name)", "\(attribute.label.traditional)", "\(attribute.kind.rawValue)", "\(note)",
            ])
        }
        session.print(table)
    }

    private func show(settings: [PluginMessages.Setting], _ session: Session) {
        guard !settings.isEmpty else { return }
        session.print("")
        var table = Table([.init(title: "  SETTING"), .init(title: "VALUE"), .init(title: "MEANING")])
        for setting in settings {
            let value: StyledText =
                setting.value == setting.default
                ? "\(setting.value)" : "\(setting.value, tint: .bold) (default \(setting.default))"
            table.append(["  \(setting.name)", value, "\(setting.label.traditional)"])
        }
        session.print(table)
    }

    private func show(
        parked tasks: [PluginMessages.ParkedTask], of plugin: PluginMessages.Plugin, _ session: Session
    ) {
        guard !tasks.isEmpty else { return }
        session.print("")
        session.print("\("Parked", tint: .red): judged by the plain deadline rules until the plugin can")
        for task in tasks {
            session.print("  \(task.code)  \(task.title)")
            session.print("    \(task.reason)")
        }
        if plugin.parked > tasks.count { session.print("  … and \(plugin.parked - tasks.count) more") }
        session.print("`dubanctl plugin retry \(plugin.name)` has the plugin judge them again.")
    }
}
