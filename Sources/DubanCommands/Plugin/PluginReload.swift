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
        let label = reloaded.plugin.label?.traditional ?? name
        session.print("\(name, tint: .bold) (\(label)) has been reloaded")
        session.print("  \(counted(reloaded.reviewed, "task")) judged, \(reloaded.parked) parked")
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
        guard retried.retried > 0 else { return session.print("No task is parked.") }
        session.print("\(counted(retried.retried, "parked task")) tried again, \(retried.parked) parked still")
    }
}
