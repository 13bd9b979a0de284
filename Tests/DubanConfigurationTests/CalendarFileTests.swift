import DubanCalendar
import Testing

@testable import DubanConfiguration

@Suite struct CalendarFileTests {
    private static let year2020 = """
        # 2020: with the amendment of 2020-01-27
        year: 2020
        papers:
          - title: 國務院辦公廳關於2020年部分節假日安排的通知
            number: 國辦發明電〔2019〕16號
            published: 2019-11-21
            holidays:
              - name: 元旦
                off: [2020-01-01]
              - name: 春節
                off: [2020-01-24..2020-01-30]
                make-up: [2020-01-19, 2020-02-01]
          - title: 國務院辦公廳關於延長2020年春節假期的通知
            number: 國辦發明電〔2020〕1號
            published: 2020-01-27
            holidays:
              - name: 春節
                off: [2020-01-24..2020-02-02]
                make-up: [2020-01-19]
        """

    private func day(_ text: String) throws -> Day {
        try #require(Day(text))
    }

    /// A file with one paper of one holiday, whose keys are given.
    private func file(_ holiday: String, year: Int = 2023) -> String {
        """
        year: \(year)
        papers:
          - title: 通知
            number: 國辦發明電〔2022〕16號
            published: 2022-12-08
            holidays:
              - name: 元旦
        \(holiday.split(separator: "\n").map { "        " + $0 }.joined(separator: "\n"))
        """
    }

    private func problems(_ text: String, file: String = "2023.yaml") -> [String] {
        do throws(SettingsError) {
            let read = try CalendarFile.read(text, file: file)
            return ["nothing refused: \(read)"]
        } catch {
            return error.problems.map(\.description)
        }
    }

    @Test("an amendment replaces what the earlier paper said of the same holiday, its make-up days too")
    func amendment() throws {
        let file = try CalendarFile.read(CalendarFileTests.year2020, file: "2020.yaml")
        let calendar = WorkCalendar(exceptions: file.exceptions, announcedYears: [file.year])
        #expect(calendar.kind(of: try day("2020-01-01")) == .dayOff(holiday: "元旦"))
        #expect(calendar.kind(of: try day("2020-01-19")) == .makeUp(holiday: "春節"))
        #expect(calendar.kind(of: try day("2020-01-31")) == .dayOff(holiday: "春節"))
        #expect(calendar.kind(of: try day("2020-02-01")) == .dayOff(holiday: "春節"))
        #expect(calendar.kind(of: try day("2020-02-03")) == .working)
        #expect(file.papers.map(\.number) == ["國辦發明電〔2019〕16號", "國辦發明電〔2020〕1號"])
    }

    @Test("a holiday that an amendment leaves without make-up days loses those that it had")
    func droppedMakeUp() throws {
        let text = CalendarFileTests.year2020.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        let file = try CalendarFile.read(text.joined(separator: "\n"), file: "2020.yaml")
        #expect(file.exceptions.allSatisfy { !$0.isWorkingDay })
    }

    @Test("a paper may name the last days of the December before its year")
    func december() throws {
        let file = try CalendarFile.read(file("off: [2022-12-31..2023-01-02]"), file: "2023.yaml")
        #expect(file.exceptions.map(\.day.description) == ["2022-12-31", "2023-01-01", "2023-01-02"])
    }

    @Test(
        "days that cannot be meant are refused with their line",
        arguments: [
            ("off: [2022-12-20]", 8, "2022-12-20 is not in 2023, nor in the last days of December before it"),
            ("off: [2024-01-01]", 8, "2024-01-01 is not in 2023, nor in the last days of December before it"),
            ("off:\n  - 2023-01-01\n  - 2023-01-01", 10, "2023-01-01 is there twice"),
            (
                "off: [2023-01-02]\nmake-up: [2023-01-05]", 9,
                "2023-01-05 is neither a Saturday nor a Sunday, as every make-up day is"
            ),
            ("off: [2023-01-07]\nmake-up: [2023-01-07]", 9, "2023-01-07 is a day off of the same holiday"),
            ("off: [2023-02-29]", 8, "'2023-02-29'; it must be a day, YYYY-MM-DD"),
            ("off: [2023-01-03..2023-01-01]", 8, "it must be a day, YYYY-MM-DD, or at most 31 days"),
            ("off: [2023-01-01..2023-12-31]", 8, "it must be a day, YYYY-MM-DD, or at most 31 days"),
            ("off: 2023-01-01", 8, "'papers[1].holidays[1].off' is '2023-01-01'; it must be a list of days."),
            ("of: [2023-01-01]", 8, "there is no setting 'of' in 'papers[1].holidays[1]'; did you mean 'off'?"),
            ("make-up: [2023-01-07]", 7, "'papers[1].holidays[1].off' is missing"),
        ])
    func refusedDays(holiday: String, line: Int, sentence: String) {
        let found = problems(file(holiday))
        #expect(
            found.contains { $0.hasPrefix("2023.yaml:\(line): ") && $0.contains(sentence) }, "\(found)")
    }

    @Test("a file whose year is not the year of its name is refused")
    func wrongYear() {
        let found = problems(file("off: [2023-01-01]"), file: "some/2024.yaml")
        #expect(found == ["some/2024.yaml:1: 'year' is 2023, but the file is named for 2024."])
    }

    @Test("papers out of the order of publication are refused, for the later would not win")
    func order() {
        let text = CalendarFileTests.year2020.replacing("published: 2020-01-27", with: "published: 2019-01-27")
        let found = problems(text, file: "2020.yaml")
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("2020.yaml:13: 'papers[2]' was published on 2019-01-27") == true, "\(found)")
    }

    @Test(
        "a text that is no calendar is refused with one sentence",
        arguments: [
            ("", "2023.yaml: is empty."),
            ("year: 2023\npapers: [", "2023.yaml:3: is not YAML from column"),
            ("year: 2023\nyear: 2023\npapers: []", "2023.yaml:1: 'year' is given twice in the same section"),
            ("year: 2023\npapers: []", "2023.yaml:2: 'papers' is empty"),
            ("year: '2023'\npapers: []", "2023.yaml:1: 'year' is '2023'; it must be a whole number from 1949 to 9999"),
            ("just words", "2023.yaml:1: the file is 'just words'; it must be a section with the keys year, papers."),
            ("year: 2023", "2023.yaml: 'papers' is missing; it must be the list of the year's papers."),
            ("a: &a [*a]", "2023.yaml:1: is not YAML from column"),
            ("--- 1\n--- 2", "2023.yaml:2: is not YAML from column"),
            ("year: \u{1}", "2023.yaml: is not YAML: it holds characters that YAML does not allow."),
        ])
    func refusedTexts(text: String, beginning: String) {
        let found = problems(text)
        #expect(found.first?.hasPrefix(beginning) == true, "\(found)")
    }
}
