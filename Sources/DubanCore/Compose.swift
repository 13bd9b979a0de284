import DubanCalendar

/// Puts what waits to be told into envelopes: one digest a person and working day, and what is urgent and came after it at
/// once. What has become moot since it was decided is superseded and says why.
///
/// Outside of a person's window, and on a day without work, nothing is composed: it is held, not dropped. Where the
/// campaign tells what is urgent at once, that alone is. Who is away is told through their deputy; in the place of whoever
/// cannot be reached, the next above hears.
///
/// Pure: the same arguments give the same envelopes in the same order.
package func compose(_ pending: [PendingReminder], in context: ComposingContext) -> Composition {
    var composition = Composition()
    guard context.calendar.isWorkingDay(context.day) || context.campaigns.contains(where: \.urgentAtOnce) else {
        return composition
    }

    let relevant = stillRelevant(pending, in: context, &composition)
    var byRecipient: [PersonID: [Told]] = [:]
    for reminder in relevant {
        let told = context.told(reminder)
        byRecipient[told.recipient, default: []].append(told)
    }
    // Whoever runs the house hears of its troubles in their own digest, or in a notice.
    let office = context.roster.actor(for: context.roster.supervisionOffice, on: context.day)?.id
    for (id, reminders) in byRecipient.sorted(by: { $0.key < $1.key }) {
        guard let person = context.roster[id] else { continue }
        let campaigns = context.campaigns(of: reminders)
        let isDigest = !context.served.contains(id) && context.isOpen(for: person, campaigns)
        let told = isDigest ? reminders : reminders.filter { context.isUrgent($0.reminder, for: person) }
        guard !told.isEmpty else { continue }
        let notes = isDigest && id == office ? context.houseNotes : []
        composition.envelopes.append(context.seal(told, for: person, isDigest ? .digest : .urgent, notes: notes))
    }
    let isOfficeTold = composition.envelopes.contains { $0.envelope.person == office && $0.envelope.kind == .digest }
    if !isOfficeTold, !context.houseNotes.isEmpty, let office, let person = context.roster[office],
        context.isOpen(for: person, context.campaigns), !context.served.contains(office)
    {
        composition.envelopes.append(
            context.notice(to: person, context.houseNotes, about: ["house", context.day.description]))
    }
    return composition
}

/// Sorts out what is moot. Of each person's reminders of one task and series only the latest stays.
private func stillRelevant(
    _ pending: [PendingReminder], in context: ComposingContext, _ composition: inout Composition
) -> [PendingReminder] {
    struct Series: Hashable {
        var campaign: String
        var task: String
        var series: String
        var recipient: PersonID

        init(_ reminder: PendingReminder) {
            campaign = reminder.key.campaign
            task = reminder.key.task
            series = reminder.series
            recipient = reminder.key.recipient
        }
    }
    var latest: [Series: PendingReminder] = [:]
    var open: [PendingReminder] = []
    for reminder in pending {
        if reminder.state != .open {
            composition.supersede(reminder, since: .notOpen(reminder.state))
        } else if reminder.isStale {
            composition.supersede(reminder, since: .changed)
        } else if let silence = context.silences.first(where: { $0.mutes(reminder, on: context.day) }) {
            composition.supersede(reminder, since: .silenced(silence.id))
        } else {
            open.append(reminder)
            let series = Series(reminder)
            if let other = latest[series], (other.key.occurrence, other.id) > (reminder.key.occurrence, reminder.id) {
                continue
            }
            latest[series] = reminder
        }
    }
    return open.filter { reminder in
        guard let last = latest[Series(reminder)], last.id != reminder.id else { return true }
        composition.supersede(reminder, since: .newer(reminder: last.id))
        return false
    }
}

/// A reminder, and through whom it is told.
struct Told {
    var reminder: PendingReminder
    var recipient: PersonID
    /// Who is away, and for whom the recipient acts.
    var absent: Person?
    /// Who is there and cannot be reached.
    var unreached: Person?
}

extension Composition {
    fileprivate mutating func supersede(_ reminder: PendingReminder, since why: Supersession) {
        superseded.append(Superseded(campaign: reminder.key.campaign, reminder: reminder.id, why: why))
    }
}

extension ComposingContext {
    /// The campaigns that some reminders are of, in the settings' order.
    fileprivate func campaigns(of told: [Told]) -> [Campaign] {
        let codes = Set(told.map(\.reminder.key.campaign))
        return campaigns.filter { codes.contains($0.code) }
    }

    /// Whether a reminder is told though the day's digest has gone, or it is not yet time for one.
    fileprivate func isUrgent(_ reminder: PendingReminder, for person: Person) -> Bool {
        guard reminder.urgency == .immediate,
            let campaign = campaigns.first(where: { $0.code == reminder.key.campaign })
        else { return false }
        return campaign.urgentAtOnce || isOpen(for: person, [campaign])
    }

    /// Who is told on the day: the recipient, or whoever acts for them, or whoever stands above them, is there, can be
    /// reached, and is of no unit that must not hear of it.
    fileprivate func told(_ reminder: PendingReminder) -> Told {
        let principal = reminder.key.recipient
        var unreached: Person?
        for candidate in [principal] + roster.line(above: principal).map(\.id) {
            guard let actor = roster.actor(for: candidate, on: day), !reminder.recusedUnits.contains(actor.unit) else {
                continue
            }
            if roster.unreachable[actor.id] != nil {
                unreached = unreached ?? actor
                continue
            }
            let isOwn = actor.id == principal
            return Told(
                reminder: reminder, recipient: actor.id, absent: isOwn || unreached != nil ? nil : roster[principal],
                unreached: unreached)
        }
        let last = roster.actor(for: roster.supervisionOffice, on: day)?.id ?? roster.supervisionOffice
        return Told(
            reminder: reminder, recipient: last,
            absent: last == principal || unreached != nil ? nil : roster[principal],
            unreached: unreached?.id == last ? nil : unreached)
    }

    fileprivate func seal(
        _ told: [Told], for recipient: Person, _ kind: Envelope.Kind, notes: [Phrase]
    ) -> Composition.Sealed {
        struct Task: Hashable {
            var campaign: String
            var code: String
        }
        struct Subject: Hashable {
            var task: Task
            var rule: String
            var occurrence: Day
        }
        let sorted = told.sorted { left, right in
            let (a, b) = (left.reminder, right.reminder)
            if a.light != b.light { return a.light > b.light }
            if a.deadline != b.deadline { return a.deadline < b.deadline }
            return (a.key.campaign, a.key.task, a.key.rule, a.id) < (b.key.campaign, b.key.task, b.key.rule, b.id)
        }
        let campaigns = campaigns(of: told)
        var seen: Set<Subject> = []
        var invited: Set<Task> = []
        var lines: [Envelope.Line] = []
        for told in sorted {
            let key = told.reminder.key
            let task = Task(campaign: key.campaign, code: key.task)
            guard seen.insert(Subject(task: task, rule: key.rule, occurrence: key.occurrence)).inserted else {
                continue
            }
            var line = line(told, for: recipient)
            if line.invitation != nil {
                let hasRoom = invited.count < Envelope.mostInvitations
                if !hasRoom || !invited.insert(task).inserted { line.invitation = nil }
            }
            if campaigns.count > 1 {
                line.campaign = key.campaign
                line.campaignName = campaigns.first { $0.code == key.campaign }?.name
            }
            lines.append(line)
        }
        var notes = notes
        if lines.count > Envelope.mostLines {
            notes.append(rest(lines[Envelope.mostLines...]))
            lines.removeSubrange(Envelope.mostLines...)
        }
        let reminders = sorted.map(\.reminder.id)
        let channel = channel(of: recipient)
        var identity = [
            "envelope", campaigns[0].code, recipient.id.description, channel, day.description, kind.rawValue,
        ]
        if kind != .digest { identity += reminders }
        if let count = recalls[recipient.id], count > 0 { identity += ["recalled", String(count)] }
        let isAtOnce = kind == .urgent && campaigns.allSatisfy(\.urgentAtOnce)
        return sealed(
            identity, kind, for: recipient, of: campaigns, on: channel, notes: notes, lines: lines,
            reminders: reminders,
            window: isAtOnce ? .always : window(of: recipient, campaigns), onAnyDay: isAtOnce)
    }

    /// What is told in one sentence, since nobody reads so many lines: the least urgent ones.
    private func rest(_ lines: ArraySlice<Envelope.Line>) -> Phrase {
        let red = lines.count { $0.light == .red }, yellow = lines.count { $0.light == .yellow }
        let green = lines.count - red - yellow
        return Phrase(
            traditional: "另有 \(lines.count) 項（紅 \(red)、黃 \(yellow)、其他 \(green)）未逐一列出，請查閱臺賬。",
            simplified: "另有 \(lines.count) 项（红 \(red)、黄 \(yellow)、其他 \(green)）未逐一列出，请查阅台账。",
            english: "\(lines.count) more (\(red) red, \(yellow) yellow, \(green) others) are not listed one by one; "
                + "please look them up in the ledger.")
    }

    /// An envelope about no task, once for what it is about, whichever campaigns' days are open.
    func notice(to recipient: Person, _ notes: [Phrase], about subject: [String]) -> Composition.Sealed {
        sealed(
            ["notice", recipient.id.description] + subject, .notice, for: recipient, of: campaigns,
            on: channel(of: recipient), notes: notes, lines: [], reminders: [],
            window: window(of: recipient, campaigns), onAnyDay: false)
    }

    private func sealed(
        _ identity: [String], _ kind: Envelope.Kind, for recipient: Person, of campaigns: [Campaign],
        on channel: String, notes: [Phrase], lines: [Envelope.Line], reminders: [String], window: DeliveryWindow,
        onAnyDay: Bool
    ) -> Composition.Sealed {
        let id = String(digest(canonical(identity)).prefix(32))
        let envelope = Envelope(
            id: id, kind: kind, campaign: campaigns[0].code,
            campaignName: campaigns.map(\.name).joined(separator: "、"), channel: channel, person: recipient.id,
            name: recipient.name, address: recipient.address, unit: recipient.unit, account: recipient.account,
            language: recipient.language, day: day, composedAt: composedAt,
            notes: notes.isEmpty ? nil : notes.map { $0[recipient.language] }, lines: lines)
        return Composition.Sealed(
            envelope: envelope, reminders: reminders, window: window, onAnyDay: onAnyDay,
            notBefore: notBefore(id, on: channel))
    }

    private func line(_ told: Told, for recipient: Person) -> Envelope.Line {
        let reminder = told.reminder
        // Whoever acts for the owner is told; the event belongs into the owner's calendar.
        let isInvited =
            invitingChannels.contains(channel(of: recipient)) && reminder.key.rung == .owner
            && recipient.id == reminder.key.recipient && (reminder.invited ?? -1) < reminder.slips
        return Envelope.Line(
            reminder: reminder.id, task: reminder.key.task, title: reminder.title, pillar: reminder.pillar,
            pillarLabel: reminder.pillarLabel[recipient.language], unit: reminder.unit,
            owner: roster[reminder.owner]?.name ?? reminder.owner.description, light: reminder.light,
            deadline: reminder.deadline, daysLeft: reminder.deadline - day,
            workingDaysLeft: calendar.workingDays(from: day, to: reminder.deadline), rule: reminder.key.rule,
            reason: reminder.sentence[recipient.language], rung: reminder.key.rung, actingFor: told.absent?.name,
            unreached: told.unreached?.name, skipped: reminder.skipped.isEmpty ? nil : reminder.skipped,
            isParked: reminder.parked != nil, invitation: isInvited ? reminder.slips : nil)
    }
}
