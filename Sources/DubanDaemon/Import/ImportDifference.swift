import DubanCalendar
import DubanControl
import DubanCore
import DubanStore

extension LedgerMessages.ImportResult {
    /// What a plan would do, for people: at most ``mostChanges`` of its changes.
    init(_ plan: ImportPlan<Person>, applied: Bool) {
        self.init(plan, applied: applied, code: \.id.description, title: \.address, fields: fields)
    }

    /// What a plan would do, for people.
    init(_ plan: ImportPlan<LedgerTask>, applied: Bool) {
        self.init(plan, applied: applied, code: \.code, title: \.title, fields: fields)
    }

    private init<Value>(
        _ plan: ImportPlan<Value>, applied: Bool, code: (Value) -> String, title: (Value) -> String,
        fields: (Value) -> [(String, String)]
    ) {
        self.init()
        self.applied = applied
        unchanged = plan.unchanged
        problems = plan.problems
        unreadColumns = plan.unreadColumns
        for change in plan.changes {
            switch change {
            case .added(let value):
                added += 1
                guard changes.count < Self.mostChanges else { continue }
                changes.append(Change(kind: .added, code: code(value), title: title(value), fields: []))
            case .changed(let before, let after):
                changed += 1
                guard changes.count < Self.mostChanges else { continue }
                let differences = zip(fields(before), fields(after)).filter { $0.1 != $1.1 }.map {
                    FieldChange(field: $0.0, before: $0.1, after: $1.1)
                }
                changes.append(
                    Change(kind: .changed, code: code(after), title: title(after), fields: differences))
            }
        }
    }
}

private func fields(_ person: Person) -> [(String, String)] {
    [
        ("role", person.role.rawValue), ("address", person.address), ("channel", person.channel ?? ""),
        ("account", person.account ?? ""),
        ("window", person.window.map { "\($0.opens)-\($0.closes)" } ?? ""),
        ("superior", person.superior?.description ?? ""),
        ("language", person.language.rawValue), ("absentFrom", person.absence?.first.description ?? ""),
        ("absentUntil", person.absence?.last.description ?? ""),
        ("deputy", person.absence?.deputy?.description ?? ""),
    ]
}

private func fields(_ task: LedgerTask) -> [(String, String)] {
    func day(_ planned: String, _ actual: String?) -> String { actual.map { "\(planned)(\($0))" } ?? planned }
    return [
        ("title", task.title), ("pillar", task.pillar), ("unit", task.unit), ("owner", task.owner.description),
        ("lead", task.lead?.description ?? ""), ("assigned", task.assigned.description),
        ("deadline", task.deadline.description), ("deadlineWords", task.deadlineWords ?? ""),
        ("state", task.state.rawValue),
        ("target", task.meter.map { String($0.target) } ?? ""),
        ("achieved", task.meter.map { String($0.achieved) } ?? ""), ("meterUnit", task.meter?.unit ?? ""),
        (
            "milestones",
            task.milestones.map { $0.name + ":" + day($0.planned.description, $0.reached?.description) }
                .joined(separator: "; ")
        ),
        (
            "blockers",
            task.blockers.map { $0.name + ":" + day($0.since.description, $0.resolved?.description) }
                .joined(separator: "; ")
        ),
        (
            "attributes",
            task.attributes.sorted { $0.key < $1.key }.map { $0.key + "=" + $0.value.text }.joined(separator: "; ")
        ),
        ("recusedUnits", task.recusedUnits.joined(separator: "; ")), ("parent", task.parent ?? ""),
    ]
}
