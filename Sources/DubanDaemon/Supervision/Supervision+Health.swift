import DubanCalendar
package import DubanControl
import DubanCore
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
    package func metrics(isCourierConnected: Bool) throws -> String {
        try health(isCourierConnected: isCourierConnected).metrics.map(\.text).joined()
    }

    /// What was looked at, and how it was found.
    package func findings(isCourierConnected: Bool) throws -> [StatusMessages.Finding] {
        try health(isCourierConnected: isCourierConnected).findings
    }

    func health(isCourierConnected: Bool) throws -> HealthFacts {
        let files = ["ledger.sqlite", "ledger.sqlite-wal"]
        return HealthFacts(
            status: try status(), failure: failure.map(sentence), announcedYears: basis.calendar.announcedYears,
            channels: try channels().map { channel in
                HealthFacts.Channel(
                    name: channel.name, halt: channel.halt?.words, standing: channelStandings[channel.name] ?? .init())
            }, isCourierConnected: isCourierConnected, parked: try parkedCounts(),
            unreachable: try store.unreachable().count,
            hasOffice: try currentRoster()[basis.supervisionOffice] != nil,
            directory: DirectoryStanding(path: basis.stateDirectory), directoryPath: basis.stateDirectory,
            user: getuid(),
            ledgerSize: DirectoryStanding.size(of: files, in: basis.stateDirectory), started: started,
            findingsOfStart: basis.warnings)
    }
}
