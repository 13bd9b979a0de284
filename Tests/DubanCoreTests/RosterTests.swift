import DubanCore
import Testing

@Suite struct RosterTests {
    private let today = day("2021-05-06")

    @Test("the line above somebody is nearest first and leaves themselves out")
    func line() {
        #expect(
            Office.roster().line(above: Office.officer).map(\.id)
                == [Office.sectionHead, Office.leader, Office.topLeader])
        #expect(Office.roster().line(above: Office.topLeader).isEmpty)
        #expect(Office.roster().line(above: PersonID("局/無")).isEmpty)
    }

    @Test("a superior who is not among the people ends the line")
    func brokenLine() {
        let roster = Office.roster { $0[Office.leader] = nil }
        #expect(roster.line(above: Office.officer).map(\.id) == [Office.sectionHead])
    }

    @Test("who acts is found along the chain of deputies")
    func deputies() {
        let roster = Office.roster { people in
            people[Office.officer]?.absence = .wholeYear(deputy: Office.deputy)
            people[Office.deputy]?.absence = .wholeYear(deputy: Office.sectionHead)
        }
        #expect(roster.actor(for: Office.officer, on: today)?.id == Office.sectionHead)
        #expect(roster.actor(for: Office.leader, on: today)?.id == Office.leader)
        #expect(roster.actor(for: PersonID("局/無"), on: today) == nil)
    }

    @Test("each role stands on a rung of its own, and the rungs follow one another to the top")
    func rungs() {
        #expect(Role.allCases.map(\.rung) == Rung.allCases)
        #expect(Rung.allCases.map(\.next) == Array(Rung.allCases.dropFirst()) + [nil])
        #expect(Rung.allCases.sorted() == Rung.allCases)
    }
}
