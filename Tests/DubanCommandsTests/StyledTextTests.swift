import DubanCore
import Testing

@testable import DubanCommands

@Suite("text for a terminal")
struct StyledTextTests {
    @Test("what is interpolated cannot steer the terminal")
    func controlCharacters() {
        let title = "廠房\u{1B}[31m\n建設\t\u{7}\u{202E}完\u{2028}"
        #expect(StyledText("\(title)").rendered(isColored: true) == "廠房\u{FFFD}[31m 建設 \u{FFFD}\u{FFFD}完 ")
    }

    @Test("what is tinted is colored where colors are wanted, and plain elsewhere")
    func tints() {
        let text: StyledText = "\("● 紅", tint: .red) 燈"
        #expect(text.rendered(isColored: true) == "\u{1B}[31m● 紅\u{1B}[0m 燈")
        #expect(text.rendered(isColored: false) == "● 紅 燈")
    }

    @Test(
        "a text too wide is cut at a whole character, and never wider than it may be",
        arguments: [("技改項目", 8, "技改項目"), ("技改項目", 7, "技改項…"), ("技改項目", 6, "技改…"), ("abc", 1, "…")])
    func cutting(text: String, columns: Int, expected: String) {
        let cut = StyledText("\(text)").cut(to: columns)
        #expect(cut.rendered(isColored: false) == expected)
        #expect(cut.width <= columns)
    }

    @Test(
        "a line wider than the terminal goes on below, at a blank or between Chinese characters, never before a comma",
        arguments: [
            ("  完成時限已過，逾期工作日", 14, ["  完成時限已", "    過，逾期工", "    作日"]),
            ("  完成時限，已過", 10, ["  完成時", "    限，已", "    過"]),
            ("  「拆遷」應於前會商", 8, ["  「拆", "    遷」", "    應於", "    前會", "    商"]),
            ("  JC-1 is not done yet", 12, ["  JC-1 is", "    not done", "    yet"]),
            ("  0123456789abcdef", 12, ["  0123456789abcdef"]),
            ("  短", 80, ["  短"]),
        ])
    func wrapping(text: String, columns: Int, expected: [String]) {
        let lines = StyledText("\(text, tint: .red)").wrapped(to: columns, indentation: 4)
        #expect(lines.map { $0.rendered(isColored: false) } == expected)
        #expect(lines.allSatisfy { $0.parts.allSatisfy { $0.tint == .red || $0.text.allSatisfy { $0 == " " } } })
    }

    @Test("columns are aligned by display width, and numbers to the right")
    func table() {
        var table = Table([.init(title: "PILLAR"), .init(title: "N", isNumber: true), .init(title: "TITLE")])
        table.append(["項目建設", "7", "廠房"])
        table.append(["招商", "12", "a"])
        #expect(
            table.lines(terminalWidth: nil).map { $0.rendered(isColored: false) } == [
                "PILLAR     N  TITLE", "項目建設   7  廠房", "招商      12  a",
            ])
    }

    @Test("a line ends with its last word, also where the last cells are empty")
    func emptyCells() {
        var table = Table([.init(title: "PLUGIN"), .init(title: "N", isNumber: true), .init(title: "REASON")])
        table.append(["lakes", "12", ""])
        table.append(["ponds", "", ""])
        table.append(["", "", ""])
        #expect(
            table.lines(terminalWidth: nil).map { $0.rendered(isColored: false) } == [
                "PLUGIN   N  REASON", "lakes   12", "ponds", "",
            ])
    }

    @Test("in a narrow terminal only the columns that may be cut are cut, the widest first")
    func narrowTable() {
        var table = Table([.init(title: "CODE"), .init(title: "TITLE", mayBeCut: true)])
        table.append(["JC-001", "完成標準廠房建設十萬平方米並交付使用"])
        let lines = table.lines(terminalWidth: 26).map { $0.rendered(isColored: false) }
        #expect(lines == ["CODE    TITLE", "JC-001  完成標準廠房建設…"])
        #expect(table.lines(terminalWidth: 3).last?.rendered(isColored: false) == "JC-001  完成標準廠…")
    }

    @Test(
        "an instant is written as the clocks of the place show it",
        arguments: [
            (1_619_744_709, 28_800, "2021-04-30T09:05:09+08:00"), (-1, 20_700, "1970-01-01T05:44:59+05:45"),
            (0, -12_600, "1969-12-31T20:30:00-03:30"),
        ])
    func instants(seconds: Int64, offset: Int, text: String) {
        #expect(instantText(seconds, offset: offset) == text)
    }

    @Test(
        "an instant is written in UTC",
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (1_619_744_709, "2021-04-30T01:05:09Z"), (-1, "1969-12-31T23:59:59Z"),
            (-86_400, "1969-12-31T00:00:00Z"), (951_825_599, "2000-02-29T11:59:59Z"),
        ])
    func instants(seconds: Int64, text: String) {
        #expect(instantText(seconds) == text)
    }
}
