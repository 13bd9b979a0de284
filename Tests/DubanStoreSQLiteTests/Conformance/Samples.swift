import DubanCalendar
import DubanStore
import Testing

@testable import DubanCore

/// A day that a test writes out.
func day(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure("\(text) is not a day") }
    return day
}

let today = day("2021-04-28")
let zhang = PersonID("局/張三")
let li = PersonID("局/李四")

/// The morning of a day, as somebody's who does something.
func stamp(_ day: Day = today, after seconds: Int64 = 0) -> Stamp {
    Stamp(at: Int64(day.number) * 86_400 + seconds, day: day, actor: "test")
}

func person(_ name: String, _ change: (inout Person) -> Void = { _ in }) -> Person {
    var person = Person(name: name, unit: "局", role: .officer, address: "\(name)@example.org")
    change(&person)
    return person
}

func task(_ code: String, deadline: Day = day("2021-04-30"), _ change: (inout LedgerTask) -> Void = { _ in })
    -> LedgerTask
{
    var task = LedgerTask(
        code: code, campaign: "year", title: "事項\(code)", pillar: "plain", unit: "局", owner: zhang,
        assigned: day("2021-03-01"), deadline: deadline)
    change(&task)
    return task
}

/// What a rule has to tell 張三, or somebody else, of a task.
func reminder(
    _ task: String, rule: String = "due-soon", occurrence: Day = today, to recipient: PersonID = zhang,
    sentence: String = "將到期"
) -> Reminder {
    Reminder(
        key: ReminderKey(
            campaign: "year", task: task, rule: rule, occurrence: occurrence, rung: .owner, recipient: recipient),
        reason: Reason(
            rule: rule, series: "deadline",
            sentence: Phrase(traditional: sentence, simplified: sentence, english: sentence)),
        urgency: .digest, skipped: [SkippedRung(rung: .owner, cause: .absent, person: li)])
}

extension LedgerStore {
    /// Puts 張三, 李四 and tasks into an empty ledger.
    func fill(_ tasks: [LedgerTask], on day: Day = today) throws {
        try apply([person("張三"), person("李四")].map { Change<Person>.added($0) }, stamp: stamp(day))
        try apply(tasks.map { Change<LedgerTask>.added($0) }, in: "year", stamp: stamp(day))
    }

    /// Records one review of a task, as though its plugin had been asked.
    @discardableResult
    func review(
        _ code: String, light: Light = .yellow, next: Day? = nil, reminders: [Reminder] = [],
        followUps: [LedgerTask] = [], on day: Day = today, parked: String? = nil
    ) throws -> [String] {
        let standing = try #require(try task(code, in: "year"))
        return try recordReviews(
            [
                RecordedReview(
                    id: standing.id, task: code, pillar: "plain",
                    finding: Finding(
                        light: light, lightReason: light == .green ? nil : reminder(code).reason, nextReview: next),
                    previousLight: standing.light, reminders: reminders, followUps: followUps,
                    pillarLabel: Phrase(traditional: "項目", simplified: "项目", english: "Projects"), parked: parked)
            ], in: "year", stamp: stamp(day)
        ).reminders
    }

    /// Everything on the record.
    func wholeRecord() throws -> [RecordEntry] { try record(from: 1, limit: 10_000) }

    func kinds() throws -> [RecordEntry.Kind] { try wholeRecord().map(\.kind) }

    /// Has one reminder decided and composed: the envelope's id.
    @discardableResult
    func compose(_ task: String, id: String, on day: Day = today) throws -> String {
        let reminders = try review(task, reminders: [reminder(task, occurrence: day)], on: day)
        let envelope = Envelope(
            id: id, kind: .digest, campaign: "year", campaignName: "營商環境年", channel: "maildir", person: zhang,
            name: "張三", address: "zhang@example.org", language: .traditionalChinese, day: day,
            composedAt: stamp(day).at, lines: [])
        _ = try recordComposition(
            Composition(
                envelopes: [
                    Composition.Sealed(
                        envelope: envelope, reminders: reminders, window: .always, onAnyDay: false,
                        notBefore: envelope.composedAt)
                ], superseded: []),
            in: "year", stamp: stamp(day))
        return id
    }
}

/// The second at which a day's first envelope may be tried.
let start = stamp().at

extension LedgerStore {
    /// Leases of campaigns whose day is at nine of a working day.
    func lease(_ limit: Int, of campaigns: [String], holder: String, now: Int64, until: Int64) throws -> [Lease] {
        let scopes = campaigns.map { LeaseScope(campaign: $0, minute: 540, isWorkingDay: true) }
        return try lease(limit, of: scopes, except: [], holder: holder, now: now, until: until)
    }

    /// One mark alone.
    func markFinalDot(_ envelope: String, fence: Int64, stamp: Stamp) throws {
        let key = LeaseKey(envelope: envelope, fence: fence)
        let recorded = try record(marks: [key], settlements: [], stamp: stamp)
        if recorded.lost.contains(key) { throw StoreError.leaseLost(envelope) }
    }

    /// One settlement alone.
    func settle(
        _ envelope: String, fence: Int64, _ settlement: Settlement, stamp: Stamp
    ) throws -> ChannelChange? {
        let key = LeaseKey(envelope: envelope, fence: fence)
        let recorded = try record(
            marks: [], settlements: [SettledLease(key: key, settlement: settlement)], stamp: stamp)
        if recorded.lost.contains(key) { throw StoreError.leaseLost(envelope) }
        return recorded.changes[key]
    }
}
