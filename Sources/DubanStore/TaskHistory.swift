import DubanCalendar
package import DubanCore
import FoundationEssentials

/// How the tasks of a campaign stood, replayed from the record alone, an entry after another.
package struct TaskHistory: Sendable {
    /// The kinds of entry that say something of how a task stands.
    package static let kinds: [RecordEntry.Kind] = RecordEntry.Kind.allCases.filter { kind in
        switch kind {
        case .taskAdded, .taskChanged, .lightChanged: true
        default: kind.rawValue.hasPrefix("process-")
        }
    }

    private var standings: [String: ReportedTask] = [:]

    package init() {}

    /// As they stand after what was replayed, in the order of their codes.
    package var tasks: [ReportedTask] {
        standings.values.sorted { $0.code < $1.code }
    }

    /// Replays an entry; those of other kinds say nothing.
    ///
    /// - Throws: An error where its body is not what this version writes.
    package mutating func take(_ entry: RecordEntry) throws {
        switch entry.kind {
        case .lightChanged:
            let change = try JSONDecoder().decode(LightChange.self, from: Data(entry.body.utf8))
            if let light = Light(rawValue: change.to) { standings[entry.subject]?.light = light }
        case let kind where Self.kinds.contains(kind):
            let facts = try JSONDecoder().decode(RecordedTask.self, from: Data(entry.body.utf8))
            try take(facts, of: entry)
        default: break
        }
    }

    private mutating func take(_ facts: RecordedTask, of entry: RecordEntry) throws {
        guard let state = TaskState(rawValue: facts.state) else { return }
        let old = standings[entry.subject]
        var task = ReportedTask(
            code: entry.subject, title: facts.title, pillar: facts.pillar, unit: facts.unit, owner: facts.owner,
            state: state, light: old?.light ?? .green, deadline: facts.deadline,
            originalDeadline: old?.originalDeadline, closed: old?.closed, slips: old?.slips ?? [],
            numbers: try facts.numbers())
        if let old, old.deadline != facts.deadline { task.slips.append(entry.stamp.day) }
        if !task.isClosed {
            task.closed = nil
        } else if let old, !old.isClosed {
            task.closed = entry.stamp.day
        }
        standings[entry.subject] = task
    }

    private struct LightChange: Decodable {
        var to: String
    }

    private struct RecordedTask: Decodable {
        var title: String
        var pillar: String
        var unit: String
        var owner: PersonID
        var state: String
        var deadline: Day
        var detail: String?

        /// The attributes that are numbers.
        func numbers() throws -> [String: Double] {
            guard let detail else { return [:] }
            return try JSONDecoder().decode(Detail.self, from: Data(detail.utf8)).attributes.compactMapValues { value in
                if case .number(let number) = value { number } else { nil }
            }
        }
    }

    private struct Detail: Decodable {
        var attributes: [String: AttributeValue]
    }
}
