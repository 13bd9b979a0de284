import DubanPluginKit
import InvestmentAttraction
import Testing

@Suite("InvestmentAttraction's conversion")
struct InvestmentAttractionConversionTests {
    private func diary(
        _ counts: [String: Double], _ first: String, _ last: String, assigned: String = "2021-03-01",
        settings: [String: SettingValue] = [:]
    ) throws -> Diary {
        let task = TaskFacts(
            assigned: day(assigned), deadline: day("2023-12-29"), attributes: counts.mapValues { .number($0) })
        return Diary(
            of: task, judgedBy: try InvestmentAttraction(settings: Settings(settings)), from: day(first), to: day(last),
            omitting: deadlineRules)
    }

    @Test(
        "a rate below what is required is yellow, and told on the fifth working day of each month",
        arguments: [
            (["contracts": 20, "performed": 17], "performance-low"),
            (["contracts": 20, "performed": 18], nil),
            (["contracts": 20, "started": 15.9], "starts-low"),
            (["contracts": 20, "started": 16], nil),
            // 29.94 is told, and so judged, as 29.9, and 29.96 as 30.
            (["contract-funds": 100, "arrived-funds": 29.94], "funds-low"),
            (["contract-funds": 100, "arrived-funds": 29.96], nil),
            // What is not counted is not judged.
            (["contracts": 20], nil), (["performed": 3], nil), (["contracts": 0, "started": 0], nil),
            (["contracts": 20, "started": .nan], nil), (["contracts": .infinity, "started": .infinity], nil),
        ] as [([String: Double], String?)])
    func rates(counts: [String: Double], rule: String?) throws {
        // 五一 and its make-up Saturday carry the fifth working day of May to the 11th.
        let diary = try diary(counts, "2021-03-01", "2021-05-31")
        #expect(diary.told == (rule.map { ["04-08 \($0) o", "05-11 \($0) o"] } ?? []))
        #expect(diary.lights == (rule.map { ["04-08 yellow \($0)"] } ?? []))
    }

    @Test("each rate is told of by itself, over the end of the year")
    func allRates() throws {
        let counts = [
            "contracts": 37, "performed": 30, "started": 12, "contract-funds": 180, "arrived-funds": 20.5,
        ]
        let diary = try diary(counts, "2021-12-10", "2022-01-31", assigned: "2021-11-30")
        #expect(diary.told == ["01-10 performance-low o", "01-10 starts-low o", "01-10 funds-low o"])
        #expect(diary.lights == ["01-10 yellow performance-low"])
    }

    @Test("what is required is a setting, and a percentage")
    func settings() throws {
        let counts = ["contracts": 20.0, "started": 16]
        let told = try diary(
            counts, "2021-03-01", "2021-04-30",
            settings: ["start-rate-percent": .integer(81), "report-working-day": .integer(3)])
        // 清明 lies between the second and the third.
        #expect(told.told == ["04-06 starts-low o"])
        for name in [
            "performance-rate-percent", "start-rate-percent", "funds-rate-percent", "required-funds-percent",
        ] {
            let error = try #require(throws: SettingsError.self) {
                _ = try InvestmentAttraction(settings: Settings([name: .integer(101)]))
            }
            #expect(error.sentence == "\(name) is 101; it must lie between 1 and 100")
        }
    }
}
