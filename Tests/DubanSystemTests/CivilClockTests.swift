import DubanCalendar
import DubanTestSupport
import Testing

@testable import DubanSystem

@Suite struct CivilClockTests {
    private let clock = CivilClock.system

    private func day(_ text: String) throws -> Day {
        try #require(Day(text))
    }

    @Test(
        "an instant is the day and minute that the place's clocks show",
        arguments: [
            (0, "UTC", "1970-01-01", 0), (-1, "UTC", "1969-12-31", 1439), (-86_400, "UTC", "1969-12-31", 0),
            (1_614_527_999, "Asia/Shanghai", "2021-02-28", 1439), (1_614_528_000, "Asia/Shanghai", "2021-03-01", 0),
            (1_614_528_000, "America/Los_Angeles", "2021-02-28", 480),
            (1_614_528_000, "Asia/Kathmandu", "2021-02-28", 1305),
        ])
    func moments(seconds: Int64, zone: String, day: String, minute: Int) throws {
        let moment = try CivilClock.manual(ManualClock(seconds: seconds)).moment(in: zone)
        #expect(moment == CivilMoment(day: try self.day(day), minute: minute, seconds: seconds))
    }

    @Test(
        "a day begins at the first instant that its place knows of it",
        arguments: [
            ("Asia/Shanghai", "2021-03-01", 0, 1_614_528_000),
            // Summer time begins at midnight: 00:00 does not exist, 01:00 is the first.
            ("America/Sao_Paulo", "2018-11-04", 0, 1_541_300_400),
            ("America/Santiago", "2019-09-08", 0, 1_567_915_200),
            ("Asia/Shanghai", "1986-05-04", 150, 515_527_200),
            // 02:30 happens twice; the first counts.
            ("Europe/Berlin", "2021-10-31", 150, 1_635_640_200),
            // 02:30 never happens; 03:00 is the first instant after it.
            ("Europe/Berlin", "2021-03-28", 150, 1_616_893_200),
            // Samoa left the whole day out; the 31st is what follows.
            ("Pacific/Apia", "2011-12-30", 0, 1_325_239_200),
            ("Australia/Lord_Howe", "2021-10-03", 125, 1_633_188_600),
        ])
    func firstInstants(zone: String, day: String, minute: Int, expected: Int64) throws {
        #expect(try clock.instant(of: try self.day(day), minute: minute, in: zone) == expected)
    }

    @Test("no instant before it shows the minute or a later one of that day; it does, in every zone and every hour")
    func firstInstantProperty() throws {
        let seed = UInt64.random(in: 0 ... .max)
        var generator = SeededGenerator(seed: seed)
        let zones = ["Asia/Shanghai", "America/Sao_Paulo", "Europe/Berlin", "Australia/Lord_Howe", "Africa/Casablanca"]
        for _ in 0..<2000 {
            let zone = try #require(zones.randomElement(using: &generator))
            let wanted = CivilMoment(
                day: Day(number: Int.random(in: 7000...22_000, using: &generator)),
                minute: Int.random(in: 0..<1440, using: &generator), seconds: 0)
            func reached(_ seconds: Int64) throws -> Bool {
                let moment = try clock.moment(at: seconds, in: zone)
                return (moment.day, moment.minute) >= (wanted.day, wanted.minute)
            }
            let instant = try clock.instant(of: wanted.day, minute: wanted.minute, in: zone)
            let at = try reached(instant)
            let before = try reached(instant - 1)
            #expect(at && !before, "seed \(seed): \(zone) \(wanted)")
        }
    }

    @Test("a zone that nobody knows is an error that says what would be right")
    func unknownZone() throws {
        for zone in ["Asia/Nowhere", "", "../../etc/passwd"] {
            #expect(throws: UnknownTimeZone(name: zone)) { try clock.moment(in: zone) }
            #expect(!CivilClock.knows(zone: zone))
        }
        #expect(UnknownTimeZone(name: "Asia/Nowhere").description.contains("'Asia/Nowhere'"))
        #expect(CivilClock.knows(zone: "Asia/Shanghai"))
    }

    @Test("a pinned clock shows its minute of its day in every zone, and its seconds are that minute's there")
    func pinned() throws {
        let pinned = CivilClock.pinned(day: try day("2021-03-01"), minute: 510)
        for (zone, start) in [("Asia/Shanghai", 1_614_558_600), ("UTC", 1_614_587_400)] as [(String, Int64)] {
            let moment = try pinned.moment(in: zone)
            #expect(moment.day.description == "2021-03-01")
            #expect(moment.minute == 510)
            #expect((start..<(start + 60)).contains(moment.seconds))
        }
    }

    @Test("a manual clock stands where it is put")
    func manual() throws {
        let time = ManualClock(seconds: 1_614_527_999)
        let clock = CivilClock.manual(time)
        #expect(try clock.moment(in: "Asia/Shanghai").day.description == "2021-02-28")
        time.seconds += 1
        #expect(try clock.moment(in: "Asia/Shanghai").day.description == "2021-03-01")
    }

    @Test("the system's clock is the machine's")
    func system() throws {
        let instant = ContinuousClock.now
        let first = try clock.moment(in: "UTC").seconds
        let second = try clock.moment(in: "UTC").seconds
        #expect(first > 1_700_000_000)
        #expect((0...((ContinuousClock.now - instant).components.seconds + 1)).contains(second - first))
    }
}
