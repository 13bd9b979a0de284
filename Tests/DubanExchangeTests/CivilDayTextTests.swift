import DubanCalendar
import DubanExchange
import Testing

@Suite("Days as people write them")
struct CivilDayTextTests {
    @Test(
        "an exact day is read in every form",
        arguments: [
            "2021-04-30", "2021-4-30", "2021/4/30", "2021/04/30", "2021.4.30", "2021.04.30", "2021年4月30日",
            "2021年04月30號", "2021年4月30号", "20210430", "２０２１－０４－３０", "２０２１／４／３０", "２０２１．４．３０",
            "２０２１年４月３０日", "  2021-04-30\t", "\u{3000}2021-04-30\u{3000}", "2021 年 4 月 30 日",
        ]
    )
    func exact(text: String) throws {
        #expect(try Day(written: text).description == "2021-04-30")
    }

    @Test(
        "what is not one exact day is refused, and the sentence says what would be right",
        arguments: [
            ("", "there is no day; an exact day such as 2021-04-30 would be right"),
            ("盡快", "“盡快” is not an exact day; an exact day such as 2021-04-30 would be right"),
            ("長期", "an exact day such as 2021-04-30 would be right"),
            ("2021年4月30日前", "write the day alone: 2021-04-30"),
            ("2021-04-30 星期五", "write the day alone: 2021-04-30"),
            ("2021/4/30 0:00", "write the day alone: 2021-04-30"),
            ("2021-04-30（五）", "write the day alone: 2021-04-30"),
            ("2021年4月底前", "if the last day of the period is meant write 2021-04-30"),
            ("2021年4月", "if the last day of the period is meant write 2021-04-30"),
            ("2021-04", "if the last day of the period is meant write 2021-04-30"),
            ("2021年二月底", "if the last day of the period is meant write 2021-02-28"),
            ("2024年2月", "if the last day of the period is meant write 2024-02-29"),
            ("2021年十二月", "if the last day of the period is meant write 2021-12-31"),
            ("2021年4月上旬", "if the last day of the period is meant write 2021-04-10"),
            ("2021年二季度", "if the last day of the period is meant write 2021-06-30"),
            ("2022年第3季度末", "if the last day of the period is meant write 2022-09-30"),
            ("2021Q1", "if the last day of the period is meant write 2021-03-31"),
            ("2021年上半年", "if the last day of the period is meant write 2021-06-30"),
            ("2021年底", "if the last day of the period is meant write 2021-12-31"),
            ("2023年", "if the last day of the period is meant write 2023-12-31"),
            ("4月底前", "write it with its year, such as 2021-04-30"),
            ("年底前", "write it with its year, such as 2021-12-31"),
            ("二季度", "write it with its year, such as 2021-06-30"),
            ("44316", "it looks like a spreadsheet's number for 2021-04-30"),
            ("2021-04/30", "“2021-04/30” is not an exact day"),
            ("4/30/2021", "“4/30/2021” is not an exact day"),
            ("21-04-30", "“21-04-30” is not an exact day"),
            ("2021-02-29", "2021-02-29 is no day of the calendar: that month has the days 01 to 28"),
            ("2021年4月31日", "2021-04-31 is no day of the calendar: that month has the days 01 to 30"),
            ("20211301", "2021-13-01 is no day of the calendar: a year has the months 01 to 12"),
            ("0000-01-01", "which begins with the year 0001"),
        ]
    )
    func refused(text: String, sentence: String) throws {
        let refusal = try #require(throws: CivilDayRefusal.self) { _ = try Day(written: text) }
        #expect(refusal.sentence.contains(sentence), "\(refusal.sentence)")
    }

    @Test("a long text does not make a long sentence")
    func longText() throws {
        let text = String(repeating: "盡快\n", count: 1000)
        let refusal = try #require(throws: CivilDayRefusal.self) { _ = try Day(written: text) }
        #expect(refusal.sentence.count < 120)
        #expect(!refusal.sentence.contains("\n"))
    }
}
