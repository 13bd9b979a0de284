import ArgumentParser
import DubanCalendar
import DubanControl
import DubanCore

struct TaskShow: ControlCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Show everything about a task.")

    @Argument(help: "The task's code.")
    var code: String

    @Option(help: "The campaign's code; needed where there are several.")
    var campaign: String?

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) throws {
        let task = try session.connect().call(
            LedgerMessages.GetTask.method, LedgerMessages.GetTask(campaign: campaign, code: code),
            as: LedgerMessages.OneTask.self
        ).task
        if client.json { return try session.printJSON(task) }
        session.print("\(task.code, tint: .bold)  \(task.title, tint: .bold)")
        for (label, value) in facts(task) {
            session.print("  \(label)\(String(repeating: " ", count: 13 - label.count))\(value)")
        }
        show(task, session)
    }

    private func facts(_ task: LedgerMessages.TaskDescription) -> [(String, StyledText)] {
        var facts: [(String, StyledText)] = [("light", light(task)), ("state", "\(task.state.rawValue)")]
        if let parked = task.parked { facts.append(("parked", "\(parked, tint: .red)")) }
        facts += [
            ("campaign", "\(task.campaign)"), ("pillar", "\(task.pillar)"), ("unit", "\(task.unit)"),
            ("owner", "\(task.owner)"),
        ]
        if let lead = task.lead { facts.append(("lead", "\(lead)")) }
        facts += [("handed over", "\(task.assigned)"), ("deadline", deadline(task))]
        if let words = task.deadlineWords { facts.append(("written as", "\(words)")) }
        if let meter = task.meter { facts.append(("meter", "\(meter.text)")) }
        if let parent = task.parent { facts.append(("part of", "\(parent)")) }
        facts += [
            ("last review", "\(task.lastReview?.description ?? "not yet")"),
            ("next review", "\(task.nextReview?.description ?? "none")"),
        ]
        return facts
    }

    private func light(_ task: LedgerMessages.TaskDescription) -> StyledText {
        let since: StyledText = task.lightSince.map { "\(task.light) since \($0)" } ?? "\(task.light)"
        guard let reason = task.lightReason else { return since }
        return "\(since): \(reason.sentence.traditional) (\(reason.rule))"
    }

    private func deadline(_ task: LedgerMessages.TaskDescription) -> StyledText {
        guard task.slips > 0 || task.deadline != task.originalDeadline else { return "\(task.deadline)" }
        return "\(task.deadline), first set to \(task.originalDeadline), moved \(counted(task.slips, "time"))"
    }

    private func show(_ task: LedgerMessages.TaskDescription, _ session: Session) {
        show("MILESTONE", "PLANNED", "REACHED", task.milestones.map { ($0.name, $0.planned, $0.reached) }, session)
        show("BLOCKER", "SINCE", "RESOLVED", task.blockers.map { ($0.name, $0.since, $0.resolved) }, session)
        guard !task.attributes.isEmpty else { return }
        var table = Table([.init(title: "  ATTRIBUTE"), .init(title: "VALUE")])
        for attribute in task.attributes {
            table.append(["  \(attribute.name)", "\(attribute.value)"])
        }
        session.print("")
        session.print(table)
    }

    private func show(
        _ name: String, _ start: String, _ end: String, _ stages: [(String, Day, Day?)], _ session: Session
    ) {
        guard !stages.isEmpty else { return }
        var table = Table([.init(title: "  " + name), .init(title: start), .init(title: end)])
        for stage in stages {
            table.append(["  \(stage.0)", "\(stage.1)", "\(stage.2?.description ?? "–")"])
        }
        session.print("")
        session.print(table)
    }
}

extension Meter {
    /// 45 of 100 家.
    fileprivate var text: String {
        func plain(_ number: Double) -> String { Int(exactly: number).map(String.init) ?? String(number) }
        return "\(plain(achieved)) of \(plain(target))" + (unit.isEmpty ? "" : " " + unit)
    }
}
