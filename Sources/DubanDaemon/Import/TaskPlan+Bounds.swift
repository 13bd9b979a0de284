import DubanCalendar
import DubanCore

/// What a row may hold, whoever wrote it: a file's reader has looked already, other programs have not. What is taken here
/// can be exported and imported again.
extension TaskPlanner {
    /// Numbers are written with their digits; one of more is a slip.
    private static let numbers = -1e15...1e15

    mutating func checkWords(_ row: TaskRow) {
        if row.code.isBlank {
            plan.refuse(
                row.row, .code,
                Phrase(
                    "序號為空；如 CY-001 即可", "序号为空；如 CY-001 即可", "the code is empty; something such as CY-001 would be right"
                ))
        }
        if row.title.isBlank {
            plan.refuse(
                row.row, .title,
                Phrase(
                    "任務名稱為空；請用一句話寫明要辦什麼", "任务名称为空；请用一句话写明要办什么",
                    "the title is empty; a line that says what is to be done would be right"))
        }
    }

    mutating func checkNumbers(_ row: TaskRow) {
        guard let meter = row.meter else { return }
        for (number, field) in [(meter.target, ImportField.target), (meter.achieved, .achieved)]
        where !Self.numbers.contains(number) {
            plan.refuse(
                row.row, field,
                Phrase(
                    "數值須在正負一千萬億之間；較大的請改用較大的計量單位", "数值须在正负一千万亿之间；较大的请改用较大的计量单位",
                    "a number lies between -10^15 and 10^15; a larger one needs a larger unit"))
        }
    }

    mutating func checkBlockers(_ row: TaskRow) {
        for blocker in row.blockers {
            guard let resolved = blocker.resolved, resolved < blocker.since else { continue }
            plan.refuse(
                row.row, .blockers,
                Phrase(
                    "「\(blocker.name)」於 \(blocker.since) 才出現，不能在 \(resolved) 已解決",
                    "“\(blocker.name)”于 \(blocker.since) 才出现，不能在 \(resolved) 已解决",
                    "「\(blocker.name)」 was resolved on \(resolved), before it began on \(blocker.since)"))
        }
    }

    /// A deadline that is new lies within the campaign; 1999 and 2099 are slips of the pen.
    mutating func checkDeadline(_ day: Day, of row: TaskRow, _ old: LedgerTask?) {
        guard old?.deadline != day, !(context.firstDay...context.lastDay).contains(day) else { return }
        let (first, last) = (context.firstDay, context.lastDay)
        plan.refuse(
            row.row, .deadline,
            Phrase(
                "完成時限 \(day) 不在行動期內；行動自 \(first) 至 \(last)", "完成时限 \(day) 不在行动期内；行动自 \(first) 至 \(last)",
                "the deadline \(day) lies outside the campaign, which runs from \(first) to \(last)"))
    }

    /// A task has no end of tasks above it.
    mutating func checkParents(_ rows: [TaskRow]) {
        var parents = context.existing.mapValues(\.parent)
        for row in rows { parents[row.code] = .some(row.parent) }
        for row in rows where row.parent != row.code && leadsBack(row.code, parents) {
            plan.refuse(
                row.row, .parent,
                Phrase(
                    "「\(row.code)」的上級任務層層向上又回到它自己", "“\(row.code)”的上级任务层层向上又回到它自己",
                    "the tasks above 「\(row.code)」 lead back to it; the line must end at a task without a parent"))
        }
    }

    private func leadsBack(_ start: String, _ parents: [String: String?]) -> Bool {
        var seen: Set<String> = []
        var next = parents[start] ?? nil
        while let current = next, seen.insert(current).inserted {
            if current == start { return true }
            next = parents[current] ?? nil
        }
        return false
    }
}

extension String {
    /// Whether it says nothing.
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
