import DubanCalendar

extension ComposingContext {
    /// Tells deputies, on the last working day before somebody's absence begins, what will come to them; where the absence
    /// was entered too late for that, on its first working day.
    package func absenceNotices() -> [Composition.Sealed] {
        guard calendar.isWorkingDay(day) else { return [] }
        let next = calendar.onOrAfter(day + 1)
        var notices: [Composition.Sealed] = []
        let away = roster.people.values.filter { $0.absence != nil }
        for person in away.sorted(by: { $0.id < $1.id }) {
            guard let absence = person.absence, absence.last >= day, absence.first <= next, absence.deputy != nil,
                let actor = roster.actor(for: person.id, on: max(absence.first, day)), actor.id != person.id,
                roster.unreachable[actor.id] == nil, isOpen(for: actor, campaigns)
            else { continue }
            let name = person.name
            let (first, last) = (absence.first, absence.last)
            notices.append(
                notice(
                    to: actor,
                    [
                        Phrase(
                            traditional: "\(name) 自 \(first) 至 \(last) 不在崗，其間由您代理：應提醒其本人的事項將發給您，責任仍屬其本人。",
                            simplified: "\(name) 自 \(first) 至 \(last) 不在岗，其间由您代理：应提醒其本人的事项将发给您，责任仍属其本人。",
                            english: "\(name) is away from \(first) to \(last), and you stand in: what they would be "
                                + "reminded of comes to you. The responsibility stays theirs.")
                    ], about: ["absence", person.id.description, first.description, last.description]))
        }
        return notices
    }
}
