import DubanCalendar
import DubanStore
import Testing

@testable import DubanCore

@Suite struct ProcessTests {
    private func sheet(_ number: Int, year: Int = 2021) -> SupervisionSheet {
        SupervisionSheet(year: year, number: number, color: .red, issued: today, requirement: "“查明”", reportEvery: 7)
    }

    private func take(
        _ kind: RecordEntry.Kind, _ code: String, in store: any LedgerStore, on day: Day = today,
        _ change: (inout LedgerTask) -> Void
    ) throws {
        let before = try #require(try store.task(code, in: "year")?.task)
        var after = before
        change(&after)
        let entry = RecordedStep.Entry(kind: kind, actingFor: li, reason: "原因", text: "內容")
        try store.record(RecordedStep(entry, before: before, after: after), stamp: stamp(day))
    }

    @Test("a step changes the task, stays in its history, and has it judged anew", arguments: StoreAdapter.all)
    func step(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill([task("1"), task("2")])
            try store.review("1", next: today + 20)
            try take(.processAssign, "1", in: store) { $0.process.sheet = self.sheet(1) }
            try take(.processSign, "1", in: store, on: today + 1) { $0.process.signed = today + 1 }

            let standing = try #require(try store.task("1", in: "year"))
            #expect(standing.task.process.sheet == sheet(1))
            #expect(standing.task.process.signed == today + 1)
            #expect(standing.nextReview == today + 1)
            #expect(standing.slips == 0)
            let steps = try store.steps(of: "1", in: "year", limit: 10)
            #expect(steps.map(\.kind) == [.processAssign, .processSign])
            #expect(steps.last?.stamp == stamp(today + 1))
            #expect(steps.map(\.actingFor) == [li, li])
            #expect(steps.map(\.reason) == ["原因", "原因"])
            #expect(steps.map(\.text) == ["內容", "內容"])
            #expect(try store.steps(of: "1", in: "year", limit: 1).map(\.kind) == [.processSign])
            #expect(try store.steps(of: "2", in: "year", limit: 10).isEmpty)
        }
    }

    @Test(
        "an approved extension counts as a slip, and what is on its way of the task is taken back",
        arguments: StoreAdapter.all)
    func approval(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill([task("1")])
            try store.compose("1", id: "a")
            try take(.processApprove, "1", in: store) { $0.deadline = $0.deadline + 30 }
            let standing = try #require(try store.task("1", in: "year"))
            #expect(standing.slips == 1)
            #expect(standing.task.originalDeadline == day("2021-04-30"))
            #expect(try store.envelope("a")?.state == .recalled)
        }
    }

    @Test("each campaign and year counts its 督辦單 from one", arguments: StoreAdapter.all)
    func numbers(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill([task("1"), task("2")])
            #expect(try store.nextSheetNumber(in: "year", year: 2021) == 1)
            try take(.processAssign, "1", in: store) { $0.process.sheet = self.sheet(1) }
            try take(.processAssign, "2", in: store) { $0.process.sheet = self.sheet(2) }
            #expect(try store.nextSheetNumber(in: "year", year: 2021) == 3)
            #expect(try store.nextSheetNumber(in: "year", year: 2022) == 1)
            #expect(try store.nextSheetNumber(in: "another", year: 2021) == 1)
        }
    }

    @Test("what is waited for can be listed, of open tasks alone", arguments: StoreAdapter.all)
    func awaited(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill((1...6).map { task("\($0)") })
            try take(.processAssign, "1", in: store) { $0.process.sheet = self.sheet(1) }
            try take(.processAssign, "2", in: store) {
                $0.process.sheet = self.sheet(2)
                $0.process.signed = today
                $0.process.reportDue = today + 3
            }
            try take(.processExtend, "3", in: store) {
                $0.process.extensionRequest = ExtensionRequest(deadline: $0.deadline + 9, asked: today, reason: "雨")
            }
            try take(.processReport, "4", in: store) { $0.process.completion = today }
            try take(.processCancel, "5", in: store) {
                $0.process.sheet = self.sheet(3)
                $0.state = .cancelled
            }
            func codes(_ awaited: TaskFilter.Awaited) throws -> [String] {
                try store.tasks(matching: TaskFilter(campaign: "year", awaiting: awaited), after: nil, limit: 9)
                    .tasks.map(\.task.code)
            }
            #expect(try codes(.signature) == ["1"])
            #expect(try codes(.report) == ["2"])
            #expect(try codes(.approval) == ["3"])
            #expect(try codes(.closing) == ["4"])
        }
    }
}
