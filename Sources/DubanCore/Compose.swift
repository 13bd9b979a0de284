package import DubanCalendar

/// A reminder that waits to be told, with what the ledger says of its task now.
package struct PendingReminder: Hashable, Sendable {
    /// The reminder's id.
    package var id: String
    package var key: ReminderKey
    package var series: String
    package var sentence: Phrase
    package var urgency: Urgency
    /// Whether the task was changed after the decision, and judged again without coming to it.
    package var isStale: Bool
    package var title: String
    package var pillar: String
    package var pillarLabel: Phrase
    package var unit: String
    package var owner: PersonID
    package var state: TaskState
    package var light: Light
    package var deadline: Day
    /// Units whose people are never told of the task.
    package var recusedUnits: [String]
    /// Why the pillar's own plugin did not judge the task; nil where it did.
    package var parked: String?

    package init(
        id: String, key: ReminderKey, series: String, sentence: Phrase, urgency: Urgency, isStale: Bool, title: String,
        pillar: String, pillarLabel: Phrase, unit: String, owner: PersonID, state: TaskState, light: Light,
        deadline: Day, recusedUnits: [String] = [], parked: String? = nil
    ) {
        self.id = id
        self.key = key
        self.series = series
        self.sentence = sentence
        self.urgency = urgency
        self.isStale = isStale
        self.title = title
        self.pillar = pillar
        self.pillarLabel = pillarLabel
        self.unit = unit
        self.owner = owner
        self.state = state
        self.light = light
        self.deadline = deadline
        self.recusedUnits = recusedUnits
        self.parked = parked
    }
}

/// Why a reminder is not told after all.
package enum Supersession: Hashable, Sendable {
    /// The task is 辦結, 撤銷 or 暫緩.
    case notOpen(TaskState)
    /// The task was changed, and its rules no longer come to it.
    case changed
    /// A later one of the same series tells more.
    case newer(reminder: String)

    /// One word for the record.
    package var word: String {
        switch self {
        case .notOpen(let state): state.rawValue
        case .changed: "changed"
        case .newer: "newer"
        }
    }
}

/// What a day's composing comes to.
package struct Composition: Hashable, Sendable {
    package struct Sealed: Hashable, Sendable {
        package var envelope: Envelope
        /// Every reminder that the envelope tells; several may share a line.
        package var reminders: [String]
    }

    package struct Superseded: Hashable, Sendable {
        package var reminder: String
        package var why: Supersession
    }

    package var envelopes: [Sealed] = []
    package var superseded: [Superseded] = []
}

/// Everything that composing depends on beside the reminders.
package struct ComposingContext: Sendable {
    package var campaign: Campaign
    package var channel: String
    package var day: Day
    /// The message's Date, in seconds since 1970-01-01 UTC.
    package var composedAt: Int64
    package var calendar: WorkCalendar
    package var roster: Roster
    /// Who has had the day's digest already.
    package var served: Set<PersonID>
    /// Makes an id of bytes: a collision-resistant digest in lower-case hexadecimal.
    package var digest: @Sendable ([UInt8]) -> String

    package init(
        campaign: Campaign, channel: String, day: Day, composedAt: Int64, calendar: WorkCalendar, roster: Roster,
        served: Set<PersonID>, digest: @escaping @Sendable ([UInt8]) -> String
    ) {
        self.campaign = campaign
        self.channel = channel
        self.day = day
        self.composedAt = composedAt
        self.calendar = calendar
        self.roster = roster
        self.served = served
        self.digest = digest
    }
}

/// Puts what waits to be told into envelopes: one digest a person and working day, and what is red and came after it at
/// once. What has become moot since it was decided is superseded and says why.
///
/// Nothing is composed on a day without work: it is held, not dropped. Who is away is told through their deputy.
///
/// Pure: the same arguments give the same envelopes in the same order.
package func compose(_ pending: [PendingReminder], in context: ComposingContext) -> Composition {
    var composition = Composition()
    guard context.calendar.isWorkingDay(context.day) else { return composition }

    let relevant = stillRelevant(pending, &composition)
    var byRecipient: [PersonID: [(reminder: PendingReminder, actingFor: Person?)]] = [:]
    for reminder in relevant {
        let (person, principal) = recipient(of: reminder, in: context)
        byRecipient[person, default: []].append((reminder, principal))
    }

    for (person, reminders) in byRecipient.sorted(by: { $0.key < $1.key }) {
        guard let recipient = context.roster[person] else { continue }
        let isServed = context.served.contains(person)
        let told = isServed ? reminders.filter { $0.reminder.urgency == .immediate } : reminders
        guard !told.isEmpty else { continue }
        composition.envelopes.append(seal(told, for: recipient, isServed ? .urgent : .digest, in: context))
    }
    return composition
}

/// Sorts out what is moot. Of each person's reminders of one task and series only the latest stays.
private func stillRelevant(_ pending: [PendingReminder], _ composition: inout Composition) -> [PendingReminder] {
    struct Series: Hashable {
        var task: String
        var series: String
        var recipient: PersonID
    }
    var latest: [Series: PendingReminder] = [:]
    var open: [PendingReminder] = []
    for reminder in pending {
        if reminder.state != .open {
            composition.superseded.append(.init(reminder: reminder.id, why: .notOpen(reminder.state)))
        } else if reminder.isStale {
            composition.superseded.append(.init(reminder: reminder.id, why: .changed))
        } else {
            open.append(reminder)
            let series = Series(task: reminder.key.task, series: reminder.series, recipient: reminder.key.recipient)
            if let other = latest[series], (other.key.occurrence, other.id) > (reminder.key.occurrence, reminder.id) {
                continue
            }
            latest[series] = reminder
        }
    }
    return open.filter { reminder in
        let series = Series(task: reminder.key.task, series: reminder.series, recipient: reminder.key.recipient)
        guard let last = latest[series], last.id != reminder.id else { return true }
        composition.superseded.append(.init(reminder: reminder.id, why: .newer(reminder: last.id)))
        return false
    }
}

/// Who is told on the day: the recipient, or whoever acts for them, or whoever stands above them and is there, and is of
/// no unit that must not hear of it.
private func recipient(
    of reminder: PendingReminder, in context: ComposingContext
) -> (person: PersonID, principal: Person?) {
    let principal = reminder.key.recipient
    let candidates = [principal] + context.roster.line(above: principal).map(\.id)
    for candidate in candidates {
        if let actor = context.roster.actor(for: candidate, on: context.day),
            !reminder.recusedUnits.contains(actor.unit)
        {
            return (actor.id, actor.id == principal ? nil : context.roster[principal])
        }
    }
    let last = context.roster.actor(for: context.roster.supervisionOffice, on: context.day)?.id
    return (last ?? context.roster.supervisionOffice, context.roster[principal])
}

private func seal(
    _ told: [(reminder: PendingReminder, actingFor: Person?)], for recipient: Person, _ kind: Envelope.Kind,
    in context: ComposingContext
) -> Composition.Sealed {
    struct Subject: Hashable {
        var task: String
        var rule: String
        var occurrence: Day
    }
    let sorted = told.sorted { left, right in
        let (a, b) = (left.reminder, right.reminder)
        if a.light != b.light { return a.light > b.light }
        if a.deadline != b.deadline { return a.deadline < b.deadline }
        return (a.key.task, a.key.rule, a.id) < (b.key.task, b.key.rule, b.id)
    }
    var seen: Set<Subject> = []
    var lines: [Envelope.Line] = []
    for (reminder, principal) in sorted {
        let subject = Subject(
            task: reminder.key.task, rule: reminder.key.rule, occurrence: reminder.key.occurrence)
        guard seen.insert(subject).inserted else { continue }
        lines.append(line(reminder, actingFor: principal, for: recipient, in: context))
    }
    let reminders = sorted.map(\.reminder.id)
    let identity = [
        "envelope", context.campaign.code, recipient.id.description, context.channel, context.day.description,
        kind.rawValue,
    ]
    let envelope = Envelope(
        id: String(context.digest(canonical(kind == .digest ? identity : identity + reminders)).prefix(32)),
        kind: kind, campaign: context.campaign.code, campaignName: context.campaign.name, channel: context.channel,
        person: recipient.id, name: recipient.name, address: recipient.address, language: recipient.language,
        day: context.day, composedAt: context.composedAt, lines: lines)
    return Composition.Sealed(envelope: envelope, reminders: reminders)
}

private func line(
    _ reminder: PendingReminder, actingFor principal: Person?, for recipient: Person, in context: ComposingContext
) -> Envelope.Line {
    Envelope.Line(
        reminder: reminder.id, task: reminder.key.task, title: reminder.title, pillar: reminder.pillar,
        pillarLabel: reminder.pillarLabel[recipient.language], unit: reminder.unit,
        owner: context.roster[reminder.owner]?.name ?? reminder.owner.description, light: reminder.light,
        deadline: reminder.deadline, daysLeft: reminder.deadline - context.day,
        workingDaysLeft: context.calendar.workingDays(from: context.day, to: reminder.deadline),
        rule: reminder.key.rule, reason: reminder.sentence[recipient.language], rung: reminder.key.rung,
        actingFor: principal?.name, isParked: reminder.parked != nil)
}
