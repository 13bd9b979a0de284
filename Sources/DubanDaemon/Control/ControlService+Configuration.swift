import DubanControl
import DubanStore
package import DubanSystem
import DubanVarlink

extension ControlService {
    func answerConfiguration(_ request: Request) async throws {
        switch request.call.qualifiedMethod {
        case ConfigurationMessages.Reload.method:
            try allow(.administer, request)
            let atRestart = try await reload(by: request.actor.name)
            try await request.reply(
                ConfigurationMessages.Reloaded(
                    atRestart: atRestart, warnings: try await supervision.configurationWarnings()))
        default: throw VarlinkError.methodNotImplemented(request.call.qualifiedMethod)
        }
    }

    /// Has the configuration read again, and answers by it.
    ///
    /// - Returns: The settings that have changed and hold from the next start on.
    /// - Throws: ``SupervisionError/unfitConfiguration(reason:)`` where it is unfit; all stays as it was.
    func reload(by actor: String) async throws -> [String] {
        let reloaded = try await reload(actor)
        policy = reloaded.policy
        calendarDirectory = reloaded.calendarDirectory
        return reloaded.atRestart
    }

    /// What of a configuration that was read again matters here.
    package struct Reloaded: Sendable {
        package var policy: PermissionPolicy
        package var calendarDirectory: String
        /// The settings that have changed and hold from the next start on.
        package var atRestart: [String]

        package init(policy: PermissionPolicy, calendarDirectory: String, atRestart: [String]) {
            self.policy = policy
            self.calendarDirectory = calendarDirectory
            self.atRestart = atRestart
        }
    }
}
