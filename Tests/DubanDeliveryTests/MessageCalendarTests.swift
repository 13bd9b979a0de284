import DubanCore
import DubanTestSupport
import Testing

@testable import DubanDelivery

@Suite(
    .enabled(
        if: ReadCalendar.canRead,
        "DUBAN_TEST_PYTHON does not name a Python interpreter that has icalendar and vobject"))
struct MessageCalendarTests {
    @Test("a mail brings the event of each line that has one, beside words that stay what they were")
    func attached() throws {
        var envelope = Samples.digest()
        envelope.lines[2].campaign = "other"
        envelope.lines[2].campaignName = "別的"
        let without = try ParsedMessage(envelope)
        envelope.lines[0].invitation = 2
        envelope.lines[2].invitation = 0
        let parsed = try ParsedMessage(envelope)
        #expect(parsed.defects == [])
        #expect(parsed.type == "multipart/mixed")
        #expect(parsed.plain == without.plain && parsed.partTypes == without.partTypes)
        #expect(parsed.calendarTypes.allSatisfy { $0.contains("method=\"REQUEST\"") || $0.contains("method=REQUEST") })
        #expect(parsed.calendarNames == ["deadline-1.ics", "deadline-2.ics"])
        #expect(parsed.bareLineEnds == 0 && parsed.nonASCII == 0)
        #expect(parsed.longestHeaderLine <= 76 && parsed.longestBodyLine <= 76)

        let read = try parsed.calendars.map { try ReadCalendar($0) }
        #expect(read.allSatisfy { $0.faults == [] && $0.method == "REQUEST" && $0.events.count == 1 })
        let events = read.flatMap(\.events)
        #expect(events.map(\.sequence) == [2, 0])
        #expect(events.map(\.start) == ["2021-04-28", "2021-05-10"])
        #expect(events[0].summary == "【截止】[XM-001] 新能源產業園一期")
        #expect(events.map { $0.description.split(separator: "\n").first } == ["大抓落實年", "別的"])
        #expect(events.allSatisfy { $0.organizer?.address == "mailto:duban@example.org" })
        #expect(events.allSatisfy { $0.attendee?.address == "mailto:zhangsan@example.org" })
        #expect(events.allSatisfy { $0.stamp == "20210430T000000Z" })
    }

    @Test("an event bears the name that it has in the feed: the digest of campaign, task and person")
    func name() throws {
        var envelope = Samples.urgent()
        envelope.lines[0].invitation = 0
        let parsed = try ParsedMessage(envelope)
        let calendar = try #require(parsed.calendars.first)
        let event = try #require(try ReadCalendar(calendar).events.first)
        #expect(event.uid == "bc7ef0e626ae489c02c621f7e0c49aae@mail.example.org")
    }

    @Test("a title with line ends makes no line of the calendar and none of the header")
    func hostile() throws {
        var envelope = Samples.urgent(title: "x\r\nATTENDEE:mailto:all@example.org\r\n\r\n--mixed")
        envelope.name = "張三\"\r\nBcc: all@example.org"
        envelope.lines[0].invitation = 0
        let parsed = try ParsedMessage(envelope)
        #expect(parsed.defects == [])
        let read = try ReadCalendar(try #require(parsed.calendars.first))
        #expect(read.faults == [])
        #expect(read.events.first?.attendee?.address == "mailto:zhangsan@example.org")
        #expect(read.events.first?.summary.hasSuffix("x\nATTENDEE:mailto:all@example.org\n\n--mixed") == true)
    }
}
