import ArgumentParser
import DubanControl
import DubanCore

struct PluginReload: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "reload",
        abstract: "Take a plugin's file as it is now into service.",
        discussion: """
            The new one starts beside the one at work and takes its place before the next batch, also in the middle of a \
            day. Where it is unfit, the one at work stays. Then the pillar's tasks are judged by it.
            """)
    static let group = administratorGroup

    @Argument(help: "The plugin's name: NAME of NAME.so.")
    var name: String

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) throws {
        let reloaded = try session.connect(receiveTimeout: nil).call(
            PluginMessages.Reload.method, PluginMessages.Reload(name: name), as: PluginMessages.Reloaded.self)
        if client.json { return try session.printJSON(reloaded) }
        let label = reloaded.plugin.label.map(session.words(for:)) ?? name
        session.print(
            session.text(
                "已重新載入 \(name, tint: .bold)（\(label)）", "已重新载入 \(name, tint: .bold)（\(label)）",
                "\(name, tint: .bold) (\(label)) has been reloaded"))
        session.print(
            session.text(
                "  判定 \(reloaded.reviewed) 項，擱置 \(reloaded.parked) 項",
                "  判定 \(reloaded.reviewed) 项，搁置 \(reloaded.parked) 项",
                "  \(counted(reloaded.reviewed, "task")) judged, \(reloaded.parked) parked"))
    }
}

struct PluginRetry: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: "Have parked tasks judged by their own plugins again, at once.")
    static let group = operatorGroup

    @Argument(help: "The plugin's name; all plugins where none is named.")
    var name: String?

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) throws {
        let retried = try session.connect(receiveTimeout: nil).call(
            PluginMessages.Retry.method, PluginMessages.Retry(name: name), as: PluginMessages.Retried.self)
        if client.json { return try session.printJSON(retried) }
        guard retried.retried > 0 else {
            return session.print(session.text("沒有擱置的任務。", "没有搁置的任务。", "No task is parked."))
        }
        session.print(
            session.text(
                "重新判定擱置任務 \(retried.retried) 項，仍擱置 \(retried.parked) 項",
                "重新判定搁置任务 \(retried.retried) 项，仍搁置 \(retried.parked) 项",
                "\(counted(retried.retried, "parked task")) tried again, \(retried.parked) parked still"))
    }
}
