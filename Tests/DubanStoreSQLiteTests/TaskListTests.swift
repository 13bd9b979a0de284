import DubanCalendar
import DubanCore
import DubanStore
import DubanStoreSQLite
import DubanTestSupport
import Testing

@Suite("lists of tasks")
struct TaskListTests {
    @Test("every filter in every order finds what a look at every task finds", arguments: [1, 7, 60, 10_000])
    func filters(stretch: Int) async throws {
        try await withTemporaryDirectory { directory in
            let store = try SQLiteStore(path: directory + "/ledger.sqlite", stretch: stretch)
            var generator = SeededGenerator(seed: 20_210_301)
            let people = [zhang, li]
            let units = ["甲局", "乙局"]
            let states: [TaskState] = [.open, .open, .done, .suspended]
            try store.fill(
                (1...60).map { number in
                    task("\(number)", deadline: today + Int.random(in: 0...9, using: &generator)) {
                        $0.title = "第 \(number % 7) 類"
                        $0.pillar = ["p", "q"].randomElement(using: &generator)!
                        $0.unit = units.randomElement(using: &generator)!
                        $0.owner = people.randomElement(using: &generator)!
                        $0.state = states.randomElement(using: &generator)!
                        if number % 5 == 0 { $0.process.completion = today }
                    }
                })
            for number in 1...60 where number % 4 != 0 {
                let light = [Light.green, .yellow, .red].randomElement(using: &generator)!
                try store.review("\(number)", light: light)
            }
            let all = try (1...60).map { try #require(try store.task("\($0)", in: "year")) }

            for _ in 0..<400 {
                func maybe<Value>(_ values: [Value]) -> Value? {
                    Bool.random(using: &generator) ? nil : values.randomElement(using: &generator)
                }
                let filter = TaskFilter(
                    campaign: "year", pillar: maybe(["p", "q", "r"]), unit: maybe(units), owner: maybe(people),
                    light: maybe([.green, .yellow, .red]), state: maybe([.open, .done, .suspended]),
                    dueBefore: maybe([today + 3, today + 8]), dueAfter: maybe([today + 2, today + 6]),
                    text: maybe(["1", "類", "%"]), awaiting: maybe([.closing, .signature]),
                    order: TaskFilter.Order.allCases.randomElement(using: &generator)!)
                let size = Int.random(in: 1...20, using: &generator)
                var found: [String] = []
                var cursor: TaskCursor?
                repeat {
                    let page = try store.tasks(matching: filter, after: cursor, limit: size)
                    #expect(page.tasks.count <= size)
                    #expect(page.next != cursor || cursor == nil)
                    found += page.tasks.map(\.task.code)
                    cursor = page.next
                } while cursor != nil
                #expect(found == filter.pick(from: all).map(\.task.code), "\(filter), pages of \(size)")
            }
            try store.close()
        }
    }

    @Test("open tasks are counted by pillar, unit and light, whatever becomes of them")
    func counts() async throws {
        try await withTemporaryDirectory { directory in
            let store = try SQLiteStore(path: directory + "/ledger.sqlite")
            var generator = SeededGenerator(seed: 20_210_302)
            try store.fill((1...20).map { task("\($0)") })
            for _ in 0..<200 {
                let code = "\(Int.random(in: 1...20, using: &generator))"
                if Bool.random(using: &generator) {
                    let light = [Light.green, .yellow, .red].randomElement(using: &generator)!
                    let standing = try #require(try store.task(code, in: "year"))
                    if standing.task.state == .open { try store.review(code, light: light) }
                } else {
                    let old = try #require(try store.task(code, in: "year")).task
                    var new = old
                    new.pillar = ["p", "q"].randomElement(using: &generator)!
                    new.unit = ["甲局", "乙局"].randomElement(using: &generator)!
                    new.state = [TaskState.open, .open, .done].randomElement(using: &generator)!
                    try store.apply([.changed(from: old, to: new)], in: "year", stamp: stamp(today))
                }
                let open = try (1...20).map { try #require(try store.task("\($0)", in: "year")) }
                    .filter { $0.task.state == .open }
                let lights = Dictionary(grouping: open) { [$0.task.pillar, $0.light.rawValue] }.mapValues(\.count)
                let counted = try store.lights(of: "year").map { ([$0.pillar, $0.light.rawValue], $0.count) }
                #expect(Dictionary(uniqueKeysWithValues: counted) == lights)
                let loads = Dictionary(grouping: open, by: \.task.unit).mapValues { tasks in
                    TaskLoad(
                        open: tasks.count, yellow: tasks.count { $0.light == .yellow },
                        red: tasks.count { $0.light == .red })
                }
                #expect(try store.loads() == loads)
                for (unit, load) in loads { #expect(try store.load(of: .unit(unit)) == load) }
            }
            try store.close()
        }
    }
}

extension TaskFilter {
    /// The same, said of one task after the other.
    fileprivate func pick(from all: [TaskStanding]) -> [TaskStanding] {
        let picked = all.filter { standing in
            let task = standing.task
            let isAwaited =
                switch awaiting {
                case nil: true
                case .closing: task.state == .open && task.process.completion != nil
                case .signature: task.state == .open && task.process.sheet != nil && task.process.signed == nil
                case .report: task.state == .open && task.process.reportDue != nil
                case .approval: task.state == .open && task.process.extensionRequest != nil
                }
            return isAwaited && (pillar ?? task.pillar) == task.pillar && (unit ?? task.unit) == task.unit
                && (owner ?? task.owner) == task.owner && (light ?? standing.light) == standing.light
                && (state ?? task.state) == task.state && task.deadline < dueBefore ?? .latest
                && task.deadline > dueAfter ?? .earliest
                && (text.map { task.title.contains($0) || task.code.contains($0) } ?? true)
        }
        return switch order {
        case .ledger: picked
        case .deadline: picked.sorted { ($0.task.deadline, $0.id) < ($1.task.deadline, $1.id) }
        case .light:
            picked.sorted { left, right in
                left.light == right.light
                    ? (left.task.deadline, left.id) < (right.task.deadline, right.id) : left.light > right.light
            }
        }
    }
}
