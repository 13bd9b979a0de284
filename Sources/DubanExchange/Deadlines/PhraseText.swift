/// A phrase as it is compared: half-width, without quotation marks, and without white space but between two digits; in
/// traditional characters and small letters.
enum PhraseText {
    static func normalised(_ plain: String) -> String {
        var text = ""
        var isParted = false
        for character in plain.halfWidth.lowercased() {
            if character.isWhitespace {
                isParted = text.last.map { $0.isASCII && $0.isNumber } ?? false
            } else if !"「」『』“”\"'".contains(character) {
                if isParted, character.isASCII, character.isNumber { text.append(" ") }
                text.append(traditional[character] ?? character)
                isParted = false
            }
        }
        return text
    }

    /// Chinese numbers as digits: 二〇二一年四月三十日 as 2021年4月30日, 兩 as 2.
    static func digits(_ text: String) -> String {
        var result = ""
        var number: [Character] = []
        func flush() {
            if !number.isEmpty { result += value(of: number) }
            number = []
        }
        for character in text {
            if figures[character] != nil || tens[character] != nil {
                number.append(character)
            } else {
                flush()
                result.append(character)
            }
        }
        flush()
        return result
    }

    static func isNumeral(_ character: Character) -> Bool {
        figures[character] != nil || tens[character] != nil || character.isASCII && character.isNumber
    }

    /// 三十一 counts, 二〇二一 is spelt.
    private static func value(of number: [Character]) -> String {
        guard number.contains(where: { tens[$0] != nil }) else {
            return number.map { String(figures[$0] ?? 0) }.joined()
        }
        var (sum, pending) = (0, 0)
        for character in number {
            if let figure = figures[character] {
                pending = figure
            } else if let ten = tens[character] {
                sum += ten * max(pending, 1)
                pending = 0
            }
        }
        return String(sum + pending)
    }

    private static let figures: [Character: Int] = [
        "〇": 0, "○": 0, "零": 0, "一": 1, "二": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    ]
    private static let tens: [Character: Int] = ["十": 10, "廿": 20, "卅": 30, "百": 100]

    /// The simplified characters of the phrases that are understood, and variants.
    private static let traditional: [Character: Character] = {
        let pairs = """
            节節国國庆慶劳勞动動内內后後个個周週两兩号號长長坚堅续續进進态態尽儘盡儘会會开開间間终終结結时時随隨党黨阳陽岁歲\
            从從适適应應当當预預计計划劃争爭务務迟遲于於约約经經断斷实實业業办辦关關发發达達过過农農历曆歷曆腊臘项項头頭体體\
            为為与與并並贯貫滚滾确確准準则則规規视視况況书書无無妇婦儿兒军軍际際区區报報礼禮来來临臨尾尾专專题題议議启啟调調\
            术術领領导導紧緊马馬现現场場华華纪紀阶階协協织織证證环環总總联聯
            """
        var map: [Character: Character] = [:]
        let characters = Array(pairs)
        for index in stride(from: 0, to: characters.count - 1, by: 2) { map[characters[index]] = characters[index + 1] }
        return map
    }()
}

/// Takes words and numbers off the front of a phrase.
struct PhraseScanner {
    private(set) var rest: Substring

    init(_ text: String) {
        rest = Substring(text)
    }

    var isAtEnd: Bool { rest.isEmpty }

    /// Takes the first of the words with which the rest begins.
    mutating func take(_ words: String...) -> Bool {
        take(words)
    }

    mutating func take(_ words: [String]) -> Bool {
        guard let word = words.first(where: { rest.hasPrefix($0) }) else { return false }
        rest = rest.dropFirst(word.count)
        return true
    }

    /// Takes all digits that follow, where there are as many as allowed and one of the words, if any, stands behind them.
    mutating func number(_ allowed: ClosedRange<Int>, before words: String...) -> Int? {
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard allowed.contains(digits.count), let value = Int(digits) else { return nil }
        let behind = rest.dropFirst(digits.count)
        guard !words.isEmpty else {
            rest = behind
            return value
        }
        guard let word = words.first(where: { behind.hasPrefix($0) }) else { return nil }
        rest = behind.dropFirst(word.count)
        return value
    }
}
