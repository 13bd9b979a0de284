package import DubanCalendar
package import DubanCore

/// What must be durable, by intent. Every operation is one transaction: it has happened whole or not at all, and what it
/// answers was true at one moment.
///
/// An operation that changes something puts what it changed onto the record in the same transaction.
package protocol LedgerStore: Sendable {
    // MARK: People and tasks

    /// Everybody.
    func people() throws -> [Person]

    /// Applies an import of people.
    func apply(_ changes: [Change<Person>], stamp: Stamp) throws

    /// The tasks of a campaign with these codes, by code.
    func tasks(in campaign: String, codes: [String]) throws -> [String: LedgerTask]

    /// Applies an import of tasks. What was added or changed is due from `stamp.day` on, as though it had never been judged;
    /// what was told of it stays told, what was decided and not told is told only if its rules come to it again.
    func apply(_ changes: [Change<LedgerTask>], in campaign: String, stamp: Stamp) throws

    /// One task and how it stands, or nil.
    func task(_ code: String, in campaign: String) throws -> TaskStanding?

    /// A page of a campaign's tasks, in the filter's order. Where few tasks match it may be a short one with a next: no page
    /// takes longer than looking at some thousand tasks.
    func tasks(matching filter: TaskFilter, after cursor: TaskCursor?, limit: Int) throws -> TaskPage

    /// Records a step of the process with what it made of a task. As a change of an import does, it has the task judged
    /// anew and takes back what is on its way of it.
    func record(_ step: RecordedStep, stamp: Stamp) throws

    /// The number that the next 督辦單 of a campaign's year gets.
    func nextSheetNumber(in campaign: String, year: Int) throws -> Int

    /// The steps that were taken with a task, oldest first: the last `limit` of them.
    func steps(of task: String, in campaign: String, limit: Int) throws -> [RecordedStep.Entry]

    /// Who has open tasks in some campaigns, and how many, in the order of their names: at most `limit` of those behind
    /// one.
    ///
    /// - Complexity: O(the open tasks of those found), whatever else the ledger holds.
    func owners(in campaigns: [String], after owner: PersonID?, limit: Int) throws -> [TaskOwner]

    /// Somebody's open tasks in some campaigns, by deadline.
    ///
    /// - Complexity: O(n log n) in the tasks found, whatever else the ledger holds.
    func openTasks(of owner: PersonID, in campaigns: [String]) throws -> [OwnedTask]

    /// How many open tasks somebody or a unit has, in all campaigns, and how many of them are not green.
    ///
    /// - Complexity: O(the tasks that are counted).
    func load(of whose: TaskLoad.Whose) throws -> TaskLoad

    /// The same of all units that have open tasks.
    func loads() throws -> [String: TaskLoad]

    // MARK: The day

    /// The last day that was opened; the watermark. It never moves back.
    func lastDay(of campaign: String) throws -> Day?

    /// Opens a day, or finds it open. Days between the last one and this one are recorded as skipped.
    ///
    /// - Throws: ``StoreError/dayIsPast(_:watermark:)`` for a day before the watermark.
    func openDay(of campaign: String, stamp: Stamp) throws -> DayOpening

    /// Open tasks whose next review is on or before a day, in the order of that day and their age.
    ///
    /// - Complexity: O(limit), whatever else the ledger holds.
    func claimDue(in campaign: String, on day: Day, after cursor: DueCursor?, limit: Int) throws -> [DueTask]

    /// Records a batch of reviews: lights, next reviews, and reminders that were not decided before. A parked task keeps
    /// its last review, so that its own plugin misses nothing once it is back. Tasks that follow are entered where the
    /// ledger does not have their code yet, and are due at once.
    ///
    /// - Returns: What is new.
    func recordReviews(_ reviews: [RecordedReview], in campaign: String, stamp: Stamp) throws -> RecordedNews

    /// Where a task stands in the line of those that follow from one another.
    func line(of task: LedgerTask) throws -> FollowUpLine

    /// Closes an opened day with its figures.
    func finishDay(of campaign: String, figures: DayFigures, stamp: Stamp) throws

    /// Records that the stamp's day was not finished in time; once, however often it is called.
    ///
    /// - Returns: Whether it was not on the record before.
    /// - Complexity: O(entries of the record).
    func recordOverdue(of campaign: String, stamp: Stamp) throws -> Bool

    /// Has open tasks judged again on a day where what their rules rest on has changed: the basis is a digest of the
    /// calendar, the settings and the plugin. Nothing happens where it is the same as before.
    ///
    /// - Returns: Whether it had changed.
    func rebase(pillar: String, basis: String, on day: Day) throws -> Bool

    /// Open tasks that are parked, by pillar and age: at most `limit` of them.
    ///
    /// - Parameter pillar: Nil for all pillars.
    func parkedTasks(in campaign: String, pillar: String?, limit: Int) throws -> [ParkedTask]

    /// How many open tasks of each pillar are parked; pillars without any are left out.
    func parkedCounts(in campaign: String) throws -> [String: Int]

    /// Makes parked tasks due on a day, so that their own plugin is asked again.
    ///
    /// - Parameter pillar: Nil for all pillars.
    /// - Returns: How many are parked.
    func retryParked(in campaign: String, pillar: String?, on day: Day) throws -> Int

    // MARK: The outbox

    /// When each channel last took an envelope of that day or a later one, in seconds since 1970-01-01 UTC; channels that
    /// took none are left out.
    ///
    /// - Complexity: O(envelopes since that day).
    func lastDeliveries(of campaign: String, since day: Day) throws -> [String: Int64]

    /// The reminders that wait to be told.
    func pendingReminders(of campaign: String) throws -> [PendingReminder]

    /// Who has had the digest of a day, or will: of whom it was not refused, and has not come back.
    func served(of campaign: String, on day: Day) throws -> Set<PersonID>

    /// How many envelopes of a day have been taken back, were refused or have come back, by person: what they told is told
    /// in another.
    func recalls(of campaign: String, on day: Day) throws -> [PersonID: Int]

    /// Takes envelopes back; their reminders wait to be told again.
    ///
    /// - Returns: How many were taken back.
    func recall(_ which: Recall, in campaign: String, stamp: Stamp) throws -> Int

    /// Records what composing came to. An envelope that is there already stays as it is.
    ///
    /// - Returns: How many envelopes are new.
    func recordComposition(_ composition: Composition, stamp: Stamp) throws -> Int

    /// Hands out envelopes that may be tried now, oldest first. Nobody else gets them before the lease ends; the fence says
    /// whose turn it is. Of a channel that is halted nothing is handed out but, when it is time to try it, one.
    ///
    /// - Parameter channels: Of these nothing is wanted.
    func lease(
        _ limit: Int, of scopes: [LeaseScope], except channels: [String], holder: String, now: Int64, until: Int64
    ) throws -> [Lease]

    /// Gives back what a holder leased and never finished; nil means every holder. What has had its final dot stays.
    ///
    /// - Returns: Whether something of it was taken back, since it had been changed meanwhile.
    @discardableResult
    func release(holder: String?, stamp: Stamp) throws -> Bool

    /// Records what couriers say of envelopes that they have in hand, all of it together: which final dots are about to go
    /// out, and how attempts have ended.
    func report(
        marks: [HeldEnvelope], settlements: [SettledEnvelope], stamp: Stamp
    ) throws -> ReportResult

    /// Records that an envelope that was taken has come back. Once: a second word of it changes nothing.
    ///
    /// - Returns: Whether it was new.
    func bounce(_ envelope: String, words: String, climbs: Bool, stamp: Stamp) throws -> Bool

    /// Does to an envelope what an administrator wants, where its state allows.
    ///
    /// - Returns: The state in which it was; nil where that does not allow it.
    func amend(_ envelope: String, _ amendment: Amendment, stamp: Stamp) throws -> EnvelopeState?

    /// Whether there is an envelope that ``lease(_:of:except:holder:now:until:)`` would hand out.
    func hasLeasable(of scopes: [LeaseScope], now: Int64) throws -> Bool

    /// The earliest instant at which an envelope that waits may be tried; nil where none waits.
    func nextAttempt(of campaigns: [String]) throws -> Int64?

    /// Whom their channel could not reach, and in which words.
    func unreachable() throws -> [PersonID: String]

    /// Since when the mail to somebody has been put off and never taken, in seconds since 1970-01-01 UTC; nil where it is
    /// taken.
    func failingSince(_ person: PersonID) throws -> Int64?

    /// The channels on which nothing is tried.
    func haltedChannels() throws -> [HaltedChannel]

    /// Has a halted channel tried with one envelope from an instant on.
    func probe(channel: String, at instant: Int64) throws

    /// Adds a silence, whose id is given out here.
    func add(_ silence: Silence, stamp: Stamp) throws -> Silence

    /// Ends a silence before its time.
    ///
    /// - Returns: It, where it was running.
    func endSilence(_ id: Int64, stamp: Stamp) throws -> Silence?

    /// The silences of a campaign, newest first: at most `limit` of them.
    func silences(of campaign: String, limit: Int) throws -> [SilenceStanding]

    /// A page of envelopes, newest first: at most `limit` of them, and no more than fit into a message.
    func envelopes(matching filter: EnvelopeFilter, limit: Int) throws -> [EnvelopeStanding]

    /// One envelope with its attempts, or nil. `id` may be the beginning of an id where only one begins so.
    func envelope(_ id: String) throws -> EnvelopeStanding?

    /// The ids that begin so, in their order, at most `limit`.
    func envelopeIDs(beginningWith id: String, limit: Int) throws -> [String]

    /// What an administrator has changed of campaigns, by their codes.
    func campaignChanges() throws -> [String: CampaignChange]

    /// Replaces what an administrator has changed of a campaign.
    func change(_ campaign: String, to change: CampaignChange, reason: String, stamp: Stamp) throws

    // MARK: Figures and the record

    /// How many tasks are open, by campaign; also of campaigns that are not in the settings any more.
    func openTasks() throws -> [String: Int]

    /// How many open tasks of a campaign are due after a day; it is counted to 10,000 and no further.
    ///
    /// - Complexity: O(tasks that are due after that day).
    func openTasks(of campaign: String, dueAfter day: Day) throws -> Int

    /// How many open tasks of each pillar stand on each light.
    func lights(of campaign: String) throws -> [PillarLight]

    /// How many envelopes are in each state.
    func outboxFigures(of campaign: String) throws -> OutboxFigures

    /// The figures of a finished day, or nil.
    func figures(of campaign: String, on day: Day) throws -> DayFigures?

    /// A page of what the record says of a campaign in entries of some kinds, behind a sequence number.
    func record(
        of campaign: String, kinds: [RecordEntry.Kind], after sequence: Int64, limit: Int
    ) throws -> [RecordEntry]

    /// The record from a sequence number on.
    func record(from sequence: Int64, limit: Int) throws -> [RecordEntry]

    /// Entries of a stretch of the record that pass a filter: at most `limit` of them, and no more than fit into a message.
    ///
    /// - Complexity: O(20,000 entries), whatever else the record holds.
    func record(matching filter: RecordFilter, from cursor: EntryCursor, limit: Int) throws -> RecordPage

    /// Begins to prove the record and to hold the ledger against it.
    ///
    /// - Parameter noted: An entry that must still be there.
    func audit(noted: NotedEntry?) throws -> any RecordAudit

    // MARK: Copies

    /// Begins a copy of the ledger, and puts onto the record that it was taken.
    func backup(stamp: Stamp) throws -> any LedgerBackup

    // MARK: Explanations

    /// What was decided of a task up to a day, and what became of it: the newest first, at most `limit`.
    func reminders(of task: String, in campaign: String, decidedBy day: Day, limit: Int) throws -> [ReminderStanding]

    /// What was decided for a person on some days, and what became of it: the newest first, at most `limit`.
    func reminders(to person: PersonID, decidedIn days: ClosedRange<Day>, limit: Int) throws -> [ReminderStanding]

    /// The light on which a task stood at the end of a day, by the record.
    func light(of task: String, in campaign: String, on day: Day) throws -> LightStanding

    // MARK: Rehearsals

    /// A private copy as it is now, without the record. The ledger itself is only read.
    ///
    /// - Complexity: O(n) in the pages of the ledger; nobody else is served meanwhile.
    func rehearsalCopy() throws -> any RehearsalLedger
}

/// An operation that cannot be.
package enum StoreError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The day lies before the watermark; nothing is ever run again for it.
    case dayIsPast(Day, watermark: Day)
    /// Another process, or another store of this one, has the database; the text is its path.
    case inUse(String)
    /// The database was written by a later version; the text is its path.
    case newerSchema(String)
    /// The database cannot be opened or made; the text is its path, and why.
    case unopenable(String, reason: String)
    /// The file is no database, or a damaged one; the text is its path, and what SQLite says of it.
    case damaged(String, reason: String)

    package var description: String {
        switch self {
        case .dayIsPast(let day, let watermark):
            "The day \(day) is past: \(watermark) has been opened already."
        case .inUse(let path):
            "The ledger \(path) is in use; only one duband may have it. Stop the other one first."
        case .newerSchema(let path):
            "The ledger \(path) was written by a later version of duban; run that version or a later one."
        case .unopenable(let path, let reason):
            "The ledger \(path) cannot be opened: \(reason). It and its directory must be duband's own, to read and to write."
        case .damaged(let path, let reason):
            "The ledger \(path) is damaged (\(reason)). Keep the file, and put a backup in its place, as backup.md says."
        }
    }
}
