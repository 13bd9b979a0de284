import DubanCalendar
import DubanCore
import DubanStore
import GRDB

extension LedgerComparison {
    func compareTask(
        _ row: Row, _ replay: inout RecordReplay, _ store: SQLiteStore, _ db: Database
    ) throws {
        let key = RecordReplay.CampaignKey(campaign: row["campaign"], code: row["code"])
        var check = RowCheck(.task, campaign: key.campaign, subject: key.code)
        defer { replay.report.take(check) }
        guard let task = replay.tasks[key] else { return check.unrecorded() }
        replay.tasks[key]?.isCompared = true
        let entry = try ComparedEntry(task.entry, db)
        guard let facts = try? store.facts(store.task(row)).text else { return check.unreadable() }
        check.facts(entry, found: facts, marker: "assigned", except: ["actingFor", "reason", "text"])
        let added = task.added == task.entry ? entry : try ComparedEntry(task.added, db)
        check.field(
            "originalDeadline", added.facts["originalDeadline"] ?? added.facts["deadline"],
            day(row["original_deadline"]))
        check.field("slips", "\(task.slips)", "\(row["slips"] as Int)")
        check.field("light", task.light, row["light"])
    }

    func comparePerson(
        _ row: Row, _ replay: inout RecordReplay, _ store: SQLiteStore, _ db: Database
    ) throws {
        let id: String = row["id"]
        var check = RowCheck(.person, campaign: "", subject: id)
        defer { replay.report.take(check) }
        guard let person = replay.people[id] else { return check.unrecorded() }
        replay.people[id]?.isCompared = true
        guard let facts = try? store.facts(store.person(row)).text else { return check.unreadable() }
        check.facts(try ComparedEntry(person.entry, db), found: facts, marker: "unit")
        check.field("unreachable", person.unreachable, row["unreachable"])
    }

    func compareReminder(_ row: Row, _ replay: inout RecordReplay, _ db: Database) throws {
        let id: String = row["id"]
        var check = RowCheck(.reminder, campaign: row["campaign"] ?? "", subject: id)
        defer { replay.report.take(check) }
        guard let reminder = replay.reminders[id] else { return check.unrecorded() }
        replay.reminders[id]?.isCompared = true
        let entry = try ComparedEntry(reminder.entry, db)
        check.field("campaign", entry.campaign, row["campaign"])
        check.field("task", entry.subject, row["code"])
        for name in ["recipient", "rule", "rung"] { check.field(name, entry.facts[name], row[name]) }
        check.field("occurrence", entry.facts["occurrence"], day(row["occurrence"]))
        guard let state = reminder.state else { return }
        check.field("state", state.rawValue, row["state"])
        switch state {
        case .composed, .told, .undeliverable: check.field("envelope", reminder.envelope, row["envelope"])
        case .pending, .superseded: break
        }
    }

    func compareDay(_ row: Row, _ replay: inout RecordReplay, _ db: Database) throws {
        let key = RecordReplay.CampaignKey(campaign: row["campaign"], code: day(row["day"]))
        var check = RowCheck(.day, campaign: key.campaign, subject: key.code)
        defer { replay.report.take(check) }
        guard let day = replay.days[key] else { return check.unrecorded() }
        replay.days[key]?.isCompared = true
        for (name, column, entry) in [
            ("opened", "opened_at", day.opened), ("finished", "finished_at", day.finished),
        ] {
            let recorded = try entry.map { "\(try ComparedEntry($0, db).at)" }
            check.field(name, recorded, (row[column] as Int64?).map { "\($0)" })
        }
    }

    func day(_ number: Int) -> String {
        let day = Day(number: number)
        return Int(day.number) == number ? day.description : "\(number)"
    }

    func compareSilence(_ row: Row, _ replay: inout RecordReplay, _ db: Database) throws {
        let id: Int64 = row["id"]
        var check = RowCheck(.silence, campaign: row["campaign"], subject: "\(id)")
        defer { replay.report.take(check) }
        guard let silence = replay.silences[id] else { return check.unrecorded() }
        replay.silences[id]?.isCompared = true
        let added = try ComparedEntry(silence.added, db)
        check.field("campaign", added.campaign, row["campaign"])
        check.field("author", added.actor, row["author"])
        for name in ["matcher", "reason"] { check.field(name, added.facts[name], row[name]) }
        for name in ["first", "last"] { check.field(name, added.facts[name], day(row[name])) }
        check.field("ended by", try silence.ended.map { try ComparedEntry($0, db).actor }, row["lifted_by"])
    }

    /// Which words it was last halted with, and when it is tried again, no entry tells.
    func compareChannel(_ row: Row, _ replay: inout RecordReplay, _ db: Database) throws {
        let name: String = row["name"]
        var check = RowCheck(.channel, campaign: "", subject: name)
        defer { replay.report.take(check) }
        guard let halted = replay.haltedChannels[name] else { return check.unrecorded() }
        replay.haltedChannels[name]?.isCompared = true
        check.field("halted at", "\(try ComparedEntry(halted.entry, db).at)", "\(row["halted_at"] as Int64)")
    }

    func compareCampaign(_ row: Row, _ replay: inout RecordReplay, _ db: Database) throws {
        let code: String = row["campaign"]
        var check = RowCheck(.campaign, campaign: code, subject: code)
        defer { replay.report.take(check) }
        guard let change = replay.campaignChanges[code] else { return check.unrecorded() }
        replay.campaignChanges[code]?.isCompared = true
        check.field("change", try ComparedEntry(change.entry, db).facts["change"], row["change"])
    }

    /// What is counted by triggers is what there is.
    func compareCounts(_ replay: inout RecordReplay, _ db: Database) throws {
        let sql = """
            SELECT campaign, subject, sum(there) AS there, sum(counted) AS counted FROM (
                SELECT campaign, unit || ' ' || pillar || ' ' || light AS subject, count(*) AS there, 0 AS counted
                FROM task WHERE state = 'open' GROUP BY 1, 2
                UNION ALL SELECT campaign, unit || ' ' || pillar || ' ' || light, 0, tasks FROM task_tally
                UNION ALL SELECT campaign, state, count(*), 0 FROM envelope GROUP BY 1, 2
                UNION ALL SELECT campaign, state, 0, envelopes FROM envelope_tally
            ) GROUP BY campaign, subject HAVING sum(there) <> sum(counted) ORDER BY campaign, subject
            """
        for row in try Row.fetchAll(db, sql: sql) {
            var check = RowCheck(.count, campaign: row["campaign"], subject: row["subject"])
            check.field("count", "\(row["there"] as Int)", "\(row["counted"] as Int)")
            replay.report.take(check)
        }
    }

    /// The triggers of a ledger that was just made are what every ledger has, word by word.
    func compareTriggers(_ replay: inout RecordReplay, _ db: Database) throws {
        let new = try DatabaseQueue()
        try Schema.migrator.migrate(new)
        let right = try new.read(Self.triggers)
        let found = try Self.triggers(db)
        for name in Set(right.keys).union(found.keys).sorted() where right[name] != found[name] {
            var check = RowCheck(.trigger, campaign: "", subject: name)
            if right[name] == nil {
                check.unrecorded()
            } else if found[name] == nil {
                check.missing()
            } else {
                check.field("text", right[name], found[name])
            }
            replay.report.take(check)
        }
    }

    private static func triggers(_ db: Database) throws -> [String: String] {
        let rows = try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        return Dictionary(uniqueKeysWithValues: rows.map { ($0["name"], $0["sql"]) })
    }
}
