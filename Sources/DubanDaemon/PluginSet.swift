import DubanCalendar
import DubanConfiguration
import DubanPluginHosting
import DubanStore
import Foundation

/// The plugins that the settings name, ready to be started.
struct PluginSet {
    let hosts: [PluginHost]
    let refused: [PluginFile.Refusal]
    /// What each pillar's judgements rest on, as a digest.
    let digests: [String: String]

    init(settings: Settings, calendar: WorkCalendar) {
        let found = PluginFile.discover(
            in: settings.plugins.directory, trustOwnFiles: settings.plugins.trustOwnFiles)
        let limits = PluginHost.Limits(
            host: settings.plugins.host, batchTimeLimit: settings.plugins.batchTimeLimit)
        refused = found.refused
        hosts = found.plugins.map { file in
            PluginHost(
                file: file, limits: limits, settings: settings.plugins.settings[file.name] ?? [:], calendar: calendar)
        }
        let days = calendar.exceptions.map { "\($0.day)\($0.isWorkingDay)" } + calendar.announcedYears.map(String.init)
        var digests: [String: String] = [:]
        for file in found.plugins {
            let own = (settings.plugins.settings[file.name] ?? [:]).sorted { $0.key < $1.key }
            let parts = days + own.flatMap { [$0.key, $0.value] }
            let code = FileManager.default.contents(atPath: file.path) ?? Data()
            digests[file.name] = hexadecimal(sha256(Array(parts.joined(separator: "\n").utf8) + [0] + code))
        }
        self.digests = digests
    }
}
