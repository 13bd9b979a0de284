/// Appends little-endian values to bytes.
public struct ByteWriter: Sendable {
    /// What has been written.
    public private(set) var bytes: [UInt8] = []

    /// Writes from nothing.
    public init() {}

    /// Forgets what was written and keeps the memory.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func store(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// One byte.
    public mutating func byte(_ value: UInt8) { bytes.append(value) }
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
        let count = value.utf8.count
        if count > Int(UInt16.max) {
            var kept = value.unicodeScalars.prefix(Int(UInt16.max) / 4)
            while String(kept).utf8.count > Int(UInt16.max) { kept.removeLast() }
            value = String(kept)
        }
        uint16(UInt16(value.utf8.count))
        value.withUTF8 { bytes.append(contentsOf: $0) }
    }

    /// Writes what `body` writes, behind its length in four bytes.
    mutating func sized(_ body: (inout ByteWriter) -> Void) {
        let start = bytes.count
        uint32(0)
        body(&self)
        let size = UInt32(bytes.count - start - 4)
        withUnsafeBytes(of: size.littleEndian) { raw in
            for offset in 0..<4 { bytes[start + offset] = raw[offset] }
        }
    }
}
