import DubanPluginKit
import DubanTestSupport
import ScienceTechnology
import Testing

@Suite("ScienceTechnology's windows")
struct ScienceTechnologyWindowTests {
    private func task(
        _ attributes: [String: TaskFacts.Value], milestones: [TaskFacts.Milestone] = []
    ) -> TaskFacts {
        TaskFacts(
            assigned: day("2021-01-01"), deadline: day("2023-12-29"), milestones: milestones, attributes: attributes)
    }

    private func diary(
        _ task: TaskFacts, _ first: String, _ last: String, settings: [String: SettingValue] = [:]
    ) throws -> Diary {
        Diary(
            of: task, judgedBy: try ScienceTechnology(settings: Settings(settings)), from: day(first), to: day(last),
            omitting: deadlineRules)
    }

    /// The days of a window, and what becomes of it where nobody files.
    struct WindowRow: Sendable {
        let days: [String: String]
        let told: [String]
        let lights: [String]
    }

    /// 30 June is a Wednesday: 60 days before it lie in 五一, five working days are seven days, three end on a Sunday.
    private static let june = WindowRow(
        days: ["cut-off": "2021-06-30"],
        told: [
            "04-30 window-pool o", "05-31 window-materials o", "06-16 window-pre-review o", "06-23 window-submit o",
            "06-24 internal-late os", "06-25 window-freeze osl!", "06-29 window-last-day os!",
            "07-01 window-closed osl!",
        ],
        lights: ["06-24 yellow internal-late", "06-25 red window-freeze", "07-01 red window-closed"])

    @Test(
        "from the pool of applicants to the last day, on working days; late in the city is yellow, the freeze red",
        arguments: [
            june,
            // The earlier of province and portal is the official day; a city's own call has neither.
            WindowRow(
                days: ["cut-off": "2021-07-09", "province-due": "2021-06-30"], told: june.told, lights: june.lights),
            WindowRow(
                days: ["cut-off": "2021-06-30", "province-due": "2021-07-09"], told: june.told, lights: june.lights),
            WindowRow(days: ["province-due": "2021-06-30"], told: june.told, lights: june.lights),
            WindowRow(days: ["city-due": "2021-06-30"], told: june.told, lights: june.lights),
            // A city's day that is not before the official one does not count.
            WindowRow(
                days: ["cut-off": "2021-06-30", "city-due": "2021-06-30"], told: june.told, lights: june.lights),
            // After 國慶: seven, three and one day before fall together, and the freeze is what is told. Sunday, the 26th,
            // is worked.
            WindowRow(
                days: ["cut-off": "2021-10-08"],
                told: [
                    "08-09 window-pool o", "09-08 window-materials o", "09-24 window-pre-review o",
                    "09-26 internal-due o", "09-27 internal-late os", "09-30 window-freeze osl!",
                    "10-09 window-closed osl!",
                ],
                lights: ["09-27 yellow internal-late", "09-30 red window-freeze", "10-09 red window-closed"]),
            // Over the end of the year: who is late hears of that on the day of submission.
            WindowRow(
                days: ["cut-off": "2022-01-05"],
                told: [
                    "11-05 window-pool o", "12-06 window-materials o", "12-22 window-pre-review o",
                    "12-28 internal-due o", "12-29 internal-late os", "12-31 window-freeze osl!",
                    "01-04 window-last-day os!", "01-06 window-closed osl!",
                ],
                lights: ["12-29 yellow internal-late", "12-31 red window-freeze", "01-06 red window-closed"]),
            // The ledger's own day within the city, and an opening within 五一.
            WindowRow(
                days: ["cut-off": "2021-06-30", "city-due": "2021-06-10", "opens": "2021-05-02"],
                told: [
                    "04-30 window-pool o", "05-06 window-opens o", "05-31 window-materials o", "06-10 internal-due o",
                    "06-11 internal-late os", "06-16 window-pre-review o", "06-23 window-submit o",
                    "06-25 window-freeze osl!", "06-29 window-last-day os!", "07-01 window-closed osl!",
                ],
                lights: ["06-11 yellow internal-late", "06-25 red window-freeze", "07-01 red window-closed"]),
            // A day of the city on a day off is told before it, and late after it.
            WindowRow(
                days: ["cut-off": "2021-06-30", "city-due": "2021-06-13"],
                told: [
                    "04-30 window-pool o", "05-31 window-materials o", "06-11 internal-due o",
                    "06-15 internal-late os", "06-16 window-pre-review o", "06-23 window-submit o",
                    "06-25 window-freeze osl!", "06-29 window-last-day os!", "07-01 window-closed osl!",
                ],
                lights: ["06-14 yellow internal-late", "06-25 red window-freeze", "07-01 red window-closed"]),
            WindowRow(days: ["opens": "2021-05-06"], told: [], lights: []),
        ])
    func window(row: WindowRow) throws {
        let diary = try diary(task(row.days.mapValues { .day(day($0)) }), "2021-01-04", "2022-02-28")
        #expect(diary.told == row.told)
        #expect(diary.lights == row.lights)
    }

    @Test("the days ahead are settings")
    func settings() throws {
        let diary = try diary(
            task(["cut-off": .day(day("2021-06-30"))]), "2021-01-04", "2021-06-30",
            settings: [
                "pool-days": .integer(90), "materials-days": .integer(45), "pre-review-days": .integer(20),
                "submit-days": .integer(8), "freeze-days": .integer(2), "internal-working-days": .integer(10),
            ])
        #expect(
            diary.told == [
                "04-01 window-pool o", "05-14 window-materials o", "06-10 window-pre-review o", "06-16 internal-due o",
                "06-17 internal-late os", "06-22 window-submit o", "06-28 window-freeze osl!",
                "06-29 window-last-day os!",
            ])
    }

    @Test(
        "the sentence names the cut-off hour, where it is that of the official day",
        arguments: [
            (["cut-off": "2021-06-30"], "18:00", "2021-06-30 18:00"),
            (["cut-off": "2021-06-30"], " 24 時\n前 ", "2021-06-30 24 時 前"),
            (["cut-off": "2021-06-30"], " ", "2021-06-30"), (["cut-off": "2021-06-30"], nil, "2021-06-30"),
            (["province-due": "2021-06-30"], "18:00", "2021-06-30 18:00"),
            (["cut-off": "2021-07-09", "province-due": "2021-06-30"], "18:00", "2021-06-30"),
        ] as [([String: String], String?, String)])
    func hour(days: [String: String], hour: String?, closing: String) throws {
        var attributes: [String: TaskFacts.Value] = days.mapValues { .day(day($0)) }
        attributes["cut-off-hour"] = hour.map { .text($0) }
        let finding = try ScienceTechnology(settings: Settings()).finding(
            of: task(attributes), on: day("2021-06-25"), calendar: .year2021)
        let freeze = finding.reminders.first { $0.reason.rule == "window-freeze" }
        #expect(freeze?.reason.facts == ["closing": closing, "days": "5", "internal": "2021-06-23"])
    }

    @Test("a first review close to the end tells the step of the way that it has come to, and the freeze")
    func firstReview() throws {
        let finding = try ScienceTechnology(settings: Settings()).finding(
            of: task(["cut-off": .day(day("2021-06-30"))]), on: day("2021-06-29"), calendar: .year2021)
        #expect(
            finding.reminders.map { "\($0.occurrence) \($0.reason.rule)" } == [
                "2021-06-25 window-freeze", "2021-06-29 window-last-day",
            ])
        #expect(finding.nextReview == day("2021-07-01"))
    }

    @Test(
        "a filed application stops the reminders of its window, by attribute or by milestone",
        arguments: [nil, "申報", "申报", "推薦上報", "推荐上报"])
    func filed(milestone: String?) throws {
        var attributes: [String: TaskFacts.Value] = [
            "opens": .day(day("2021-04-01")), "cut-off": .day(day("2021-06-30")),
        ]
        if milestone == nil { attributes["filed"] = .day(day("2021-04-08")) }
        let milestones = milestone.map {
            [TaskFacts.Milestone($0, planned: day("2021-06-30"), reached: day("2021-04-08"))]
        }
        let task = task(attributes, milestones: milestones ?? [])
        let diary = try diary(task, "2021-01-04", "2021-10-31")
        // The third time would be 5 October, within 國慶.
        #expect(
            diary.told == ["06-07 result-pending o", "08-06 result-pending o", "10-08 result-pending o"])
        #expect(diary.lights.isEmpty)
    }

    @Test("a milestone that was not reached files nothing")
    func notReached() throws {
        let task = task(
            ["cut-off": .day(day("2021-06-30"))], milestones: [TaskFacts.Milestone("申報", planned: day("2021-06-30"))])
        #expect(try diary(task, "2021-01-04", "2022-02-28").told == Self.june.told)
    }

    @Test(
        "a result, or a day on which somebody was chosen, ends the questions for it",
        arguments: [
            (["result": .text("通過")], true), (["result": .text(" ")], false),
            (["awarded": .day(day("2021-05-20"))], true),
        ] as [([String: TaskFacts.Value], Bool)])
    func result(attributes: [String: TaskFacts.Value], isKnown: Bool) throws {
        let days: [String: TaskFacts.Value] = [
            "cut-off": .day(day("2021-06-30")), "filed": .day(day("2021-04-08")),
        ]
        let diary = try diary(task(days.merging(attributes) { $1 }), "2021-01-04", "2021-07-31")
        #expect(diary.told == (isKnown ? [] : ["06-07 result-pending o"]))
    }

    @Test(
        "steps that do not come one after another are refused by name",
        arguments: [
            ("pool-days", 30), ("materials-days", 14), ("pre-review-days", 7), ("submit-days", 3), ("freeze-days", 1),
            ("annual-report-month", 13), ("annual-report-reminder-days", 301), ("call-reminder-days", 301),
            ("pace-yellow-points", 15), ("quarter-reminder-days", 81),
        ])
    func contradictions(name: String, value: Int) throws {
        let error = try #require(throws: SettingsError.self) {
            _ = try ScienceTechnology(settings: Settings([name: .integer(value)]))
        }
        #expect(error.sentence.hasPrefix(name))
    }
}
