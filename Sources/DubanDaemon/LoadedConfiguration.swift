import DubanCalendar
import DubanConfiguration
import DubanCore
import DubanPluginHosting
import DubanSystem
import Glibc

/// What the settings file, the calendars and the plugins' files say: all that a reload reads again.
struct LoadedConfiguration: Sendable {
    let settings: Settings
    let calendar: WorkCalendar
    let plugins: PluginSet
    let policy: PermissionPolicy
    /// The groups and the user that the settings name and the host does not have.
    let missing: [MissingAccount]

    /// - Throws: ``DubanConfiguration/SettingsError`` with all that is wrong.
    init(file: String) throws {
        let settings = try Settings.load(file)
        self.init(settings: settings, calendar: try WorkCalendar.load(directory: settings.calendarDirectory))
    }

    init(settings: Settings, calendar: WorkCalendar) {
        self.settings = settings
        self.calendar = calendar
        plugins = PluginSet(settings: settings, calendar: calendar)
        (policy, missing) = PermissionPolicy.resolving(
            daemonUser: getuid(), readGroup: settings.access.readGroup, operateGroup: settings.access.operateGroup,
            administerGroup: settings.access.administerGroup, courierUser: settings.access.courierUser)
    }

    /// What the office rests on by it.
    var basis: Supervision.Basis {
        Supervision.Basis(
            campaigns: settings.campaigns, stateDirectory: settings.stateDirectory,
            supervisionOffice: settings.supervisionOffice,
            channel: settings.channel.rawValue, channels: settings.courier.channels.map(\.rawValue),
            pacedChannels: Set(settings.courier.robots.map(\.name)),
            invitingChannels: Set(settings.courier.invitingChannels.map(\.rawValue)),
            calendars: settings.calendarFeed.map { feed in
                FeedDirectory(
                    path: feed.directory, keyDirectory: settings.stateDirectory,
                    domain: settings.courier.messageIDDomain,
                    newKey: { (0..<FeedKey.length).map { _ in UInt8.random(in: .min ... .max) } })
            },
            lifetimeDays: settings.courier.lifetimeDays, dayMustFinishBy: settings.dayMustFinishBy, calendar: calendar,
            digests: Dictionary(
                plugins.plugins.map { ($0.host.file.name, $0.digest) }, uniquingKeysWith: { first, _ in first }),
            missingAccounts: missing, refusedPlugins: plugins.refused)
    }

    /// All of it for an office.
    var replacement: Supervision.Replacement {
        Supervision.Replacement(
            basis: basis, plugins: plugins.plugins,
            install: { [plugins] name throws(PluginFailure) in try plugins.install(name) })
    }

    /// The settings that differ from those that a running duband began with, and that it cannot change while it runs.
    func atRestart(since first: Settings) -> [String] {
        [
            ("state-directory", settings.stateDirectory != first.stateDirectory),
            ("control-socket", settings.controlSocket != first.controlSocket),
        ].filter(\.1).map(\.0)
    }
}
