package import DubanControl
import DubanCore
import DubanICalendar
import DubanPluginHosting
import DubanPluginKit
import DubanStore
import DubanSystem

/// Which calendars are to be written again. It is not on the ledger: at a start, all are looked at.
struct StaleCalendars {
    var areAll = true
    var people: Set<PersonID> = []
    /// Why they could not be written, and when that was, in seconds since 1970-01-01 UTC.
    var failure: (sentence: String, at: Int64)?

    var isEmpty: Bool { !areAll && people.isEmpty }
}

extension Supervision {
    /// How many people are read at a time.
    private static let pageOfOwners = 500

    /// Has people's calendars written again at the next tick, since their tasks have changed, or what they are told.
    func calendarsChanged(_ people: some Sequence<PersonID>) {
        guard basis.calendars != nil else { return }
        staleCalendars.people.formUnion(people)
        if !staleCalendars.isEmpty { announceChange() }
    }

    /// Writes the calendars in which something has changed; after a start, it looks at all. Nothing else depends on it.
    ///
    /// - Returns: Whether it could. What it could not write it writes at a later tick.
    func writeCalendars() async -> Bool {
        guard let directory = basis.calendars, !staleCalendars.isEmpty,
            let moment = try? clock.moment(in: self.campaigns[0].timeZone)
        else { return true }
        if let failure = staleCalendars.failure,
            (failure.at..<failure.at + Self.pauseAfterFailure).contains(moment.seconds)
        {
            return false
        }
        // What changes while this goes on is written at the next tick.
        let stale = staleCalendars
        staleCalendars = StaleCalendars(areAll: false)
        do {
            try await write(stale, into: directory, at: moment.seconds)
            return true
        } catch {
            staleCalendars.areAll = stale.areAll
            staleCalendars.people.formUnion(stale.people)
            if isStopping { return true }
            staleCalendars.failure = (sentence(for: error), moment.seconds)
            JournalEvent.calendarsNotWritten.log(
                "The calendars could not be written: \(sentence(for: error))", to: logger)
            return false
        }
    }

    private func write(_ stale: StaleCalendars, into directory: FeedDirectory, at now: Int64) async throws {
        let key = try directory.key()
        try directory.make()
        var hasChanged = false
        if stale.areAll {
            var names: Set<String> = []
            var last: PersonID?
            while true {
                let page = try store.owners(in: self.campaigns.map(\.code), after: last, limit: Self.pageOfOwners)
                for owner in page.map(\.person) {
                    names.insert(key.fileName(of: owner))
                    if try await write(owner, key, into: directory, at: now) { hasChanged = true }
                }
                last = page.last?.person
                if page.count < Self.pageOfOwners { break }
            }
            if try directory.keep(only: names) { hasChanged = true }
        } else {
            for owner in stale.people.sorted() where try await write(owner, key, into: directory, at: now) {
                hasChanged = true
            }
        }
        if hasChanged { try DurableFile.synchronize(directory.path) }
    }

    /// - Returns: Whether the file is another than before.
    private func write(
        _ owner: PersonID, _ key: FeedKey, into directory: FeedDirectory, at now: Int64
    ) async throws -> Bool {
        // Whoever asks how things stand, and the watchdog, get their turn.
        await Task.yield()
        if isStopping { throw SupervisionError.stopping }
        let tasks = try store.openTasks(of: owner, in: self.campaigns.map(\.code))
        let person = try currentRoster()[owner]
        return try directory.update(key.fileName(of: owner)) { before in
            guard let person, !tasks.isEmpty else { return nil }
            let events = tasks.map { task in
                deadline(task, in: person.language)
                    .event(for: owner, in: person.language, domain: directory.domain) { hexadecimal(sha256($0)) }
            }
            return CalendarFeed(of: person.name, in: person.language, events: events).text(at: now, before: before)
        }
    }

    private func deadline(_ task: OwnedTask, in language: Language) -> Deadline {
        Deadline(
            campaign: task.campaign,
            campaignName: self.campaigns.first { $0.code == task.campaign }?.name ?? task.campaign,
            task: task.code, title: task.title,
            pillarLabel: declarations.first { $0.name == task.pillar }.map { Phrase($0.pillar)[language] }
                ?? task.pillar,
            unit: task.unit, day: task.deadline, slips: task.slips)
    }

    /// A page of people and their calendars.
    package func calendars(_ request: CalendarMessages.List) throws -> CalendarMessages.Page {
        guard let directory = basis.calendars else { throw SupervisionError.noCalendars }
        let key: FeedKey
        do throws(FileFault) {
            key = try directory.key()
        } catch {
            throw SupervisionError.calendarsUnreadable(reason: error.description)
        }
        let page = try store.owners(
            in: self.campaigns.map(\.code), after: request.after.map { PersonID($0) }, limit: Self.pageOfOwners)
        return CalendarMessages.Page(
            calendars: page.map { owner in
                CalendarMessages.Calendar(
                    person: owner.person.description,
                    file: directory.path + "/" + key.fileName(of: owner.person), events: owner.tasks)
            },
            next: page.count == Self.pageOfOwners ? page.last?.person.description : nil)
    }
}
