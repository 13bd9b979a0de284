/// Bytes that are not what they should be.
public enum WireError: Error, Hashable, Sendable {
    /// The bytes end in the middle of a value.
    case truncated
    /// A value lies outside its range; the text names it.
    case invalid(String)
    /// The other side has closed the socket.
    case closed
    /// A system call failed, with its `errno`.
    case system(Int32)
}

/// Reads little-endian values from bytes, and never past their end.
public struct ByteReader: Sendable {
    private let bytes: [UInt8]
    private(set) var position: Int
    private let end: Int

    /// Reads `bytes` from their start.
    public init(_ bytes: [UInt8]) {
        self.init(bytes, from: 0, to: bytes.count)
    }

    init(_ bytes: [UInt8], from position: Int, to end: Int) {
        self.bytes = bytes
        self.position = position
        self.end = end
    }

    /// Whether everything has been read.
    public var isAtEnd: Bool { position == end }

    @inline(__always)
    private mutating func advance(_ count: Int) throws(WireError) -> Int {
        guard count >= 0, end - position >= count else { throw .truncated }
        defer { position += count }
        return position
    }

    @inline(__always)
    private mutating func load<Value: FixedWidthInteger>(_ type: Value.Type) throws(WireError) -> Value {
        let start = try advance(MemoryLayout<Value>.size)
        return Value(
            littleEndian: bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: start, as: Value.self) })
    }

    /// One byte.
    public mutating func byte() throws(WireError) -> UInt8 { try load(UInt8.self) }
    /// An unsigned 16-bit integer.
    public mutating func uint16() throws(WireError) -> UInt16 { try load(UInt16.self) }
    /// An unsigned 32-bit integer.
    public mutating func uint32() throws(WireError) -> UInt32 { try load(UInt32.self) }
    /// A signed 32-bit integer.
    public mutating func int32() throws(WireError) -> Int32 { try load(Int32.self) }
    /// A signed 64-bit integer.
    public mutating func int64() throws(WireError) -> Int64 { try load(Int64.self) }
    /// A double.
    public mutating func double() throws(WireError) -> Double { Double(bitPattern: try load(UInt64.self)) }

    /// A day.
    public mutating func day() throws(WireError) -> Day {
        guard let day = try optionalDay() else { throw .invalid("day") }
        return day
    }

    /// A day, or nil.
    public mutating func optionalDay() throws(WireError) -> Day? {
        let number = try int32()
        if number == Int32.min { return nil }
        guard (Day.earliest.number...Day.latest.number).contains(number) else { throw .invalid("day") }
        return Day(number: Int(number))
    }

    /// A text of at most 65,535 bytes of UTF-8.
    public mutating func string() throws(WireError) -> String {
        let count = Int(try uint16())
        let start = try advance(count)
        if count == 0 { return "" }
        guard let text = String(validating: bytes[start..<start + count], as: UTF8.self) else {
            throw .invalid("text that is not UTF-8")
        }
        return text
    }

    /// Passes over a text.
    mutating func skipString() throws(WireError) {
        _ = try advance(Int(try uint16()))
    }

    /// Passes over a text and says whether it is `expected`.
    mutating func skipString(matching expected: String) throws(WireError) -> Bool {
        let count = Int(try uint16())
        let start = try advance(count)
        guard expected.utf8.count == count else { return false }
        return bytes.withUnsafeBytes { bytes in
            var offset = start
            for byte in expected.utf8 {
                if bytes[offset] != byte { return false }
                offset += 1
            }
            return true
        }
    }

    /// Whether the text that comes next is spelled so; it is not passed over.
    func isNext(_ spelling: [UInt8]) -> Bool {
        var reader = self
        guard let count = try? reader.uint16(), Int(count) == spelling.count, end - reader.position >= spelling.count
        else { return false }
        return bytes.withUnsafeBytes { bytes in
            for index in spelling.indices where bytes[reader.position + index] != spelling[index] { return false }
            return true
        }
    }

    /// The next eight bytes, which are not passed over; zero where there are fewer.
    var nextWord: UInt64 {
        guard end - position >= 8 else { return 0 }
        return UInt64(
            littleEndian: bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: position, as: UInt64.self) })
    }

    /// Passes over `count` bytes.
    mutating func skip(_ count: Int) throws(WireError) {
        _ = try advance(count)
    }

    /// A reader for what ``ByteWriter/sized(_:)`` wrote; it is passed over here, also what nobody reads of it.
    mutating func sized() throws(WireError) -> ByteReader {
        try part(Int(try uint32()))
    }

    /// A reader for the next `count` bytes alone; they are passed over here.
    mutating func part(_ count: Int) throws(WireError) -> ByteReader {
        let start = try advance(count)
        return ByteReader(bytes, from: start, to: start + count)
    }
}
