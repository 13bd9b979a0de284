package import DubanCore

/// One person's deadlines, as a calendar program subscribes to them.
package struct CalendarFeed: Hashable, Sendable {
    /// How often a program should look again; whether it does is its own affair (RFC 7986, section 5.7).
    private static let refreshInterval = "PT6H"

    /// Whose it is.
    package var name: String
    package var language: Language
    package var events: [CalendarEvent]

    package init(of name: String, in language: Language, events: [CalendarEvent]) {
        self.name = name
        self.language = language
        self.events = events
    }

    /// The file. An event that says what it said before keeps its DTSTAMP, so that a feed in which nothing has changed is
    /// the same file to the letter.
    ///
    /// - Parameters:
    ///   - now: The DTSTAMP of what is new, in seconds since 1970-01-01 UTC.
    ///   - before: The file as it was; nil where there was none.
    /// - Complexity: O(events, now and before).
    package func text(at now: Int64, before: String? = nil) -> String {
        let refresh = [
            ContentLine("REFRESH-INTERVAL;VALUE=DURATION", Self.refreshInterval),
            ContentLine("X-PUBLISHED-TTL", Self.refreshInterval),
        ].map(\.folded)
        let stamps = before.map(Self.stamps) ?? [:]
        let new = CalendarEvent.instant(now)
        let body = events.map { event in
            event.text(stamp: stamps.isEmpty ? new : stamps[event.text(stamp: "")] ?? new)
        }
        return ([Self.opening(of: name, in: language)] + refresh + body + [Self.closing]).joined()
    }

    /// What stands before the first event.
    package static func opening(of name: String, in language: Language) -> String {
        let calendar = DeadlineWords(language).calendar(of: name)
        return [
            ContentLine("BEGIN", "VCALENDAR"), ContentLine("VERSION", "2.0"), .product,
            ContentLine("CALSCALE", "GREGORIAN"), ContentLine("NAME", text: calendar),
            // What programs know that do not know RFC 7986.
            ContentLine("X-WR-CALNAME", text: calendar),
        ].map(\.folded).joined()
    }

    /// What stands behind the last event.
    package static var closing: String { ContentLine("END", "VCALENDAR").folded }

    /// The DTSTAMP of each event of a file, by the event with an empty one.
    private static func stamps(in text: String) -> [String: String] {
        var stamps: [String: String] = [:]
        var event: [UInt8] = []
        var stamp: ArraySlice<UInt8> = []
        let begin = Array("BEGIN:VEVENT\r".utf8), end = Array("END:VEVENT\r".utf8)
        let name = Array((CalendarEvent.stamp + ":").utf8)
        for line in Array(text.utf8).split(separator: 10) {
            if line.elementsEqual(begin) { (event, stamp) = ([], []) }
            if line.starts(with: name) {
                stamp = line.dropFirst(name.count).dropLast()
                event += name + [13]
            } else {
                event += line
            }
            event.append(10)
            if line.elementsEqual(end) {
                stamps[String(decoding: event, as: UTF8.self)] = String(decoding: stamp, as: UTF8.self)
            }
        }
        return stamps
    }
}

extension ContentLine {
    /// Which program made the calendar (RFC 5545, section 3.7.3). Not which version: another one changes no event.
    static let product = ContentLine("PRODID", "-//Duban//Duban//ZH")
}
