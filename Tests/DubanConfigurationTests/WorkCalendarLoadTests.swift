import DubanCalendar
import DubanConfiguration
import FoundationEssentials
import Glibc
import Testing

@Suite struct WorkCalendarLoadTests {
    /// Runs `body` with the path of a directory that holds these files.
    private func withDirectory(_ files: [String: String], _ body: (String) throws -> Void) throws {
        var template = Array((FileManager.default.temporaryDirectory.path + "/calendars-XXXXXX").utf8CString)
        try #require(mkdtemp(&template) != nil)
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let directory = URL(filePath: path)
        defer { try? FileManager.default.removeItem(at: directory) }
        for (name, text) in files {
            try Data(text.utf8).write(to: directory.appending(path: name))
        }
        try body(directory.path)
    }

    private func file(year: Int, off: String) -> String {
        """
        year: \(year)
        papers:
          - title: 通知
            number: 號
            published: \(year - 1)-11-01
            holidays:
              - name: 元旦
                off: [\(off)]
        """
    }

    @Test("files are taken in the order of their names, so that a year's paper may overrule the December before it")
    func order() throws {
        let files = [
            "2023.yaml": file(year: 2023, off: "2022-12-31"), "2022.yaml": file(year: 2022, off: "2022-01-03"),
            "README": "not a calendar", ".2021.yaml": "not a calendar",
        ]
        try withDirectory(files) { directory in
            let calendar = try WorkCalendar.load(directory: directory)
            #expect(calendar.announcedYears == [2022, 2023])
            #expect(calendar.exceptions.map(\.day.description) == ["2022-01-03", "2022-12-31"])
        }
    }

    @Test("the problems of all files are told at once")
    func problems() throws {
        let files = ["2022.yaml": "year: 2022", "2023.yaml": "", "next.yaml": "", "2024.yml": ""]
        try withDirectory(files) { directory in
            let error = #expect(throws: SettingsError.self) { try WorkCalendar.load(directory: directory) }
            #expect(
                error?.problems.map { $0.file.dropFirst(directory.count + 1) } == [
                    "2022.yaml", "2023.yaml", "2024.yml", "next.yaml",
                ])
        }
    }

    @Test("the calendars that are installed are sound")
    func installed() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let calendar = try WorkCalendar.load(directory: root.appending(path: "etc/calendars").path)
        #expect(calendar.announcedYears.contains(2021))
        #expect(calendar.kind(of: try #require(Day("2021-02-20"))) == .makeUp(holiday: "春節"))
    }

    @Test("an empty directory makes every year provisional, and a missing one is refused")
    func noFiles() throws {
        try withDirectory([:]) { directory in
            let empty = try WorkCalendar.load(directory: directory)
            #expect(empty == .plainWeek)
            let error = #expect(throws: SettingsError.self) { try WorkCalendar.load(directory: directory + "/none") }
            #expect(error?.description.contains("none: cannot be listed") == true)
        }
    }
}
