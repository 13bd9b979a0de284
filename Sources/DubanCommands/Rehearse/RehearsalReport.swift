import DubanCalendar
import DubanControl
import DubanCore

/// Shows a rehearsal on a terminal.
struct RehearsalReport {
    let result: RehearsalResult
    let session: Session

    /// No table has more rows than this; --json and --html have all of them.
    private static let mostRows = 10

    private var summary: RehearsalSummary { result.summary }
    private var words: RehearsalWords { RehearsalWords(session.console) }

    func show() {
        session.print("\(words.title(result), tint: .bold)")
        session.print("\(words.assumption(result.assumption))")
        session.print("\(words.total(summary))")
        if !summary.days.isEmpty {
            session.print("")
            for line in result.heatMap.lines(weekdays: words.weekdays, months: words.months) { session.print(line) }
            session.print("\(words.mailsADay): \(result.heatMap.legend)")
            showBusiest()
            showOverBudget()
        }
        showOutlook()
    }

    private func showBusiest() {
        heading(words.busiest)
        var table = Table([
            .init(title: words.day), .init(title: ""), .init(title: words.mails, isNumber: true),
            .init(title: words.lines, isNumber: true), .init(title: words.longest, mayBeCut: true),
        ])
        for day in summary.busiest(Self.mostRows) {
            table.append([
                "\(day.day)", "\(words.weekdays[day.day.weekday.rawValue - 1])", "\(day.mails)", "\(day.lines)",
                "\(day.longest.map { "\($0) (\(day.longestLines))" } ?? "")",
            ])
        }
        session.print(table)
    }

    private func showOverBudget() {
        let people = summary.overBudget
        heading(words.overBudget(summary.budget, people.count))
        if people.isEmpty { return }
        var table = Table([
            .init(title: words.person, mayBeCut: true), .init(title: words.mails, isNumber: true),
            .init(title: words.weeksOver, isNumber: true), .init(title: words.worstWeek),
        ])
        for person in people.prefix(Self.mostRows) {
            table.append([
                "\(person.person)", "\(person.mails)", "\(person.weeksOver)",
                "\(person.worstWeek.map { "\($0) (\(person.worstWeekMails))" } ?? "")",
            ])
        }
        session.print(table)
        more(people.count)
    }

    private func showOutlook() {
        let outlook = result.outlook
        if outlook.unheard > 0 {
            heading(words.unheard(outlook.unheard))
            var table = Table([
                .init(title: words.task), .init(title: words.due), .init(title: words.owner, mayBeCut: true),
                .init(title: words.cause, mayBeCut: true),
            ])
            for task in outlook.unheardTasks.prefix(Self.mostRows) {
                table.append(["\(task.code)", "\(task.deadline)", "\(task.owner)", "\(words.cause(task))"])
            }
            session.print(table)
            more(outlook.unheard)
        }
        if !outlook.daysOff.isEmpty {
            heading(words.daysOff(outlook.daysOff.reduce(0) { $0 + $1.tasks }))
            for day in outlook.daysOff.prefix(Self.mostRows) {
                session.print("\(day.day)  \(words.dayOff(day))")
            }
            more(outlook.daysOff.count)
        }
        for gap in outlook.gaps { session.print("\n\(words.gap(gap))") }
        if outlook.parked > 0 { session.print("\n\(words.parked(outlook.parked), tint: .red)") }
    }

    private func heading(_ text: String) {
        session.print("")
        session.print("\(text, tint: .bold)")
    }

    private func more(_ count: Int) {
        if count > Self.mostRows { session.print("\(words.more(count - Self.mostRows), tint: .faint)") }
    }
}
