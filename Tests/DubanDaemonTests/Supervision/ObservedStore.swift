import DubanCalendar
import DubanCore
import DubanStore
import Synchronization

/// A ledger that hands out due tasks three at a time, and on which a test can lie in wait: it may die at any operation,
/// before it has happened or after it has and nobody heard of it. A dead one stays dead.
final class ObservedStore: LedgerStore {
    /// Where the process dies.
    struct Death: Hashable, Sendable {
        /// The operation, counted from 1.
        var operation: Int
        var isAfter: Bool
    }

    /// The process has died.
    struct Dead: Error {}

    /// The disk is full, once.
    struct Full: Error {}

    private struct State {
        var operations = 0
        var isDead = false
        var whenClaiming: (@Sendable () -> Void)?
        var whenTelling: (@Sendable (any LedgerStore) throws -> Void)?
        var isFull = false
    }

    private let store: any LedgerStore
    private let death: Death?
    private let state = Mutex(State())

    init(_ store: any LedgerStore, dyingAt death: Death? = nil) {
        self.store = store
        self.death = death
    }

    /// How many operations it was asked for.
    var operations: Int { state.withLock { $0.operations } }

    /// Has something done once, while due tasks are read.
    func whenClaiming(_ action: @Sendable @escaping () -> Void) {
        state.withLock { $0.whenClaiming = action }
    }

    /// Has the next composition not be recorded.
    func refuseComposition() {
        state.withLock { $0.isFull = true }
    }

    /// From now on nothing is read or written any more.
    func end() {
        state.withLock { $0.isDead = true }
    }

    private func perform<Result>(_ operation: () throws -> Result) throws -> Result {
        let count = try state.withLock { state in
            state.operations += 1
            if state.isDead { throw Dead() }
            return state.operations
        }
        if death == Death(operation: count, isAfter: false) { try die() }
        let result = try operation()
        if death == Death(operation: count, isAfter: true) { try die() }
        return result
    }

    private func die() throws -> Never {
        state.withLock { $0.isDead = true }
        throw Dead()
    }

    // MARK: LedgerStore

    func people() throws -> [Person] { try perform { try store.people() } }

    func apply(_ changes: [Change<Person>], stamp: Stamp) throws {
        try perform { try store.apply(changes, stamp: stamp) }
    }

    func tasks(in campaign: String, codes: [String]) throws -> [String: LedgerTask] {
        try perform { try store.tasks(in: campaign, codes: codes) }
    }

    func apply(_ changes: [Change<LedgerTask>], in campaign: String, stamp: Stamp) throws {
        try perform { try store.apply(changes, in: campaign, stamp: stamp) }
    }

    func task(_ code: String, in campaign: String) throws -> TaskStanding? {
        try perform { try store.task(code, in: campaign) }
    }

    func tasks(matching filter: TaskFilter, after cursor: TaskCursor?, limit: Int) throws -> TaskPage {
        try perform { try store.tasks(matching: filter, after: cursor, limit: limit) }
    }

    func record(_ step: RecordedStep, stamp: Stamp) throws { try perform { try store.record(step, stamp: stamp) } }

    func nextSheetNumber(in campaign: String, year: Int) throws -> Int {
        try perform { try store.nextSheetNumber(in: campaign, year: year) }
    }

    func steps(of task: String, in campaign: String, limit: Int) throws -> [RecordedStep.Entry] {
        try perform { try store.steps(of: task, in: campaign, limit: limit) }
    }

    func owners(in campaigns: [String], after owner: PersonID?, limit: Int) throws -> [TaskOwner] {
        try perform { try store.owners(in: campaigns, after: owner, limit: limit) }
    }

    func openTasks(of owner: PersonID, in campaigns: [String]) throws -> [OwnedTask] {
        try perform { try store.openTasks(of: owner, in: campaigns) }
    }

    func record(
        of campaign: String, kinds: [RecordEntry.Kind], after sequence: Int64, limit: Int
    ) throws -> [RecordEntry] {
        try perform { try store.record(of: campaign, kinds: kinds, after: sequence, limit: limit) }
    }

    func campaignChanges() throws -> [String: CampaignChange] { try perform { try store.campaignChanges() } }

    func change(_ campaign: String, to change: CampaignChange, reason: String, stamp: Stamp) throws {
        try perform { try store.change(campaign, to: change, reason: reason, stamp: stamp) }
    }

    func load(of whose: TaskLoad.Whose) throws -> TaskLoad { try perform { try store.load(of: whose) } }

    func loads() throws -> [String: TaskLoad] { try perform { try store.loads() } }

    func lastDay(of campaign: String) throws -> Day? { try perform { try store.lastDay(of: campaign) } }

    func openDay(of campaign: String, stamp: Stamp) throws -> DayOpening {
        try perform { try store.openDay(of: campaign, stamp: stamp) }
    }

    func claimDue(in campaign: String, on day: Day, after cursor: DueCursor?, limit: Int) throws -> [DueTask] {
        let due = try perform { try store.claimDue(in: campaign, on: day, after: cursor, limit: min(limit, 3)) }
        let action = state.withLock { state in
            defer { state.whenClaiming = nil }
            return state.whenClaiming
        }
        action?()
        return due
    }

    func parkedTasks(in campaign: String, pillar: String?, limit: Int) throws -> [ParkedTask] {
        try perform { try store.parkedTasks(in: campaign, pillar: pillar, limit: limit) }
    }

    func parkedCounts(in campaign: String) throws -> [String: Int] {
        try perform { try store.parkedCounts(in: campaign) }
    }

    func retryParked(in campaign: String, pillar: String?, on day: Day) throws -> Int {
        try perform { try store.retryParked(in: campaign, pillar: pillar, on: day) }
    }

    func recordReviews(_ reviews: [RecordedReview], in campaign: String, stamp: Stamp) throws -> RecordedNews {
        try perform { try store.recordReviews(reviews, in: campaign, stamp: stamp) }
    }

    func line(of task: LedgerTask) throws -> FollowUpLine {
        try perform { try store.line(of: task) }
    }

    func lastDeliveries(of campaign: String, since day: Day) throws -> [String: Int64] {
        try perform { try store.lastDeliveries(of: campaign, since: day) }
    }

    func recordOverdue(of campaign: String, stamp: Stamp) throws -> Bool {
        try perform { try store.recordOverdue(of: campaign, stamp: stamp) }
    }

    func finishDay(of campaign: String, figures: DayFigures, stamp: Stamp) throws {
        try perform { try store.finishDay(of: campaign, figures: figures, stamp: stamp) }
    }

    func rebase(pillar: String, basis: String, on day: Day) throws -> Bool {
        try perform { try store.rebase(pillar: pillar, basis: basis, on: day) }
    }

    func pendingReminders(of campaign: String) throws -> [PendingReminder] {
        try perform { try store.pendingReminders(of: campaign) }
    }

    func served(of campaign: String, on day: Day) throws -> Set<PersonID> {
        try perform { try store.served(of: campaign, on: day) }
    }

    func recalls(of campaign: String, on day: Day) throws -> [PersonID: Int] {
        try perform { try store.recalls(of: campaign, on: day) }
    }

    func recall(_ which: Recall, in campaign: String, stamp: Stamp) throws -> Int {
        try perform { try store.recall(which, in: campaign, stamp: stamp) }
    }

    func recordComposition(_ composition: Composition, stamp: Stamp) throws -> Int {
        try perform {
            let isFull = state.withLock { state in
                defer { state.isFull = false }
                return state.isFull
            }
            if isFull { throw Full() }
            return try store.recordComposition(composition, stamp: stamp)
        }
    }

    func lease(
        _ limit: Int, of scopes: [LeaseScope], except channels: [String], holder: String, now: Int64, until: Int64
    ) throws -> [Lease] {
        try perform {
            try store.lease(limit, of: scopes, except: channels, holder: holder, now: now, until: until)
        }
    }

    func release(holder: String?, stamp: Stamp) throws -> Bool {
        try perform { try store.release(holder: holder, stamp: stamp) }
    }

    func report(marks: [HeldEnvelope], settlements: [SettledEnvelope], stamp: Stamp) throws -> ReportResult {
        try perform { try store.report(marks: marks, settlements: settlements, stamp: stamp) }
    }

    func bounce(_ envelope: String, words: String, climbs: Bool, stamp: Stamp) throws -> Bool {
        try perform { try store.bounce(envelope, words: words, climbs: climbs, stamp: stamp) }
    }

    func amend(_ envelope: String, _ amendment: Amendment, stamp: Stamp) throws -> EnvelopeState? {
        try perform { try store.amend(envelope, amendment, stamp: stamp) }
    }

    func hasLeasable(of scopes: [LeaseScope], now: Int64) throws -> Bool {
        try perform { try store.hasLeasable(of: scopes, now: now) }
    }

    func unreachable() throws -> [PersonID: String] { try perform { try store.unreachable() } }

    func failingSince(_ person: PersonID) throws -> Int64? { try perform { try store.failingSince(person) } }

    func haltedChannels() throws -> [HaltedChannel] { try perform { try store.haltedChannels() } }

    func probe(channel: String, at instant: Int64) throws {
        try perform { try store.probe(channel: channel, at: instant) }
    }

    func add(_ silence: Silence, stamp: Stamp) throws -> Silence {
        try perform { try store.add(silence, stamp: stamp) }
    }

    func endSilence(_ id: Int64, stamp: Stamp) throws -> Silence? {
        try perform { try store.endSilence(id, stamp: stamp) }
    }

    func silences(of campaign: String, limit: Int) throws -> [SilenceStanding] {
        try perform { try store.silences(of: campaign, limit: limit) }
    }

    func nextAttempt(of campaigns: [String]) throws -> Int64? {
        try perform { try store.nextAttempt(of: campaigns) }
    }

    func envelopes(matching filter: EnvelopeFilter, limit: Int) throws -> [EnvelopeStanding] {
        try perform { try store.envelopes(matching: filter, limit: limit) }
    }

    func envelopeIDs(beginningWith id: String, limit: Int) throws -> [String] {
        try perform { try store.envelopeIDs(beginningWith: id, limit: limit) }
    }

    func envelope(_ id: String) throws -> EnvelopeStanding? { try perform { try store.envelope(id) } }

    func openTasks() throws -> [String: Int] { try perform { try store.openTasks() } }
    func openTasks(of campaign: String, dueAfter day: Day) throws -> Int {
        try perform { try store.openTasks(of: campaign, dueAfter: day) }
    }

    func lights(of campaign: String) throws -> [PillarLight] { try perform { try store.lights(of: campaign) } }

    func outboxFigures(of campaign: String) throws -> OutboxFigures {
        try perform { try store.outboxFigures(of: campaign) }
    }

    func figures(of campaign: String, on day: Day) throws -> DayFigures? {
        try perform { try store.figures(of: campaign, on: day) }
    }

    func record(from sequence: Int64, limit: Int) throws -> [RecordEntry] {
        try perform { try store.record(from: sequence, limit: limit) }
    }

    func reminders(of task: String, in campaign: String, decidedBy day: Day, limit: Int) throws -> [ReminderStanding] {
        try perform { try store.reminders(of: task, in: campaign, decidedBy: day, limit: limit) }
    }

    func reminders(to person: PersonID, decidedIn days: ClosedRange<Day>, limit: Int) throws -> [ReminderStanding] {
        try perform { try store.reminders(to: person, decidedIn: days, limit: limit) }
    }

    func light(of task: String, in campaign: String, on day: Day) throws -> LightStanding {
        try perform { try store.light(of: task, in: campaign, on: day) }
    }

    func record(matching filter: RecordFilter, from cursor: EntryCursor, limit: Int) throws -> RecordPage {
        try perform { try store.record(matching: filter, from: cursor, limit: limit) }
    }

    func backup(stamp: Stamp) throws -> any LedgerBackup { try perform { try store.backup(stamp: stamp) } }

    func audit(noted: NotedEntry?) throws -> any RecordAudit { try perform { try store.audit(noted: noted) } }

    func rehearsalCopy() throws -> any RehearsalLedger {
        ObservedLedger(
            ledger: try perform { try store.rehearsalCopy() }, whenTelling: state.withLock { $0.whenTelling })
    }

    /// Has something done in every rehearsal before what is composed is told.
    func whenTelling(_ action: @Sendable @escaping (any LedgerStore) throws -> Void) {
        state.withLock { $0.whenTelling = action }
    }
}

/// The copy of an observed ledger.
private struct ObservedLedger: RehearsalLedger {
    let ledger: any RehearsalLedger
    let whenTelling: (@Sendable (any LedgerStore) throws -> Void)?

    var store: any LedgerStore { ledger.store }

    func tellAll() throws -> [RehearsedMail] {
        try whenTelling?(store)
        return try ledger.tellAll()
    }

    func finish(dueBefore day: Day, since before: Day?) throws { try ledger.finish(dueBefore: day, since: before) }
    func close() throws { try ledger.close() }
}
