import DubanControl
import DubanCore

extension Sample {
    static let configuration: [Sample] = [
        call(ConfigurationMessages.Reload.method, ConfigurationMessages.Reload()),
        reply(
            ConfigurationMessages.Reload.method, ConfigurationMessages.Reloaded(atRestart: []),
            ConfigurationMessages.Reloaded(atRestart: ["control-socket"], warnings: [Phrase("一", "一", "one")])),
    ]
}
