package import DubanCalendar

/// Turns what a plugin found into what must be told to whom: every wanted rung becomes a person.
///
/// A rung on which nobody stands, whose person is away without a deputy, or who is of a unit that the task recuses, is
/// skipped at once and the next one up hears of it; 督查室 always does. Where two rungs come to the same person, they are told once, as the lower of the two.
///
/// Pure: the same arguments give the same reminders in the same order.
package func decide(_ finding: Finding, of task: LedgerTask, on day: Day, roster: Roster) -> [Reminder] {
    var reminders: [Reminder] = []
    for wanted in finding.reminders {
        var told: Set<PersonID> = []
        for rung in wanted.rungs.sorted() {
            let (recipient, reached, skipped) = resolve(rung, of: task, on: day, roster: roster)
            guard told.insert(recipient).inserted else { continue }
            let key = ReminderKey(
                campaign: task.campaign, task: task.code, rule: wanted.reason.rule, occurrence: wanted.occurrence,
                rung: reached, recipient: recipient)
            reminders.append(
                Reminder(key: key, reason: wanted.reason, urgency: wanted.urgency, skipped: skipped))
        }
    }
    return reminders
}

/// Finds the person on a rung of a task's ladder, or on the first rung above it that can hear.
package func resolve(
    _ rung: Rung, of task: LedgerTask, on day: Day, roster: Roster
) -> (recipient: PersonID, rung: Rung, skipped: [SkippedRung]) {
    let line = roster.line(above: task.owner)
    var skipped: [SkippedRung] = []
    var current: Rung? = rung
    while let rung = current, rung != .supervisionOffice {
        let person: PersonID? =
            switch rung {
            case .owner: roster[task.owner]?.id
            case .leaderInCharge: task.lead.flatMap { roster[$0]?.id } ?? line.first { $0.role.rung == rung }?.id
            default: line.first { $0.role.rung == rung }?.id
            }
        let cause: SkippedRung.Cause
        if let person {
            let actor = roster.actor(for: person, on: day)
            let units = [roster[person]?.unit, actor?.unit].compactMap { $0 }
            if units.contains(where: task.recusedUnits.contains) {
                cause = .recused
            } else if actor == nil {
                cause = .absent
            } else {
                return (person, rung, skipped)
            }
        } else {
            cause = .empty
        }
        skipped.append(SkippedRung(rung: rung, cause: cause, person: person))
        current = rung.next
    }
    return (roster.supervisionOffice, .supervisionOffice, skipped)
}
