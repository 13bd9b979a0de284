import ArgumentParser
import DubanCalendar
import DubanConfiguration
import DubanCore
import DubanPluginHosting
import DubanPluginKit

/// Looks at everything that duband would start with, and starts nothing but the plugins.
struct DaemonCheck {
    let configuration: LoadedConfiguration

    func run() async throws {
        let (settings, calendar) = (configuration.settings, configuration.calendar)
        print("Configuration: \(counted(settings.campaigns.count, "campaign")), ledger in \(settings.stateDirectory)")
        for campaign in settings.campaigns {
            let years = campaign.firstDay.year...campaign.lastDay.year
            let missing = years.filter { !calendar.announcedYears.contains($0) }.map(String.init)
            print("Campaign \(campaign.code): \(campaign.firstDay) to \(campaign.lastDay), \(campaign.timeZone)")
            if !missing.isEmpty {
                print("  no calendar for \(missing.joined(separator: ", ")): those years count Monday to Friday")
            }
        }
        let found = configuration.plugins
        var isFit = found.refused.isEmpty
        for refusal in found.refused { print("Refused \(refusal.path): \(refusal.sentence)") }
        var declarations: [PluginDeclaration] = []
        for host in found.plugins.map(\.host) {
            do throws(PluginFailure) {
                let declaration = try await host.start()
                if let rival = declaration.rival(among: declarations) { throw rival }
                declarations.append(declaration)
                print("Plugin \(declaration.name): \(declaration.pillar.traditional), \(declaration.rules.count) rules")
            } catch {
                isFit = false
                print("Plugin \(host.file.name) does not start: \(error.sentence)")
            }
            await host.stop()
        }
        if !isFit { throw ExitCode.failure }
    }
}
