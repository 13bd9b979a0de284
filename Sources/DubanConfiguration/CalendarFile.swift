package import DubanCalendar

/// A year's announcements of days off, as a government published them: one file, `YYYY.yaml`.
package struct CalendarFile: Hashable, Sendable {
    package struct Paper: Hashable, Sendable {
        package let title: String
        /// 發文字號: 國辦發明電〔2019〕16號.
        package let number: String
        package let published: Day
        package let holidays: [Holiday]
    }

    package struct Holiday: Hashable, Sendable {
        package let name: String
        /// The days off, ascending.
        package let off: [Day]
        /// The make-up working days (調休), ascending; each is a Saturday or a Sunday.
        package let makeUp: [Day]
    }

    /// The year that the papers speak of. They may name days of the last ten of the December before it.
    package let year: Int
    /// In order of publication.
    package let papers: [Paper]

    /// What holds in the end. A later paper's word on a holiday replaces all that earlier ones said of that holiday;
    /// where two holidays name the same day, the later in the file wins.
    package var exceptions: [WorkCalendar.Exception] {
        var latest: [Holiday] = []
        for holiday in papers.flatMap(\.holidays) {
            latest.removeAll { $0.name == holiday.name }
            latest.append(holiday)
        }
        return latest.flatMap { holiday in
            holiday.off.map { WorkCalendar.Exception(day: $0, isWorkingDay: false, holiday: holiday.name) }
                + holiday.makeUp.map { WorkCalendar.Exception(day: $0, isWorkingDay: true, holiday: holiday.name) }
        }
    }
}
