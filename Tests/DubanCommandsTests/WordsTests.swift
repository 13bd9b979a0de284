import DubanCore
import Testing

@testable import DubanCommands

@Suite struct WordsTests {
    @Test(
        "the locale's language is the one that is printed",
        arguments: [
            (["LANG": "zh_TW.UTF-8"], Language.traditionalChinese), (["LANG": "zh_HK"], .traditionalChinese),
            (["LANG": "zh_Hant_MO"], .traditionalChinese), (["LANG": "zh_CN@hant"], .traditionalChinese),
            (["LANG": "zh_CN.UTF-8"], .simplifiedChinese), (["LANG": "zh"], .simplifiedChinese),
            (["LANG": "zh-Hans-HK"], .simplifiedChinese), (["LANG": "en_GB.UTF-8"], .english),
            (["LANG": "C.UTF-8"], .english), ([:], .english),
            (["LANG": "zh_CN", "LC_ALL": "en_US.UTF-8"], .english),
            (["LANG": "en_US", "LC_MESSAGES": "zh_TW"], .traditionalChinese),
            (["LANG": "zh_TW", "LC_ALL": ""], .traditionalChinese),
        ])
    func language(environment: [String: String], language: Language) {
        let console = Console(
            write: { _ in }, writeError: { _ in }, read: { [] }, environment: { environment[$0] }, isTerminal: false,
            isErrorTerminal: false, width: nil, offsetFromUTC: { _ in 0 })
        #expect(console.language == language)
        #expect(console.words("限", "限期", "due") == ["限", "限期", "due"][Language.allCases.firstIndex(of: language) ?? 0])
    }
}
