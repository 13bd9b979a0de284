import ArgumentParser
import DubanCalendar
import DubanControl
import DubanCore
import DubanTestSupport
import Foundation
import Testing

@testable import DubanCommands

@Suite("dubanctl calendar")
struct CalendarCommandTests {
    private static func announced(_ text: String, _ isWorkingDay: Bool, _ holiday: String)
        -> CalendarMessages.AnnouncedDay
    {
        .init(day: Day(text)!, isWorkingDay: isWorkingDay, holiday: holiday)
    }

    private static let february: [CalendarMessages.AnnouncedDay] =
        [announced("2021-02-07", true, "春節")]
        + (11...17).map { announced("2021-02-\($0)", false, "春節") } + [announced("2021-02-20", true, "春節")]

    private static func office(
        _ directory: String, checked: CalendarMessages.Checked = .init(year: 2021, days: february, problems: [])
    ) -> FakeDaemon.Answer {
        { call in
            switch call.method {
            case CalendarMessages.Show.method:
                let year = try call.parameters(as: CalendarMessages.Show.self).year ?? 2021
                return [
                    try reply(
                        CalendarMessages.Year(
                            year: year, isAnnounced: year == 2021, days: year == 2021 ? february : [],
                            directory: directory))
                ]
            case CalendarMessages.Check.method: return [try reply(checked)]
            default: return [#"{"error":"org.varlink.service.MethodNotFound"}"#]
            }
        }
    }

    @Test("a month is a grid that is read without color, with its holidays below")
    func month() async throws {
        try await withDaemon(Self.office("/calendars")) { daemon, _ in
            let result = try dubanctl(["calendar", "show", "2021-02", "--socket", daemon.path])
            #expect(
                result.output == """
                           2021-02
                     Mo Tu We Th Fr Sa Su
                      1  2  3  4  5  6 +7
                      8  9 10*11*12*13*14
                    *15*16*17 18 19+20 21
                     22 23 24 25 26 27 28

                    * a day off  + a make-up working day (調休)  17 working days

                    HOLIDAY  OFF                     MAKE-UP
                    春節     2021-02-11..2021-02-17  2021-02-07 2021-02-20

                    """)
        }
    }

    @Test(
        "a year fits a terminal of 80 columns in every language, and says where nothing is announced",
        arguments: ["zh_TW", "zh_CN", "en_US"])
    func year(locale: String) async throws {
        try await withDaemon(Self.office("/calendars")) { daemon, _ in
            let result = try dubanctl(
                ["calendar", "show", "2027", "--socket", daemon.path], environment: ["LANG": locale])
            #expect(result.output.split(separator: "\n").allSatisfy { String($0).displayWidth <= 80 })
            #expect(result.output.contains("2027-12"))
            #expect(result.output.contains("calendar import"))
        }
    }

    @Test("what is no period is a usage error", arguments: ["2021-13", "21", "2021-2", "+021", "2021-02-03", "1948"])
    func period(text: String) {
        #expect(throws: (any Error).self) { try DubanCommand.parseAsRoot(["calendar", "show", text]) }
    }

    @Test("a wrong file is refused with every line, and nothing is written")
    func wrong() async throws {
        let checked = CalendarMessages.Checked(
            year: nil, days: [],
            problems: [.init(line: 3, sentence: "2021-02-30 is no day."), .init(line: nil, sentence: "x.")])
        try await withTemporaryDirectory { calendars in
            try await withDaemon(Self.office(calendars, checked: checked)) { daemon, directory in
                let path = try file("2021.yaml", in: directory, "year: 2021")
                for verb in ["check", "import"] {
                    let result = try dubanctl(["calendar", verb, path, "--socket", daemon.path])
                    #expect(result.status == 65)
                    #expect(result.errors.contains("\(path):3: 2021-02-30 is no day.\n\(path): x.\n"))
                }
                #expect(try FileManager.default.contentsOfDirectory(atPath: calendars).isEmpty)
            }
        }
    }

    @Test("a right file is shown against what is at work, and lies in the daemon's directory under its year")
    func brought() async throws {
        let changed = [Self.announced("2021-02-10", false, "春節")] + Self.february.dropLast()
        let checked = CalendarMessages.Checked(year: 2021, days: changed, problems: [])
        try await withTemporaryDirectory { calendars in
            try await withDaemon(Self.office(calendars, checked: checked)) { daemon, directory in
                let path = try file("new.yaml", in: directory, "year: 2021\n")
                let dry = try dubanctl(["calendar", "import", path, "--dry-run", "--socket", daemon.path])
                #expect(try FileManager.default.contentsOfDirectory(atPath: calendars).isEmpty)
                let result = try dubanctl(["calendar", "import", path, "--socket", daemon.path])
                let differences = """
                    + 2021-02-10  春節  a day off
                    - 2021-02-20  春節  a make-up working day

                    """
                #expect(dry.output == differences)
                #expect(result.output.hasPrefix(differences))
                #expect(try String(contentsOfFile: calendars + "/2021.yaml", encoding: .utf8) == "year: 2021\n")
            }
        }
    }

    @Test("a directory that cannot be written to is said with its path")
    func unwritable() async throws {
        try await withDaemon(Self.office("/nowhere")) { daemon, directory in
            let path = try file("2021.yaml", in: directory, "year: 2021\n")
            let result = try dubanctl(["calendar", "import", path, "--socket", daemon.path])
            #expect(result.status == 73)
            #expect(result.errors.contains("/nowhere/2021.yaml cannot be written"))
        }
    }
}
