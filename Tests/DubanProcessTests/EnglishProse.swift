/// Finds what is English in what was said in Chinese.
enum EnglishProse {
    /// The lines of a text in which English speaks: three of its words behind one another. Commands in backquotes,
    /// paths, identifiers and addresses are no words.
    static func lines(of text: String) -> [String] {
        text.split(separator: "\n").map(String.init).filter(isEnglish)
    }

    private static func isEnglish(_ line: String) -> Bool {
        let parts = line.split(separator: "`", omittingEmptySubsequences: false)
        let said = parts.enumerated().filter { $0.offset.isMultiple(of: 2) }.map { String($0.element) }
            .joined(separator: " ` ")
        var (inARow, longest) = (0, 0)
        for word in said.split(whereSeparator: \.isWhitespace) {
            inARow = isWord(word) ? inARow + 1 : 0
            longest = max(longest, inARow)
        }
        return longest >= 3
    }

    /// Letters of ASCII alone, with what ends a sentence behind them.
    private static func isWord(_ text: Substring) -> Bool {
        let word = text.reversed().drop { ".,;:?!)”\"".contains($0) }
        return !word.isEmpty && word.allSatisfy { $0.isASCII && ($0.isLetter || $0 == "'") }
    }
}
