import DubanCalendar
import Testing

@testable import DubanCore

@Suite struct HearersTests {
    private let today = Day(number: 18_745)

    private func roster(
        unreachable: [String] = [], _ change: (inout [PersonID: Person]) -> Void = { _ in }
    ) -> Roster {
        var people = [
            Person(name: "張三", unit: "局", role: .officer, address: "a@example.org", superior: PersonID("局/李四")),
            Person(name: "李四", unit: "局", role: .sectionHead, address: "b@example.org", superior: PersonID("室/督查")),
            Person(name: "督查", unit: "室", role: .supervisionOffice, address: "c@example.org"),
        ].reduce(into: [PersonID: Person]()) { $0[$1.id] = $1 }
        change(&people)
        return Roster(
            people.values, supervisionOffice: PersonID("室/督查"),
            unreachable: Dictionary(uniqueKeysWithValues: unreachable.map { (PersonID($0), "550") }))
    }

    private func task(_ owner: String = "局/張三", recused: [String] = []) -> LedgerTask {
        LedgerTask(
            code: "1", campaign: "year", title: "", pillar: "plain", unit: "局", owner: PersonID(owner),
            assigned: today, deadline: today, recusedUnits: recused)
    }

    private func names(_ people: [PersonID]) -> String { people.map(\.description).joined(separator: " ") }

    @Test("whoever stands on a rung below 督查室 hears, if they are there and can be reached")
    func hearers() {
        let away = Absence(first: today, last: today)
        let cases: [(String, Roster, LedgerTask, reached: String, unreached: String)] = [
            ("all of them", roster(), task(), "局/張三 局/李四", ""),
            ("one cannot be reached", roster(unreachable: ["局/張三"]), task(), "局/李四", "局/張三"),
            ("none can be reached", roster(unreachable: ["局/張三", "局/李四"]), task(), "", "局/張三 局/李四"),
            (
                "who has no address is not reached", roster { $0[PersonID("局/張三")]?.address = "" }, task(), "局/李四",
                "局/張三"
            ),
            ("away without a deputy", roster { $0[PersonID("局/張三")]?.absence = away }, task(), "局/李四", ""),
            (
                "all away", roster { people in for id in people.keys { people[id]?.absence = away } }, task(), "", ""
            ),
            ("all recused", roster(), task(recused: ["局"]), "", ""),
            ("督查室 itself is responsible", roster(), task("室/督查"), "室/督查", ""),
        ]
        for (what, roster, task, reached, unreached) in cases {
            let hearers = roster.hearers(of: task, on: today)
            #expect(names(hearers.reached) == reached, "\(what)")
            #expect(names(hearers.unreached) == unreached, "\(what)")
        }
    }
}
