import BusinessEnvironment
import DubanPluginKit
import DubanTestSupport
import Testing

@Suite("BusinessEnvironment: rates and topics")
struct AppealFiguresTests {
    // MARK: Rates

    @Test(
        "a rate below what is required is told every week, on its first working day",
        arguments: [
            ("response", 99.9), ("resolution", 97.9), ("satisfaction", 94.9), ("response", 0), ("response", -5),
        ])
    func rates(name: String, rate: Double) throws {
        let row = AppealCase(assigned: "2021-04-18", attributes: ["\(name)-rate": .number(rate)])
        let diary = try row.diary("2021-04-18", "2021-05-15")
        // 3 May lies within 五一.
        #expect(
            diary.told == ["04-19", "04-26", "05-06", "05-10"].map { "\($0) \(name)-low os" })
        #expect(diary.lights == ["04-19 yellow \(name)-low"])
    }

    @Test(
        "a rate that suffices is not spoken of",
        arguments: [("response", 100), ("resolution", 98), ("satisfaction", 95), ("response", Double.nan)])
    func enough(name: String, rate: Double) throws {
        let row = AppealCase(attributes: ["\(name)-rate": .number(rate)])
        #expect(try row.diary("2021-01-04", "2021-12-31").lights.isEmpty)
    }

    @Test("no week is judged before its row was there, nor after the deadline; over 國慶 and the end of the year")
    func weeks() throws {
        let row = AppealCase(
            assigned: "2021-09-13", deadline: "2022-01-07", attributes: ["resolution-rate": .number(90)])
        let told = try row.diary("2021-09-01", "2022-02-28").told.map { String($0.prefix(5)) }
        // 20 September and 4 October are holidays, and so is 3 January.
        #expect(told.prefix(5) == ["09-22", "09-27", "10-08", "10-11", "10-18"])
        #expect(told.suffix(2) == ["12-27", "01-04"])
    }

    @Test("a rate is told with the number of appeals that it is of, and with what is required")
    func denominator() throws {
        let plugin = try BusinessEnvironment(
            settings: Settings(["required-resolution-percent": .integer(90)]))
        var row = AppealCase(attributes: ["resolution-rate": .number(87.5), "counted-cases": .number(40)])
        let finding = plugin.finding(of: row.task, on: day("2021-04-12"), calendar: .year2021)
        #expect(
            finding.reminders.map(\.reason.facts)
                == [["week": "2021-04-11", "rate": "87.5", "cases": "40", "required": "90"]])
        row.attributes["counted-cases"] = nil
        #expect(
            plugin.finding(of: row.task, on: day("2021-04-12"), calendar: .year2021).lightReason?.facts["cases"] == "—")
    }

    // MARK: Topics

    @Test("from the third appeal of a kind on a topic follows, and 科室負責人 hears of it")
    func topic() throws {
        var appeal = AppealCase(
            title: "企業訴求：甲公司反映廠區外道路積水", days: ["received": "2021-04-10", "replied": "2021-04-10"],
            attributes: ["similar-cases": .number(3)])
        // 10 April is a Saturday.
        #expect(try appeal.diary("2021-04-08", "2021-04-13").told == ["04-12 topic-called s"])
        let plugin = try BusinessEnvironment(settings: Settings())
        func followUps(on today: String, lastReview: String? = nil) -> [FollowUp] {
            var task = appeal.task
            task.lastReview = lastReview.map(day)
            return plugin.finding(of: task, on: day(today), calendar: .year2021).followUps
        }
        let topic = FollowUp(
            key: "topic", title: "未訴先辦專題：企業訴求：甲公司反映廠區外道路積水", assigned: day("2021-04-10"),
            deadline: day("2021-05-10"))
        #expect(followUps(on: "2021-04-09").isEmpty)
        #expect(followUps(on: "2021-04-12", lastReview: "2021-04-09") == [topic])
        #expect(followUps(on: "2021-04-13", lastReview: "2021-04-12").isEmpty)

        // From the day of the latest, where that is known: thirty days end within 五一.
        appeal.days["latest-similar"] = "2021-04-01"
        #expect(followUps(on: "2021-04-12").map(\.deadline) == [day("2021-05-06")])
        appeal.attributes["similar-cases"] = .number(2)
        #expect(followUps(on: "2021-04-12").isEmpty)
        #expect(try appeal.diary("2021-04-08", "2021-04-13").told.isEmpty)
    }

    @Test("the topic of an appeal with a very long title has a title that the ledger takes")
    func longTitle() throws {
        let appeal = AppealCase(
            title: String(repeating: "訴求", count: 400), days: ["received": "2021-04-08"],
            attributes: ["similar-cases": .number(5)])
        let followUps = try BusinessEnvironment(settings: Settings()).finding(of: appeal.task, on: day("2021-04-08"))
            .followUps
        #expect(followUps.map { $0.title.utf8.count } == [1023])
    }

    @Test("how many make a topic, and how long it may take, are settings")
    func topicSettings() throws {
        let appeal = AppealCase(days: ["received": "2021-04-08"], attributes: ["similar-cases": .number(2)])
        let plugin = try BusinessEnvironment(
            settings: Settings(["topic-cases": .integer(2), "topic-days": .integer(8)]))
        #expect(
            plugin.finding(of: appeal.task, on: day("2021-04-08"), calendar: .year2021).followUps.map(\.deadline)
                == [day("2021-04-16")])
    }

    @Test(
        "settings that contradict each other are refused by name",
        arguments: [
            ["closing-working-days": .integer(30)], ["warning-percent": .integer(101)],
            ["required-response-percent": .integer(101)], ["report-reminder-working-days": .integers([0])],
        ] as [[String: SettingValue]])
    func refused(settings: [String: SettingValue]) throws {
        let error = try #require(throws: SettingsError.self) {
            _ = try BusinessEnvironment(settings: Settings(settings))
        }
        let name = try #require(settings.keys.first)
        #expect(error.sentence.hasPrefix(name))
    }
}
