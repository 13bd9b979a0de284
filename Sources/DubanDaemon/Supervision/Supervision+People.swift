import DubanCalendar
package import DubanControl
import DubanCore
import DubanExchange
package import DubanStore
import DubanSystem

extension Supervision {
    /// A page of people, in the order of unit and name.
    package func people(_ request: PeopleMessages.List) throws -> PeopleMessages.Page {
        if let unit = request.unit { _ = try knownUnit(unit) }
        let role = try request.role.map { try known("role", Role(rawValue: $0)) }
        let limit = min(max(request.limit ?? 200, 1), 1000)
        let roster = try currentRoster()
        if let after = request.after, roster.people[PersonID(after)] == nil {
            throw SupervisionError.unknownPage(after)
        }
        let found = roster.people.values.filter { person in
            (request.unit.map { $0 == person.unit } ?? true) && (role.map { $0 == person.role } ?? true)
                && (request.after.map { PersonID($0) < person.id } ?? true)
                && (request.text.map { text in
                    [person.name, person.unit, person.address].contains { $0.contains(text) }
                } ?? true)
        }.sorted { $0.id < $1.id }
        let page = found.prefix(limit)
        return PeopleMessages.Page(
            people: page.map { describe($0, roster) },
            next: found.count > limit ? page.last?.id.description : nil)
    }

    /// Somebody, who acts for them today, who stands above them, and their open tasks.
    package func person(_ words: String) throws -> PeopleMessages.One {
        let roster = try currentRoster()
        let person = try find(words)
        let today = try now().day
        return PeopleMessages.One(
            person: describe(person, roster), actor: roster.actor(for: person.id, on: today)?.id,
            line: roster.line(above: person.id).map(\.id),
            load: PeopleMessages.Load(try store.load(of: .owner(person.id))))
    }

    package func addPerson(_ add: PeopleMessages.Add, by actor: Stamp.Actor) async throws -> PeopleMessages.Changed {
        try await inTurn { try await $0.addPersonNow(add, by: actor) }
    }

    private func addPersonNow(_ add: PeopleMessages.Add, by actor: Stamp.Actor) throws -> PeopleMessages.Changed {
        let id = PersonID(unit: add.unit, name: add.name)
        guard try currentRoster()[id] == nil else {
            let words = Phrase(
                "名冊中已有「\(id)」；`person edit` 可更正", "名册中已有“\(id)”；`person edit` 可更正",
                "「\(id)」 is among the people already; `person edit` corrects what is known of them")
            return PeopleMessages.Changed(person: nil, problems: [ImportProblem(field: .name, words: words)])
        }
        guard !add.name.isEmpty, !add.unit.isEmpty, !add.name.contains("/"), id.description.harmless == id.description
        else {
            let words = Phrase(
                "姓名和單位各為一行，姓名中不能有斜線", "姓名和单位各为一行，姓名中不能有斜线",
                "a name and a unit are one line each, and a name has no slash")
            return PeopleMessages.Changed(person: nil, problems: [ImportProblem(field: .name, words: words)])
        }
        return try change(
            PersonRow(
                row: 1, name: add.name, unit: add.unit, role: add.role, address: add.address, channel: add.channel,
                account: add.account, window: add.window, superior: add.superior, language: add.language), by: actor)
    }

    package func editPerson(_ request: PeopleMessages.Edit, by actor: Stamp.Actor) async throws
        -> PeopleMessages.Changed
    {
        if request.edit.isEmpty { throw SupervisionError.invalidArgument("edit") }
        return try await inTurn { office in
            var row = PersonRow(try await office.find(request.person))
            row.apply(request.edit)
            return try await office.change(row, by: actor)
        }
    }

    package func setAbsence(
        _ request: PeopleMessages.SetAbsence, by actor: Stamp.Actor
    ) async throws -> PeopleMessages.Changed {
        try await inTurn { office in
            var row = PersonRow(try await office.find(request.person))
            (row.absentFrom, row.absentUntil, row.deputy) = (request.first, request.last, request.deputy)
            return try await office.change(row, by: actor)
        }
    }

    private func change(_ row: PersonRow, by actor: Stamp.Actor) throws -> PeopleMessages.Changed {
        var problems: [ImportProblem] = []
        if !row.address.looksLikeMailAddress {
            problems.append(
                ImportProblem(
                    field: .address,
                    words: Phrase(
                        "「\(row.address.harmless)」不是郵箱地址；請寫如 name@example.org",
                        "“\(row.address.harmless)”不是邮箱地址；请写如 name@example.org",
                        "「\(row.address.harmless)」 is not a mail address, such as name@example.org")))
        }
        if let window = row.window,
            !(0..<1440).contains(window.opens) || window.closes <= window.opens
                || window.closes > 1440
        {
            problems.append(
                ImportProblem(
                    field: .window,
                    words: Phrase(
                        "時段須在一日之內，且止於起始之後", "时段须在一日之内，且止于起始之后",
                        "the hours must lie within a day and end after they begin")))
        }
        let result = try importPeopleNow([row], dryRun: !problems.isEmpty, by: actor)
        problems += result.problems.map { ImportProblem(field: $0.field, words: $0.words) }
        guard problems.isEmpty else { return PeopleMessages.Changed(person: nil, problems: problems) }
        let roster = try currentRoster()
        let person = try find(PersonID(unit: row.unit, name: row.name).description)
        return PeopleMessages.Changed(person: describe(person, roster), problems: [])
    }

    // MARK: Units

    /// All units, in the order of their names.
    package func units() throws -> [PeopleMessages.Unit] {
        let loads = try store.loads()
        let people = Dictionary(grouping: try currentRoster().people.values, by: \.unit)
        return Set(people.keys).union(loads.keys).sorted().map { name in
            PeopleMessages.Unit(
                name: name, people: people[name]?.count ?? 0,
                load: PeopleMessages.Load(loads[name] ?? TaskLoad(open: 0, yellow: 0, red: 0)))
        }
    }

    package func unit(_ name: String) throws -> PeopleMessages.OneUnit {
        let roster = try currentRoster()
        let people = roster.people.values.filter { $0.unit == name }.sorted { $0.id < $1.id }
        let load = try store.load(of: .unit(name))
        guard !people.isEmpty || load.open > 0 else { throw SupervisionError.unknownUnit(name) }
        return PeopleMessages.OneUnit(
            unit: PeopleMessages.Unit(name: name, people: people.count, load: PeopleMessages.Load(load)),
            people: people.map { describe($0, roster) })
    }

    /// Somebody, by `unit/name` or by a name that only one person has.
    func find(_ words: String) throws -> Person {
        let people = try currentRoster().people
        if let person = people[PersonID(words)] { return person }
        let named = people.values.filter { $0.name == words }.sorted { $0.id < $1.id }
        guard named.count == 1 else {
            throw SupervisionError.unknownPerson(words, candidates: named.map(\.id))
        }
        return named[0]
    }

    private func describe(_ person: Person, _ roster: Roster) -> PeopleMessages.PersonDescription {
        PeopleMessages.PersonDescription(person, unreachable: roster.unreachable[person.id])
    }
}

extension PeopleMessages.Load {
    fileprivate init(_ load: TaskLoad) {
        self.init(open: load.open, yellow: load.yellow, red: load.red)
    }
}

extension PersonRow {
    /// The row that somebody has in the people file.
    fileprivate init(_ person: Person) {
        self.init(
            row: 1, name: person.name, unit: person.unit, role: person.role, address: person.address,
            channel: person.channel, account: person.account, window: person.window,
            superior: person.superior?.description, language: person.language, absentFrom: person.absence?.first,
            absentUntil: person.absence?.last, deputy: person.absence?.deputy?.description)
    }

    fileprivate mutating func apply(_ edit: PeopleMessages.PersonEdit) {
        func given(_ text: String?, else old: String?) -> String? {
            guard let text else { return old }
            return text.isEmpty ? nil : text
        }
        role = edit.role ?? role
        address = edit.address ?? address
        channel = given(edit.channel, else: channel)
        account = given(edit.account, else: account)
        window = edit.window ?? window
        superior = given(edit.superior, else: superior)
        language = edit.language ?? language
        for field in edit.removed ?? [] {
            switch field {
            case .window: window = nil
            case .language: language = .house
            }
        }
    }
}
