import Testing

@testable import DubanPluginHosting

@Suite struct SentencePatternTests {
    @Test(
        "facts take their places, and what has no fact stays as it is",
        arguments: [
            ("{days} days late", "3 days late"), ("遲 {days} 天，{who}", "遲 3 天，張三"), ("{none} {days}", "{none} 3"),
            ("{days}{days}", "33"), ("{brace}", "{days}"), ("no fact", "no fact"), ("{", "{"), ("}", "}"),
            ("{days", "{days"), ("{{days}}", "{{days}}"), ("{}", "{}"), ("", ""),
            ("}{days}{", "}3{"), ("{day\u{301}s}", "{day\u{301}s}"),
            // A mark that is piled upon a brace does not hide it.
            ("{days}\u{301}x", "3\u{301}x"),
            // Of one there is no plural.
            ("{one} working days ago", "1 working day ago"), ("{one} days", "1 day"), ("{one} daysail", "1 daysail"),
            ("{days} working days", "3 working days"), ("已 {one} 天", "已 1 天"),
        ])
    func filled(sentence: String, expected: String) {
        #expect(
            SentencePattern(sentence).filled(["days": "3", "who": "張三", "brace": "{days}", "one": "1"], longest: 99)
                == expected)
    }

    @Test("no more is filled in once it is too long")
    func longest() {
        let pattern = SentencePattern(String(repeating: "{a}", count: 1000))
        #expect(pattern.factCount == 1000)
        let text = pattern.filled(["a": String(repeating: "x", count: 100)], longest: 250)
        #expect(text.utf8.count == 300)
    }
}
