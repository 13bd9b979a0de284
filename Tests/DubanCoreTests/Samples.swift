import DubanCalendar
import DubanCore

/// A day that a test writes out.
func day(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure("\(text) is not a day") }
    return day
}

/// A phrase whose words do not matter.
func phrase(_ text: String) -> Phrase {
    Phrase(traditional: text, simplified: text, english: text)
}

/// An office of one person a rung: 張三 answers, 李四, 王五, 趙六 stand above, 督查 is the last rung.
enum Office {
    static let officer = PersonID("局/張三")
    static let sectionHead = PersonID("局/李四")
    static let leader = PersonID("局/王五")
    static let topLeader = PersonID("局/趙六")
    static let supervision = PersonID("督查室/督查")
    static let deputy = PersonID("局/孫七")

    static let people: [Person] = [
        person("張三", .officer, superior: sectionHead), person("李四", .sectionHead, superior: leader),
        person("王五", .leaderInCharge, superior: topLeader), person("趙六", .topLeader),
        person("孫七", .officer, superior: sectionHead),
        Person(name: "督查", unit: "督查室", role: .supervisionOffice, address: "office@example.org"),
    ]

    static func person(
        _ name: String, _ role: Role, superior: PersonID? = nil, language: Language = .traditionalChinese,
        absence: Absence? = nil
    ) -> Person {
        Person(
            name: name, unit: "局", role: role, address: "\(name)@example.org", superior: superior, language: language,
            absence: absence)
    }

    /// The office, after some of its people have been changed.
    static func roster(_ change: (inout [PersonID: Person]) -> Void = { _ in }) -> Roster {
        var byID = Dictionary(people.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        change(&byID)
        return Roster(byID.values.sorted { $0.id < $1.id }, supervisionOffice: supervision)
    }

    static func task(owner: PersonID = officer, lead: PersonID? = nil) -> LedgerTask {
        LedgerTask(
            code: "1", campaign: "year", title: "道路", pillar: "plain", unit: "局", owner: owner, lead: lead,
            assigned: day("2021-03-01"), deadline: day("2021-04-30"))
    }

    static func wanted(
        _ rungs: [Rung], occurrence: Day = day("2021-05-06"), rule: String = "overdue"
    ) -> Finding.WantedReminder {
        Finding.WantedReminder(
            reason: Reason(rule: rule, series: "deadline", sentence: phrase("逾期")), rungs: rungs,
            occurrence: occurrence, urgency: .digest)
    }
}

extension Absence {
    /// Away the whole year.
    static func wholeYear(deputy: PersonID? = nil) -> Absence {
        Absence(first: day("2021-01-01"), last: day("2021-12-31"), deputy: deputy)
    }
}
