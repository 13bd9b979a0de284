import DubanPluginKit
import Testing

@testable import DubanPluginHosting

@Suite struct PluginSettingsTests {
    private static let declaration = PluginDeclaration(
        name: "sample", pillar: Text("", "", ""),
        settings: [
            Setting("days", default: 1, Text("", "", "")).declared,
            Setting("factor", default: 1.5, Text("", "", "")).declared,
            Setting("strict", default: false, Text("", "", "")).declared,
            Setting("steps", default: [3, 1], Text("", "", "")).declared,
            Setting("periods", default: [ClosedRange<Day>](), Text("", "", "")).declared,
        ], rules: [])

    @Test(
        "a value is read by the kind that the plugin declares",
        arguments: [
            ("days", "3", .integer(3)), ("days", "-3", .integer(-3)), ("factor", "0.25", .number(0.25)),
            ("factor", "2", .number(2)), ("strict", "true", .flag(true)), ("strict", "false", .flag(false)),
            ("steps", "[15, 7, 3]", .integers([15, 7, 3])), ("steps", "15 7", .integers([15, 7])),
            ("steps", "[]", .integers([])), ("periods", "[]", .periods([])),
            (
                "periods", "[2021-04-28..2021-05-06, 2021-12-31]",
                .periods([day("2021-04-28")...day("2021-05-06"), day("2021-12-31")...day("2021-12-31")])
            ),
        ] as [(String, String, SettingValue)])
    func values(key: String, text: String, value: SettingValue) throws {
        #expect(try settings(for: Self.declaration, from: [key: text]) == [key: value])
    }

    @Test(
        "a value of another kind is refused with its key, and what would be right",
        arguments: [
            ("days", "soon", "its setting days must be a whole number, and is 'soon'"),
            ("days", "1.5", "its setting days must be a whole number, and is '1.5'"),
            ("factor", "nan", "its setting factor must be a number, and is 'nan'"),
            ("factor", "inf", "its setting factor must be a number, and is 'inf'"),
            ("strict", "yes", "its setting strict must be true or false, and is 'yes'"),
            ("steps", "[1, x]", "its setting steps must be a list of whole numbers, and is '[1, x]'"),
            (
                "periods", "[2021-05-06..2021-04-28]",
                "its setting periods must be a list of spans of days, such as [2021-03-04..2021-03-11], and is "
                    + "'[2021-05-06..2021-04-28]'"
            ),
            ("day", "1", "it has no setting 'day'; it has days, factor, strict, steps, periods"),
        ])
    func refusals(key: String, text: String, sentence: String) {
        #expect(throws: PluginFailure(sentence: sentence)) {
            try settings(for: Self.declaration, from: [key: text])
        }
    }

    @Test("what is not set is left to the plugin's defaults")
    func nothing() throws {
        #expect(try settings(for: Self.declaration, from: [:]).isEmpty)
    }
}
