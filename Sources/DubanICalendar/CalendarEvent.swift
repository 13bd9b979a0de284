package import DubanCalendar

/// Something that takes a whole day: a VEVENT (RFC 5545, section 3.6.1).
package struct CalendarEvent: Hashable, Sendable {
    /// What tells it from all others, for ever: whoever has it already finds it by this name.
    package var uid: String
    /// How often it has been moved (section 3.8.7.4).
    package var sequence: Int
    package var day: Day
    package var summary: String
    package var description: String

    package init(uid: String, sequence: Int, day: Day, summary: String, description: String) {
        self.uid = uid
        self.sequence = sequence
        self.day = day
        self.summary = summary
        self.description = description
    }

    /// As ``text(stamp:parties:)``, stamped at an instant, in seconds since 1970-01-01 UTC.
    package func text(at instant: Int64) -> String { text(stamp: Self.instant(instant)) }

    /// From BEGIN:VEVENT to END:VEVENT, folded.
    ///
    /// - Parameters:
    ///   - stamp: DTSTAMP, in seconds since 1970-01-01 UTC.
    ///   - parties: Who invites and who is invited; empty where nobody does.
    func text(stamp: String, parties: [ContentLine] = []) -> String {
        var lines = [
            ContentLine("BEGIN", "VEVENT"), ContentLine("UID", uid), ContentLine(Self.stamp, stamp),
            ContentLine("SEQUENCE", String(sequence)), ContentLine("DTSTART;VALUE=DATE", Self.date(day)),
        ]
        // The end is the day after (section 3.6.1). The last of all days has none; without an end it is that day alone.
        if day < .latest { lines.append(ContentLine("DTEND;VALUE=DATE", Self.date(day + 1))) }
        lines += [
            ContentLine("SUMMARY", text: summary), ContentLine("DESCRIPTION", text: description),
            // It takes nobody's time: a deadline makes nobody busy.
            ContentLine("TRANSP", "TRANSPARENT"), ContentLine("STATUS", "CONFIRMED"),
        ]
        return (lines + parties + [ContentLine("END", "VEVENT")]).map(\.folded).joined()
    }

    static let stamp = "DTSTAMP"

    /// An instant of UTC as RFC 5545, section 3.3.5 writes it: `20210430T010000Z`.
    static func instant(_ seconds: Int64) -> String {
        let days = seconds / 86_400 - (seconds % 86_400 < 0 ? 1 : 0)
        let rest = Int(seconds - days * 86_400)
        let time = [rest / 3600, rest / 60 % 60, rest % 60].map { padded($0, 2) }.joined()
        return date(Day(number: Int(days))) + "T" + time + "Z"
    }

    static func date(_ day: Day) -> String {
        padded(day.year, 4) + padded(day.month, 2) + padded(day.dayOfMonth, 2)
    }

    private static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
