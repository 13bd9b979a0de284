import ArgumentParser
import DubanCalendar
import DubanControl
import DubanCore

/// What may be said of a task beside its code, title, pillar, unit, owner and deadline.
struct TaskDetailOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The leader in charge of it.", valueName: "name"))
    var lead: String?

    @Option(
        parsing: .unconditional, help: ArgumentHelp("What its meter is to reach.", valueName: "amount"),
        transform: Arguments.removable(Arguments.amount))
    var target: Given<Double>?

    @Option(
        parsing: .unconditional, help: ArgumentHelp("What its meter shows now.", valueName: "amount"),
        transform: Arguments.amount)
    var achieved: Double?

    @Option(help: ArgumentHelp("What is counted: 家, 億元, %.", valueName: "unit"))
    var meterUnit: String?

    @Option(
        name: .customLong("milestone"),
        help: ArgumentHelp(
            "A stage with the day it is planned for, and the day it was reached; once for each.",
            valueName: "name=day[,day]"),
        transform: Arguments.removable(Stage.init))
    var milestones: [Given<Stage>] = []

    @Option(
        name: .customLong("blocker"),
        help: ArgumentHelp(
            "What stands in the way, since when, and since when no more; once for each.",
            valueName: "name=day[,day]"),
        transform: Arguments.removable(Stage.init))
    var blockers: [Given<Stage>] = []

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp("An attribute that the pillar's rules read; once for each.", valueName: "attribute=value"),
        transform: Assignment.init)
    var attributes: [Assignment] = []

    @Option(help: ArgumentHelp("The task that it is part of.", valueName: "code"))
    var parent: String?

    /// `開工=2021-05-01,2021-05-03`
    struct Stage: Sendable {
        let name: String
        let first: Day
        let second: Day?

        init(_ argument: String) throws {
            let assignment = try Assignment(argument)
            let days = assignment.value.split(separator: ",", omittingEmptySubsequences: false)
            guard !assignment.name.isEmpty, days.count <= 2 else {
                throw ValidationError("'\(argument)' must be a name and one or two days, such as 開工=2021-05-01.")
            }
            name = assignment.name
            first = try Arguments.day(String(days[0]))
            second = try days.dropFirst().first.map { try Arguments.day(String($0)) }
        }
    }

    /// `name=value`
    struct Assignment: Sendable {
        let name: String
        let value: String

        init(_ argument: String) throws {
            guard let sign = argument.firstIndex(of: "="), sign != argument.startIndex else {
                throw ValidationError("'\(argument)' must be a name, an equals sign and a value.")
            }
            name = String(argument[..<sign])
            value = String(argument[argument.index(after: sign)...])
        }
    }

    /// Whether the meter is taken away.
    func removesMeter() throws -> Bool {
        guard let target, target.isNothing else { return false }
        if achieved != nil || !(meterUnit ?? "").isEmpty {
            throw ValidationError("An empty --target takes the meter away; then it shows nothing and counts nothing.")
        }
        return true
    }

    /// The meter that is meant, given the one that there is.
    func meter(_ old: Meter?) throws -> Meter? {
        if target == nil, achieved == nil, meterUnit == nil { return nil }
        guard let target = target?.value ?? old?.target else {
            throw ValidationError("A meter needs a --target.")
        }
        return Meter(target: target, achieved: achieved ?? old?.achieved ?? 0, unit: meterUnit ?? old?.unit ?? "")
    }

    var milestoneList: [Milestone] {
        milestones.compactMap(\.value).map { Milestone(name: $0.name, planned: $0.first, reached: $0.second) }
    }
    var blockerList: [Blocker] {
        blockers.compactMap(\.value).map { Blocker(name: $0.name, since: $0.first, resolved: $0.second) }
    }
    var attributeMap: [String: String] {
        Dictionary(attributes.map { ($0.name, $0.value) }, uniquingKeysWith: { _, last in last })
    }
}

extension Session {
    /// Shows the task as it is now, or ends with the reasons why nothing was changed.
    func show(_ changed: LedgerMessages.ChangedTask, _ client: ClientOptions) throws {
        guard let task = changed.task else {
            throw CommandFailure(changed.problems)
        }
        if client.json { return try printJSON(task) }
        print(
            text(
                "\(task.code, tint: .bold) \(task.title)：責任人 \(task.owner)，完成時限 \(task.deadline)",
                "\(task.code, tint: .bold) \(task.title)：责任人 \(task.owner)，完成时限 \(task.deadline)",
                "\(task.code, tint: .bold) \(task.title): \(task.owner) until \(task.deadline)"))
    }
}
