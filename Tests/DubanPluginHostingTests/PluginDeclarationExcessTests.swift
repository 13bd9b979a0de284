import DubanPluginKit
import Testing

@testable import DubanPluginHosting

@Suite struct PluginDeclarationExcessTests {
    private static let words = Text("字", "字", "Words")

    private static func rule(
        _ id: String = "late", series: String? = nil, label: Text = words, sentence: Text = words
    ) -> PluginDeclaration {
        PluginDeclaration(
            name: "sample", pillar: words, rules: [Rule(id, series: series, label: label, sentence: sentence)])
    }

    private static func settings(_ settings: AnySetting...) -> PluginDeclaration {
        PluginDeclaration(name: "sample", pillar: words, settings: settings, rules: [])
    }

    private static let long = String(repeating: "a", count: 4097)

    @Test(
        "an introduction that duband could not carry is refused, and it is said what of it",
        arguments: [
            (rule("Late"), "the rule 'Late'; a name is 1 to 64 of a-z, 0-9 and -"),
            (rule(""), "the rule ''; a name is 1 to 64 of a-z, 0-9 and -"),
            (rule("a/b"), "the rule 'a/b'; a name is 1 to 64 of a-z, 0-9 and -"),
            (rule(series: "\u{1B}"), "the series '\u{1B}'; a name is 1 to 64 of a-z, 0-9 and -"),
            (rule(sentence: Text("", "", long)), "a sentence of the rule late with 4097 bytes; 4096 are the most"),
            (
                rule(label: Text(String(long.prefix(257)), "", "")),
                "a label of the rule late with 257 bytes; 256 are the most"
            ),
            (
                rule(label: Text("", "\u{202E}x", "")),
                "a label of the rule late with a line's end or a control character"
            ),
            (
                rule(sentence: Text("一\n二", "", "")),
                "a sentence of the rule late with a line's end or a control character"
            ),
            (
                settings(Setting("days", default: Array(1...1025), words).declared),
                "the setting days with 1025 values; 1024 are the most"
            ),
            (
                settings(Setting("工作日", default: 1, words).declared),
                "the setting '工作日'; a name is 1 to 64 of a-z, 0-9 and -"
            ),
            (
                PluginDeclaration(
                    name: "sample", pillar: words,
                    rules: (0..<257).map { Rule("r\($0)", label: words, sentence: words) }),
                "257 rules; 256 are the most"
            ),
        ])
    func refused(declaration: PluginDeclaration, expected: String) {
        #expect(declaration.excess == expected)
    }

    @Test("an introduction at the limits is carried")
    func carried() {
        let sentence = Text(String(Self.long.dropLast()), "", "")
        #expect(Self.rule(String(repeating: "a", count: 64), series: "x-1", sentence: sentence).excess == nil)
        #expect(FakeHost.declaration.excess == nil)
    }
}
