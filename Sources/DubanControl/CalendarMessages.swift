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
