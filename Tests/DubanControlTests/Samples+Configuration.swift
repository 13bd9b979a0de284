import DubanControl

extension Sample {
    static let configuration: [Sample] = [
        call(ConfigurationMessages.Reload.method, ConfigurationMessages.Reload()),
        reply(
            ConfigurationMessages.Reload.method, ConfigurationMessages.Reloaded(atRestart: []),
            ConfigurationMessages.Reloaded(atRestart: ["control-socket"])),
    ]
}
