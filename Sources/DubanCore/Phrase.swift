/// A sentence for people, in the languages that staff read.
package struct Phrase: Hashable, Sendable, Codable {
    package var traditional: String
    package var simplified: String
    package var english: String

    package init(traditional: String, simplified: String, english: String) {
        self.traditional = traditional
        self.simplified = simplified
        self.english = english
    }

    /// In the order in which everything is said: Traditional Chinese, Simplified Chinese, English.
    package init(_ traditional: String, _ simplified: String, _ english: String) {
        self.init(traditional: traditional, simplified: simplified, english: english)
    }

    package subscript(language: Language) -> String {
        switch language {
        case .traditionalChinese: traditional
        case .simplifiedChinese: simplified
        case .english: english
        }
    }
}
