import DubanCalendar
import DubanStore
import Testing

@testable import DubanCore

@Suite(.serialized) struct OwnerTests {
    @Test("open tasks are found by whose they are, in the campaigns that are asked for", arguments: StoreAdapter.all)
    func owners(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill([
                task("1", deadline: today + 9), task("2", deadline: today), task("3") { $0.state = .done },
                task("4") { $0.owner = li }, task("5") { $0.state = .suspended },
            ])
            try store.apply(
                [.added(task("9", deadline: today + 5) { $0.campaign = "other" })], in: "other", stamp: stamp())
            let both = ["year", "other"]
            let all = [TaskOwner(person: zhang, tasks: 3), TaskOwner(person: li, tasks: 1)]
                .sorted { $0.person < $1.person }
            #expect(try store.owners(in: both, after: nil, limit: 10) == all)
            #expect(try store.owners(in: both, after: nil, limit: 1) == [all[0]])
            #expect(try store.owners(in: both, after: all[0].person, limit: 10) == [all[1]])
            #expect(try store.owners(in: ["other"], after: nil, limit: 10) == [TaskOwner(person: zhang, tasks: 1)])
            #expect(try store.openTasks(of: zhang, in: both).map(\.code) == ["2", "9", "1"])
            #expect(try store.openTasks(of: zhang, in: ["year"]).map(\.code) == ["2", "1"])
            #expect(try store.openTasks(of: PersonID("局/無"), in: both) == [])
        }
    }

    @Test("open tasks that are due after a day are counted, of one campaign", arguments: StoreAdapter.all)
    func dueAfter(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill([
                task("1", deadline: today + 9), task("2", deadline: today),
                task("3", deadline: today + 9) { $0.state = .done },
                task("4", deadline: today + 1),
            ])
            #expect(
                try [today - 1, today, today + 8, today + 9].map { try store.openTasks(of: "year", dueAfter: $0) }
                    == [3, 2, 1, 0])
            #expect(try store.openTasks(of: "other", dueAfter: today) == 0)
        }
    }

    @Test("what is found of a task is how it stands now", arguments: StoreAdapter.all)
    func moved(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill([task("1", deadline: today)])
            try store.apply(
                [.changed(from: task("1", deadline: today), to: task("1", deadline: today + 7))], in: "year",
                stamp: stamp())
            #expect(
                try store.openTasks(of: zhang, in: ["year"]) == [
                    OwnedTask(
                        campaign: "year", code: "1", title: "事項1", pillar: "plain", unit: "局", deadline: today + 7,
                        slips: 1)
                ])
        }
    }
}
