package import DubanCalendar

extension Roster {
    /// Who would hear of a task on a day if every rung below 督查室 were told, and who of them cannot be reached.
    ///
    /// - Returns: Those who are told, and those whose channel cannot reach them or who have no address; deputies in the
    ///   place of those who are away. Both are empty where nobody stands on a rung.
    package func hearers(of task: LedgerTask, on day: Day) -> (reached: [PersonID], unreached: [PersonID]) {
        var reached: Set<PersonID> = [], unreached: Set<PersonID> = []
        for rung in Rung.allCases where rung != .supervisionOffice {
            let found = resolve(rung, of: task, on: day, roster: self)
            guard found.rung != .supervisionOffice, let actor = actor(for: found.recipient, on: day) else { continue }
            if unreachable[actor.id] == nil && !actor.address.isEmpty {
                reached.insert(actor.id)
            } else {
                unreached.insert(actor.id)
            }
        }
        return (reached.sorted(), unreached.sorted())
    }
}
