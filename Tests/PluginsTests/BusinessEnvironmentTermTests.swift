import BusinessEnvironment
import DubanPluginKit
import Testing

@Suite("BusinessEnvironment: what changes a term")
struct BusinessEnvironmentTermTests {
    // MARK: Extensions

    @Test(
        "an extension counts where it was approved before the term was over, to thirty working days at most",
        arguments: [
            // Thirty working days from 8 April end on 21 May, the 21st of them is 10 May.
            (["extension-approved": "2021-04-28"], ["05-10 closing-soon o", "05-24 closing-late os"], "05-22"),
            (
                ["extension-approved": "2021-04-20", "extended-until": "2021-07-01"],
                ["05-10 closing-soon o", "05-24 closing-late os"], "05-22"
            ),
            // Twenty working days to 8 May, a Saturday that is worked.
            (
                ["extension-approved": "2021-04-20", "extended-until": "2021-05-08"],
                [
                    "04-27 closing-soon o", "05-10 closing-late os", "05-12 closing-late osl",
                    "05-14 closing-late osltb!",
                ],
                "05-09"
            ),
            // To Sunday, 9 May, and so to Monday: 21 working days, of which the 15th is the 28th of April.
            (
                ["extension-approved": "2021-04-20", "extended-until": "2021-05-09"],
                ["04-28 closing-soon o", "05-11 closing-late os", "05-13 closing-late osl"], "05-11"
            ),
            // Shorter than the term itself.
            (
                ["extension-approved": "2021-04-20", "extended-until": "2021-04-21"],
                [
                    "04-23 closing-soon o", "04-29 closing-late os", "05-06 closing-late osl",
                    "05-08 closing-late osltb!", "05-14 closing-late osltb",
                ], "04-29"
            ),
            // A day too late.
            (
                ["extension-approved": "2021-04-29"],
                [
                    "04-23 closing-soon o", "04-29 extension-void o", "04-29 closing-late os", "05-06 closing-late osl",
                    "05-08 closing-late osltb!", "05-14 closing-late osltb",
                ], "04-29"
            ),
        ] as [([String: String], [String], String)])
    func extensions(days: [String: String], told: [String], red: String) throws {
        let appeal = AppealCase(days: days.merging(["received": "2021-04-08", "replied": "2021-04-09"]) { $1 })
        let diary = try appeal.diary("2021-04-08", told.count == 2 ? "2021-05-24" : "2021-05-14")
        #expect(diary.told == told)
        #expect(diary.lights.last == "\(red) red closing-late")
    }

    // MARK: Pauses

    private func waiting(
        _ first: String, _ last: String?, reason: String? = "等待企業材料", proof: String? = "補正通知書"
    ) -> AppealCase {
        var appeal = AppealCase(days: ["received": "2021-04-08", "replied": "2021-04-09", "wait-from": first])
        appeal.days["wait-until"] = last
        appeal.attributes["wait-reason"] = reason.map { .text($0) }
        appeal.attributes["wait-proof"] = proof.map { .text($0) }
        return appeal
    }

    @Test(
        "the days of a pause do not count",
        arguments: [
            // Two working days before it, the other thirteen from 21 April on.
            ("2021-04-13", "2021-04-20", "04-30", "05-11", "05-11"),
            // It begins and ends on days without work.
            ("2021-04-10", "2021-04-18", "04-29", "05-10", "05-09"),
            // After the warning: that stays where it was.
            ("2021-04-26", "2021-05-07", "04-23", "05-12", "05-12"),
            // Before the appeal, and over its receipt.
            ("2021-03-01", "2021-04-07", "04-23", "04-29", "04-29"),
            ("2021-04-06", "2021-04-12", "04-26", "05-06", "05-01"),
            // When it was late already.
            ("2021-04-29", "2021-06-30", "04-23", "04-29", "04-29"),
        ])
    func pauses(first: String, last: String, soon: String, late: String, red: String) throws {
        for reason in ["等待企業材料", "等待企业材料（环评报告）"] {
            let appeal = waiting(first, last, reason: reason)
            let diary = try appeal.diary("2021-04-08", "2021-\(late)")
            #expect(diary.told == ["\(soon) closing-soon o", "\(late) closing-late os"])
            #expect(diary.lights == ["\(soon) yellow closing-soon", "\(red) red closing-late"])
        }
    }

    @Test("an extension to a day within a pause runs to the first working day after it")
    func extensionIntoPause() throws {
        var appeal = waiting("2021-05-06", "2021-05-12")
        appeal.days["extension-approved"] = "2021-04-20"
        appeal.days["extended-until"] = "2021-05-10"
        let diary = try appeal.diary("2021-04-08", "2021-05-14")
        // To 13 May there are 18 working days without the pause; the 13th of them is 26 April.
        #expect(diary.told == ["04-26 closing-soon o", "05-14 closing-late os"])
        #expect(diary.lights == ["04-26 yellow closing-soon", "05-14 red closing-late"])
    }

    @Test("a pause without that reason, without proof or without an end does not count, and that is told")
    func voidPauses() throws {
        let cases = [
            waiting("2021-04-10", "2021-04-18", reason: nil), waiting("2021-04-10", "2021-04-18", reason: "人手不足"),
            waiting("2021-04-10", "2021-04-18", proof: nil), waiting("2021-04-10", "2021-04-18", proof: "　"),
            waiting("2021-04-10", nil), waiting("2021-04-10", "2021-04-09"),
        ]
        for appeal in cases {
            #expect(
                try appeal.diary("2021-04-08", "2021-04-29").told
                    == ["04-12 pause-void o", "04-23 closing-soon o", "04-29 closing-late os"])
        }
    }

    // MARK: Redoing

    @Test(
        "what did not satisfy is redone within five working days, and told a rung higher", arguments: ["不滿意", "很不满意"])
    func redo(satisfaction: String) throws {
        let appeal = AppealCase(
            days: ["received": "2021-04-08", "closed": "2021-04-19", "called-back": "2021-04-20"],
            attributes: ["satisfaction": .text(satisfaction)])
        let diary = try appeal.diary("2021-04-19", "2021-05-10")
        #expect(
            diary.told == [
                // 25 April, a Sunday, is worked.
                "04-20 redo-called os", "04-25 redo-soon os", "04-27 redo-late osl", "04-29 redo-late osltb!",
                "05-10 redo-late osltb",
            ])
        #expect(diary.lights == ["04-20 yellow redo-called", "04-27 red redo-late"])
    }

    @Test("the ladder that is climbed a rung higher knows sensitive periods, and rungs of one's own")
    func redoSettings() throws {
        let appeal = AppealCase(
            days: ["received": "2021-04-08", "closed": "2021-04-19", "called-back": "2021-04-20"],
            attributes: ["satisfaction": .text("不滿意")])
        let sensitive = try appeal.diary(
            "2021-04-26", "2021-05-08",
            settings: ["sensitive-periods": .periods([day("2021-04-20")...day("2021-04-26")])])
        #expect(
            sensitive.told == ["04-27 redo-late osl", "04-28 redo-late osltb!", "05-08 redo-late osltb"])
        let slower = try appeal.diary(
            "2021-04-26", "2021-05-08",
            settings: ["escalation-working-days": .integers([2, 4, 6]), "repeat-working-days": .integer(2)])
        #expect(slower.told == ["04-28 redo-late osl", "04-30 redo-late osltb!", "05-07 redo-late osltb"])
    }

    @Test("once redone, the company is called back again; and if that does not satisfy, it is redone again")
    func redone() throws {
        var appeal = AppealCase(
            days: [
                "received": "2021-04-08", "closed": "2021-04-19", "called-back": "2021-04-20", "redone": "2021-04-22",
            ], attributes: ["satisfaction": .text("不滿意")])
        #expect(
            try appeal.diary("2021-04-22", "2021-04-25").told == ["04-23 callback-soon o", "04-25 callback-late os"])
        appeal.days["called-back"] = "2021-04-23"
        #expect(
            try appeal.diary("2021-04-23", "2021-04-30").told
                == ["04-23 redo-called os", "04-28 redo-soon os", "04-30 redo-late osl"])
        appeal.attributes["satisfaction"] = .text("滿意")
        #expect(try appeal.diary("2021-04-23", "2021-12-31").told.isEmpty)
    }

    @Test("what did not satisfy is redone even where nobody wrote down that it was settled or called back")
    func redoWithoutDays() throws {
        let appeal = AppealCase(days: ["received": "2021-04-08"], attributes: ["satisfaction": .text("不滿意")])
        #expect(try appeal.diary("2021-04-08", "2021-04-14").told == ["04-08 redo-called os", "04-14 redo-soon os"])
    }
}
