package import DubanCalendar

/// `org.duban.Calendars`.
package enum CalendarMessages {
    package struct List: Codable, Sendable {
        package static let method = "org.duban.Calendars.List"
        /// The `next` of the page before.
        package var after: String?

        package init(after: String? = nil) {
            self.after = after
        }
    }

    package struct Calendar: Codable, Hashable, Sendable {
        package var person: String
        package var file: String
        package var events: Int

        package init(person: String, file: String, events: Int) {
            self.person = person
            self.file = file
            self.events = events
        }
    }

    package struct AnnouncedDay: Codable, Hashable, Sendable {
        package var day: Day
        package var isWorkingDay: Bool
        package var holiday: String

        package init(day: Day, isWorkingDay: Bool, holiday: String) {
            self.day = day
            self.isWorkingDay = isWorkingDay
            self.holiday = holiday
        }
    }

    package struct Show: Codable, Sendable {
        package static let method = "org.duban.Calendars.Show"
        /// Nil for the present one.
        package var year: Int?

        package init(year: Int?) {
            self.year = year
        }
    }

    package struct Year: Codable, Sendable {
        package var year: Int
        package var isAnnounced: Bool
        /// By day.
        package var days: [AnnouncedDay]
        package var directory: String

        package init(year: Int, isAnnounced: Bool, days: [AnnouncedDay], directory: String) {
            self.year = year
            self.isAnnounced = isAnnounced
            self.days = days
            self.directory = directory
        }
    }

    package struct Check: Codable, Sendable {
        package static let method = "org.duban.Calendars.Check"
        package var file: String
        package var text: String

        package init(file: String, text: String) {
            self.file = file
            self.text = text
        }
    }

    package struct Problem: Codable, Hashable, Sendable {
        /// Counted from 1; nil where the file as a whole is meant.
        package var line: Int?
        package var sentence: String

        package init(line: Int?, sentence: String) {
            self.line = line
            self.sentence = sentence
        }
    }

    package struct Checked: Codable, Sendable {
        /// Nil where there are problems.
        package var year: Int?
        /// By day; empty where there are problems.
        package var days: [AnnouncedDay]
        package var problems: [Problem]

        package init(year: Int?, days: [AnnouncedDay], problems: [Problem]) {
            self.year = year
            self.days = days
            self.problems = problems
        }
    }

    package struct Page: Codable, Sendable {
        package var calendars: [Calendar]
        /// Nil where nothing comes after.
        package var next: String?

        package init(calendars: [Calendar], next: String?) {
            self.calendars = calendars
            self.next = next
        }
    }
}
