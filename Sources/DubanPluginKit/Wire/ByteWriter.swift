/// Appends little-endian values to bytes.
public struct ByteWriter: Sendable {
    /// The bytes, and behind them the room that there is: growing it once and storing into it costs a fraction of
    /// appending value by value.
    private var storage: [UInt8] = []
    private var end = 0

    /// Writes from nothing.
    public init() {}

    /// What has been written.
    public var bytes: [UInt8] { Array(storage[..<end]) }

    /// How many bytes have been written.
    public var count: Int { end }

    /// Forgets what was written and keeps the memory.
    public mutating func removeAll() {
        end = 0
    }

    /// Makes room for so many bytes, and says where they begin.
    @inline(__always)
    private mutating func advance(_ count: Int) -> Int {
        let start = end
        end += count
        if end > storage.count {
            storage.append(contentsOf: repeatElement(0, count: max(end - storage.count, storage.count, 256)))
        }
        return start
    }

    @inline(__always)
    private mutating func store<Value: FixedWidthInteger>(_ value: Value) {
        let start = advance(MemoryLayout<Value>.size)
        storage.withUnsafeMutableBytes {
            $0.storeBytes(of: value.littleEndian, toByteOffset: start, as: Value.self)
        }
    }

    /// One byte.
    public mutating func byte(_ value: UInt8) { store(value) }
    /// An unsigned 16-bit integer.
    public mutating func uint16(_ value: UInt16) { store(value) }
    /// An unsigned 32-bit integer.
    public mutating func uint32(_ value: UInt32) { store(value) }
    /// A signed 32-bit integer.
    public mutating func int32(_ value: Int32) { store(value) }
    /// A signed 64-bit integer.
    public mutating func int64(_ value: Int64) { store(value) }
    /// A double.
    public mutating func double(_ value: Double) { store(value.bitPattern) }
    /// A day, or nil.
    public mutating func day(_ value: Day?) { store(value?.number ?? Int32.min) }

    /// A text; what lies beyond 65,535 bytes is cut at a character's edge.
    public mutating func string(_ value: String) {
        var value = value
        if value.utf8.count > Int(UInt16.max) {
            var kept = value.unicodeScalars.prefix(Int(UInt16.max) / 4)
            while String(kept).utf8.count > Int(UInt16.max) { kept.removeLast() }
            value = String(kept)
        }
        value.withUTF8 { text in
            uint16(UInt16(text.count))
            let start = advance(text.count)
            storage.withUnsafeMutableBytes { $0[start..<start + text.count].copyBytes(from: text) }
        }
    }

    /// Writes what `body` writes, behind its length in four bytes: whoever knows fewer fields than were written reads
    /// those, and passes over the rest.
    mutating func sized(_ body: (inout ByteWriter) -> Void) {
        let start = end
        uint32(0)
        body(&self)
        let size = UInt32(end - start - 4)
        storage.withUnsafeMutableBytes {
            $0.storeBytes(of: size.littleEndian, toByteOffset: start, as: UInt32.self)
        }
    }
}
