import DubanCalendar
package import DubanCore
package import DubanVarlink
import FoundationEssentials

/// The call that brings a ledger's rows is read and written by hand, since there are many of them. `Codable` reads and writes
/// the same, and does so for what most rows lack.
extension LedgerMessages.StageTasks {
    /// The rows of a call.
    ///
    /// - Throws: `InvalidParameter`.
    package static func rows(of call: VarlinkCall) throws -> [TaskRow] {
        try call.argument("rows") { reader in
            var rows: [TaskRow] = []
            try reader.elements { rows.append(try TaskRow(from: &$0)) }
            return rows
        }
    }

    /// The call.
    package var request: VarlinkRequest {
        get throws {
            var json = Array(#"{"rows":["#.utf8)
            for row in rows {
                if json.last != UInt8(ascii: "[") { json.append(UInt8(ascii: ",")) }
                json += try row.json.bytes
            }
            return VarlinkRequest(method: Self.method, json: json + Array("]}".utf8))
        }
    }
}

extension TaskRow {
    private struct Missing: Error {}

    fileprivate init(from reader: inout JSONReader) throws {
        var row: Int?
        var code: String?
        var title: String?
        var pillar: String?
        var unit: String?
        var owner: String?
        var rest = TaskRow(row: 0, code: "", title: "", pillar: "", unit: "", owner: "", due: nil)
        var recurrence: Recurrence?
        try reader.members { name, reader in
            if reader.takesNull() { return }
            switch name {
            case "row": row = try reader.integer()
            case "code": code = try reader.string()
            case "title": title = try reader.string()
            case "pillar": pillar = try reader.string()
            case "unit": unit = try reader.string()
            case "owner": owner = try reader.string()
            case "lead": rest.lead = try reader.string()
            case "assigned": rest.assigned = try Self.day(&reader)
            case "deadline": rest.due = .day(try Self.day(&reader))
            case "recurrence": recurrence = try reader.decoded(Recurrence.self)
            case "deadlineWords": rest.deadlineWords = try reader.string()
            case "isSuggested": rest.isSuggested = try reader.decoded(Bool.self)
            case "state": rest.state = try reader.decoded(TaskState.self)
            case "meter": rest.meter = try reader.decoded(Meter.self)
            case "milestones": rest.milestones = try reader.decoded([Milestone].self)
            case "blockers": rest.blockers = try reader.decoded([Blocker].self)
            case "attributes": try reader.members { rest.attributes[$0] = try $1.string() }
            case "parent": rest.parent = try reader.string()
            default: try reader.skip()
            }
        }
        guard let row, let code, let title, let pillar, let unit, let owner else { throw Missing() }
        (rest.row, rest.code, rest.title, rest.pillar, rest.unit, rest.owner) = (row, code, title, pillar, unit, owner)
        if let recurrence { rest.due = .recurring(recurrence) }
        self = rest
    }

    private static func day(_ reader: inout JSONReader) throws -> Day {
        guard let day = Day(try reader.string()) else { throw Missing() }
        return day
    }

    fileprivate var json: JSONObject {
        get throws {
            func json(_ value: some Encodable) throws -> Data { try JSONEncoder().encode(value) }
            var object = JSONObject()
            object.add("row", row)
            object.add("code", code)
            object.add("title", title)
            object.add("pillar", pillar)
            object.add("unit", unit)
            object.add("owner", owner)
            object.add("lead", lead)
            object.add("assigned", assigned?.description)
            switch due {
            case .day(let day): object.add("deadline", day.description)
            case .recurring(let recurrence): object.add("recurrence", json: try json(recurrence))
            case nil: break
            }
            object.add("deadlineWords", deadlineWords)
            if isSuggested { object.add("isSuggested", json: "true".utf8) }
            object.add("state", state?.rawValue)
            if let meter { object.add("meter", json: try json(meter)) }
            if !milestones.isEmpty { object.add("milestones", json: try json(milestones)) }
            if !blockers.isEmpty { object.add("blockers", json: try json(blockers)) }
            if !attributes.isEmpty {
                var texts = JSONObject()
                for (header, text) in attributes.sorted(by: { $0.key < $1.key }) { texts.add(header, text) }
                object.add("attributes", json: texts.bytes)
            }
            object.add("parent", parent)
            return object
        }
    }
}
