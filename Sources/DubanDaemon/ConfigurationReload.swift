import DubanConfiguration
import DubanPluginHosting
import DubanSystem
import Logging

/// Reads the configuration again while duband works, and has the office work by it; where it is unfit, nothing changes.
struct ConfigurationReload: Sendable {
    let file: String
    /// What duband began with.
    let first: Settings
    let supervision: Supervision
    let notifier: ServiceNotifier
    let logger: Logger

    /// - Throws: ``SupervisionError/unfitConfiguration(reason:)`` where it is unfit.
    func reload(by actor: String) async throws -> ControlService.Reloaded {
        notifier.reloading()
        defer { notifier.reloaded() }
        let new: LoadedConfiguration
        do {
            new = try await supervision.reload { [file] in
                let new = try LoadedConfiguration(file: file)
                if let refusal = new.plugins.refusedDirectory {
                    throw SupervisionError.unfitConfiguration(reason: "\(refusal.path): \(refusal.sentence)")
                }
                return (new, new.replacement)
            }
        } catch SupervisionError.stopping {
            throw SupervisionError.stopping
        } catch {
            let reason = Self.reason(for: error)
            JournalEvent.configurationUnfit.log(
                "\(actor) wanted the configuration read again, and it is unfit; all stays as it was: \(reason)",
                to: logger)
            throw SupervisionError.unfitConfiguration(reason: reason)
        }
        let waiting = new.atRestart(since: first)
        for refusal in new.plugins.refused {
            JournalEvent.pluginRefused.log("\(refusal.path) is not loaded: \(refusal.sentence)", to: logger)
        }
        for account in new.missing { JournalEvent.accountMissing.log("\(account)", to: logger) }
        JournalEvent.configurationReloaded.log(
            "\(actor) had the configuration read again"
                + (waiting.isEmpty ? "" : "; \(waiting.joined(separator: " and ")) will hold from the next start on"),
            to: logger)
        return ControlService.Reloaded(
            policy: new.policy, calendarDirectory: new.settings.calendarDirectory, atRestart: waiting)
    }

    private static func reason(for error: any Error) -> String {
        switch error {
        case SupervisionError.pluginUnfit(let plugin, let reason): "the plugin \(plugin) would not run: \(reason)"
        case SupervisionError.unfitConfiguration(let reason): reason
        default: "\(error)"
        }
    }
}
