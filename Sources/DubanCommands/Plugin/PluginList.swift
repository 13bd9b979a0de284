import ArgumentParser
import DubanControl
import DubanCore

struct PluginList: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the plugins: which pillars have rules, and whether they run.")

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) throws {
        let plugins = try session.connect().call(PluginMessages.List.method, as: PluginMessages.Plugins.self)
        if client.json { return try session.printJSON(plugins) }
        guard !plugins.plugins.isEmpty else {
            return session.print(session.text("沒有安裝插件。", "没有安装插件。", "No plugin is installed."))
        }
        var table = Table([
            .init(title: session.words("插件", "插件", "PLUGIN")), .init(title: session.words("戰線", "战线", "PILLAR")),
            .init(title: session.words("狀態", "状态", "STATE")),
            .init(title: session.words("擱置", "搁置", "PARKED"), isNumber: true),
            .init(title: session.words("原因", "原因", "REASON"), mayBeCut: true),
        ])
        for plugin in plugins.plugins {
            table.append([
                "\(plugin.name)", "\(plugin.label.map(session.words(for:)) ?? "")",
                session.state(isRunning: plugin.running), plugin.parkedCount,
                "\(plugin.reason ?? "")",
            ])
        }
        session.print(table)
    }
}

extension Session {
    /// Whether a plugin runs.
    func state(isRunning: Bool) -> StyledText {
        isRunning
            ? text("運行中", "运行中", "running")
            : text("\("已停止", tint: .red)", "\("已停止", tint: .red)", "\("stopped", tint: .red)")
    }
}

extension PluginMessages.Plugin {
    var parkedCount: StyledText { parked == 0 ? "0" : "\(parked, tint: .red)" }
}
