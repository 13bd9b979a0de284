package import DubanCalendar

/// Everybody, and who stands above whom.
package struct Roster: Sendable {
    package let people: [PersonID: Person]
    /// Who is told where nobody else can be: the last rung, which always resolves.
    package let supervisionOffice: PersonID
    /// Whom their channel could not reach, and in which words.
    package let unreachable: [PersonID: String]

    package init(
        _ people: some Sequence<Person>, supervisionOffice: PersonID, unreachable: [PersonID: String] = [:]
    ) {
        self.unreachable = unreachable
        self.people = Dictionary(people.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
        self.supervisionOffice = supervisionOffice
    }

    package subscript(id: PersonID) -> Person? {
        people[id]
    }

    /// The people above somebody, nearest first. A line that runs in a circle ends where it closes.
    package func line(above id: PersonID) -> [Person] {
        var line: [Person] = []
        var seen: Set<PersonID> = [id]
        var next = people[id]?.superior
        while let current = next, seen.insert(current).inserted, let person = people[current] {
            line.append(person)
            next = person.superior
        }
        return line
    }

    /// Who acts for somebody on a day: they themselves, or whoever stands in for them, or whoever stands in for those.
    /// Nil where all of them are away.
    package func actor(for id: PersonID, on day: Day) -> Person? {
        var seen: Set<PersonID> = []
        var next: PersonID? = id
        while let current = next, seen.insert(current).inserted, let person = people[current] {
            guard let absence = person.absence, absence.covers(day) else { return person }
            next = absence.deputy
        }
        return nil
    }
}

extension Role {
    /// The rung on which somebody in this role stands.
    package var rung: Rung {
        switch self {
        case .officer: .owner
        case .sectionHead: .sectionHead
        case .leaderInCharge: .leaderInCharge
        case .topLeader: .topLeader
        case .supervisionOffice: .supervisionOffice
        }
    }
}
