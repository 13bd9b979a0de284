import DubanCore
import DubanTestSupport
import Testing

@testable import DubanDelivery

@Suite struct PlainLayoutTests {
    @Test("what stands behind a tab stands in one column, and goes on in it")
    func tabs() {
        let long = String(repeating: "督促", count: 36)
        let text = "  期限：\t明日\n  責任人：\t" + long + "\nbefore\n  x\ty  \n"
        #expect(
            PlainLayout.laidOut(text) == """
                  期限：   明日
                  責任人： \(long.prefix(32))
                           \(long.dropFirst(32).prefix(32))
                           \(long.dropFirst(64))
                before
                  x        y

                """)
    }

    @Test(
        "lines break at spaces and between Han characters, and none begins with what closes",
        arguments: [
            (String(repeating: "字", count: 38) + "。", String(repeating: "字", count: 37) + "\n字。"),
            (String(repeating: "字", count: 37) + "（字）", String(repeating: "字", count: 37) + "\n（字）"),
            (
                String(repeating: "word ", count: 16),
                Array(repeating: "word", count: 15).joined(separator: " ") + "\nword"
            ),
            (" 1. " + String(repeating: "字", count: 40), " 1. " + String(repeating: "字", count: 36) + "\n    字字字字"),
            ("  ■ " + String(repeating: "字", count: 37), "  ■ " + String(repeating: "字", count: 36) + "\n    字"),
            ("  字 " + String(repeating: "字", count: 37), "  字 " + String(repeating: "字", count: 35) + "\n  字字"),
            (String(repeating: "x", count: 80), String(repeating: "x", count: 76) + "\nxxxx"),
        ])
    func breaks(_ line: String, _ expected: String) {
        #expect(PlainLayout.laidOut(line) == expected)
    }

    @Test("the line above a signature is the one that mail programs know")
    func signature() {
        #expect(PlainLayout.laidOut("a\n--\nb") == "a\n-- \nb")
    }

    @Test("whatever is said, no line is wider than 76 columns or ends in a space, and no word is lost")
    func anyText() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var generator = SeededGenerator(seed: seed)
        let alphabet = Array("abcdefg  012\t\n，。「」（）督辦項目建設產業𠮷👩‍👩‍👧éกำ한عربي")
        for _ in 0..<500 {
            let count = Int.random(in: 0...400, using: &generator)
            let text = String((0..<count).map { _ in alphabet.randomElement(using: &generator)! })
            let lines = PlainLayout.laidOut(text).split(separator: "\n", omittingEmptySubsequences: false)
            for line in lines {
                #expect(line.displayWidth <= 76, "seed \(seed)")
                #expect(line.last != " " && !line.contains("\t"), "seed \(seed)")
            }
            func words(_ text: String) -> String { text.filter { !$0.isWhitespace } }
            #expect(words(PlainLayout.laidOut(text)) == words(text), "seed \(seed)")
        }
    }
}
