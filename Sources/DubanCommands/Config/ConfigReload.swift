import ArgumentParser
import DubanControl

struct ConfigReload: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "reload", abstract: "Have duband read its settings, the calendars and the plugins' files again.",
        discussion: """
            duband finishes the day's work that is under way, and works by them from then on; what a changed calendar, \
            plugin or setting of a plugin judges otherwise is judged again. Where anything is unfit, all stays as it was. \
            `systemctl reload duband` does the same. The courier has a reload of its own: `systemctl reload duban-courier`.
            """)
    static let group = administratorGroup

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) throws {
        let reloaded = try session.connect(receiveTimeout: nil).call(
            ConfigurationMessages.Reload.method, ConfigurationMessages.Reload(),
            as: ConfigurationMessages.Reloaded.self)
        if client.json { return try session.printJSON(reloaded) }
        session.print(session.text("已按新的設置辦理。", "已按新的设置办理。", "duband works by the settings as they are now."))
        let warns = session.words("注意：", "注意：", "Warning: ")
        for warning in reloaded.warnings {
            session.print("\(warns, tint: .yellow)\(session.words(for: warning))")
        }
        guard !reloaded.atRestart.isEmpty else { return }
        let keys = reloaded.atRestart
        session.print(
            session.text(
                "\(keys.joined(separator: "、")) 須待重新啟動：`systemctl restart duband`。",
                "\(keys.joined(separator: "、")) 须待重新启动：`systemctl restart duband`。",
                "\(keys.joined(separator: " and ")) will hold from the next start on: `systemctl restart duband`."))
    }
}
