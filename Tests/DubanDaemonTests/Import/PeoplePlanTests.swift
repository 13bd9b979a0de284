import DubanCalendar
import DubanCore
import DubanStore
import Testing

@testable import DubanDaemon

@Suite struct PeoplePlanTests {
    private func row(
        _ row: Int, _ name: String, unit: String = "局", superior: String? = nil,
        _ change: (inout PersonRow) -> Void = { _ in }
    ) -> PersonRow {
        var person = PersonRow(
            row: row, name: name, unit: unit, role: .officer, address: "\(name)@example.org", superior: superior)
        change(&person)
        return person
    }

    private func person(_ name: String, unit: String = "局") -> Person {
        Person(name: name, unit: unit, role: .officer, address: "\(name)@example.org")
    }

    private func problems(_ rows: [PersonRow], existing: [Person] = []) -> [String] {
        plan(rows, existing: existing, channels: ["maildir", "wecom"]).problems.map {
            "\($0.row ?? 0) \($0.words.english)"
        }
    }

    @Test("what names or reaches somebody stands on one line")
    func words() {
        let long = String(repeating: "x", count: Person.longestName)
        let address = { (row: inout PersonRow) in row.address = "zhang@example.org" }
        #expect(problems([row(2, long, address), row(3, "張三", unit: long)]).isEmpty)
        let refused = plan(
            [
                row(2, long + "x"), row(3, "張\n三"), row(4, "李四", unit: "局\u{202E}"),
                row(5, "王五") { $0.account = long + "x" }, row(6, "趙六") { $0.address = "\u{1B}[2J@example.org" },
            ], existing: [], channels: ["maildir"]
        ).problems
        #expect(refused.map(\.row) == [2, 2, 3, 3, 4, 5, 6])
        #expect(refused.allSatisfy { $0.words.english.hasSuffix("it must stand on one line") })
    }

    @Test("people are added, changed, or left as they are")
    func changes() {
        let plan = plan(
            [row(2, "張三", superior: "李四"), row(3, "李四"), row(4, "王五") { $0.address = "new@example.org" }],
            existing: [person("李四"), person("王五")], channels: ["maildir", "wecom"])
        #expect(plan.problems.isEmpty)
        #expect(plan.unchanged == 1)
        #expect(plan.changes.count == 2)
        guard case .added(let zhang) = plan.changes[0], case .changed(let before, let after) = plan.changes[1] else {
            Issue.record("\(plan.changes)")
            return
        }
        #expect(zhang.superior == PersonID("局/李四"))
        #expect(before.address == "王五@example.org")
        #expect(after.address == "new@example.org")
    }

    @Test("a file that has been imported changes nothing the second time")
    func again() {
        let rows = [
            row(2, "張三", superior: "李四") {
                ($0.absentFrom, $0.absentUntil, $0.deputy) = (day("2021-04-01"), day("2021-04-09"), "李四")
                $0.language = .english
            }, row(3, "李四"),
        ]
        let people = plan(rows, existing: [], channels: ["maildir", "wecom"]).changes.map { change in
            switch change {
            case .added(let person), .changed(_, let person): person
            }
        }
        let again = plan(rows, existing: people, channels: ["maildir", "wecom"])
        #expect(again.changes.isEmpty)
        #expect(again.unchanged == 2)
    }

    @Test("a channel that there is not is refused, and one that there is stands with its account and hours")
    func channel() {
        let told = row(2, "張三") {
            ($0.channel, $0.account) = ("wecom", "13800000000")
            $0.window = DeliveryWindow(opens: 540, closes: 1020)
        }
        guard case .added(let person) = plan([told], existing: [], channels: ["maildir", "wecom"]).changes.first else {
            Issue.record("it was not added")
            return
        }
        #expect((person.channel, person.account, person.window) == ("wecom", "13800000000", told.window))
        #expect(
            problems([row(2, "張三") { $0.channel = "pager" }])
                == ["2 there is no channel pager; there are maildir, wecom"])
    }

    @Test("a language that the file does not give is kept")
    func language() {
        var english = person("張三")
        english.language = .english
        #expect(plan([row(2, "張三")], existing: [english], channels: ["maildir", "wecom"]).unchanged == 1)
    }

    @Test("a reporting line that leads back is refused at everybody who stands in it")
    func circle() {
        let found = problems([
            row(2, "張三", superior: "李四"), row(3, "李四", superior: "王五"), row(4, "王五", superior: "張三"),
            row(5, "孫七", superior: "張三"), row(6, "周八", superior: "周八"),
        ])
        #expect(found.map { $0.prefix(1) } == ["2", "3", "4", "6"])
        #expect(found.allSatisfy { $0.contains("leads back to them") })
    }

    @Test("a circle that closes through somebody who is there already is refused too")
    func circleWithExisting() {
        var li = person("李四")
        li.superior = PersonID("局/張三")
        #expect(
            problems([row(2, "張三", superior: "李四")], existing: [li, person("張三")]).count
                == 1)
        #expect(problems([row(2, "張三")], existing: [li, person("張三")]).isEmpty)
    }

    @Test("a name means the colleague of the same unit first, then the only one anywhere; two others are too many")
    func names() {
        let others = [person("李四", unit: "甲"), person("李四", unit: "乙"), person("王五", unit: "甲")]
        #expect(problems([row(2, "張三", superior: "王五")], existing: others).isEmpty)
        #expect(
            problems([row(2, "張三", superior: "李四")], existing: others)
                == ["2 「李四」 may be 乙/李四 or 甲/李四; write one of these"])
        #expect(problems([row(2, "張三", superior: "甲/李四")], existing: others).isEmpty)
        #expect(problems([row(2, "張三", superior: "李四")], existing: others + [person("李四")]).isEmpty)
        #expect(problems([row(2, "張三", superior: "無")], existing: others).first?.contains("nobody called") == true)
    }

    @Test(
        "an absence needs both its days in order, and a deputy who is somebody else",
        arguments: [
            (nil, nil, nil, nil), ("2021-04-01", "2021-04-01", nil, nil), ("2021-04-01", "2021-04-09", "李四", nil),
            ("2021-04-09", "2021-04-01", nil, "ends on 2021-04-01, before it begins"),
            ("2021-04-01", nil, nil, "needs its last day"), (nil, "2021-04-01", nil, "needs its first day"),
            (nil, nil, "李四", "needs the days of the absence"),
            ("2021-04-01", "2021-04-09", "張三", "nobody stands in for themselves"),
            ("2021-04-01", "2021-04-09", "無", "nobody called"),
        ] as [(String?, String?, String?, String?)])
    func absence(from: String?, until: String?, deputy: String?, problem: String?) {
        let found = problems(
            [
                row(2, "張三") {
                    ($0.absentFrom, $0.absentUntil, $0.deputy) = (from.map(day), until.map(day), deputy)
                }
            ], existing: [person("李四")])
        #expect(found.count == (problem == nil ? 0 : 1), "\(found)")
        if let problem { #expect(found.first?.contains(problem) == true, "\(found)") }
    }

    @Test("two rows for one person are refused at the second")
    func duplicate() {
        let found = problems([row(2, "張三"), row(3, "張三"), row(4, "張三", unit: "甲")])
        #expect(found.map { $0.prefix(1) } == ["3"])
        #expect(found.first?.contains("row 2") == true)
    }
}
