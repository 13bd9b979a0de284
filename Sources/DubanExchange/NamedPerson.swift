import DubanCore

/// The rule that a task lies on one named person (責任落實到人): which words are no name.
enum NamedPerson {
    /// A name, or why the text is none.
    ///
    /// Names that are spaced out to align (`張　三`) are closed up; a name of several words in Latin letters is kept.
    static func name(_ text: String) -> Result<String, Refusal> {
        let words = text.halfWidth.split(whereSeparator: \.isWhitespace)
        let isSpacedOut = words.count > 1 && words.allSatisfy { $0.count == 1 && !$0.isASCII }
        let name = isSpacedOut ? words.joined() : words.joined(separator: " ")
        if name.isEmpty {
            return .failure(
                Refusal(
                    Phrase(
                        "沒有寫人名；須落實到一人，如張三", "没有写人名；须落实到一人，如张三",
                        "no person is named; one named person is right, such as 張三")))
        }
        if isNobody(name) {
            return .failure(
                Refusal(
                    Phrase(
                        "「\(text.excerpt)」不是人名；須落實到一人，如張三", "“\(text.excerpt)”不是人名；须落实到一人，如张三",
                        "“\(text.excerpt)” is not a person; one named person is right, such as 張三")))
        }
        if isSeveral(name) || (words.count > 1 && !isSpacedOut && words.allSatisfy { !$0.isASCII }) {
            return .failure(
                Refusal(
                    Phrase(
                        "「\(text.excerpt)」不止一人；須落實到一人，如張三", "“\(text.excerpt)”不止一人；须落实到一人，如张三",
                        "“\(text.excerpt)” names more than one person; one named person is right, such as 張三"))
            )
        }
        return .success(name)
    }

    struct Refusal: Error {
        let words: Phrase

        init(_ words: Phrase) {
            self.words = words
        }
    }

    private static func isSeveral(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        return bytes.contains { separators.contains($0) } || name.unicodeScalars.contains("、")
            || endings.contains { bytes.ends(with: $0) }
    }

    private static func isNobody(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        let isOffice =
            officePrefixes.contains { bytes.starts(with: $0.utf8) } && officeSuffixes.contains { bytes.ends(with: $0) }
        return isOffice || placeholders.contains(name)
            || nobodyPrefixes.contains { bytes.starts(with: $0.utf8) }
            || nobodySuffixes.contains { bytes.ends(with: $0) }
            || name.unicodeScalars.allSatisfy { !$0.properties.isAlphabetic }
    }

    private static let separators = Array(",;/|&+".utf8)
    private static let endings = ["等", "等人"]
    private static let placeholders: Set<String> = [
        "待定", "未定", "暫無", "暂无", "無", "无", "全體", "全体", "大家", "本人", "同上", "TBD", "N/A",
    ]
    private static let nobodyPrefixes = [
        "各", "相關", "相关", "有關", "有关", "待確", "待确", "待明", "待補", "待补",
    ]
    private static let nobodySuffixes = [
        "單位", "单位", "部門", "部门", "科室", "辦公室", "办公室", "專班", "专班", "委員會", "委员会", "街道", "鄉鎮", "乡镇",
    ]
    private static let officePrefixes = ["市", "區", "区", "縣", "县", "省"]
    private static let officeSuffixes = ["局", "委", "辦", "办", "廳", "厅", "院", "中心", "集團", "集团"]
}

extension [UInt8] {
    fileprivate func ends(with text: String) -> Bool {
        suffix(text.utf8.count).elementsEqual(text.utf8)
    }
}

extension StringProtocol {
    fileprivate var isASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }
}
