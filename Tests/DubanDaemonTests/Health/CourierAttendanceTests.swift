import Testing

@testable import DubanDaemon

@Suite struct CourierAttendanceTests {
    private static func begun(at instant: Int64 = 1000) -> CourierAttendance {
        var attendance = CourierAttendance()
        attendance.begin(at: instant)
        return attendance
    }

    @Test(
        "a courier has a minute to come after duband's start, and to come back after it went",
        arguments: [(1000, true), (1059, true), (1060, false), (999, false)] as [(Int64, Bool)])
    func grace(instant: Int64, isExpected: Bool) {
        let standing: CourierAttendance.Standing = isExpected ? .expected : .away
        #expect(Self.begun().standing(carrying: ["smtp"], at: instant) == standing)
        var went = Self.begun(at: 0)
        went.come(1, carrying: ["smtp"])
        went.leave(1, at: 1000)
        #expect(went.standing(carrying: ["smtp"], at: instant) == standing)
        #expect(!went.isAnyPresent)
    }

    @Test("one of two that leaves leaves the other, and a stranger's connection says nothing")
    func several() {
        var attendance = Self.begun()
        attendance.come(1, carrying: ["smtp"])
        attendance.come(2, carrying: ["smtp", "robot"])
        attendance.leave(1, at: 2000)
        attendance.leave(7, at: 2000)
        #expect(attendance.standing(carrying: ["robot", "smtp"], at: 9000) == .present(notCarried: []))
    }

    @Test("what none of those present carries is named, but for one that does not say what it carries")
    func channels() {
        var attendance = Self.begun()
        attendance.come(1, carrying: ["maildir"])
        #expect(
            attendance.standing(carrying: ["smtp", "maildir", "robot"], at: 1000)
                == .present(notCarried: ["robot", "smtp"]))
        attendance.come(2, carrying: nil)
        #expect(attendance.standing(carrying: ["smtp", "maildir"], at: 1000) == .present(notCarried: []))
    }
}
