import DubanCalendar
import DubanControl
import DubanCore

/// Goes through a ledger's open tasks, and notes what an office should mend before their days come. Pure.
struct OutlookSurvey {
    /// The days that are looked at.
    let span: ClosedRange<Day>
    let calendar: WorkCalendar
    let roster: Roster

    private var unheardTasks: [RehearsalMessages.UnheardTask] = []
    private var unheard = 0
    private var daysOff: [Day: Int] = [:]
    private var gaps: [Int: Int]

    init(span: ClosedRange<Day>, calendar: WorkCalendar, roster: Roster) {
        self.span = span
        self.calendar = calendar
        self.roster = roster
        let years = span.lowerBound.year...span.upperBound.year
        gaps = Dictionary(uniqueKeysWithValues: years.filter { !calendar.announcedYears.contains($0) }.map { ($0, 0) })
    }

    mutating func add(_ task: LedgerTask) {
        // What was due before is told now.
        let day = max(task.deadline, span.lowerBound)
        guard day <= span.upperBound else { return }
        let hearers = roster.hearers(of: task, on: day)
        if hearers.reached.isEmpty {
            unheard += 1
            if unheardTasks.count < RehearsalMessages.Outlook.mostTasks {
                unheardTasks.append(RehearsalMessages.UnheardTask(task, people: hearers.unreached))
            }
        }
        guard task.deadline >= span.lowerBound else { return }
        if !calendar.isWorkingDay(task.deadline) { daysOff[task.deadline, default: 0] += 1 }
        gaps[task.deadline.year]? += 1
    }

    var outlook: RehearsalMessages.Outlook {
        var outlook = RehearsalMessages.Outlook()
        outlook.unheardTasks = unheardTasks
        outlook.unheard = unheard
        outlook.daysOff = daysOff.sorted { $0.key < $1.key }.map { day, tasks in
            var holiday: String?
            if case .dayOff(let name) = calendar.kind(of: day) { holiday = name }
            return RehearsalMessages.DayOff(day: day, holiday: holiday, tasks: tasks)
        }
        outlook.gaps = gaps.sorted { $0.key < $1.key }.map { RehearsalMessages.Gap(year: $0.key, tasks: $0.value) }
        return outlook
    }
}
