/// Words for people, in the three languages that staff read.
public struct Text: Hashable, Sendable {
    /// 繁體中文 (`zh-Hant`).
    public let traditional: String
    /// 简体中文 (`zh-Hans`).
    public let simplified: String
    /// English (`en`).
    public let english: String

    /// The same words in Traditional Chinese, Simplified Chinese and English.
    public init(_ traditional: String, _ simplified: String, _ english: String) {
        self.traditional = traditional
        self.simplified = simplified
        self.english = english
    }
}
