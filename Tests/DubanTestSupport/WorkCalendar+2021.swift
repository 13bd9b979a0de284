package import DubanCalendar

extension WorkCalendar {
    /// 2021 as the State Council announced it (國辦發明電〔2020〕27號), and the first weeks of 2022
    /// (國辦發明電〔2021〕11號), written out here so that no test depends on the calendars that are shipped.
    package static let year2021: WorkCalendar = {
        let daysOff: [(holiday: String, days: ClosedRange<Int>, month: Int, year: Int)] = [
            ("元旦", 1...3, 1, 2021), ("春節", 11...17, 2, 2021), ("清明節", 3...5, 4, 2021),
            ("勞動節", 1...5, 5, 2021), ("端午節", 12...14, 6, 2021), ("中秋節", 19...21, 9, 2021),
            ("國慶節", 1...7, 10, 2021), ("元旦", 1...3, 1, 2022), ("春節", 31...31, 1, 2022),
            ("春節", 1...6, 2, 2022),
        ]
        let makeUp: [(holiday: String, day: Int, month: Int, year: Int)] = [
            ("春節", 7, 2, 2021), ("春節", 20, 2, 2021), ("勞動節", 25, 4, 2021), ("勞動節", 8, 5, 2021),
            ("中秋節", 18, 9, 2021), ("國慶節", 26, 9, 2021), ("國慶節", 9, 10, 2021), ("春節", 29, 1, 2022),
            ("春節", 30, 1, 2022),
        ]
        let off = daysOff.flatMap { row in
            row.days.compactMap { Day(year: row.year, month: row.month, day: $0) }.map {
                WorkCalendar.Exception(day: $0, isWorkingDay: false, holiday: row.holiday)
            }
        }
        let work = makeUp.compactMap { row in
            Day(year: row.year, month: row.month, day: row.day).map {
                WorkCalendar.Exception(day: $0, isWorkingDay: true, holiday: row.holiday)
            }
        }
        return WorkCalendar(exceptions: off + work, announcedYears: [2021, 2022])
    }()
}
