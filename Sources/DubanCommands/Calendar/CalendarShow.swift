import ArgumentParser
import DubanCalendar
import DubanControl

struct CalendarShow: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a year's or a month's working days, days off and make-up days (調休).",
        discussion: """
            As the calendar stands by which duband counts. Examples:
              dubanctl calendar show
              dubanctl calendar show 2021-02
            """)

    @Argument(
        help: ArgumentHelp("2021 or 2021-02; this year where it is left out.", valueName: "period"),
        transform: CalendarPeriod.init)
    var period: CalendarPeriod?

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) throws {
        let year = try session.connect().call(
            CalendarMessages.Show.method, CalendarMessages.Show(year: period?.year), as: CalendarMessages.Year.self)
        let period = period ?? CalendarPeriod(year: year.year)
        if client.json {
            var part = year
            part.days = year.days.filter { period.days.contains($0.day) }
            return try session.printJSON(part)
        }
        let announced = AnnouncedDays(year.days, year: year.year, isAnnounced: year.isAnnounced)
        let grid = CalendarGrid(calendar: announced.calendar, language: session.console.language)
        for line in grid.lines(year: period.year, months: period.months) { session.print(line) }
        session.print("")
        let counts = announced.counts(period.days)
        session.print(
            session.text(
                "\(grid.legend)  工作日 \(counts.working) 天", "\(grid.legend)  工作日 \(counts.working) 天",
                "\(grid.legend)  \(counted(counts.working, "working day"))"))
        show(announced.holidays(period.days), session)
        guard !year.isAnnounced else { return }
        session.print(
            session.text(
                "\(year.year) 年的放假安排尚未公布：按星期一至星期五計算。",
                "\(year.year) 年的放假安排尚未公布：按星期一至星期五计算。",
                "\(year.year) is not announced: it counts Monday to Friday."))
        session.print(
            session.text(
                "`dubanctl calendar import` 導入公布的安排。", "`dubanctl calendar import` 导入公布的安排。",
                "`dubanctl calendar import` brings in what is announced."))
    }

    private func show(_ holidays: [(name: String, off: String, makeUp: String)], _ session: Session) {
        guard !holidays.isEmpty else { return }
        var table = Table([
            .init(title: session.words("節日", "节日", "HOLIDAY")), .init(title: session.words("放假", "放假", "OFF")),
            .init(title: session.words("調休上班", "调休上班", "MAKE-UP")),
        ])
        for holiday in holidays {
            table.append(["\(holiday.name)", "\(holiday.off)", "\(holiday.makeUp.isEmpty ? "–" : holiday.makeUp)"])
        }
        session.print("")
        session.print(table)
    }
}

/// A year or one month of it.
struct CalendarPeriod: Equatable {
    let year: Int
    let months: ClosedRange<Int>

    init(year: Int) {
        self.year = year
        months = 1...12
    }

    /// - Throws: ``ValidationError`` for what is neither 2021 nor 2021-02.
    init(_ text: String) throws {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let isNumeric = parts.allSatisfy { $0.utf8.allSatisfy { (48...57).contains($0) } }
        guard isNumeric, (1...2).contains(parts.count), parts[0].utf8.count == 4, let year = Int(parts[0]), year >= 1949
        else { throw Self.misread(text) }
        self.year = year
        guard parts.count == 2 else {
            months = 1...12
            return
        }
        guard parts[1].utf8.count == 2, let month = Int(parts[1]), (1...12).contains(month) else {
            throw Self.misread(text)
        }
        months = month...month
    }

    var days: ClosedRange<Day> {
        Day(
            year: year, month: months.lowerBound, day: 1)!...Day(year: year, month: months.upperBound, day: 1)!
            .endOfMonth
    }

    private static func misread(_ text: String) -> ValidationError {
        ValidationError("'\(text)' is neither a year nor a month; write it as 2021 or 2021-02, from 1949 on.")
    }
}
