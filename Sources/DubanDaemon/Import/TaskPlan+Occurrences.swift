import DubanCalendar
import DubanCore

/// A task of a row, and when it is due.
struct DatedTask {
    var code: String
    var assigned: Day
    var deadline: Day
    /// Whether it is one of those that a row with a recurrence has.
    var isOccurrence: Bool
}

extension TaskRow {
    /// The codes of the tasks that the row has, or may have had, in a campaign.
    func codes(from first: Day, through last: Day) -> [String] {
        guard case .recurring(let recurrence) = due else { return [code] }
        return [code] + recurrence.days(from: first, through: last).map(occurrenceCode)
    }

    /// `ROW/2021-04`: the row's code and the month of the deadline.
    func occurrenceCode(_ day: Day) -> String {
        code + "/" + day.description.prefix(7)
    }

    /// Bytes of the longest code of its tasks.
    var longestCode: Int {
        if case .recurring = due { return code.utf8.count + "/2021-04".utf8.count }
        return code.utf8.count
    }

    /// What one occurrence counts: to the row's target, and as far as it has come itself.
    func meter(of old: LedgerTask?) -> Meter? {
        meter.map { Meter(target: $0.target, achieved: old?.meter?.achieved ?? 0, unit: $0.unit) }
    }
}

extension TaskPlanner {
    /// A task for each of the days that come again within the campaign, from the day of handing over on. Each is handed over
    /// on the day after the one before it is due, so that nobody is reminded of it early.
    mutating func occurrences(of row: TaskRow, _ recurrence: Recurrence) -> [DatedTask] {
        let problemsBefore = plan.problems.count
        if context.existing[row.code] != nil {
            plan.refuse(
                row.row, .code,
                Phrase(
                    "台賬中的「\(row.code)」是單一時限的任務；周期性的任務須另立序號", "台账中的“\(row.code)”是单一时限的任务；周期性的任务须另立序号",
                    "「\(row.code)」 is in the ledger as a task with one day; a task that comes again needs a code of its own"
                )
            )
        }
        if row.state == .done {
            plan.refuse(
                row.row, .state,
                Phrase(
                    "周期性的任務逐期辦結；請將單元格留空，辦結記在某一期，如 \(row.code)/2021-04",
                    "周期性的任务逐期办结；请将单元格留空，办结记在某一期，如 \(row.code)/2021-04",
                    "each of the tasks that come again is done by itself; leave the cell empty, and enter 辦結 with "
                        + "one of them, such as \(row.code)/2021-04"))
        }
        if !row.milestones.isEmpty || !row.blockers.isEmpty || (row.meter?.achieved ?? 0) != 0 {
            plan.refuse(
                row.row, row.milestones.isEmpty ? row.blockers.isEmpty ? .achieved : .blockers : .milestones,
                Phrase(
                    "此項只屬某一期，而非每期；請記在該期，如 \(row.code)/2021-04", "此项只属某一期，而非每期；请记在该期，如 \(row.code)/2021-04",
                    "that is true of one of the tasks that come again, and not of all; enter it with it, such as "
                        + "\(row.code)/2021-04"))
        }
        let start = max(row.assigned ?? context.today, context.firstDay)
        var tasks: [DatedTask] = []
        var previous: Day?
        var isFirst = true
        for day in recurrence.days(from: context.firstDay, through: context.lastDay) {
            defer { previous = day }
            let code = row.occurrenceCode(day)
            let old = context.existing[code]
            guard day >= start || old != nil else { continue }
            if let other = rowOf.updateValue(row.row, forKey: code) {
                plan.refuse(
                    row.row, .code,
                    Phrase(
                        "其中一期的序號「\(code)」在第 \(other) 行已有", "其中一期的序号“\(code)”在第 \(other) 行已有",
                        "the code 「\(code)」 of one of its tasks stands in row \(other) already"))
            }
            var assigned = previous.map { $0 + 1 } ?? start
            if isFirst, day >= start { (assigned, isFirst) = (start, false) }
            // The words are the same: whatever has been agreed on since stays.
            let isKept = old?.deadlineWords == row.deadlineWords
            tasks.append(
                DatedTask(
                    code: code, assigned: old?.assigned ?? min(assigned, day),
                    deadline: isKept ? old?.deadline ?? day : day, isOccurrence: true))
        }
        if tasks.isEmpty, plan.problems.count == problemsBefore {
            plan.refuse(
                row.row, .deadline,
                Phrase(
                    "從 \(start) 到行動結束的 \(context.lastDay)，沒有一期到期", "从 \(start) 到行动结束的 \(context.lastDay)，没有一期到期",
                    "none of its days lies between \(start) and the end of the campaign on \(context.lastDay)"))
        }
        return tasks
    }
}
