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
        guard !plugins.plugins.isEmpty else { return session.print("No plugin is installed.") }
        var table = Table([
            .init(title: "PLUGIN"), .init(title: "PILLAR"), .init(title: "STATE"),
            .init(title: "PARKED", isNumber: true), .init(title: "REASON", mayBeCut: true),
        ])
        for plugin in plugins.plugins {
            table.append([
                "\(plugin.name)", "\(plugin.label?.traditional ?? "")", plugin.state, plugin.parkedCount,
                "\(plugin.reason ?? "")",
            ])
        }
        session.print(table)
    }
}

extension PluginMessages.Plugin {
    var state: StyledText { running ? "running" : "\("stopped", tint: .red)" }
    var parkedCount: StyledText { parked == 0 ? "0" : "\(parked, tint: .red)" }
}
