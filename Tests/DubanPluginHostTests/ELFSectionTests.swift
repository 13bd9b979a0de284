import DubanTestSupport
import Testing

@testable import duban_plugin_host

@Suite("ELFSection")
struct ELFSectionTests {
    /// A shared object of three sections: nothing, the names, and `.duban.abi`.
    private static let sample: [UInt8] = {
        let names = Array("\0.names\0.duban.abi\0".utf8)
        let content = Array("DUBANABI".utf8) + [1, 0, 0, 0]
        func bytes(_ value: some FixedWidthInteger) -> [UInt8] { withUnsafeBytes(of: value.littleEndian, Array.init) }
        func header(name: UInt32, type: UInt32, offset: Int, size: Int) -> [UInt8] {
            bytes(name) + bytes(type) + bytes(UInt64(0)) + bytes(UInt64(0)) + bytes(UInt64(offset))
                + bytes(UInt64(size)) + [UInt8](repeating: 0, count: 24)
        }
        let start = 64 + names.count + content.count
        let identity: [UInt8] = [0x7f, 0x45, 0x4c, 0x46, 2, 1, 1] + [UInt8](repeating: 0, count: 9)
        let types = bytes(UInt16(3)) + bytes(UInt16(62)) + bytes(UInt32(1))
        let offsets = bytes(UInt64(0)) + bytes(UInt64(0)) + bytes(UInt64(start))
        let sizes = bytes(UInt32(0)) + [64, 0, 0, 0, 0, 0] + bytes(UInt16(64)) + bytes(UInt16(3)) + bytes(UInt16(1))
        return identity + types + offsets + sizes + names + content
            + header(name: 0, type: 0, offset: 0, size: 0)
            + header(name: 1, type: 3, offset: 64, size: names.count)
            + header(name: 8, type: 1, offset: 64 + names.count, size: content.count)
    }()

    private func contents(of file: [UInt8], longest: Int = 128) -> [UInt8]? {
        ELFSection.contents(of: ".duban.abi", longest: longest) { offset, count in
            guard let start = Int(exactly: offset), start <= file.count, count <= file.count - start else { return nil }
            return Array(file[start..<start + count])
        }
    }

    @Test("the section of that name is read")
    func reads() {
        #expect(contents(of: Self.sample) == Array("DUBANABI".utf8) + [1, 0, 0, 0])
    }

    @Test("a section that is longer than allowed is not read")
    func tooLong() {
        #expect(contents(of: Self.sample, longest: 11) == nil)
        #expect(contents(of: Self.sample, longest: 12) != nil)
    }

    @Test(
        "what is no 64-bit little-endian shared object is not read",
        arguments: [0, 1, 2, 3, 4, 5, 6, 16, 58, 60, 62])
    func otherKinds(offset: Int) {
        var file = Self.sample
        file[offset] ^= 0x83
        #expect(contents(of: file) == nil)
    }

    @Test("a file that ends too soon is not read, wherever it ends")
    func truncated() {
        for end in Self.sample.indices {
            #expect(contents(of: Array(Self.sample[..<end])) == nil)
        }
    }

    @Test("no bytes crash the reader", arguments: [1, 20_210_301])
    func mutations(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var read = 0
        for _ in 0..<5000 {
            var file = Self.sample
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let index = Int.random(in: 0..<file.count, using: &generator)
                file[index] = Bool.random(using: &generator) ? 0xff : UInt8.random(in: 0...255, using: &generator)
            }
            if let section = contents(of: file) {
                read += 1
                #expect(section.count <= 128, "seed \(seed)")
            }
            let garbage = (0..<200).map { _ in UInt8.random(in: 0...255, using: &generator) }
            #expect(contents(of: garbage) == nil, "seed \(seed)")
        }
        #expect(read > 0, "seed \(seed)")
    }
}
