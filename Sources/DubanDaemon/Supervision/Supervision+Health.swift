import DubanCalendar
package import DubanControl
package import DubanCore
import DubanPluginHosting
import DubanStore
import DubanSystem
import Glibc

extension Supervision {
    /// Of how many days it is looked, at a start, when a channel last took something.
    private static let rememberedDays = 30

    /// Looks when each channel last took something.
    func rememberDeliveries() throws {
        for campaign in self.campaigns {
            let today = try clock.moment(in: campaign.timeZone).day
            let deliveries = try store.lastDeliveries(of: campaign.code, since: today - Self.rememberedDays)
            for (channel, instant) in deliveries {
                let known = channelStandings[channel]?.lastDelivery ?? instant
                channelStandings[channel] = ChannelStanding(lastDelivery: max(known, instant))
            }
        }
    }

    /// The metrics of the house, in the text format of Prometheus.
    package func metrics() throws -> String {
        try health().metrics.map(\.text).joined()
    }

    /// What was looked at, and how it was found.
    package func findings() throws -> [StatusMessages.Finding] {
        try health().findings
    }

    /// What is wrong with the settings, the calendars and the plugins, in a line each.
    package func configurationWarnings() throws -> [Phrase] {
        try findings().filter { [.setup, .settings, .calendar, .plugins].contains($0.subject) && $0.verdict != .ok }
            .map(\.warning)
    }

    func health() throws -> HealthFacts {
        let campaigns = try self.campaigns.map(status)
        let roster = try currentRoster()
        let standings = plugins.standings
        let files = ["ledger.sqlite", "ledger.sqlite-wal"]
        var facts = HealthFacts(
            version: dubanVersion, campaigns: campaigns, openTasks: try store.openTasks(),
            dayMustFinishBy: timeText(basis.dayMustFinishBy), failure: failure.map(sentence),
            calendarsFailure: staleCalendars.failure?.sentence, announcedYears: basis.calendar.announcedYears,
            plugins: standings.map { plugin in
                StatusMessages.Plugin(
                    name: plugin.name, label: plugin.label ?? .same(plugin.name), isRunning: plugin.isRunning,
                    reason: plugin.reason)
            },
            channels: try channels().map { channel in
                HealthFacts.Channel(
                    name: channel.name, halt: channel.halt?.words, standing: channelStandings[channel.name] ?? .init())
            }, couriers: couriers.standing(carrying: basis.channels, at: try now().seconds),
            unreachable: try store.unreachable().keys.sorted(), houseChannel: basis.channel,
            supervisionOffice: basis.supervisionOffice,
            hasOffice: roster[basis.supervisionOffice] != nil,
            directory: DirectoryStanding(path: basis.stateDirectory), directoryPath: basis.stateDirectory,
            user: getuid(), ledgerSize: DirectoryStanding.size(of: files, in: basis.stateDirectory),
            started: started, missingAccounts: basis.missingAccounts,
            refusedPlugins: basis.refusedPlugins)
        facts.offsetFromUTC = try clock.offsetFromUTC(at: now().seconds, in: self.campaigns[0].timeZone)
        for campaign in campaigns where campaign.today <= campaign.lastDay {
            facts.openTasksAfterLastDay[campaign.code] = try store.openTasks(
                of: campaign.code, dueAfter: campaign.lastDay)
        }
        facts.sandboxGaps = standings.flatMap { plugin in
            plugin.warnings.map { HealthFacts.SandboxGap(plugin: plugin.name, words: $0) }
        }
        facts.pillars = try pillars(of: campaigns)
        for channel in roster.people.values.compactMap(\.channel) where !basis.channels.contains(channel) {
            facts.peopleOfUnknownChannels[channel, default: 0] += 1
        }
        return facts
    }

    private func pillars(of campaigns: [StatusMessages.Campaign]) throws -> [HealthFacts.Pillar] {
        let installed = Set(plugins.standings.map(\.name))
        let parked = try parkedCounts()
        let counts = campaigns.flatMap(\.lights).reduce(into: [String: Int]()) { counts, lights in
            counts[lights.pillar, default: 0] += lights.green + lights.yellow + lights.red
        }
        return counts.sorted { $0.key < $1.key }.filter { $0.value > 0 }.map { name, count in
            HealthFacts.Pillar(
                name: name, label: label(ofPillar: name), openTasks: count, parked: parked[name] ?? 0,
                isServed: installed.contains(name))
        }
    }
}
