import DubanCalendar
import DubanCore
import DubanStore
import DubanTestSupport
import GRDB
import Testing

@testable import DubanStoreSQLite

@Suite struct AuditTests {
    /// A ledger in which everything has happened once: told, put off, refused, bounced, taken back, moved.
    private func withFullLedger(_ body: (SQLiteStore) throws -> Void) async throws {
        try await withTemporaryDirectory { directory in
            let store = try SQLiteStore(path: directory + "/ledger.sqlite")
            try fill(store)
            try body(store)
            try store.close()
        }
    }

    private func fill(_ store: SQLiteStore) throws {
        try store.fill((1...7).map { task("\($0)") })
        _ = try store.openDay(of: "year", stamp: stamp())
        for number in 1...6 { try store.compose("\(number)", id: "e\(number)") }
        let leases = try store.lease(5, of: ["year"], holder: "a", now: start, until: start + 900)
        let held = Dictionary(
            uniqueKeysWithValues: leases.map { ($0.envelope.id, HeldEnvelope($0.envelope.id, fence: $0.fence)) })
        let marks = ["e1", "e2", "e4", "e5"].compactMap { held[$0] }
        _ = try store.report(marks: marks, settlements: [], stamp: stamp(after: 10))
        let settlements: [(String, Settlement)] = [
            ("e1", .told(words: "250 OK")), ("e2", .told(words: "250 OK")),
            ("e3", .again(at: start + 1000, words: "535", fault: .channel)),
            ("e4", .refused(words: "550", climbs: true)),
        ]
        _ = try store.report(
            marks: [],
            settlements: try settlements.map { SettledEnvelope(try #require(held[$0]), $1) }, stamp: stamp(after: 20))
        _ = try store.bounce("e2", words: "5.1.1", climbs: false, stamp: stamp(after: 30))
        let sixth = try #require(try store.task("6", in: "year")).task
        var moved = sixth
        moved.deadline = day("2021-05-07")
        try store.apply([.changed(from: sixth, to: moved)], in: "year", stamp: stamp(after: 40))
        let silence = Silence(
            id: 0, campaign: "year", matcher: Silence.Matcher(unit: "局"), author: "test", reason: "會議", first: today,
            last: today + 7)
        for _ in 0..<2 { _ = try store.add(silence, stamp: stamp(after: 50)) }
        _ = try store.endSilence(2, stamp: stamp(after: 60))
        try store.change("year", to: CampaignChange(), reason: "改", stamp: stamp(after: 70))
        try store.finishDay(of: "year", figures: DayFigures(reviewed: 6, reminders: 6, parked: 0), stamp: stamp())
    }

    private func audit(_ store: SQLiteStore, noted: NotedEntry? = nil) throws -> AuditReport {
        let audit = try store.audit(noted: noted)
        while true {
            if let report = try audit.advance().report { return report }
        }
    }

    @Test("a ledger in which everything has happened is found to be what its record says")
    func sound() async throws {
        try await withFullLedger { store in
            let report = try audit(store)
            #expect(report.isSound, "\(report.firstBroken as Any) \(report.differences) \(report.breaches)")
            let record = try store.wholeRecord()
            #expect(report.entries == Int64(record.count))
            #expect(report.digest == record.last.map { hexadecimal($0.digest) })
            #expect((report.tasks, report.people, report.envelopes, report.receipts) == (7, 2, 6, 5))
            #expect(report.reminders.told == 1)
            #expect(report.reminders.undeliverable == 1)
            #expect(report.reminders.underWay == 4)
            #expect(report.possibleSecondCopies == 0)
        }
    }

    @Test("an empty ledger is sound")
    func empty() async throws {
        try await withTemporaryDirectory { directory in
            let store = try SQLiteStore(path: directory + "/ledger.sqlite")
            #expect(try audit(store) == AuditReport())
        }
    }

    /// What somebody with the file in hand may do to the record, and the first link that is broken by it.
    private static let forgeries: [(sql: String, link: AuditReport.BrokenLink)] = [
        ("UPDATE event SET at = at + 1 WHERE sequence = 4", .init(sequence: 4, cause: .digest)),
        ("UPDATE event SET day = day + 1 WHERE sequence = 4", .init(sequence: 4, cause: .digest)),
        ("UPDATE event SET day = 9223372036854775807 WHERE sequence = 4", .init(sequence: 4, cause: .digest)),
        ("UPDATE event SET actor = 'uid 0' WHERE sequence = 4", .init(sequence: 4, cause: .digest)),
        ("UPDATE event SET kind = 'task-changed' WHERE sequence = 4", .init(sequence: 4, cause: .digest)),
        ("UPDATE event SET kind = 'nothing' WHERE sequence = 4", .init(sequence: 4, cause: .digest)),
        ("UPDATE event SET campaign = 'other' WHERE sequence = 4", .init(sequence: 4, cause: .digest)),
        ("UPDATE event SET subject = '9' WHERE sequence = 4", .init(sequence: 4, cause: .digest)),
        ("UPDATE event SET body = '{\"deadline\":5}' WHERE sequence = 4", .init(sequence: 4, cause: .digest)),
        ("UPDATE event SET permission = 'administer as root' WHERE sequence = 4", .init(sequence: 4, cause: .digest)),
        ("UPDATE event SET body = 'no JSON' WHERE sequence = 4", .init(sequence: 4, cause: .digest)),
        ("UPDATE event SET digest = x'00' WHERE sequence = 4", .init(sequence: 4, cause: .digest)),
        ("DELETE FROM event WHERE sequence = 4", .init(sequence: 4, cause: .missing)),
        ("DELETE FROM event WHERE sequence < 4", .init(sequence: 1, cause: .missing)),
        ("UPDATE event SET sequence = -1 WHERE sequence = 1", .init(sequence: 1, cause: .missing)),
    ]

    @Test("an entry that is changed or missing is the first broken link", arguments: forgeries.indices)
    func forged(index: Int) async throws {
        let forgery = Self.forgeries[index]
        try await withFullLedger { store in
            try store.edit("DROP TRIGGER event_is_never_changed; DROP TRIGGER event_is_never_deleted; " + forgery.sql)
            let report = try audit(store)
            #expect(report.firstBroken == forgery.link, "\(forgery.sql)")
            #expect(!report.isSound)
        }
    }

    /// What somebody may do to the tables, and what is said of it.
    private static let edits: [(sql: String, thing: AuditReport.Difference.Thing, subject: String, field: String?)] = [
        ("UPDATE task SET deadline = deadline + 9 WHERE code = '1'", .task, "1", "deadline"),
        ("UPDATE task SET original_deadline = 18000 WHERE code = '1'", .task, "1", "originalDeadline"),
        ("UPDATE task SET assigned = 18000 WHERE code = '1'", .task, "1", "assigned"),
        ("UPDATE task SET owner = '局/李四' WHERE code = '1'", .task, "1", "owner"),
        ("UPDATE task SET state = 'done' WHERE code = '1'", .task, "1", "state"),
        ("UPDATE task SET title = 'x' WHERE code = '6'", .task, "6", "title"),
        ("UPDATE task SET slips = 0 WHERE code = '6'", .task, "6", "slips"),
        ("UPDATE task SET light = 'green' WHERE code = '1'", .task, "1", "light"),
        ("UPDATE task SET process = '{\"isSigned\":1}' WHERE code = '1'", .task, "1", nil),
        ("UPDATE task SET lead = '局/李四' WHERE code = '1'", .task, "1", "lead"),
        ("UPDATE task SET state = 'whatever' WHERE code = '1'", .task, "1", nil),
        ("DELETE FROM task WHERE code = '7'", .task, "7", nil),
        (
            "INSERT INTO task SELECT 99, campaign, '8', title, pillar, unit, owner, lead, assigned, deadline, "
                + "original_deadline, slips, state, target, achieved, meter_unit, detail, parent, light, light_since, "
                + "light_reason, last_review, next_review, parked, recused_units, deadline_words, process "
                + "FROM task WHERE code = '7'", .task, "8", nil
        ),
        ("UPDATE person SET address = 'x@example.org' WHERE id = '局/李四'", .person, "局/李四", "address"),
        ("UPDATE person SET superior = '局/李四' WHERE id = '局/張三'", .person, "局/張三", "superior"),
        ("UPDATE person SET unreachable = NULL WHERE id = '局/張三'", .person, "局/張三", "unreachable"),
        ("UPDATE envelope SET state = 'told' WHERE id = 'e3'", .envelope, "e3", "state"),
        ("UPDATE envelope SET state = 'queued' WHERE id = 'e1'", .envelope, "e1", "state"),
        ("UPDATE envelope SET state = 'queued' WHERE id = 'e5'", .envelope, "e5", "state"),
        ("UPDATE envelope SET state = 'final-dot' WHERE id = 'e3'", .envelope, "e3", "state"),
        ("UPDATE envelope SET person = '局/李四' WHERE id = 'e1'", .envelope, "e1", "person"),
        ("UPDATE envelope SET channel = 'smtp' WHERE id = 'e1'", .envelope, "e1", "channel"),
        ("UPDATE envelope_content SET content = '{}' WHERE envelope = 'e1'", .envelope, "e1", "content"),
        ("UPDATE receipt SET words = '250 Never' WHERE envelope = 'e1'", .receipt, "e1 1", "words"),
        ("UPDATE receipt SET at = at + 1 WHERE envelope = 'e1'", .receipt, "e1 1", "at"),
        ("UPDATE receipt SET outcome = 'rejected' WHERE envelope = 'e1'", .receipt, "e1 1", "outcome"),
        ("DELETE FROM receipt WHERE envelope = 'e1'", .receipt, "e1 1", nil),
        ("INSERT INTO receipt VALUES ('e5', 1, 5, 'delivered', '250')", .receipt, "e5 1", nil),
        ("UPDATE day SET finished_at = NULL", .day, "2021-04-28", "finished"),
        ("DELETE FROM day", .day, "2021-04-28", nil),
        ("UPDATE silence SET last = last + 90 WHERE id = 1", .silence, "1", "last"),
        ("UPDATE silence SET matcher = '{}' WHERE id = 1", .silence, "1", "matcher"),
        ("UPDATE silence SET author = '李四' WHERE id = 1", .silence, "1", "author"),
        ("UPDATE silence SET lifted_by = NULL WHERE id = 2", .silence, "2", "ended by"),
        ("UPDATE silence SET lifted_by = 'test' WHERE id = 1", .silence, "1", "ended by"),
        ("DELETE FROM silence WHERE id = 2", .silence, "2", nil),
        (
            "INSERT INTO silence SELECT 3, campaign, matcher, author, reason, first, last, NULL FROM silence WHERE id = 1",
            .silence, "3", nil
        ),
        ("DELETE FROM halted_channel", .channel, "maildir", nil),
        ("UPDATE halted_channel SET halted_at = 0", .channel, "maildir", "halted at"),
        ("INSERT INTO halted_channel VALUES ('smtp', 0, '', 0, 0)", .channel, "smtp", nil),
        ("UPDATE campaign_change SET change = '[]'", .campaign, "year", "change"),
        ("DELETE FROM campaign_change", .campaign, "year", nil),
        ("DROP TRIGGER event_is_never_changed", .trigger, "event_is_never_changed", nil),
        ("UPDATE task_tally SET tasks = tasks + 1 WHERE light = 'green'", .count, "局 plain green", "count"),
        (
            "DROP TRIGGER event_is_never_deleted; "
                + "CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event BEGIN SELECT 1; END",
            .trigger, "event_is_never_deleted", "text"
        ),
        (
            "CREATE TRIGGER more AFTER INSERT ON event BEGIN DELETE FROM receipt; END", .trigger, "more", nil
        ),
    ]

    @Test("a table that was edited by hand is noticed, and what of it", arguments: edits.indices)
    func edited(index: Int) async throws {
        let edit = Self.edits[index]
        try await withFullLedger { store in
            try store.edit(edit.sql)
            let report = try audit(store)
            #expect(report.firstBroken == nil)
            #expect(report.differenceCount == 1, "\(edit.sql): \(report.differences)")
            let difference = try #require(report.differences.first)
            #expect(difference.thing == edit.thing)
            #expect(difference.subject == edit.subject)
            #expect(difference.field == edit.field)
            #expect(difference.recorded != difference.found)
        }
    }

    @Test(
        "a reminder that was edited by hand is noticed",
        arguments: [
            ("state = 'told'", ["state"]), ("state = 'superseded'", ["state"]),
            ("recipient = '局/李四'", ["recipient"]), ("occurrence = 18000", ["occurrence"]),
            ("envelope = 'e1'", ["envelope"]), ("rule = 'x'", ["rule"]),
            ("task = (SELECT id FROM task WHERE code = '7')", ["task"]),
        ])
    func reminder(assignment: String, fields: [String]) async throws {
        try await withFullLedger { store in
            try store.edit("UPDATE reminder SET \(assignment) WHERE envelope = 'e3'")
            let report = try audit(store)
            #expect(report.differences.map(\.thing) == fields.map { _ in .reminder })
            #expect(report.differences.compactMap(\.field) == fields)
        }
    }

    @Test("a record whose end was cut off is not what the ledger holds, and not what was noted")
    func shortened() async throws {
        try await withFullLedger { store in
            let last = try #require(try store.wholeRecord().last)
            let noted = NotedEntry(sequence: last.sequence, digest: hexadecimal(last.digest))
            #expect(try audit(store, noted: noted).isSound)
            try store.edit(
                "DROP TRIGGER event_is_never_deleted; DELETE FROM event WHERE kind = 'day-finished'")
            let report = try audit(store, noted: noted)
            #expect(report.firstBroken == AuditReport.BrokenLink(sequence: noted.sequence, cause: .noted))
            #expect(report.differences.map(\.thing) == [.day, .trigger])
        }
    }

    @Test("what happens to the ledger while it is proved is followed")
    func meanwhile() async throws {
        try await withTemporaryDirectory { directory in
            let store = try SQLiteStore(path: directory + "/ledger.sqlite")
            try store.fill((1...2000).map { task("\($0)") })
            let audit = try store.audit(noted: nil)
            var number = 3000
            while true {
                let progress = try audit.advance()
                #expect(progress.done <= progress.total)
                if let report = progress.report {
                    #expect(report.isSound, "\(report.differences.prefix(3))")
                    #expect(report.tasks == number - 1000)
                    return
                }
                number += 1
                try store.apply([.added(task("\(number)"))], in: "year", stamp: stamp())
                try store.edit("UPDATE task SET id = -id - \(number) WHERE code = '\(number)'")
                let first = try #require(try store.task("1", in: "year")).task
                var changed = first
                changed.title += "!"
                try store.apply([.changed(from: first, to: changed)], in: "year", stamp: stamp())
            }
        }
    }

    @Test("an entry of an earlier version says nothing of what it leaves out")
    func earlier() async throws {
        try await withTemporaryDirectory { directory in
            let store = try SQLiteStore(path: directory + "/ledger.sqlite")
            try store.fill([task("1")])
            let older = #"{"deadline":"2021-04-30","owner":"局/張三","state":"open"}"#
            let record = try store.wholeRecord()
            let entry = try #require(record.last)
            let digest = RecordEntry.digest(
                after: record[record.count - 2].digest, sequence: entry.sequence, stamp: entry.stamp,
                kind: entry.kind, campaign: entry.campaign, subject: entry.subject, body: older)
            try store.edit(
                """
                DROP TRIGGER event_is_never_changed;
                UPDATE event SET body = '\(older)', digest = x'\(hexadecimal(digest))' WHERE sequence = \(entry.sequence)
                """)
            #expect(try audit(store).differences.map(\.thing) == [.trigger])
            try store.edit("UPDATE task SET title = 'x'")
            #expect(try audit(store).differences.map(\.thing) == [.trigger])
            try store.edit("UPDATE task SET owner = '局/李四'")
            #expect(try audit(store).differences.map(\.field) == ["owner", nil])
        }
    }
}

extension SQLiteStore {
    /// What somebody with the file in hand does.
    fileprivate func edit(_ sql: String) throws {
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
            try db.execute(sql: sql)
        }
    }
}
