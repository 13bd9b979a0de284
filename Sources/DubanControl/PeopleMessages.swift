package import DubanCalendar
package import DubanCore

/// `org.duban.People`.
package enum PeopleMessages {
    package struct List: Codable, Sendable {
        package static let method = "org.duban.People.List"
        package var unit: String?
        package var role: String?
        package var text: String?
        package var after: String?
        package var limit: Int?

        package init() {}
    }

    package struct Get: Codable, Sendable {
        package static let method = "org.duban.People.Get"
        package var person: String

        package init(person: String) {
            self.person = person
        }
    }

    package struct Add: Codable, Sendable {
        package static let method = "org.duban.People.Add"
        package var name: String
        package var unit: String
        package var role: Role
        package var address: String
        package var channel: String?
        package var account: String?
        package var window: DeliveryWindow?
        package var superior: String?
        package var language: Language?

        package init(name: String, unit: String, role: Role, address: String) {
            self.name = name
            self.unit = unit
            self.role = role
            self.address = address
        }
    }

    /// What is changed of a person: what is not nil. An empty text takes away what was there.
    package struct PersonEdit: Codable, Hashable, Sendable {
        package var role: Role?
        package var address: String?
        package var channel: String?
        package var account: String?
        package var window: DeliveryWindow?
        package var superior: String?
        package var language: Language?
        package var removed: [Removable]?

        /// What an empty text cannot take away: then the house's own holds.
        package enum Removable: String, Codable, Sendable {
            case window, language
        }

        package init() {}

        package var isEmpty: Bool { self == PersonEdit() }
    }

    package struct Edit: Codable, Sendable {
        package static let method = "org.duban.People.Edit"
        package var person: String
        package var edit: PersonEdit

        package init(person: String, edit: PersonEdit) {
            self.person = person
            self.edit = edit
        }
    }

    package struct SetAbsence: Codable, Sendable {
        package static let method = "org.duban.People.SetAbsence"
        package var person: String
        package var first: Day?
        package var last: Day?
        package var deputy: String?

        package init(person: String, first: Day? = nil, last: Day? = nil, deputy: String? = nil) {
            self.person = person
            self.first = first
            self.last = last
            self.deputy = deputy
        }
    }

    package struct ListUnits: Codable, Sendable {
        package static let method = "org.duban.People.ListUnits"

        package init() {}
    }

    package struct GetUnit: Codable, Sendable {
        package static let method = "org.duban.People.GetUnit"
        package var unit: String

        package init(unit: String) {
            self.unit = unit
        }
    }

    package struct PersonDescription: Codable, Hashable, Sendable {
        package var id: PersonID
        package var name: String
        package var unit: String
        package var role: Role
        package var address: String
        package var channel: String?
        package var account: String?
        package var window: DeliveryWindow?
        package var superior: PersonID?
        package var language: Language
        package var absence: Absence?
        package var unreachable: String?

        package init(_ person: Person, unreachable: String?) {
            id = person.id
            name = person.name
            unit = person.unit
            role = person.role
            address = person.address
            channel = person.channel
            account = person.account
            window = person.window
            superior = person.superior
            language = person.language
            absence = person.absence
            self.unreachable = unreachable
        }
    }

    package struct Load: Codable, Hashable, Sendable {
        package var open: Int
        package var yellow: Int
        package var red: Int

        package init(open: Int, yellow: Int, red: Int) {
            self.open = open
            self.yellow = yellow
            self.red = red
        }
    }

    package struct Unit: Codable, Hashable, Sendable {
        package var name: String
        package var people: Int
        package var load: Load

        package init(name: String, people: Int, load: Load) {
            self.name = name
            self.people = people
            self.load = load
        }
    }

    package struct Page: Codable, Sendable {
        package var people: [PersonDescription]
        package var next: String?

        package init(people: [PersonDescription], next: String?) {
            self.people = people
            self.next = next
        }
    }

    package struct One: Codable, Sendable {
        package var person: PersonDescription
        package var actor: PersonID?
        package var line: [PersonID]
        package var load: Load

        package init(person: PersonDescription, actor: PersonID?, line: [PersonID], load: Load) {
            self.person = person
            self.actor = actor
            self.line = line
            self.load = load
        }
    }

    /// A person who was entered or changed, or why they were not.
    package struct Changed: Codable, Sendable {
        package var person: PersonDescription?
        package var problems: [ImportProblem]

        package init(person: PersonDescription?, problems: [ImportProblem]) {
            self.person = person
            self.problems = problems
        }
    }

    package struct Units: Codable, Sendable {
        package var units: [Unit]

        package init(units: [Unit]) {
            self.units = units
        }
    }

    package struct OneUnit: Codable, Sendable {
        package var unit: Unit
        package var people: [PersonDescription]

        package init(unit: Unit, people: [PersonDescription]) {
            self.unit = unit
            self.people = people
        }
    }
}
