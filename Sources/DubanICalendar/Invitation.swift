/// A deadline that is mailed for the recipient's calendar: an iTIP REQUEST (RFC 5546, section 3.2.2). One that moves the
/// event bears the same UID and a higher SEQUENCE. Nobody is asked for an answer.
package struct Invitation: Hashable, Sendable {
    /// Somebody with a mail address.
    package struct Party: Hashable, Sendable {
        package var name: String
        package var address: String

        package init(name: String, address: String) {
            self.name = name
            self.address = address
        }
    }

    package var event: CalendarEvent
    /// The office: nobody else may move the event.
    package var organizer: Party
    package var attendee: Party

    package init(to event: CalendarEvent, from organizer: Party, for attendee: Party) {
        self.event = event
        self.organizer = organizer
        self.attendee = attendee
    }

    /// The whole calendar object.
    ///
    /// - Parameter stamp: DTSTAMP, in seconds since 1970-01-01 UTC.
    package func text(stamp: Int64) -> String {
        let head = [
            ContentLine("BEGIN", "VCALENDAR"), ContentLine("VERSION", "2.0"), .product,
            ContentLine("CALSCALE", "GREGORIAN"), ContentLine("METHOD", "REQUEST"),
        ].map(\.folded)
        let parties = [
            ContentLine("ORGANIZER", commonName: organizer.name, address: organizer.address),
            ContentLine(
                "ATTENDEE", ["ROLE=REQ-PARTICIPANT", "PARTSTAT=NEEDS-ACTION", "RSVP=FALSE"],
                commonName: attendee.name, address: attendee.address),
        ]
        let event = event.text(stamp: CalendarEvent.instant(stamp), parties: parties)
        return (head + [event, ContentLine("END", "VCALENDAR").folded]).joined()
    }
}
