import DubanCalendar
import DubanControl
import DubanCore
import DubanStore
import DubanStoreSQLite
import Testing

@testable import DubanDaemon

@Suite struct PeopleTests {
    @Test("people are listed in pages by what is asked for")
    func list() async throws {
        try await Office.run([]) { office, _ in
            var request = PeopleMessages.List()
            request.limit = 2
            var pages: [[String]] = []
            repeat {
                let page = try await office.supervision.people(request)
                pages.append(page.people.map(\.name))
                request.after = page.next
            } while request.after != nil
            #expect(pages.map(\.count) == [2, 2, 1])
            #expect(Set(pages.joined()).count == 5)
            request = PeopleMessages.List()
            request.role = "supervisionOffice"
            #expect(try await office.supervision.people(request).people.map(\.name) == ["督查"])
            request.role = nil
            request.text = "孫"
            #expect(try await office.supervision.people(request).people.map(\.name) == ["孫七"])
            request = PeopleMessages.List()
            request.after = "局/無此人"
            await #expect(throws: SupervisionError.unknownPage("局/無此人")) {
                try await office.supervision.people(request)
            }
        }
    }

    @Test("who is shown has their line, their load and whoever acts for them")
    func show() async throws {
        let staff = Office.staff(away: "張三", from: day("2021-04-01"), until: day("2021-04-09"), deputy: "孫七")
        try await Office.run(
            [Office.task("1", deadline: day("2021-03-31")), Office.task("2", deadline: day("2021-12-30"))],
            people: staff
        ) { office, _ in
            try await office.runDay(day("2021-04-02"))
            let one = try await office.supervision.person("張三")
            #expect(one.person.id == Office.zhang)
            #expect(one.actor == Office.sun)
            #expect(one.line == [Office.li, Office.wang])
            #expect(one.load == PeopleMessages.Load(open: 2, yellow: 0, red: 1))
            #expect(try await office.supervision.units().map(\.name) == ["局", "督查室"])
            let unit = try await office.supervision.unit("局")
            #expect(unit.unit == PeopleMessages.Unit(name: "局", people: 4, load: one.load))
            await #expect(throws: SupervisionError.unknownUnit("無")) { try await office.supervision.unit("無") }
            await #expect(throws: SupervisionError.unknownPerson("無", candidates: [])) {
                try await office.supervision.person("無")
            }
        }
    }

    @Test("somebody is entered, corrected and put away by the rules of an import, and is told where they are now")
    func change() async throws {
        try await Office.run([Office.task("1", deadline: day("2021-04-07"))]) { office, store in
            let supervision = office.supervision
            var add = PeopleMessages.Add(name: "周八", unit: "局", role: .officer, address: "zhou@example.org")
            add.superior = "李四"
            #expect(try await supervision.addPerson(add, by: "test").person?.superior == Office.li)
            #expect(try await supervision.addPerson(add, by: "test").problems.map(\.field) == [.name])
            add.name = "吳九"
            add.address = "nowhere"
            add.superior = "無人"
            #expect(try await supervision.addPerson(add, by: "test").problems.map(\.field) == [.address, .superior])
            await #expect(throws: SupervisionError.self) { try await supervision.person("吳九") }

            try await office.runDay(day("2021-04-06"))
            #expect(try store.allEnvelopes().map(\.envelope.address) == ["張三@example.org"])
            var edit = PeopleMessages.PersonEdit()
            edit.address = "zhang.san@example.org"
            #expect(try await supervision.editPerson(.init(person: "張三", edit: edit), by: "test").problems.isEmpty)
            let away = PeopleMessages.SetAbsence(
                person: "張三", first: day("2021-04-06"), last: day("2021-04-08"), deputy: "周八")
            #expect(try await supervision.setAbsence(away, by: "test").problems.isEmpty)
            try await office.runDay(day("2021-04-07"))
            let last = try store.allEnvelopes().filter { $0.state == .queued && $0.envelope.kind == .digest }
            #expect(last.map(\.envelope.name) == ["周八"])
            let back = try await supervision.setAbsence(.init(person: "張三"), by: "test")
            #expect(back.person?.absence == nil)
            let selfless = PeopleMessages.SetAbsence(
                person: "張三", first: day("2021-04-09"), last: day("2021-04-08"), deputy: "張三")
            #expect(try await supervision.setAbsence(selfless, by: "test").problems.count == 2)
        }
    }
}
