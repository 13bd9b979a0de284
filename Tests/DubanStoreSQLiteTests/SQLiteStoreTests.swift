import DubanCalendar
import DubanCore
import DubanStore
import DubanTestSupport
import FoundationEssentials
import GRDB
import Testing

@testable import DubanStoreSQLite

@Suite struct SQLiteStoreTests {
    private func withStore(_ body: (SQLiteStore, String) async throws -> Void) async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/ledger.sqlite"
            let store = try SQLiteStore(path: path)
            try await body(store, path)
            try store.close()
        }
    }

    @Test("what was answered survives a power cut: the settings are those that the docstring promises")
    func durability() async throws {
        try await withStore { store, _ in
            let settings = try store.queue.read { db in
                try ["journal_mode", "synchronous", "locking_mode", "foreign_keys"].map {
                    try String.fetchOne(db, sql: "PRAGMA \($0)")
                }
            }
            #expect(settings == ["wal", "2", "exclusive", "1"])
        }
    }

    @Test("a second one on the same file is refused with words, and the first goes on")
    func second() async throws {
        try await withStore { store, path in
            #expect(throws: StoreError.inUse(path)) { try SQLiteStore(path: path) }
            try store.fill([task("1")])
            #expect(throws: StoreError.inUse(path)) { try SQLiteStore(path: path) }
        }
    }

    @Test("a file that a later version wrote is refused, and left as it is")
    func newer() async throws {
        try await withStore { store, path in
            try store.queue.write { db in
                try db.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('2: something later')")
            }
            try store.close()
            #expect(throws: StoreError.newerSchema(path)) { try SQLiteStore(path: path) }
            #expect(throws: StoreError.newerSchema(path)) { try SQLiteStore(path: path) }
        }
    }

    @Test("a file that is no database is refused, and left as it is")
    func noDatabase() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/ledger.sqlite"
            let text = String(repeating: "這不是資料庫 ", count: 1000)
            try text.write(toFile: path, atomically: false, encoding: .utf8)
            let error = try #require(throws: StoreError.self) { try SQLiteStore(path: path) }
            #expect("\(error)".contains("is damaged (file is not a database)"), "\(error)")
            #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
        }
    }

    @Test(
        "the record is never changed and never shortened",
        arguments: [
            "UPDATE event SET body = 'x'", "UPDATE event SET sequence = sequence + 1", "DELETE FROM event",
            "DELETE FROM event WHERE sequence = 1",
        ])
    func appendOnly(sql: String) async throws {
        try await withStore { store, _ in
            try store.fill([task("1")])
            let record = try store.wholeRecord()
            #expect(throws: DatabaseError.self) { try store.queue.write { try $0.execute(sql: sql) } }
            #expect(try store.wholeRecord() == record)
        }
    }

    @Test("due tasks are found through their index, without sorting")
    func dueByIndex() async throws {
        try await withStore { store, _ in
            let plan = try store.plan(
                SQLiteStore.dueTasks, [DatabaseValue.null, .null, .null, .null, .null])
            #expect(plan.contains { $0.contains("SEARCH task USING INDEX task_due (campaign=? AND") }, "\(plan)")
            #expect(!plan.contains { $0.contains("TEMP B-TREE") || $0.contains("SCAN") }, "\(plan)")
        }
    }

    @Test("tasks that are entered many at a time stand, count and are recorded as one after the other")
    func manyTasks() async throws {
        let tasks = (1...300).map { number in
            task("\(number)") { task in
                if number % 7 == 0 { (task.pillar, task.attributes) = ("other", ["\(number)": .flag(true)]) }
            }
        }
        try await withStore { many, _ in
            try many.fill(tasks)
            try await withStore { single, _ in
                try single.fill([])
                for task in tasks { try single.apply([.added(task)], in: "year", stamp: stamp()) }
                #expect(try many.wholeRecord() == single.wholeRecord())
                let codes = tasks.map(\.code)
                #expect(try many.tasks(in: "year", codes: codes) == single.tasks(in: "year", codes: codes))
                #expect(try many.lights(of: "year") == single.lights(of: "year"))
            }
        }
    }

    @Test("of many tasks of which one cannot be entered none is")
    func oneOfMany() async throws {
        try await withStore { store, _ in
            try store.fill([])
            let record = try store.wholeRecord()
            let tasks = (1...300).map { number in
                task("\(number)") { if number == 200 { $0.owner = PersonID("局/無") } }
            }
            #expect(throws: DatabaseError.self) {
                try store.apply(tasks.map { .added($0) }, in: "year", stamp: stamp())
            }
            #expect(try store.wholeRecord() == record)
            #expect(try store.tasks(in: "year", codes: ["1", "199", "300"]).isEmpty)
        }
    }

    @Test("an envelope is found by the beginning of its id through the key, from both sides")
    func envelopeByKey() async throws {
        try await withStore { store, _ in
            let plan = try store.plan(SQLiteStore.envelopesByPrefix, [DatabaseValue.null])
            #expect(plan.contains { $0.contains("PRIMARY KEY (id>? AND id<?)") }, "\(plan)")
        }
    }

    @Test("an envelope that an earlier version composed keeps what it holds, and is handed out")
    func earlierEnvelope() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/ledger.sqlite"
            let envelope = Envelope(
                id: "e1", kind: .digest, campaign: "year", campaignName: "營商環境年", channel: "maildir", person: zhang,
                name: "張三", address: "zhang@example.org", language: .traditionalChinese, day: today,
                composedAt: start, lines: [])
            let earlier = try DatabaseQueue(path: path)
            try Schema.migrator.migrate(earlier, upTo: "2: recused units, parked tasks")
            try await earlier.write { db in
                try db.execute(
                    sql: """
                        INSERT INTO person (id, name, unit, role, address, language)
                        VALUES (?1, '張三', '局', 'officer', 'zhang@example.org', 'zh-Hant');
                        """,
                    arguments: [zhang.description])
                try db.execute(
                    sql: """
                        INSERT INTO envelope (id, campaign, person, day, kind, content, next_attempt)
                        VALUES ('e1', 'year', ?, ?, 'digest', ?, 0)
                        """,
                    arguments: [zhang.description, today.number, try json(envelope)])
            }
            try earlier.close()
            let store = try SQLiteStore(path: path)
            #expect(try store.envelope("e1")?.envelope == envelope)
            let leases = try store.lease(1, of: ["year"], holder: "a", now: start, until: start + 9)
            #expect(leases.map(\.envelope) == [envelope])
            try store.close()
        }
    }

    @Test("the states of reminders follow their envelope")
    func reminderStates() async throws {
        try await withStore { store, _ in
            try store.fill((1...3).map { task("\($0)") })
            for code in ["1", "2", "3"] { try store.compose(code, id: "e\(code)") }
            let leases = try store.lease(3, of: ["year"], holder: "a", now: start, until: start + 9)
            #expect(try store.reminderStates() == ["composed", "composed", "composed"])
            let settlements: [Settlement] = [
                .told(words: ""), .refused(words: "", climbs: false), .again(at: 0, words: "", fault: .message),
            ]
            for (lease, settlement) in zip(leases, settlements) {
                _ = try store.settle(lease.envelope.id, fence: lease.fence, settlement, stamp: stamp())
            }
            #expect(try store.reminderStates() == ["told", "undeliverable", "composed"])
        }
    }
}

extension SQLiteStore {
    /// How SQLite goes about a query.
    fileprivate func plan(_ sql: String, _ arguments: [DatabaseValue]) throws -> [String] {
        try queue.read { db in
            try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql, arguments: StatementArguments(arguments)).map {
                $0["detail"]
            }
        }
    }

    fileprivate func reminderStates() throws -> [String] {
        try queue.read {
            try String.fetchAll($0, sql: "SELECT state FROM reminder ORDER BY envelope")
        }
    }
}
