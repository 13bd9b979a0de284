import DubanCalendar
import DubanCore
import DubanStoreSQLite
import DubanTestSupport
import Foundation
import GRDB

/// An import through dubanctl, duband and its ledger, against the bare INSERT of the same rows, and against SQLite's own
/// `.import` of the same file, into a bare table and into tables such as the ledger's.
struct ImportBenchmark {
    private static let rows = 100_000
    private let place: Workplace

    init(_ place: Workplace) {
        self.place = place
    }

    func run() async throws {
        let tasks = Workplace.tasks(Self.rows, due: 0, pillar: "plain-deadline")
        // Turn about, each into a fresh ledger, so that both see the same machine.
        var seconds: (bare: [Double], whole: [Double], own: [Double], ledger: [Double]) = ([], [], [], [])
        for round in 0..<5 {
            seconds.bare.append(try bareInsert(tasks, round))
            seconds.whole.append(try await wholeImport(tasks))
            seconds.own.append(try await ownImport(round))
            seconds.ledger.append(try await ledgerImport(round))
        }
        let ledger = seconds.ledger.sorted()[2]
        let own = seconds.own.sorted()[2]
        let bare = seconds.bare.sorted()[2]
        let whole = seconds.whole.sorted()[2]
        print("bare INSERT of 100,000 rows: \(rounded(bare)) s")
        print("dubanctl import of 100,000 rows: \(rounded(whole)) s, ratio \(rounded(whole / bare, 1)) (bound 10)")
        print("sqlite3 .import of the same file: \(rounded(own)) s, ratio \(rounded(whole / own, 1))")
        print(
            "sqlite3 .import into the ledger's own tables: \(rounded(ledger)) s, "
                + "ratio \(rounded(whole / ledger, 1)) (bound 5)")
    }

    /// One prepared statement, one transaction, the ledger's own durability, its unique index and its due index.
    private func bareInsert(_ tasks: [LedgerTask], _ round: Int) throws -> Double {
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA locking_mode = EXCLUSIVE")
        }
        let queue = try DatabaseQueue(path: place.directory + "/bare-\(round).sqlite", configuration: configuration)
        try queue.write { db in
            try db.execute(
                sql: """
                    CREATE TABLE task (id INTEGER PRIMARY KEY, code TEXT UNIQUE, title TEXT, pillar TEXT, unit TEXT,
                        owner TEXT, assigned INTEGER, deadline INTEGER, state TEXT, next_review INTEGER) STRICT;
                    CREATE INDEX task_due ON task (next_review, id);
                    """)
        }
        let duration = try ContinuousClock().measure {
            try queue.write { db in
                let insert = try db.makeStatement(
                    sql: """
                        INSERT INTO task (code, title, pillar, unit, owner, assigned, deadline, state, next_review)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                for task in tasks {
                    try insert.execute(arguments: [
                        task.code, task.title, task.pillar, task.unit, task.owner.description, task.assigned.number,
                        task.deadline.number, task.state.rawValue, task.assigned.number,
                    ])
                }
            }
        }
        return duration / .seconds(1)
    }

    private func wholeImport(_ tasks: [LedgerTask]) async throws -> Double {
        try await place.withDaemon(tasks) { daemon in
            let duration = try await ContinuousClock().measure { try await daemon.importTasks() }
            return duration / .seconds(1)
        }
    }

    /// The command-line shell of SQLite, into a table without an index, with its own settings.
    private func ownImport(_ round: Int) async throws -> Double {
        let database = place.directory + "/own-\(round).sqlite"
        let duration = try await ContinuousClock().measure {
            try await Command.succeed([
                "/usr/bin/sqlite3", database, ".mode csv", ".import \(place.directory)/ledger.csv task",
            ])
        }
        return duration / .seconds(1)
    }

    /// The same shell, into the ledger's own tables with their indexes, counts and settings: each row a task and an entry of
    /// the record, of the same length and without the chain.
    private func ledgerImport(_ round: Int) async throws -> Double {
        let database = place.directory + "/ledger-\(round).sqlite"
        try SQLiteStore(path: database).close()
        let script = """
            PRAGMA synchronous = FULL;
            BEGIN;
            .mode csv
            .import --schema temp \(place.directory)/ledger.csv staged
            INSERT INTO task (campaign, code, title, pillar, unit, owner, assigned, deadline, original_deadline, state, next_review)
                SELECT 'year', "序號", "任務", 'plain-deadline', "責任單位", "責任單位" || '/' || "責任人",
                    CAST(julianday("交辦日期") - 2440587.5 AS INTEGER), CAST(julianday("完成時限") - 2440587.5 AS INTEGER),
                    CAST(julianday("完成時限") - 2440587.5 AS INTEGER), 'open', 18745 FROM staged;
            INSERT INTO event (at, day, actor, kind, campaign, subject, body, digest, permission)
                SELECT 1619600000, 18745, 'root (uid 0)', 'task-added', 'year', "序號", json_object(
                    'title', "任務", 'pillar', 'plain-deadline', 'unit', "責任單位", 'owner', "責任單位" || '/' || "責任人",
                    'assigned', "交辦日期", 'deadline', "完成時限", 'originalDeadline', "完成時限", 'state', 'open'),
                    randomblob(32), 'administer as root' FROM staged;
            COMMIT;
            SELECT count(*) FROM task;
            """
        let file = place.directory + "/ledger-\(round).sql"
        try script.write(toFile: file, atomically: false, encoding: .utf8)
        var count = ""
        let duration = try await ContinuousClock().measure {
            count = try await Command.succeed(["/usr/bin/sqlite3", database, ".read \(file)"])
        }
        guard count.contains("\(Self.rows)") else { throw TestFailure("sqlite3 has imported \(count)") }
        return duration / .seconds(1)
    }
}
