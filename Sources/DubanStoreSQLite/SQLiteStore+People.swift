import DubanCalendar
package import DubanCore
package import DubanStore
import GRDB

extension SQLiteStore {
    package func people() throws -> [Person] {
        try queue.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM person ORDER BY id").map(person)
        }
    }

    package func apply(_ changes: [Change<Person>], stamp: Stamp) throws {
        try queue.write { db in
            var record = try recordWriter(db, stamp: stamp, campaign: "")
            for change in changes {
                switch change {
                case .added(let person):
                    try write(person, db)
                    try record.append(.personAdded, person.id.description, facts(person))
                case .changed(_, let person):
                    try write(person, db)
                    try record.append(.personChanged, person.id.description, facts(person))
                    // What is on its way to them goes where they are now.
                    for campaign in try String.fetchAll(
                        db,
                        sql:
                            "SELECT DISTINCT campaign FROM envelope WHERE person = ? AND state IN ('queued', 'leased')",
                        arguments: [person.id.description])
                    {
                        _ = try recall(.person(person.id), in: campaign, db, &record)
                    }
                }
            }
        }
    }

    private func write(_ person: Person, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO person
                    (id, name, unit, role, address, superior, language, absent_from, absent_until, deputy, channel,
                     account, opens, closes)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET
                    unreachable = iif(
                        (address, channel, account) IS (excluded.address, excluded.channel, excluded.account),
                        unreachable, NULL),
                    failing_since = iif(
                        (address, channel, account) IS (excluded.address, excluded.channel, excluded.account),
                        failing_since, NULL),
                    role = excluded.role, address = excluded.address, superior = excluded.superior,
                    language = excluded.language, absent_from = excluded.absent_from,
                    absent_until = excluded.absent_until, deputy = excluded.deputy, channel = excluded.channel,
                    account = excluded.account, opens = excluded.opens, closes = excluded.closes
                """,
            arguments: [
                person.id.description, person.name, person.unit, person.role.rawValue, person.address,
                person.superior?.description, person.language.rawValue, person.absence?.first.number,
                person.absence?.last.number, person.absence?.deputy?.description, person.channel, person.account,
                person.window?.opens, person.window?.closes,
            ])
    }

    /// All that is known of somebody. An entry with `unit` has all of it; earlier versions left some out.
    func facts(_ person: Person) -> JSONObject {
        var facts = JSONObject()
        facts.add("account", person.account)
        facts.add("address", person.address)
        facts.add("channel", person.channel)
        if let window = person.window { facts.add("window", "\(window.opens)-\(window.closes)") }
        facts.add("deputy", person.absence?.deputy?.description)
        facts.add("absentFrom", person.absence?.first.description)
        facts.add("absentUntil", person.absence?.last.description)
        facts.add("language", person.language.rawValue)
        facts.add("name", person.name)
        facts.add("role", person.role.rawValue)
        facts.add("superior", person.superior?.description)
        facts.add("unit", person.unit)
        return facts
    }

    func person(_ row: Row) throws -> Person {
        var absence: Absence?
        if let first = day(row["absent_from"]), let last = day(row["absent_until"]) {
            absence = Absence(first: first, last: last, deputy: (row["deputy"] as String?).map { PersonID($0) })
        }
        var window: DeliveryWindow?
        if let opens: Int = row["opens"], let closes: Int = row["closes"] {
            window = DeliveryWindow(opens: opens, closes: closes)
        }
        return Person(
            name: row["name"], unit: row["unit"], role: try value(Role(rawValue: row["role"]), "person.role"),
            address: row["address"], channel: row["channel"], account: row["account"], window: window,
            superior: (row["superior"] as String?).map { PersonID($0) },
            language: try value(Language(rawValue: row["language"]), "person.language"), absence: absence)
    }
}
