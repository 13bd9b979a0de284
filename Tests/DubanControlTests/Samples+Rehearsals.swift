import DubanCalendar
import DubanControl
import DubanCore

private let today = Day(number: 18_745)
private let zhang = PersonID("局/張三")

extension Sample {
    private static var outlook: RehearsalMessages.Outlook {
        var outlook = RehearsalMessages.Outlook()
        outlook.unheardTasks = [.init(task, people: [zhang]), .init(plainTask, people: [])]
        outlook.daysOff = [.init(day: today, holiday: "春節", tasks: 1), .init(day: today, holiday: nil, tasks: 2)]
        outlook.gaps = [.init(year: 2027, tasks: 0)]
        (outlook.unheard, outlook.parked) = (2, 1)
        return outlook
    }

    private static func progress(_ outlook: RehearsalMessages.Outlook?) -> RehearsalMessages.Progress {
        var progress = RehearsalMessages.Progress(from: today, to: today, assumption: .onTime, done: 0, total: 1)
        progress.days = [.init(day: today, mails: [.init(person: zhang, kind: .urgent, lines: 3)])]
        progress.outlook = outlook
        return progress
    }

    static let rehearsal: [Sample] = [
        call(
            RehearsalMessages.Run.method, RehearsalMessages.Run(),
            RehearsalMessages.Run(campaign: "year", from: today, to: today, assumption: .worstCase)),
        reply(RehearsalMessages.Run.method, progress(nil), progress(outlook)),
    ]
}
