import DubanTestSupport
import FoundationEssentials
import Testing

@testable import DubanDelivery

@Suite struct HeaderFieldTests {
    /// What goes wrong in headers: many scripts, marks upon letters, pictures of several scalars, line ends, controls, marks
    /// that turn the direction, dots alone, and what looks like an encoded word.
    private static let pieces =
        "督辦項目建設 新能源产业园 ｶﾅ かな 한글 สวัสดี עברית عربي हिन्दी Ελληνικά Кириллица 𠮷 👩‍👩‍👧 🇨🇳 e\u{301} ff abc 019 . \r\n \n \r \0 \t \u{7F} \u{85} \u{202E} \u{2066} \u{FEFF} =?UTF-8?B?QQ==?= _ = ? \" \\ < > , ; : ( ) @ [ ]"
        .split(separator: " ").map(String.init) + [" ", "  ", "\r\n.\r\n", "\r\nBcc: x@example.org"]

    private struct Read: Decodable {
        let values: [String]
        let names: [String]
        let addresses: [String]
        let longestLine: Int
        let longestWord: Int
        let wordsDecodeAlone: Bool
        let fields: Int
    }

    @Test("whatever a title or a name holds, Python reads it back whole from lines and words within RFC 2047's limits")
    func anyText() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var generator = SeededGenerator(seed: seed)
        let texts = (0..<400).map { _ in
            (0..<Int.random(in: 1...40, using: &generator))
                .map { _ in HeaderFieldTests.pieces.randomElement(using: &generator)! }.joined()
        }
        let address = try MailAddress("zhangsan@example.org")
        let heads = texts.map {
            HeaderField.text("Subject", $0) + HeaderField.mailbox("To", displayName: $0, address: address)
        }
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "parse_headers.py").path()
        let child = try ChildProcess("python3", [script])
        try child.write(Array(heads.joined(separator: "\0").utf8))
        let (output, status) = try child.finish()
        try #require(status == 0)
        let read = try JSONDecoder().decode(Read.self, from: Data(output))
        #expect(read.fields == 2 * texts.count, "seed \(seed)")
        for (index, text) in texts.enumerated() {
            #expect(read.values[index] == text.displayable, "seed \(seed)")
            let name = text.displayable
            #expect(read.names[index] == (name.allSatisfy { $0 == " " } ? "" : name), "seed \(seed)")
        }
        #expect(read.addresses.allSatisfy { $0 == "zhangsan@example.org" }, "seed \(seed)")
        #expect(read.longestLine <= 76 && read.longestWord <= 75 && read.wordsDecodeAlone, "seed \(seed)")
    }
}
