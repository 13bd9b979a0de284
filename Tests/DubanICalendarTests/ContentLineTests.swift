import DubanTestSupport
import Testing

@testable import DubanICalendar

@Suite struct ContentLineTests {
    private let seed = UInt64.random(in: .min ... .max)

    @Test(
        "text is escaped as RFC 5545, section 3.3.11 has it",
        arguments: [
            ("a,b;c", #"a\,b\;c"#), (#"C:\new"#, #"C:\\new"#), ("一\n二", #"一\n二"#), ("a\r\nb\rc", #"a\nb\nc"#),
            ("\"a\": b", "\"a\": b"), ("", ""), ("\n", #"\n"#),
        ])
    func escaped(_ text: String, _ expected: String) {
        #expect(ContentLine.escaped(text) == expected)
    }

    @Test("what commands whoever shows a text does not reach the file")
    func hostile() {
        let line = ContentLine("SUMMARY", text: "a\u{0}\u{7}\u{202E}b\u{2028}\u{85}\tc\r\nEND:VEVENT").unfolded
        #expect(line == "SUMMARY:a\u{FFFD}\u{FFFD}\u{FFFD}b\u{FFFD}\u{FFFD} c\\nEND:VEVENT")
    }

    @Test("a name cannot leave its quotation marks, nor an address its place")
    func parties() {
        let line = ContentLine(
            "ATTENDEE", ["RSVP=FALSE"], commonName: "張\"三;X=1:\r\nB", address: "a?b&c%d/e+f@example.org")
        #expect(
            line.unfolded
                == "ATTENDEE;CN=\"張'三;X=1: B\";RSVP=FALSE:mailto:a%3Fb%26c%25d%2Fe+f@example.org")
    }

    @Test("a line of 75 bytes stands as it is, one of 76 is folded", arguments: [(75, 1), (76, 2), (149, 2), (150, 3)])
    func limit(_ length: Int, _ lines: Int) {
        let folded = ContentLine("X", String(repeating: "a", count: length - 2)).folded
        #expect(folded.split(separator: "\r\n").count == lines)
        #expect(folded.hasSuffix("a\r\n"))
    }

    @Test("whatever is folded comes back whole, and no line is too long or cuts a character")
    func folding() {
        var generator = SeededGenerator(seed: seed)
        let alphabet = Array("ab :;,\\\"督辦截止é𠮷👩‍👩‍👧").flatMap(\.unicodeScalars)
        for round in 0..<300 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...400, using: &generator) {
                text.append(alphabet.randomElement(using: &generator)!)
            }
            let at: Comment = "seed \(seed), round \(round)"
            let line = ContentLine("SUMMARY", text: String(text))
            let bytes = Array(line.folded.utf8)
            #expect(bytes.suffix(2) == [13, 10], at)
            var unfolded: [UInt8] = []
            for part in bytes.dropLast(2).split(separator: 10, omittingEmptySubsequences: false) {
                let isFirst = unfolded.isEmpty
                var part = part
                if part.last == 13 { part.removeLast() }
                #expect(part.count <= 75, at)
                #expect(String(validating: part, as: UTF8.self) != nil, at)
                if !isFirst { #expect(part.removeFirst() == 32, at) }
                unfolded += part
            }
            #expect(String(decoding: unfolded, as: UTF8.self) == line.unfolded, at)
        }
    }
}
