import DubanCalendar
import DubanConfiguration
import DubanCore
package import DubanPluginHosting
import DubanStore
import Foundation

/// A plugin that may be started.
package struct InstalledPlugin: Sendable {
    package let host: PluginHost
    /// What its judgements rest on, as a digest: the calendar, its settings and its code.
    package let digest: String

    package init(host: PluginHost, digest: String) {
        self.host = host
        self.digest = digest
    }
}

/// Finds a plugin's file and makes it ready to be started, or says why not.
package typealias PluginInstallation = @Sendable (String) throws(PluginFailure) -> InstalledPlugin

/// The plugins that the settings name, ready to be started.
struct PluginSet: Sendable {
    let plugins: [InstalledPlugin]
    let refused: [PluginFile.Refusal]
    private let settings: Settings
    private let calendar: WorkCalendar

    init(settings: Settings, calendar: WorkCalendar) {
        self.settings = settings
        self.calendar = calendar
        let found = PluginFile.discover(
            in: settings.plugins.directory, trustOwnFiles: settings.plugins.trustOwnFiles)
        refused = found.refused
        plugins = found.plugins.map { Self.plugin($0, settings, calendar) }
    }

    /// Why there are none at all: their directory is not what it should be.
    var refusedDirectory: PluginFile.Refusal? {
        refused.first { $0.path == settings.plugins.directory.harmless }
    }

    /// A plugin's file as it is now.
    func install(_ name: String) throws(PluginFailure) -> InstalledPlugin {
        guard PluginFile.isPluginName(name) else {
            throw PluginFailure(sentence: "a plugin's name is 1 to 64 of a-z, 0-9 and -")
        }
        let directory = settings.plugins.directory
        let found = PluginFile.discover(in: directory, trustOwnFiles: settings.plugins.trustOwnFiles)
        if let file = found.plugins.first(where: { $0.name == name }) {
            return Self.plugin(file, settings, calendar)
        }
        let path = directory + "/" + name + ".so"
        let refusal = found.refused.first { $0.path == path || $0.path == directory }
        throw PluginFailure(sentence: refusal.map { "\($0.path): \($0.sentence)" } ?? "there is no file \(path)")
    }

    private static func plugin(
        _ file: PluginFile, _ settings: Settings, _ calendar: WorkCalendar
    ) -> InstalledPlugin {
        let limits = PluginHost.Limits(
            host: settings.plugins.host, batchTimeLimit: settings.plugins.batchTimeLimit,
            sandbox: settings.plugins.sandbox == .require ? .require : .warn, memory: settings.plugins.memoryLimit)
        let own = settings.plugins.settings[file.name] ?? [:]
        let days = calendar.exceptions.map { "\($0.day)\($0.isWorkingDay)" } + calendar.announcedYears.map(String.init)
        let parts = days + own.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
        return InstalledPlugin(
            host: PluginHost(file: file, limits: limits, settings: own, calendar: calendar),
            digest: hexadecimal(
                sha256(Array(parts.joined(separator: "\n").utf8) + [0] + digests(ofPiecesOf: file.path))))
    }

    /// A file's pieces are digested each by itself: of a long one no more than a mebibyte is held.
    private static func digests(ofPiecesOf path: String) -> [UInt8] {
        guard let file = FileHandle(forReadingAtPath: path) else { return [] }
        defer { try? file.close() }
        let size = 1 << 20
        var digests: [UInt8] = []
        // One that grows meanwhile has no end otherwise.
        for _ in 0..<PluginFile.mostBytes / size {
            guard let piece = try? file.read(upToCount: size), !piece.isEmpty else { break }
            digests += sha256([UInt8](piece))
        }
        return digests
    }
}
