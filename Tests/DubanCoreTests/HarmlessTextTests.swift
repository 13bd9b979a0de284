import Testing

@testable import DubanCore

@Suite struct HarmlessTextTests {
    @Test(
        "what commands a terminal or turns the writing is taken out, and nothing else is",
        arguments: [
            ("開工 45%，due 3 working days — “ok” ·é", "開工 45%，due 3 working days — “ok” ·é"),
            ("\u{1B}[31mred\u{1B}[0m", "\u{FFFD}[31mred\u{FFFD}[0m"),
            ("\u{9B}31m", "\u{FFFD}31m"), ("\u{7F}", "\u{FFFD}"), ("a\u{0}b", "a\u{FFFD}b"),
            ("報告\u{202E}fdp", "報告\u{FFFD}fdp"), ("\u{2066}x\u{2069}", "\u{FFFD}x\u{FFFD}"),
            ("\u{061C}", "\u{FFFD}"), ("one\r\ntwo\tthree", "one two three"), ("a\u{2028}b", "a\u{FFFD}b"),
            // Emoji and Persian words are held together by joiners.
            ("👨\u{200D}👩 می\u{200C}خواهم", "👨\u{200D}👩 می\u{200C}خواهم"), ("", ""),
        ])
    func harmless(text: String, expected: String) {
        #expect(text.harmless == expected)
    }
}
