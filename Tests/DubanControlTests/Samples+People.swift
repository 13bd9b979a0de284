import DubanCalendar
import DubanControl
import DubanCore

private let today = Day(number: 18_745)

extension Sample {
    private static let descriptions = [
        PeopleMessages.PersonDescription(
            Person(
                name: "張三", unit: "局", role: .officer, address: "a@example.org", channel: "smtp", account: "1",
                window: .always, superior: PersonID("局/李四"), language: .english,
                absence: Absence(first: today, last: today, deputy: PersonID("局/孫七"))), unreachable: "550"),
        PeopleMessages.PersonDescription(
            Person(name: "李四", unit: "局", role: .topLeader, address: "b@example.org"), unreachable: nil),
    ]

    private static let load = PeopleMessages.Load(open: 3, yellow: 1, red: 1)

    private static var list: PeopleMessages.List {
        var list = PeopleMessages.List()
        (list.unit, list.role, list.text, list.after, list.limit) = ("局", "officer", "張", "局/李四", 10)
        return list
    }

    private static var add: PeopleMessages.Add {
        var add = PeopleMessages.Add(name: "張三", unit: "局", role: .officer, address: "a@example.org")
        (add.channel, add.account, add.window) = ("smtp", "1", .always)
        (add.superior, add.language) = ("李四", .english)
        return add
    }

    private static var edit: PeopleMessages.PersonEdit {
        var edit = PeopleMessages.PersonEdit()
        (edit.role, edit.address, edit.channel, edit.account) = (.officer, "a@example.org", "", "1")
        (edit.window, edit.superior, edit.language) = (.always, "李四", .english)
        edit.removed = [.window, .language]
        return edit
    }

    static let people: [Sample] = [
        call(PeopleMessages.List.method, PeopleMessages.List(), list),
        reply(
            PeopleMessages.List.method, PeopleMessages.Page(people: descriptions, next: "局/張三"),
            PeopleMessages.Page(people: [], next: nil)),
        call(PeopleMessages.Get.method, PeopleMessages.Get(person: "張三")),
        reply(
            PeopleMessages.Get.method,
            PeopleMessages.One(
                person: descriptions[0], actor: PersonID("局/孫七"), line: [PersonID("局/李四")], load: load),
            PeopleMessages.One(person: descriptions[1], actor: nil, line: [], load: load)),
        call(
            PeopleMessages.Add.method, add,
            PeopleMessages.Add(name: "張三", unit: "局", role: .officer, address: "a@example.org")),
        reply(
            PeopleMessages.Add.method, PeopleMessages.Changed(person: descriptions[0], problems: []),
            PeopleMessages.Changed(
                person: nil,
                problems: [ImportProblem(row: nil, field: .address, words: Phrase("which", "which", "which"))])),
        call(
            PeopleMessages.Edit.method, PeopleMessages.Edit(person: "張三", edit: edit),
            PeopleMessages.Edit(person: "張三", edit: PeopleMessages.PersonEdit())),
        reply(PeopleMessages.Edit.method, PeopleMessages.Changed(person: descriptions[0], problems: [])),
        call(
            PeopleMessages.SetAbsence.method, PeopleMessages.SetAbsence(person: "張三"),
            PeopleMessages.SetAbsence(person: "張三", first: today, last: today, deputy: "孫七")),
        reply(PeopleMessages.SetAbsence.method, PeopleMessages.Changed(person: descriptions[0], problems: [])),
        call(PeopleMessages.ListUnits.method, PeopleMessages.ListUnits()),
        reply(
            PeopleMessages.ListUnits.method,
            PeopleMessages.Units(units: [PeopleMessages.Unit(name: "局", people: 2, load: load)])),
        call(PeopleMessages.GetUnit.method, PeopleMessages.GetUnit(unit: "局")),
        reply(
            PeopleMessages.GetUnit.method,
            PeopleMessages.OneUnit(
                unit: PeopleMessages.Unit(name: "局", people: 2, load: load), people: descriptions)),
    ]
}
