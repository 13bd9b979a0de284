package import DubanVarlink

/// The control interfaces. Their text lies in `Interfaces/*.varlink` and is served as it stands there; the types below
/// are held to it by tests.
package enum ControlInterface {
    package static let calendars = interface(PackageResources.org_duban_Calendars_varlink)
    package static let campaigns = interface(PackageResources.org_duban_Campaigns_varlink)
    package static let channels = interface(PackageResources.org_duban_Channels_varlink)
    package static let configuration = interface(PackageResources.org_duban_Configuration_varlink)
    package static let events = interface(PackageResources.org_duban_Events_varlink)
    package static let ledger = interface(PackageResources.org_duban_Ledger_varlink)
    package static let outbox = interface(PackageResources.org_duban_Outbox_varlink)
    package static let people = interface(PackageResources.org_duban_People_varlink)
    package static let plugins = interface(PackageResources.org_duban_Plugins_varlink)
    package static let process = interface(PackageResources.org_duban_Process_varlink)
    package static let record = interface(PackageResources.org_duban_Record_varlink)
    package static let rehearsal = interface(PackageResources.org_duban_Rehearsal_varlink)
    package static let reports = interface(PackageResources.org_duban_Reports_varlink)
    package static let review = interface(PackageResources.org_duban_Review_varlink)
    package static let silences = interface(PackageResources.org_duban_Silences_varlink)
    package static let status = interface(PackageResources.org_duban_Status_varlink)

    /// All of them, by name.
    package static let all = [
        calendars,
        campaigns,
        channels,
        configuration,
        events,
        ledger,
        outbox,
        people,
        plugins,
        process,
        record,
        rehearsal,
        reports,
        review,
        silences,
        status,
    ]

    private static func interface(_ bytes: [UInt8]) -> VarlinkInterface {
        do {
            return try VarlinkInterface(String(decoding: bytes, as: UTF8.self))
        } catch {
            preconditionFailure("an interface that is part of this program cannot be read: \(error)")
        }
    }
}
