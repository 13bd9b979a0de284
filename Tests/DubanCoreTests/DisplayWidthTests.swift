import DubanCore
import Testing

@Suite("display width")
struct DisplayWidthTests {
    @Test(
        "a text takes as many columns as a terminal gives it",
        arguments: [
            ("", 0), ("JC-001", 6), ("督辦", 4), ("2021年4月", 9), ("（１）", 6), ("「鏈長制」", 10), ("ｶﾅ", 2),
            ("e\u{301}", 1), ("\u{1F680}", 2), ("● 紅", 4), ("…", 1), ("한글", 4), ("𠮷", 2), ("\u{200B}", 0),
        ])
    func widths(text: String, columns: Int) {
        #expect(text.displayWidth == columns)
    }
}
