import DubanCalendar
import DubanStore
import Testing

@testable import DubanCore

@Suite(.serialized) struct DayTests {
    @Test("a day is opened once, however often it is asked for", arguments: StoreAdapter.all)
    func openTwice(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            #expect(try store.lastDay(of: "year") == nil)
            let first = try store.openDay(of: "year", stamp: stamp())
            #expect(first == DayOpening(isNew: true, isFinished: false, skipped: []))
            #expect(
                try store.openDay(of: "year", stamp: stamp(after: 60))
                    == DayOpening(isNew: false, isFinished: false, skipped: []))
            try store.finishDay(of: "year", figures: DayFigures(), stamp: stamp())
            #expect(try store.openDay(of: "year", stamp: stamp()).isFinished)
            #expect(try store.lastDay(of: "year") == today)
            #expect(try store.lastDay(of: "another") == nil)
            #expect(try store.kinds() == [.dayOpened, .dayFinished])
        }
    }

    @Test("days on which nothing ran are on the record, each of them", arguments: StoreAdapter.all)
    func skipped(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            _ = try store.openDay(of: "year", stamp: stamp())
            let opening = try store.openDay(of: "year", stamp: stamp(today + 4))
            #expect(opening.skipped == [today + 1, today + 2, today + 3])
            #expect(try store.openDay(of: "year", stamp: stamp(today + 5)).skipped.isEmpty)
            let skipped = try store.wholeRecord().filter { $0.kind == .daySkipped }.map(\.subject)
            #expect(skipped == opening.skipped.map(\.description))
        }
    }

    @Test("a day before the watermark is refused, and the watermark stays", arguments: StoreAdapter.all)
    func past(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            _ = try store.openDay(of: "year", stamp: stamp())
            #expect(throws: StoreError.dayIsPast(today - 1, watermark: today)) {
                try store.openDay(of: "year", stamp: stamp(today - 1))
            }
            #expect(try store.lastDay(of: "year") == today)
            #expect(try store.openDay(of: "another", stamp: stamp(today - 1)).isNew)
        }
    }

    @Test("due tasks come by day and age, a page at a time, and no others", arguments: StoreAdapter.all)
    func due(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill((1...7).map { task("\($0)") })
            try store.add(task("done") { $0.state = .done })
            for (code, next) in [("1", 2), ("2", 1), ("4", 9)] { try store.review(code, next: today + next) }
            try store.review("5", next: nil)
            var codes: [String] = []
            var cursor: DueCursor?
            while true {
                let page = try store.claimDue(in: "year", on: today + 2, after: cursor, limit: 2)
                #expect(page.count <= 2)
                guard let last = page.last else { break }
                codes += page.map(\.task.code)
                cursor = last.cursor
            }
            #expect(codes == ["3", "6", "7", "2", "1"])
            #expect(try store.claimDue(in: "year", on: today - 1, after: nil, limit: 9).isEmpty)
            #expect(try store.claimDue(in: "another", on: today + 2, after: nil, limit: 9).isEmpty)
        }
    }

    @Test("a review is kept: light, since when, why, and when next", arguments: StoreAdapter.all)
    func review(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill([task("1"), task("2")])
            try store.review("1", light: .red, next: today + 1)
            try store.review("1", light: .red, next: today + 2, on: today + 1)
            let standing = try #require(try store.task("1", in: "year"))
            #expect(standing.light == .red)
            #expect(standing.lightSince == today)
            #expect(standing.lightReason?.rule == "due-soon")
            #expect(standing.lastReview == today + 1)
            #expect(standing.nextReview == today + 2)
            try store.review("1", light: .green, next: nil, on: today + 2)
            #expect(try store.task("1", in: "year")?.lightReason == nil)
            #expect(try store.kinds().filter { $0 == .lightChanged }.count == 2)
            #expect(
                try store.lights(of: "year") == [PillarLight(pillar: "plain", light: .green, count: 2)])
        }
    }

    @Test("a parked task keeps its last review, so that its plugin takes up from there", arguments: StoreAdapter.all)
    func parked(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            try store.fill([task("1")])
            try store.review("1", next: today + 1)
            try store.review("1", next: today + 2, on: today + 1, parked: "it died")
            #expect(try store.task("1", in: "year")?.lastReview == today)
            #expect(try store.task("1", in: "year")?.parked == "it died")
            try store.review("1", next: today + 3, on: today + 2)
            #expect(try store.task("1", in: "year")?.lastReview == today + 2)
            #expect(try store.task("1", in: "year")?.parked == nil)
        }
    }

    @Test("a day's figures add up over its runs, and a run without work changes nothing", arguments: StoreAdapter.all)
    func figures(adapter: StoreAdapter) async throws {
        try await adapter.withLedger { store in
            _ = try store.openDay(of: "year", stamp: stamp())
            #expect(try store.figures(of: "year", on: today) == nil)
            try store.finishDay(
                of: "year", figures: DayFigures(reviewed: 3, reminders: 2, parked: 1), stamp: stamp())
            try store.finishDay(of: "year", figures: DayFigures(), stamp: stamp())
            try store.finishDay(of: "year", figures: DayFigures(reviewed: 1), stamp: stamp())
            #expect(
                try store.figures(of: "year", on: today) == DayFigures(reviewed: 4, reminders: 2, parked: 1))
            #expect(try store.kinds() == [.dayOpened, .dayFinished, .dayFinished])
        }
    }
}

extension LedgerStore {
    fileprivate func add(_ task: LedgerTask) throws {
        try apply([.added(task)], in: "year", stamp: stamp())
    }
}
