package import DubanCore

/// An encoding in which offices save their files.
package enum TextEncoding: String, Sendable, CaseIterable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    /// GB 18030, and with it GBK and GB 2312.
    case gb18030
    /// Never guessed; only where it is named.
    case big5
}

/// A file's text, and the encoding that it was in.
package struct DecodedText: Hashable, Sendable {
    /// Valid UTF-8 without a byte order mark.
    package let utf8: [UInt8]
    package let encoding: TextEncoding

    package var text: String { String(decoding: utf8, as: UTF8.self) }
}

/// Why bytes are no text: the first byte that does not fit, and what would be right.
package struct TextDecodingError: Error, Hashable, Sendable {
    /// The encoding in which the bytes were read.
    package let encoding: TextEncoding
    /// The offset of the first byte at fault, from 0; nil where the system cannot read the encoding at all.
    package let byteOffset: Int?
    /// The line of that byte, from 1.
    package let line: Int?
    /// One sentence for people.
    package let words: Phrase
}

extension DecodedText {
    /// Decodes a file.
    ///
    /// Without an encoding: a byte order mark decides; else it is UTF-8 where every byte fits; else GB 18030. UTF-8
    /// without a single Han character is read as GB 18030 where that yields some, because 邪 in GB 18030 (D0 B0) is
    /// also the UTF-8 of a Cyrillic letter. Bytes that start as UTF-8 with Han characters and then break are broken
    /// UTF-8, although GB 18030 would take most of them.
    package init(_ bytes: [UInt8], as encoding: TextEncoding? = nil) throws(TextDecodingError) {
        let marked = DecodedText.byteOrderMarks.first { bytes.starts(with: $0.mark) }
        if let encoding = encoding ?? marked?.encoding {
            let mark = marked?.encoding == encoding ? marked?.mark.count ?? 0 : 0
            try self.init(bytes, from: mark, strictly: encoding)
            return
        }
        do {
            try self.init(bytes, from: 0, strictly: .utf8)
        } catch {
            let intact = bytes[..<(error.byteOffset ?? 0)]
            if DecodedText.hanCharacters(in: intact, upTo: 4) == 4 { throw error }
            do {
                try self.init(bytes, from: 0, strictly: .gb18030)
            } catch let other {
                throw (other.byteOffset ?? 0) > (error.byteOffset ?? 0) ? other : error
            }
            return
        }
        let isPlain = bytes.allSatisfy { $0 < 0x80 }
        if isPlain || DecodedText.hanCharacters(in: bytes[...], upTo: 1) > 0 { return }
        if let other = try? DecodedText(bytes, from: 0, strictly: .gb18030),
            DecodedText.hanCharacters(in: other.utf8[...], upTo: 1) > 0
        {
            self = other
        }
    }

    private init(_ bytes: [UInt8], from start: Int, strictly encoding: TextEncoding) throws(TextDecodingError) {
        guard encoding == .utf8 else {
            self.init(utf8: try convertToUTF8(bytes, from: start, encoding: encoding), encoding: encoding)
            return
        }
        let text = start == 0 ? bytes : Array(bytes[start...])
        do {
            _ = try UTF8Span(validating: text.span)
        } catch {
            let intact = text[..<error.byteOffsets.lowerBound]
            throw TextDecodingError(
                invalidByteAt: start + intact.count,
                linesBefore: intact.count { $0 == 0x0A },
                encoding: .utf8
            )
        }
        self.init(utf8: text, encoding: .utf8)
    }

    private static let byteOrderMarks: [(mark: [UInt8], encoding: TextEncoding)] = [
        ([0xEF, 0xBB, 0xBF], .utf8), ([0xFF, 0xFE], .utf16LittleEndian), ([0xFE, 0xFF], .utf16BigEndian),
    ]

    /// Counts Han characters in valid UTF-8, and stops at `limit`. Their lead bytes tell them: E4…E9 lead U+4000 to
    /// U+9FFF, F0 A0 and above the supplementary planes; the rare rest of Extension A does not matter here.
    private static func hanCharacters(in utf8: ArraySlice<UInt8>, upTo limit: Int) -> Int {
        var count = 0
        var previous: UInt8 = 0
        for byte in utf8 {
            if (0xE4...0xE9).contains(byte) || (previous == 0xF0 && byte >= 0xA0) { count += 1 }
            if count == limit { break }
            previous = byte
        }
        return count
    }
}

extension TextDecodingError {
    init(invalidByteAt offset: Int, linesBefore: Int, encoding: TextEncoding) {
        self.init(
            encoding: encoding,
            byteOffset: offset,
            line: linesBefore + 1,
            words: Phrase(
                "文本不是 \(encoding.rawValue) 編碼：第 \(linesBefore + 1) 行、第 \(offset) 字節不合；請以 UTF-8 另存，或指明其編碼",
                "文本不是 \(encoding.rawValue) 编码：第 \(linesBefore + 1) 行、第 \(offset) 字节不合；请以 UTF-8 另存，或指明其编码",
                "the text is not \(encoding.rawValue): byte \(offset), in line \(linesBefore + 1), does not fit; "
                    + "save the file again as UTF-8, or name the encoding that it is in")
        )
    }
}
