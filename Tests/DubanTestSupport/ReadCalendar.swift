import FoundationEssentials
import Glibc

/// A calendar as the Python packages icalendar and vobject read it.
package struct ReadCalendar: Decodable, Sendable {
    package struct Party: Decodable, Hashable, Sendable {
        package let name: String?
        package let address: String
        package let rsvp: String?
    }

    package struct Event: Decodable, Hashable, Sendable {
        package let uid: String
        package let sequence: Int
        package let stamp: String
        /// The first day, as ISO 8601 writes it.
        package let start: String
        /// The day behind the last one.
        package let end: String?
        package let summary: String
        package let description: String
        package let transparency: String?
        package let status: String?
        package let organizer: Party?
        package let attendee: Party?
    }

    package let method: String?
    package let name: String?
    package let refresh: String?
    package let events: [Event]
    /// Where the two do not agree, or a line does not keep to the standard.
    package let faults: [String]

    /// Whether there is a Python that has the two packages, or has to be one.
    package static var canRead: Bool { getenv("DUBAN_TEST_PYTHON") != nil || getenv("CI") != nil }

    package init(_ text: String) throws {
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "read_calendar.py").path()
        guard let interpreter = getenv("DUBAN_TEST_PYTHON").map({ String(cString: $0) }) else {
            throw ChildFault("DUBAN_TEST_PYTHON does not name a Python interpreter that has icalendar and vobject")
        }
        let child = try ChildProcess(interpreter, [script])
        try child.write(Array(text.utf8))
        let (output, status) = try child.finish()
        guard status == 0 else { throw ChildFault("Python could not read the calendar:\n" + text) }
        self = try JSONDecoder().decode(ReadCalendar.self, from: Data(output))
    }
}
