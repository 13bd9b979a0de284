import DubanCalendar
import DubanTestSupport

@testable import DubanCore

/// What waits to be told, and the hour at which it is composed.
struct Composing {
    var day = DubanCoreTests.day("2021-05-06")
    var roster = Office.roster()
    var served: Set<PersonID> = []
    var calendar = WorkCalendar.year2021
    var minute = 540
    var campaign = Self.campaign
    /// What a test wants otherwise.
    var change: (inout ComposingContext) -> Void = { _ in }

    static let campaign = Campaign(
        code: "year", name: "營商環境年", firstDay: DubanCoreTests.day("2021-03-01"),
        lastDay: DubanCoreTests.day("2024-02-29"), timeZone: "Asia/Shanghai",
        window: DeliveryWindow(opens: 510, closes: 1080))

    func compose(_ pending: [PendingReminder]) -> Composition {
        var context = ComposingContext(
            campaigns: [campaign], channel: "maildir", day: day, minute: minute, composedAt: 1_620_000_000,
            calendar: calendar, roster: roster, served: served, digest: { Self.digest($0) })
        change(&context)
        return DubanCore.compose(pending, in: context)
    }

    /// Two FNV-1a digests of 64 bits one after the other: enough for a test's few ids.
    static func digest(_ bytes: [UInt8]) -> String {
        [UInt64(0xcbf2_9ce4_8422_2325), 0x9e37_79b9_7f4a_7c15].map { start in
            let value = bytes.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
            let digits = String(value, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}

extension PendingReminder {
    /// A reminder to 張三 of the overdue task 1, with whatever a test wants otherwise.
    static func sample(
        _ id: String, task: String = "1", rule: String = "overdue", series: String = "deadline",
        occurrence: String = "2021-05-06", to recipient: PersonID = Office.officer, rung: Rung = .owner,
        urgency: Urgency = .digest, isStale: Bool = false, state: TaskState = .open, light: Light = .red,
        deadline: String = "2021-04-30"
    ) -> PendingReminder {
        PendingReminder(
            id: id,
            key: ReminderKey(
                campaign: "year", task: task, rule: rule, occurrence: day(occurrence), rung: rung,
                recipient: recipient),
            series: series,
            sentence: Phrase(traditional: "逾期（繁）", simplified: "逾期（简）", english: "Overdue"), urgency: urgency,
            isStale: isStale, title: "道路", pillar: "plain",
            pillarLabel: Phrase(traditional: "項目", simplified: "项目", english: "Projects"), unit: "局",
            owner: Office.officer, state: state, light: light, deadline: day(deadline))
    }
}
