import DubanCalendar
import DubanCore
import DubanICalendar

/// A day that a test writes out.
func day(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure("\(text) is not a day") }
    return day
}

let zhang = PersonID(unit: "市發展改革委", name: "張三")

/// 2021-03-02, one o'clock UTC.
let now: Int64 = 1_614_646_800

func deadline(
    _ task: String = "XM-001", title: String = "新能源產業園一期", day text: String = "2021-04-30", slips: Int = 0
) -> Deadline {
    Deadline(
        campaign: "year", campaignName: "大抓落實年", task: task, title: title, pillarLabel: "項目建設",
        unit: "市發展改革委", day: day(text), slips: slips)
}

extension Deadline {
    /// The event of 張三, or somebody else; its name is the bytes' own digits.
    func event(_ person: PersonID = zhang, in language: Language = .traditionalChinese) -> CalendarEvent {
        event(for: person, in: language, domain: "example.org") { bytes in
            let value = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
            return String(value, radix: 16)
        }
    }
}
