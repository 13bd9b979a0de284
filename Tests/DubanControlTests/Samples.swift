import DubanCalendar
import DubanControl
import DubanCore

private let today = Day(number: 18_745)
private let zhang = PersonID("局/張三")

extension Sample {
    static let all: [Sample] =
        calendars
        + campaigns
        + channels
        + configuration
        + events
        + ledger
        + outbox
        + people
        + plugins
        + process
        + record
        + rehearsal
        + reports
        + review
        + status

    static func call(_ name: String, _ messages: any Encodable & Sendable...) -> Sample {
        Sample(name, isReply: false, messages)
    }

    static func reply(_ name: String, _ messages: any Encodable & Sendable...) -> Sample {
        Sample(name, isReply: true, messages)
    }

    // MARK: What messages of several interfaces speak of

    static let milestones = [
        Milestone(name: "開工", planned: today, reached: today), Milestone(name: "竣工", planned: today),
    ]
    static let blockers = [
        Blocker(name: "土地", since: today, resolved: today), Blocker(name: "用工", since: today),
    ]

    static let task = LedgerTask(
        code: "1", campaign: "year", title: "道路", pillar: "sample", unit: "局", owner: zhang, lead: zhang,
        assigned: today, deadline: today, deadlineWords: "6月底前", meter: Meter(target: 1), milestones: milestones,
        blockers: blockers,
        attributes: ["a": .text("甲"), "b": .number(1), "c": .day(today), "d": .flag(true)], parent: "0",
        process: TaskProcess(
            sheet: sheet, signed: today, reported: today, reportDue: today, completion: today,
            extensionRequest: ExtensionRequest(deadline: today, asked: today, reason: "雨"), returns: 1, closed: today))

    static let plainTask = LedgerTask(
        code: "1", campaign: "year", title: "道路", pillar: "sample", unit: "局", owner: zhang, assigned: today,
        deadline: today)

    static let envelope = Envelope(
        id: "e", kind: .urgent, campaign: "year", campaignName: "年", channel: "maildir", person: zhang, name: "張三",
        address: "a@example.org", language: .simplifiedChinese, day: today, composedAt: 1,
        lines: ["李四", nil].map { principal in
            Envelope.Line(
                reminder: "r", task: "1", title: "道路", pillar: "sample", pillarLabel: "樣例", unit: "局", owner: "張三",
                light: .yellow, deadline: today, daysLeft: -1, workingDaysLeft: -1, rule: "overdue", reason: "逾期",
                rung: .topLeader, actingFor: principal)
        })

    static let silence = Silence(
        id: 1, campaign: "year", matcher: Silence.Matcher(task: "1", owner: zhang), author: "root", reason: "整頓",
        first: today, last: today)
}
