import DubanCalendar
import DubanStore
import Testing

@testable import DubanCore

@Suite(.serialized) struct LedgerTests {
    @Test("people come back as they went in, in the order of their names", arguments: StoreAdapter.all)
    func people(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            let li = person("李四") { $0.role = .sectionHead }
            let zhang = person("張三") {
                $0.superior = li.id
                $0.language = .english
                $0.absence = Absence(first: today, last: today + 2, deputy: li.id)
            }
            // The superior comes after: a file may list people in any order.
            try store.apply([.added(zhang), .added(li)], stamp: stamp())
            #expect(try store.people() == [zhang, li].sorted { $0.id < $1.id })

            var back = zhang
            back.absence = nil
            back.address = "new@example.org"
            try store.apply([.changed(from: zhang, to: back)], stamp: stamp())
            #expect(try store.people().contains(back))
            #expect(try store.kinds() == [.personAdded, .personAdded, .personChanged])
        }
    }

    @Test("an import that cannot be whole leaves nothing behind", arguments: StoreAdapter.all)
    func wholeOrNothing(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            let orphan = person("張三") { $0.superior = PersonID("局/無") }
            #expect(throws: (any Error).self) { try store.apply([.added(orphan)], stamp: stamp()) }
            #expect(try store.people().isEmpty)

            try store.fill([])
            let stranger = task("2") { $0.owner = PersonID("局/無") }
            #expect(throws: (any Error).self) {
                try store.apply([.added(task("1")), .added(stranger)], in: "year", stamp: stamp())
            }
            #expect(try store.task("1", in: "year") == nil)
            #expect(try store.kinds() == [.personAdded, .personAdded])
        }
    }

    @Test(
        "a task comes back with everything that it holds, and is due on the day of its import",
        arguments: StoreAdapter.all)
    func wholeTask(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            let full = task("1") {
                $0.lead = li
                $0.meter = Meter(target: 100, achieved: 37.5, unit: "家")
                $0.milestones = [Milestone(name: "開工", planned: today, reached: today - 1)]
                $0.blockers = [
                    Blocker(name: "土地", since: today - 9), Blocker(name: "用工", since: today, resolved: today),
                ]
                $0.attributes = ["a": .text("甲"), "b": .number(0.5), "c": .day(today), "d": .flag(true)]
                $0.parent = "0"
            }
            try store.fill([full, task("2")])
            #expect(try store.tasks(in: "year", codes: ["1", "9"]) == ["1": full])
            let standing = try #require(try store.task("1", in: "year"))
            #expect(standing.task == full)
            #expect(standing.light == .green)
            #expect(standing.slips == 0)
            #expect(standing.nextReview == today)
            #expect(standing.lastReview == nil)
            #expect(try store.task("1", in: "another") == nil)
        }
    }

    @Test("a deadline that is moved counts as a slip; the first one stays for ever", arguments: StoreAdapter.all)
    func slips(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            var now = task("1")
            let first = now.deadline
            try store.fill([now])
            for (deadline, title, slips) in [
                (first + 5, "a", 1), (first + 5, "b", 1), (first + 9, "c", 2), (first, "d", 3),
            ] {
                var next = now
                next.deadline = deadline
                next.title = title
                next.originalDeadline = deadline
                try store.apply([.changed(from: now, to: next)], in: "year", stamp: stamp())
                let standing = try #require(try store.task("1", in: "year"))
                #expect(standing.slips == slips)
                #expect(standing.task.originalDeadline == first)
                #expect(standing.task.deadline == deadline)
                now = standing.task
            }
        }
    }

    @Test("what is changed is judged on that day as though it never had been", arguments: StoreAdapter.all)
    func changed(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            let old = task("1")
            try store.fill([old])
            try store.review("1", next: today + 30)
            var new = old
            new.meter = Meter(target: 1)
            try store.apply([.changed(from: old, to: new)], in: "year", stamp: stamp(today + 3))
            let standing = try #require(try store.task("1", in: "year"))
            #expect(standing.nextReview == today + 3)
            #expect(standing.lastReview == nil)
            #expect(try store.kinds().last == .taskChanged)
        }
    }

    @Test("a list is filtered by everything that is asked for, and comes in pages", arguments: StoreAdapter.all)
    func list(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill(
                (1...9).map { number in
                    task("\(number)", deadline: today + number) {
                        $0.pillar = number % 2 == 0 ? "even" : "odd"
                        $0.owner = number < 5 ? zhang : li
                        $0.state = number == 9 ? .done : .open
                    }
                })
            try store.review("3", light: .red)
            func codes(_ filter: TaskFilter) throws -> [String] {
                try store.tasks(matching: filter, after: nil, limit: 100).tasks.map(\.task.code)
            }
            #expect(try codes(TaskFilter(campaign: "year")).count == 9)
            #expect(try codes(TaskFilter(campaign: "another")).isEmpty)
            #expect(try codes(TaskFilter(campaign: "year", pillar: "odd", owner: zhang)) == ["1", "3"])
            #expect(try codes(TaskFilter(campaign: "year", unit: "局", light: .red)) == ["3"])
            #expect(try codes(TaskFilter(campaign: "year", state: .done)) == ["9"])
            #expect(try codes(TaskFilter(campaign: "year", dueBefore: today + 3)) == ["1", "2"])

            #expect(try codes(TaskFilter(campaign: "year", dueBefore: today + 8, dueAfter: today + 5)) == ["6", "7"])
            #expect(try codes(TaskFilter(campaign: "year", text: "7")) == ["7"])
            #expect(try codes(TaskFilter(campaign: "year", text: "%")).isEmpty)
        }
    }

    @Test("pages of a list follow one another in every order, and none is left out", arguments: StoreAdapter.all)
    func pages(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            // The later a task came in, the earlier it is due; two are due on one day.
            try store.fill((1...9).map { task("\($0)", deadline: today + (($0 == 5 ? 6 : 10 - $0))) })
            try store.review("3", light: .red)
            try store.review("8", light: .red)
            try store.review("2", light: .yellow)
            func pages(_ order: TaskFilter.Order, of size: Int) throws -> [[String]] {
                var pages: [[String]] = []
                var cursor: TaskCursor?
                repeat {
                    let filter = TaskFilter(campaign: "year", order: order)
                    let page = try store.tasks(matching: filter, after: cursor, limit: size)
                    pages.append(page.tasks.map(\.task.code))
                    cursor = page.next
                } while cursor != nil
                return pages
            }
            #expect(try pages(.ledger, of: 4) == [["1", "2", "3", "4"], ["5", "6", "7", "8"], ["9"]])
            #expect(try pages(.deadline, of: 4) == [["9", "8", "7", "6"], ["4", "5", "3", "2"], ["1"]])
            #expect(try pages(.light, of: 2) == [["8", "3"], ["2", "9"], ["7", "6"], ["4", "5"], ["1"]])
            for size in 1...9 {
                #expect(try pages(.light, of: size).flatMap(\.self) == ["8", "3", "2", "9", "7", "6", "4", "5", "1"])
            }
        }
    }

    @Test(
        "a change of what the rules rest on has open tasks judged again, and is noticed once",
        arguments: StoreAdapter.all)
    func rebase(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill([
                task("1"), task("2") { $0.pillar = "other" },
                task("3") { $0.state = .done },
            ])
            for code in ["1", "2", "3"] { try store.review(code, next: code == "1" ? nil : today + 30) }
            #expect(try !store.rebase(pillar: "plain", basis: "a", on: today + 1), "the first one is no change")
            #expect(try !store.rebase(pillar: "plain", basis: "a", on: today + 1))
            #expect(try store.task("1", in: "year")?.nextReview == nil)
            #expect(try store.rebase(pillar: "plain", basis: "b", on: today + 1))
            #expect(try store.task("1", in: "year")?.nextReview == today + 1)
            #expect(try store.task("1", in: "year")?.lastReview == today, "what was told is not told again")
            #expect(try store.task("2", in: "year")?.nextReview == today + 30)
            #expect(try store.task("3", in: "year")?.nextReview == today + 30)
        }
    }
}
