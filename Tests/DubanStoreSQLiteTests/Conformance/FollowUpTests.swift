import DubanCalendar
import DubanStore
import Testing

@testable import DubanCore

@Suite(.serialized) struct FollowUpTests {
    private func followUp(_ code: String) -> LedgerTask {
        task(code, deadline: today + 30) {
            $0.parent = "1"
            $0.recusedUnits = ["別的局"]
        }
    }

    @Test(
        "a task that follows is entered once, is due at once, and stays as the office has made it",
        arguments: StoreAdapter.all)
    func once(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill([task("1")])
            _ = try store.openDay(of: "year", stamp: stamp())
            try store.review("1", next: today + 5, followUps: [followUp("1/start"), followUp("1/site")])
            let due = try store.claimDue(in: "year", on: today, after: nil, limit: 9)
            #expect(due.map(\.task.code) == ["1/start", "1/site"])
            #expect(due.first?.task == followUp("1/start"))
            let added = try store.wholeRecord().filter { $0.kind == .taskAdded }.map(\.subject)
            #expect(added == ["1", "1/start", "1/site"])

            // The office gives it to somebody else; that the rule comes to it again changes nothing.
            var changed = followUp("1/start")
            changed.owner = li
            try store.apply([.changed(from: followUp("1/start"), to: changed)], in: "year", stamp: stamp())
            let before = try store.wholeRecord().count
            try store.review("1", next: today + 5, followUps: [followUp("1/start")], on: today + 1)
            #expect(try store.task("1/start", in: "year")?.task.owner == li)
            #expect(try store.wholeRecord().count == before)
        }
    }

    @Test("a moved deadline is counted, and a due task tells how often", arguments: StoreAdapter.all)
    func slips(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill([task("1")])
            var moved = task("1")
            for days in [10, 20] {
                let before = moved
                moved.deadline = task("1").deadline + days
                try store.apply([.changed(from: before, to: moved)], in: "year", stamp: stamp())
            }
            #expect(try store.claimDue(in: "year", on: today, after: nil, limit: 9).map(\.slips) == [2])
        }
    }

    @Test("parked tasks are counted, listed, and made due again, a pillar at a time", arguments: StoreAdapter.all)
    func parked(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill([task("1"), task("2"), task("3") { $0.pillar = "other" }, task("4"), task("5")])
            try store.apply([.added(task("6") { $0.state = .done })], in: "year", stamp: stamp())
            for code in ["1", "2", "3"] { try store.review(code, next: today + 1, parked: "it died of \(code)") }
            try store.review("4", next: today + 1)
            #expect(try store.parkedCounts(in: "year") == ["plain": 2, "other": 1])
            #expect(try store.parkedCounts(in: "another").isEmpty)
            let listed = try store.parkedTasks(in: "year", pillar: "plain", limit: 9)
            #expect(listed.map(\.code) == ["1", "2"])
            #expect(listed.first?.reason == "it died of 1")
            #expect(try store.parkedTasks(in: "year", pillar: nil, limit: 2).count == 2)

            #expect(try store.retryParked(in: "year", pillar: "plain", on: today) == 2)
            let due = try store.claimDue(in: "year", on: today, after: nil, limit: 9).map(\.task.code)
            #expect(due.sorted() == ["1", "2", "5"], "5 was never judged")
            #expect(try store.retryParked(in: "year", pillar: nil, on: today) == 3)
            try store.review("1", next: today + 9)
            #expect(try store.parkedCounts(in: "year") == ["plain": 1, "other": 1])
        }
    }

    @Test("the line of tasks that follow is counted from the one with which it begins", arguments: StoreAdapter.all)
    func line(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            func follower(_ code: String, of parent: String) -> LedgerTask {
                task(code) { $0.parent = parent }
            }
            // An office's own numbers may have slashes, and its parts other parents.
            try store.fill([
                task("2021/7"), follower("2021/7/start", of: "2021/7"),
                follower("2021/7/start/hand-over", of: "2021/7/start"), follower("2021/8", of: "2021/7"),
                task("2021/70"),
            ])
            func line(_ code: String) throws -> FollowUpLine? {
                try store.task(code, in: "year").map { try store.line(of: $0.task) }
            }
            #expect(try line("2021/7") == FollowUpLine(root: "2021/7", generation: 0, followUps: 2))
            #expect(try line("2021/7/start") == FollowUpLine(root: "2021/7", generation: 1, followUps: 2))
            #expect(try line("2021/7/start/hand-over") == FollowUpLine(root: "2021/7", generation: 2, followUps: 2))
            #expect(try line("2021/8") == FollowUpLine(root: "2021/8", generation: 0, followUps: 0))
        }
    }
}
