import DubanPluginHosting
import DubanPluginKit

extension Supervision {
    /// What the office is to rest on from now on, and the plugins that go with it.
    package struct Replacement: Sendable {
        package var basis: Basis
        package var plugins: [InstalledPlugin]
        package var install: PluginInstallation

        package init(
            basis: Basis, plugins: [InstalledPlugin],
            install: @escaping PluginInstallation
        ) {
            self.basis = basis
            self.plugins = plugins
            self.install = install
        }
    }

    /// Rests the office on something else, after all that is under way: the new plugins are started beside those at work and
    /// take their place together, and what they or the calendar judge otherwise is judged again.
    ///
    /// - Parameter read: Reads it; called in turn, so that of two who ask at once the later one reads what is there later.
    /// - Returns: What `read` has read beside it.
    /// - Throws: What `read` throws; ``SupervisionError/pluginUnfit(_:reason:)`` where a plugin that works now would not.
    ///   Then everything is as it was.
    package func reload<Read: Sendable>(
        _ read: @Sendable @escaping () throws -> (Read, Replacement)
    ) async throws -> Read {
        try await inTurn { office in
            let (read, replacement) = try read()
            try await office.rest(on: replacement)
            return read
        }
    }

    private func rest(on new: Replacement) async throws {
        do throws(Plugins.Unfit) {
            declarations = try await plugins.exchange(for: new.plugins.map(\.host))
        } catch {
            throw SupervisionError.pluginUnfit(error.plugin, reason: error.failure.sentence)
        }
        let stateDirectory = basis.stateDirectory
        basis = new.basis
        // The ledger stays where it was opened until the next start.
        basis.stateDirectory = stateDirectory
        install = new.install
        digests = new.basis.digests
        forgetRoster()
        staleCalendars.areAll = true
        for declaration in declarations { try rebase(declaration.name) }
        try takeBackFromGoneChannels()
        judgeAgain()
    }
}
