import DubanTestSupport
import DubanVarlink
import FoundationEssentials
import Testing

@Suite("reading JSON value by value")
struct JSONReaderTests {
    @Test(
        "a text is what the general decoder makes of it",
        arguments: [
            #""""#, #""道路""#, #"  "a b" "#, #""\"\\\/\n\u00e9\ud83d\ude00""#, #""\q""#, #""\ud83d""#, #""a"#,
            #""a\"#, "1", "", "null",
        ])
    func text(json: String) {
        var reader = JSONReader(Array(json.utf8))
        #expect((try? reader.string()) == (try? JSONDecoder().decode(String.self, from: Data(json.utf8))), "\(json)")
    }

    @Test("a text that is not UTF-8 is refused")
    func encoding() {
        var reader = JSONReader([UInt8(ascii: "\""), 0xB5, UInt8(ascii: "\"")])
        #expect(throws: JSONReader.Unexpected.self) { try reader.string() }
    }

    @Test(
        "a whole number is what the general decoder makes of it",
        arguments: [
            "0", " -12 ", "3.0", "1e3", "1.5", "9223372036854775807", "9223372036854775808", "x", "\"1\"", "", "-",
        ])
    func integer(json: String) {
        var reader = JSONReader(Array(json.utf8))
        #expect((try? reader.integer()) == (try? JSONDecoder().decode(Int.self, from: Data(json.utf8))), "\(json)")
    }

    @Test("what is skipped takes its parts with it")
    func skipping() throws {
        var reader = JSONReader(Array(#"{"a":[{"b":"]}\""},[]],"c":null,"d": -1.5e3 ,"e":{},"f":7}"#.utf8))
        var found: [String] = []
        try reader.members { name, reader in
            found.append(name)
            if name == "f" { found.append("\(try reader.integer())") } else { try reader.skip() }
        }
        #expect(found == ["a", "c", "d", "e", "f", "7"])
    }

    /// What the general decoder takes is taken, and nothing makes the reader fall.
    @Test("text that is cut off or has bytes changed is refused or read, and read where it is JSON")
    func damaged() {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SeededGenerator(seed: seed)
        let whole = Array(#"{"rows":[{"a":"x\n","b":[1,2.5,true],"c":null},{}],"d":{"e":"é"}}"#.utf8)
        for round in 0..<5000 {
            var bytes = Array(whole.prefix(round % (whole.count + 1)))
            if round % 3 > 0, !bytes.isEmpty {
                bytes = whole
                for _ in 0...random.next() % 3 {
                    bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
                }
            }
            let isJSON = (try? JSONDecoder().decode([String: Anything].self, from: Data(bytes))) != nil
            var reader = JSONReader(bytes)
            let isRead = (try? reader.members { _, reader in try reader.skip() }) != nil
            #expect(isRead || !isJSON, "seed \(seed), \(String(decoding: bytes, as: UTF8.self))")
        }
    }

    private struct Anything: Decodable {
        init(from decoder: any Decoder) throws {}
    }
}
