import DubanCore
import DubanExchange
import DubanTestSupport
import Testing

@Suite("Festivals that move", .enabled(if: PackagePython.canRun))
struct FestivalTests {
    /// A line for each year and festival: `2022年春節前 2022-01-31`.
    private static let script = """
        import datetime
        from holidays.calendars.chinese import _ChineseLunisolar
        calendar = _ChineseLunisolar()
        for year in range(2019, 2051):
            days = [calendar.lunar_new_year_date(year)[0], calendar.dragon_boat_date(year)[0],
                    calendar.mid_autumn_date(year)[0], calendar.double_ninth_date(year)[0]]
            days += [calendar.qingming_date(year)[0], days[0] + datetime.timedelta(days=14)]
            for name, day in zip(["春節", "端午節", "中秋節", "重陽節", "清明節", "元宵節"], days):
                print(f"{year}年{name}前", day - datetime.timedelta(days=1))
        """

    @Test("the eves of six festivals in 32 years are those of the Python package holidays")
    func eves() throws {
        let lines = try PackagePython.output(of: Self.script).split(separator: "\n").map { $0.split(separator: " ") }
        #expect(lines.count == 32 * 6)
        for line in lines {
            let refusal = try #require(throws: DeadlineRefusal.self) {
                _ = try Due(written: String(line[0]), from: nil)
            }
            #expect(refusal.suggestion?.words == String(line[1]), "\(line[0])")
        }
    }
}
