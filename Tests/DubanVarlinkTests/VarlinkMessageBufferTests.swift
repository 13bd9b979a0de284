import DubanTestSupport
import Testing

@testable import DubanVarlink

@Suite("cutting a byte stream into messages")
struct VarlinkMessageBufferTests {
    private let stream = Array("{\"a\":1}\0{}\0\0{\"b\":\"三\"}\0".utf8)
    private let messages = ["{\"a\":1}", "{}", "", "{\"b\":\"三\"}"].map { Array($0.utf8) }

    @Test("messages come out whole wherever the stream is cut in two")
    func cutAnywhere() throws {
        for cut in 0...stream.count {
            var buffer = VarlinkMessageBuffer()
            let first = try buffer.append(Array(stream[..<cut]))
            let second = try buffer.append(Array(stream[cut...]))
            #expect(first + second == messages, "cut at \(cut)")
        }
    }

    @Test("messages come out whole when the stream comes in random pieces", arguments: 1...20 as ClosedRange<UInt64>)
    func randomPieces(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var buffer = VarlinkMessageBuffer()
        var rest = stream[...]
        var found: [[UInt8]] = []
        while !rest.isEmpty {
            let count = Int.random(in: 1...rest.count, using: &generator)
            found += try buffer.append(Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        #expect(found == messages, "seed \(seed)")
    }

    @Test("a message of exactly the ceiling passes, one byte more does not, at once or in pieces")
    func ceiling() throws {
        var buffer = VarlinkMessageBuffer(limit: 4)
        #expect(try buffer.append(Array("abcd\0".utf8)) == [Array("abcd".utf8)])
        #expect(try buffer.append(Array("abcd".utf8)) == [])
        #expect(throws: VarlinkMessageBuffer.MessageTooLong(limit: 4)) { try buffer.append(Array("e".utf8)) }
        var other = VarlinkMessageBuffer(limit: 4)
        #expect(throws: VarlinkMessageBuffer.MessageTooLong(limit: 4)) { try other.append(Array("abcde\0".utf8)) }
    }
}
