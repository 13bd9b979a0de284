import DubanCalendar
import DubanCore
import DubanTestSupport
import Testing

@testable import DubanICalendar

@Suite struct CalendarTests {
    @Test(
        "an instant is written in UTC",
        arguments: [
            (0, "19700101T000000Z"), (-1, "19691231T235959Z"), (now, "20210302T010000Z"),
            (1_709_210_096, "20240229T123456Z"),
        ])
    func instant(_ seconds: Int64, _ text: String) {
        #expect(CalendarEvent.instant(seconds) == text)
    }

    @Test("an event keeps its name when its deadline moves or its title changes, and no two tasks or people share one")
    func names() {
        let first = deadline().event()
        #expect(deadline(title: "二期", day: "2021-06-30", slips: 1).event().uid == first.uid)
        #expect(deadline(day: "2021-06-30", slips: 1).event().sequence == 1)
        var other = deadline()
        other.campaign = "other"
        let names = [first, deadline("XM-002").event(), deadline().event(PersonID("局/李四")), other.event()].map(\.uid)
        #expect(Set(names).count == 4)
        #expect(names.allSatisfy { $0.hasSuffix("@example.org") })
    }

    @Test("the last of all days is still a day")
    func lastDay() {
        let event = deadline(day: "9999-12-31").event()
        #expect(event.text(stamp: "").contains("DTSTART;VALUE=DATE:99991231\r\n"))
        #expect(!event.text(stamp: "").contains("DTEND"))
    }

    @Test("a feed in which nothing has changed is the same to the letter, and only what has changed has a new stamp")
    func stamps() {
        var feed = CalendarFeed(
            of: "張三", in: .traditionalChinese,
            events: [deadline("1", title: "一,\n二").event(), deadline("2").event()])
        let first = feed.text(at: now)
        #expect(feed.text(at: now + 86_400, before: first) == first)

        feed.events[1] = deadline("2", day: "2021-05-31", slips: 1).event()
        let second = feed.text(at: now + 86_400, before: first)
        let stamps = second.split(separator: "\r\n").filter { $0.hasPrefix("DTSTAMP") }
        #expect(stamps == ["DTSTAMP:20210302T010000Z", "DTSTAMP:20210303T010000Z"])
        #expect(feed.text(at: now + 90_000, before: second) == second)
        #expect(feed.text(at: now, before: "BEGIN:VEVENT\r\nDTSTAMP:x") == feed.text(at: now), "a torn file is no harm")
    }

    @Test(
        "a feed says in its reader's language whose it is and what is due",
        arguments: [
            (Language.traditionalChinese, "督辦 張三", "【截止】[XM-001] 新能源產業園一期", "類別：項目建設"),
            (.simplifiedChinese, "督办 張三", "【截止】[XM-001] 新能源產業園一期", "类别：項目建設"),
            (.english, "Duban: 張三", "Due: [XM-001] 新能源產業園一期", "Pillar: 項目建設"),
        ])
    func language(_ language: Language, _ name: String, _ summary: String, _ pillar: String) {
        let event = deadline().event(in: language)
        #expect(event.summary == summary)
        #expect(event.description.split(separator: "\n").contains(Substring(pillar)))
        let text = CalendarFeed(of: "張三", in: language, events: [event]).text(at: now)
        #expect(text.contains("X-WR-CALNAME:\(name)\r\n") && text.contains("\r\nNAME:\(name)\r\n"))
    }
}

/// Read by two programs of others, which must find the same.
@Suite(
    .enabled(
        if: ReadCalendar.canRead,
        "DUBAN_TEST_PYTHON does not name a Python interpreter that has icalendar and vobject"))
struct ForeignCalendarTests {
    private let seed = UInt64.random(in: .min ... .max)

    @Test("a feed is read as it was meant: whole days, one day each, taking nobody's time")
    func feed() throws {
        let feed = CalendarFeed(
            of: "張三", in: .traditionalChinese,
            events: [deadline().event(), deadline("XM-002", day: "2021-12-31", slips: 2).event()])
        let read = try ReadCalendar(feed.text(at: now))
        #expect(read.faults == [])
        #expect(read.name == "督辦 張三" && read.refresh == "PT6H" && read.method == nil)
        #expect(read.events.map(\.start) == ["2021-04-30", "2021-12-31"])
        #expect(read.events.map(\.end) == ["2021-05-01", "2022-01-01"])
        #expect(read.events.map(\.sequence) == [0, 2])
        #expect(read.events.map(\.stamp) == ["20210302T010000Z", "20210302T010000Z"])
        #expect(read.events.allSatisfy { $0.transparency == "TRANSPARENT" && $0.status == "CONFIRMED" })
        #expect(read.events[0].description == "大抓落實年\n類別：項目建設\n責任單位：市發展改革委")
        #expect(try ReadCalendar(CalendarFeed(of: "張三", in: .english, events: []).text(at: now)).events == [])
    }

    @Test("an invitation is a request to one person, who is not asked for an answer")
    func invitation() throws {
        let invitation = Invitation(
            to: deadline(slips: 1).event(), from: .init(name: "市政府督查室", address: "ducha@example.org"),
            for: .init(name: "張三,\"李四\"", address: "zhang+san@example.org"))
        let read = try ReadCalendar(invitation.text(stamp: now))
        #expect(read.faults == [])
        #expect(read.method == "REQUEST")
        let event = try #require(read.events.first)
        #expect(read.events.count == 1)
        #expect(event.uid == deadline().event().uid && event.sequence == 1)
        #expect(event.organizer?.name == "市政府督查室" && event.organizer?.address == "mailto:ducha@example.org")
        let attendee = try #require(event.attendee)
        #expect(attendee.name == "張三,'李四'" && attendee.address == "mailto:zhang+san@example.org")
        #expect(attendee.rsvp == "FALSE")
    }

    @Test("any title comes back whole from both")
    func titles() throws {
        var generator = SeededGenerator(seed: seed)
        let alphabet = Array("ab 1:;,\\\"^'n=督辦截止é𠮷👩‍👩‍👧\n")
        let titles = (0..<200).map { _ in
            let length = Int.random(in: 0...120, using: &generator)
            return String((0..<length).map { _ in alphabet.randomElement(using: &generator)! }) + "."
        }
        let events = titles.enumerated().map { number, title in deadline("\(number)", title: title).event() }
        let read = try ReadCalendar(CalendarFeed(of: "張三", in: .english, events: events).text(at: now))
        #expect(read.faults == [], "seed \(seed)")
        #expect(read.events.map(\.summary) == events.map(\.summary), "seed \(seed)")
    }
}
