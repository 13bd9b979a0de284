import DubanCore
import GRDB

/// An entry of the record that a row is held against.
struct ComparedEntry {
    let at: Int64
    let actor: String
    let campaign: String
    let subject: String
    let body: String
    let facts: [String: String]

    /// An entry that is there; one with a body that is no JSON has no facts.
    init(_ sequence: Int64, _ db: Database) throws {
        let sql = "SELECT at, actor, campaign, subject, body FROM event WHERE sequence = ?"
        let row = try value(Row.fetchOne(db.cachedStatement(sql: sql), arguments: [sequence]), "event.sequence")
        (at, actor, campaign) = (row["at"], row["actor"], row["campaign"])
        (subject, body) = (row["subject"], row["body"])
        facts = ComparedEntry.facts(body)
    }

    static func facts(_ body: String) -> [String: String] {
        ((try? decoded([String: FactText].self, body)) ?? [:]).mapValues(\.text)
    }
}

/// A string or a number of a flat JSON object, as text.
private struct FactText: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self.text = text
        } else {
            text = String(try container.decode(Int.self))
        }
    }
}

/// What is wrong with one row.
struct RowCheck {
    private let thing: LedgerComparison.Thing
    private let campaign: String
    private let subject: String
    private(set) var differences: [AuditReport.Difference] = []

    init(_ thing: LedgerComparison.Thing, campaign: String, subject: String) {
        self.thing = thing
        self.campaign = campaign
        self.subject = subject
    }

    mutating func differs(_ field: String?, _ recorded: String?, _ found: String?) {
        differences.append(
            AuditReport.Difference(
                thing, campaign: campaign, subject: subject, field: field, recorded: recorded, found: found))
    }

    mutating func field(_ name: String, _ recorded: String?, _ found: String?) {
        if recorded != found { differs(name, recorded, found) }
    }

    /// The ledger has what no entry speaks of.
    mutating func unrecorded() { differs(nil, nil, "there") }

    /// The ledger does not have what an entry speaks of.
    mutating func missing() { differs(nil, "there", nil) }

    /// The row holds what no version of duban writes.
    mutating func unreadable() { differs(nil, "there", "unreadable") }

    /// - Parameters:
    ///   - marker: The fact that only entries have which leave nothing out.
    ///   - others: Facts of the entry that are no facts of the row.
    mutating func facts(_ entry: ComparedEntry, found: String, marker: String, except others: Set<String> = []) {
        // The same facts are the same text.
        if entry.body == found { return }
        let found = ComparedEntry.facts(found)
        var names = Set(entry.facts.keys)
        if entry.facts[marker] != nil { names.formUnion(found.keys) }
        for name in names.subtracting(others).subtracting(["originalDeadline"]).sorted() {
            field(name, entry.facts[name], found[name])
        }
    }
}

extension AuditReport {
    mutating func take(_ check: RowCheck) {
        for difference in check.differences { add(difference) }
    }
}
