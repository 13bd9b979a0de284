import DubanPluginKit
import ReformOpening
import Testing

/// What a task of 改革開放 looks like in these tests, and what becomes of it.
struct ReformCase {
    var assigned = "2021-01-04"
    var deadline = "2023-12-29"
    var stages: [(name: String, planned: String, reached: String?)] = []
    var attributes: [String: TaskFacts.Value] = [:]
    var meter: TaskFacts.Meter?

    func diary(
        _ first: String, _ last: String, settings: [String: SettingValue] = [:], omitting: Set<String> = []
    ) throws -> Diary {
        let task = TaskFacts(
            assigned: day(assigned), deadline: day(deadline), meter: meter,
            milestones: stages.map {
                TaskFacts.Milestone($0.name, planned: day($0.planned), reached: $0.reached.map(day))
            },
            attributes: attributes)
        return Diary(
            of: task, judgedBy: try ReformOpening(settings: Settings(settings)), from: day(first), to: day(last),
            omitting: deadlineRules.union(omitting))
    }
}

@Suite("ReformOpening: policies")
struct ReformPolicyTests {
    // MARK: Milestones

    @Test(
        "a milestone is reminded of 30, 15 and 7 days ahead, on working days",
        arguments: [
            ("2021-03-31", ["03-01", "03-16", "03-24"]),
            // 5 May lies within 五一.
            ("2021-05-12", ["04-12", "04-27", "04-30"]),
            // 18 September is a Saturday on which people work, 3 October lies within 國慶.
            ("2021-10-18", ["09-18", "09-30", "10-11"]),
            // Over the end of the year, and over 元旦.
            ("2022-01-10", ["12-10", "12-24", "12-31"]),
        ])
    func reminders(planned: String, expected: [String]) throws {
        let diary = try ReformCase(stages: [("起草", planned, nil)]).diary("2021-02-20", planned)
        #expect(diary.told == expected.map { "\($0) milestone-soon 起草 o" })
        #expect(diary.lights.isEmpty)
    }

    @Test("once a milestone is missed the ladder is climbed; yellow at once, red when its top is reached")
    func overdue() throws {
        let diary = try ReformCase(stages: [("印發", "2021-04-29", nil)]).diary("2021-04-29", "2021-05-18")
        #expect(
            diary.told == [
                "04-30 milestone-overdue 印發 os", "05-07 milestone-overdue 印發 osl",
                "05-10 milestone-overdue 印發 osltb!", "05-17 milestone-overdue 印發 osltb",
            ])
        #expect(diary.lights == ["04-30 yellow milestone-overdue", "05-10 red milestone-stalled"])
    }

    @Test("what was reached is no more spoken of, and hides no other milestone")
    func reached() throws {
        let task = ReformCase(stages: [("起草", "2021-03-24", "2021-03-26"), ("印發", "2021-03-24", nil)])
        #expect(
            try task.diary("2021-03-17", "2021-03-25").told == [
                "03-17 milestone-soon 印發 o", "03-25 milestone-overdue 印發 os",
            ])
    }

    @Test("days of one's own choosing")
    func settings() throws {
        let diary = try ReformCase(stages: [("落地", "2021-03-24", nil)]).diary(
            "2021-03-01", "2021-04-01",
            settings: ["milestone-reminder-days": .integers([2]), "milestone-red-working-days": .integer(2)])
        #expect(diary.told.first == "03-22 milestone-soon 落地 o")
        #expect(diary.lights == ["03-25 yellow milestone-overdue", "03-26 red milestone-stalled"])
    }

    // MARK: Comments

    @Test(
        "comments are taken for 30 days: a warning at 70 %, and when they are over the draft is to go on",
        arguments: [
            // 9 April is a Friday; the next day is none on which to tell anything.
            ("徵求意見", "2021-03-10", "03-31", "04-10", "04-12"),
            // The 30th day is 1 May, and so it is 6 May.
            ("征求意见", "2021-04-01", "04-22", "05-07", "05-07"),
            // The 30th day is 1 January.
            ("公開徵求意見", "2021-12-02", "12-23", "01-05", "01-05"),
        ])
    func comments(name: String, began: String, warned: String, over: String, told: String) throws {
        let task = ReformCase(stages: [(name, began, began), ("合法性審查", "2023-01-03", nil)])
        let diary = try task.diary(began, "2022-01-31")
        #expect(diary.told == ["\(warned) comment-ending o", "\(told) comment-over os"])
        #expect(diary.lights == ["\(warned) yellow comment-ending", "\(over) yellow comment-over"])
    }

    @Test(
        "comments that were cut short are yellow for the month, and told",
        arguments: [
            ("2021-04-16", "合法性審查", "2021-04-23", "04-23", "05-01"),
            ("2021-04-10", "印發", "2021-05-01", "05-06", "06-01"),
            // A day too few, and then enough.
            ("2021-03-10", "合法性审查", "2021-04-08", "04-08", "05-01"), ("2021-03-10", "合法性審查", "2021-04-09", nil, ""),
            ("2021-03-10", "上會", "2021-12-31", nil, ""),
        ] as [(String, String, String, String?, String)])
    func cutShort(began: String, next: String, entered: String, told: String?, green: String) throws {
        let task = ReformCase(
            stages: [("征求意見", began, began), (next, entered, entered)],
            attributes: ["legality-opinion": .day(day(entered))])
        let diary = try task.diary(entered, "2022-01-31")
        #expect(diary.told == (told.map { ["\($0) comment-short os"] } ?? []))
        #expect(
            diary.lights == (told == nil ? [] : ["\(entered.dropFirst(5)) yellow comment-short", "\(green) green"]))
    }

    @Test("a stage that was entered before the comments does not end them")
    func enteredBefore() throws {
        let task = ReformCase(
            stages: [("合法性審查", "2021-03-01", "2021-03-01"), ("徵求意見", "2021-03-10", "2021-03-10")],
            attributes: ["legality-opinion": .day(day("2021-03-08"))])
        #expect(try task.diary("2021-03-10", "2021-04-09").told == ["03-31 comment-ending o"])
    }

    // MARK: Legality review

    @Test(
        "the legality review has ten working days: a warning at 70 %, then red and the ladder",
        arguments: [
            // 25 April and 8 May are worked.
            (
                "2021-04-23",
                [
                    "05-06 legality-soon o", "05-11 legality-overdue os", "05-13 legality-overdue osl",
                    "05-17 legality-overdue osltb!",
                ], ["05-06 yellow legality-soon", "05-11 red legality-overdue"]
            ),
            // Over the end of the year: the seventh working day is the 29th, the tenth 4 January.
            (
                "2021-12-20",
                [
                    "12-29 legality-soon o", "01-05 legality-overdue os", "01-07 legality-overdue osl",
                    "01-11 legality-overdue osltb!",
                ], ["12-29 yellow legality-soon", "01-05 red legality-overdue"]
            ),
        ])
    func legality(began: String, told: [String], lights: [String]) throws {
        for name in ["合法性審查", "合法性审查"] {
            let diary = try ReformCase(stages: [(name, began, began)]).diary(
                began, (day(began) + 25).description)
            #expect(diary.told == told)
            #expect(diary.lights == lights)
        }
    }

    @Test("its opinion ends it, and so does the next stage; one that came before does not")
    func opinion() throws {
        let review = ("合法性審查", "2021-04-23", "2021-04-23") as (String, String, String?)
        let given = ReformCase(stages: [review], attributes: ["legality-opinion": .day(day("2021-05-12"))])
        #expect(try given.diary("2021-04-23", "2021-12-31").told.isEmpty)
        for next in ["會議審議", "会议审议", "上会", "印發", "落地"] {
            let later = ReformCase(stages: [review, (next, "2021-04-30", "2021-04-30")])
            #expect(try later.diary("2021-04-23", "2021-12-31").lights.isEmpty)
        }
        let earlier = ReformCase(stages: [("上會", "2021-04-01", "2021-04-01"), review])
        #expect(try earlier.diary("2021-04-23", "2021-05-06").told == ["05-06 legality-soon o"])
    }

    @Test("the terms are settings")
    func terms() throws {
        let diary = try ReformCase(stages: [("合法性審查", "2021-03-01", "2021-03-01")]).diary(
            "2021-03-01", "2021-03-04",
            settings: ["legality-working-days": .integer(2), "warning-percent": .integer(50)])
        #expect(diary.lights == ["03-02 yellow legality-soon", "03-04 red legality-overdue"])
        let short = try ReformCase(
            stages: [("徵求意見", "2021-03-01", "2021-03-01"), ("印發", "2021-03-08", "2021-03-08")]
        ).diary("2021-03-01", "2021-04-01", settings: ["comment-days": .integer(7)])
        #expect(short.told.isEmpty)
    }
}
