package import DubanCalendar
package import DubanCore
package import DubanPluginHosting
import DubanPluginKit
package import DubanStore
package import DubanSystem
package import Logging

/// The office itself: owns the ledger, opens each day, and answers whoever asks. Everything that changes the ledger goes
/// through here, one thing after another.
package actor Supervision {
    /// What the office rests on, as the settings, the calendars and the plugins' files say it.
    package struct Basis: Sendable {
        package var campaigns: [Campaign]
        /// duband's own directory, which has the ledger.
        package var stateDirectory: String
        package var supervisionOffice: PersonID
        /// The channel of those who have none of their own.
        package var channel: String
        /// The names of all channels that the courier has.
        package var channels: [String]
        /// Those of them whose other side is crowded at the full and the half hour.
        package var pacedChannels: Set<String>
        /// The channels on which the first message about a task brings its calendar event.
        package var invitingChannels: Set<String>
        /// Where everybody's deadlines lie as calendars; nil where nowhere.
        package var calendars: FeedDirectory?
        /// After how many days of being put off somebody counts as unreachable.
        package var lifetimeDays: Int
        /// The minute of the day at which a day that is not finished is overdue.
        package var dayMustFinishBy: Int
        package var calendar: WorkCalendar
        /// A digest of the calendar and of each plugin with its settings, by pillar: when it changes, tasks are judged
        /// again.
        package var digests: [String: String]
        /// The accounts that the settings name and the host does not have.
        package var missingAccounts: [MissingAccount]
        /// What lies among the plugins and is not loaded.
        package var refusedPlugins: [PluginFile.Refusal]

        package init(
            campaigns: [Campaign], stateDirectory: String = "", supervisionOffice: PersonID, channel: String,
            channels: [String]? = nil,
            pacedChannels: Set<String> = [], invitingChannels: Set<String> = [],
            calendars: FeedDirectory? = nil, lifetimeDays: Int = 5, dayMustFinishBy: Int = 570,
            calendar: WorkCalendar,
            digests: [String: String], missingAccounts: [MissingAccount] = [], refusedPlugins: [PluginFile.Refusal] = []
        ) {
            self.campaigns = campaigns
            self.stateDirectory = stateDirectory
            self.supervisionOffice = supervisionOffice
            self.channel = channel
            self.channels = channels ?? [channel]
            self.pacedChannels = pacedChannels
            self.invitingChannels = invitingChannels
            self.calendars = calendars
            self.lifetimeDays = lifetimeDays
            self.dayMustFinishBy = dayMustFinishBy
            self.calendar = calendar
            self.digests = digests
            self.missingAccounts = missingAccounts
            self.refusedPlugins = refusedPlugins
        }
    }

    package internal(set) var basis: Basis
    let store: any LedgerStore
    let plugins: Plugins
    let clock: CivilClock
    let logger: Logger
    /// Told whenever there may be something to lease, or the time of the next wake-up may have changed.
    private let changed: @Sendable () -> Void
    var install: PluginInstallation
    private let executor: ThreadExecutor

    /// What an administrator has changed of the campaigns, by their codes.
    var campaignChanges: [String: CampaignChange] = [:]
    /// The campaigns as they are now.
    var campaigns: [Campaign] { basis.campaigns.map { $0.changed(by: campaignChanges[$0.code]) } }
    var declarations: [PluginDeclaration] = []
    /// As ``Basis/digests``, with what was reloaded since.
    var digests: [String: String]
    private var roster: Roster?
    /// The minutes of the day at which somebody's own window opens; as long as the roster is known, so are they.
    var ownOpenings: Set<Int>?
    /// The hour at which each campaign last composed, so that each window's opening is served once.
    var composed: [String: ComposedHour] = [:]
    /// The campaigns that are to compose again.
    var composesAgain = false
    /// Which calendars are to be written again.
    var staleCalendars = StaleCalendars()
    /// The last thing that was done in turn; the next one waits for it.
    private var last: Task<Void, Never>?
    private(set) var isStopping = false
    /// Why the last tick could not do all of its work; nil where it could.
    var failure: (any Error)?
    /// When this office was started, in seconds since 1970-01-01 UTC.
    private(set) var started: Int64 = 0
    /// Who waits for envelopes.
    var couriers = CourierAttendance()
    /// How the channels have done, by their names.
    var channelStandings: [String: ChannelStanding] = [:]
    /// The last overdue day of each campaign of which the journal has heard.
    var alarmedDays: [String: Day] = [:]
    /// Whether a rehearsal is under way.
    var isRehearsing = false
    /// Whether the record is being proved.
    var isAuditing = false
    /// Whether a copy is being taken.
    var isBackingUp = false
    /// What was last found behind an entry, for all who watch from there.
    var watched: (after: Int64, page: RecordPage)?
    /// How far it has got.
    var progress = Progress()

    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    package init(
        basis: Basis, store: any LedgerStore, plugins: Plugins, clock: CivilClock, logger: Logger,
        changed: @escaping @Sendable () -> Void = {},
        install: @escaping PluginInstallation
    ) {
        self.basis = basis
        self.store = store
        self.plugins = plugins
        self.clock = clock
        self.logger = logger
        self.changed = changed
        self.install = install
        digests = basis.digests
        executor = ThreadExecutor(name: "supervision")
    }

    /// Starts the plugins and takes back what a courier of an earlier life has leased. A ladder without its last rung comes
    /// to light now, and not when the first reminder climbs it.
    package func start() async throws {
        started = try now().seconds
        couriers.begin(at: started)
        campaignChanges = try store.campaignChanges()
        try store.release(holder: nil, stamp: stamp(try now(), by: "duband"))
        try takeBackFromGoneChannels()
        try rememberDeliveries()
        let roster = try currentRoster()
        if !roster.people.isEmpty, roster[basis.supervisionOffice] == nil {
            JournalEvent.nobodyToTell.log(
                sentence(for: SupervisionError.nobodyToTell(office: basis.supervisionOffice)),
                [.person(basis.supervisionOffice)], to: logger)
        }
        declarations = await plugins.start()
        for declaration in declarations {
            try rebase(declaration.name)
        }
    }

    func rebase(_ pillar: String) throws {
        guard let campaign = self.campaigns.first, let digest = digests[pillar] else { return }
        let today = try clock.moment(in: campaign.timeZone).day
        if try store.rebase(pillar: pillar, basis: digest, on: today) {
            JournalEvent.pillarJudgedAgain.log(
                "The calendar, the settings or the plugin of \(pillar) have changed; its tasks are judged again",
                [.pillar(pillar)], to: logger)
        }
    }

    /// Has a day's work end after the batch that is being recorded, and a plugin's in the middle of its batch: what is
    /// not recorded is done at the next start. Whoever asked for it hears ``SupervisionError/stopping``.
    package func interrupt() {
        isStopping = true
        plugins.interrupt()
    }

    /// Finishes what has begun, and ends the plugins.
    package func stop() async {
        await last?.value
        await plugins.stop()
    }

    func announceChange() {
        changed()
    }

    /// The campaign of a code; without one, the only campaign.
    func campaign(_ code: String?) throws -> Campaign {
        if let code {
            if let campaign = self.campaigns.first(where: { $0.code == code }) { return campaign }
        } else if self.campaigns.count == 1 {
            return self.campaigns[0]
        }
        throw SupervisionError.unknownCampaign(code ?? "", known: self.campaigns.map(\.code))
    }

    /// Does what changes the ledger after everything before it: a day's work is several transactions, and what an import
    /// changed between the reading of a task and the recording of its review would be judged by what it was before.
    func inTurn<Result: Sendable>(
        _ body: @Sendable @escaping (Supervision) async throws -> Result
    ) async throws -> Result {
        let before = last
        progress.underWay += 1
        let turn = Task { [self] in
            await before?.value
            progress.steps &+= 1
            defer {
                progress.steps &+= 1
                progress.underWay -= 1
            }
            do {
                return try await body(self)
            } catch  where isStopping {
                // Whatever it could not do, it could not do because its plugins have been ended.
                throw SupervisionError.stopping
            }
        }
        last = Task { _ = await turn.result }
        return try await turn.value
    }

    /// Everybody, read once and again after an import.
    func currentRoster() throws -> Roster {
        if let roster { return roster }
        let read = Roster(
            try store.people(), supervisionOffice: basis.supervisionOffice, unreachable: try store.unreachable())
        roster = read
        return read
    }

    func forgetRoster() {
        roster = nil
        ownOpenings = nil
    }

    /// When and by whom: for the record.
    func stamp(_ moment: CivilMoment, by actor: Stamp.Actor) -> Stamp {
        Stamp(at: moment.seconds, day: moment.day, actor: actor)
    }
}

/// What the office cannot do, for the control socket to put into its own words.
package enum SupervisionError: Error, Hashable, Sendable {
    case unknownCampaign(String, known: [String])
    case unknownTask(campaign: String, code: String)
    /// A page of a list begins behind a cursor that this daemon never gave out.
    case unknownPage(String)
    /// A step of the process cannot be taken with a task.
    case stepRefused(code: String, step: String, StepRefusal)
    /// A campaign cannot end before a day that has been opened.
    case lastDayTooEarly(Day, earliest: Day)
    case unknownPerson(String, candidates: [PersonID])
    case unknownUnit(String)
    case unknownPillar(String, known: [String])
    /// No plugin has declared a rule of that name.
    case unknownRule(String)
    case unknownEnvelope(String, candidates: [String] = [])
    /// An envelope's state does not allow what an administrator wants.
    case envelopeState(String, state: String, wanted: String)
    case unknownChannel(String, known: [String])
    /// No courier waits for envelopes of a channel.
    case noCourier(String)
    /// There is no such silence, or it has ended.
    case unknownSilence(Int64)
    /// The settings have no calendars.
    case noCalendars
    /// Which calendar is whose cannot be told; one sentence says why.
    case calendarsUnreadable(reason: String)
    case unknownPlugin(String, known: [String])
    /// A plugin cannot be taken into service; one sentence says why.
    case pluginUnfit(String, reason: String)
    /// The configuration as it is now cannot be worked by; a line a problem.
    case unfitConfiguration(reason: String)
    /// An argument of a call is none of those that there are.
    case invalidArgument(String)
    /// The day that is to be reported on has not come yet.
    case dayIsAhead(Day, today: Day)
    case dayNotToday(Day, today: Day)
    case outsideCampaign(Day, first: Day, last: Day)
    /// Nobody is at the top of the ladder: the configured person is not among the people.
    case nobodyToTell(office: PersonID)
    /// Not even the plain deadline rules could judge; one sentence says why.
    case plainDeadlineFailed(reason: String)
    /// Another rehearsal has not ended yet.
    case rehearsalUnderWay
    /// The record is being proved, or a copy taken, already.
    case auditUnderWay
    /// A rehearsal begins today.
    case rehearsalOfThePast(Day, today: Day)
    /// duband is about to end; what has not been done is done at its next start.
    case stopping
}

/// The value, where the argument of that name has one.
func known<Value>(_ parameter: String, _ value: Value?) throws(SupervisionError) -> Value {
    guard let value else { throw .invalidArgument(parameter) }
    return value
}
