import DubanCore

extension Console {
    /// The language of the locale (`LC_ALL`, `LC_MESSAGES`, `LANG`, the first that is set): `zh_TW`, `zh_HK`, `zh_MO` and
    /// `zh_…@Hant` read Traditional characters, every other `zh` Simplified ones, and everybody else English.
    var language: Language {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(environment).first { !$0.isEmpty } ?? ""
        let words = locale.lowercased().split { !$0.isLetter }
        guard words.first == "zh" else { return .english }
        return words.contains { ["tw", "hk", "mo", "hant"].contains($0) } && !words.contains("hans")
            ? .traditionalChinese : .simplifiedChinese
    }

    /// The one of three wordings that is in the language of the locale.
    func words<Words>(
        _ traditional: @autoclosure () -> Words, _ simplified: @autoclosure () -> Words,
        _ english: @autoclosure () -> Words
    ) -> Words {
        switch language {
        case .traditionalChinese: traditional()
        case .simplifiedChinese: simplified()
        case .english: english()
        }
    }
}

extension Session {
    /// The one of three wordings that is in the language of the locale.
    func words(
        _ traditional: @autoclosure () -> String, _ simplified: @autoclosure () -> String,
        _ english: @autoclosure () -> String
    ) -> String {
        console.words(traditional(), simplified(), english())
    }

    /// As ``words(_:_:_:)``, for what is tinted.
    func text(
        _ traditional: @autoclosure () -> StyledText, _ simplified: @autoclosure () -> StyledText,
        _ english: @autoclosure () -> StyledText
    ) -> StyledText {
        console.words(traditional(), simplified(), english())
    }
}
