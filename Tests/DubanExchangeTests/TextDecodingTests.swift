import DubanCore
import DubanExchange
import Testing

@Suite("Text decoding")
struct TextDecodingTests {
    @Test(
        "a file is read in the encoding that its bytes show",
        arguments: [
            ([], "", TextEncoding.utf8),
            ([0x41, 0x42], "AB", .utf8),
            ([0xE8, 0x81, 0x94, 0xE9, 0x80, 0x9A], "联通", .utf8),
            ([0xEF, 0xBB, 0xBF, 0xE4, 0xB8, 0x80], "一", .utf8),
            ([0xFF, 0xFE, 0x54, 0x80, 0x1A, 0x90], "联通", .utf16LittleEndian),
            ([0xFE, 0xFF, 0x80, 0x54, 0x90, 0x1A], "联通", .utf16BigEndian),
            ([0xFF, 0xFE, 0x40, 0xD8, 0x00, 0xDC], "\u{20000}", .utf16LittleEndian),
            ([0xC1, 0xAA, 0xCD, 0xA8], "联通", .gb18030),  // two-byte forms that a lax UTF-8 reader takes
            ([0xD0, 0xB0], "邪", .gb18030),  // also the UTF-8 of a Cyrillic letter
            ([0x81, 0x39, 0xEF, 0x30, 0xCA, 0xE9], "\u{3401}书", .gb18030),  // a four-byte form
            ([0xC3, 0xA9, 0xE4, 0xB8, 0x80], "é一", .utf8),  // Han characters decide
        ] as [([UInt8], String, TextEncoding)]
    )
    func detection(bytes: [UInt8], text: String, encoding: TextEncoding) throws {
        let decoded = try DecodedText(bytes)
        #expect(decoded.text == text)
        #expect(decoded.encoding == encoding)
    }

    @Test(
        "a named encoding is used whatever the bytes look like",
        arguments: [
            ([0xD0, 0xB0], TextEncoding.utf8, "\u{430}"),
            ([0xEF, 0xBB, 0xBF, 0x41], .utf8, "A"),
            ([0xA4, 0xA4, 0xA4, 0xE5], .big5, "中文"),
            ([0x54, 0x80], .utf16LittleEndian, "联"),
            ([0xFF, 0xFE, 0x54, 0x80], .utf16LittleEndian, "联"),
            ([0xD6, 0xD0], .gb18030, "中"),
        ] as [([UInt8], TextEncoding, String)]
    )
    func named(bytes: [UInt8], encoding: TextEncoding, text: String) throws {
        let decoded = try DecodedText(bytes, as: encoding)
        #expect(decoded.text == text)
        #expect(decoded.encoding == encoding)
    }

    @Test(
        "bytes that fit no encoding are refused at the first that does not",
        arguments: [
            ([0x41, 0xFF], nil, TextEncoding.utf8, 1, 1),
            ([0x41, 0x0A, 0x42, 0x0A, 0xFF, 0x43], nil, .utf8, 4, 3),
            ([0xD6, 0xD0, 0x0A, 0xFF, 0x43], nil, .gb18030, 3, 2),
            ([0xD6, 0xD0, 0x0A, 0xD6], nil, .gb18030, 3, 2),  // cut off within a character
            ([0xD6, 0xD0], .utf8, .utf8, 0, 1),
            ([0xEF, 0xBB, 0xBF, 0x41, 0x0A, 0xD6], nil, .utf8, 5, 2),
            ([0xFF, 0xFE, 0x41, 0x00, 0x00, 0xDC], nil, .utf16LittleEndian, 4, 1),  // half a surrogate pair
            ([0xFF, 0xFE, 0x41], nil, .utf16LittleEndian, 2, 1),
        ] as [([UInt8], TextEncoding?, TextEncoding, Int, Int)]
    )
    func refusal(bytes: [UInt8], named: TextEncoding?, encoding: TextEncoding, offset: Int, line: Int) throws {
        let error = try #require(throws: TextDecodingError.self) { _ = try DecodedText(bytes, as: named) }
        #expect(error.encoding == encoding)
        #expect(error.byteOffset == offset)
        #expect(error.line == line)
        #expect(error.words.english.contains("byte \(offset), in line \(line)"))
    }

    @Test("UTF-8 with one broken byte is broken UTF-8, not GB 18030")
    func brokenUTF8() throws {
        var bytes = Array("序號,任務\nJC-1,完成標準廠房建設\n".utf8)
        bytes.remove(at: 20)
        let error = try #require(throws: TextDecodingError.self) { _ = try DecodedText(bytes) }
        #expect(error.encoding == .utf8)
        #expect(error.line == 2)
    }

    @Test("a text longer than the converter's buffer comes through whole")
    func longText() throws {
        let bytes = [UInt8]((0..<100_000).flatMap { _ in [0xD6, 0xD0] as [UInt8] })
        let decoded = try DecodedText(bytes)
        #expect(decoded.encoding == .gb18030)
        #expect(decoded.text == String(repeating: "中", count: 100_000))
    }
}
