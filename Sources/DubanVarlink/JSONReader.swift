import FoundationEssentials

/// Reads JSON value by value and makes nothing of what is not asked for. The rows of a large import are read by it: a general
/// decoder takes longer than all else that is done with them before they are in the ledger.
///
/// Where an operation throws, nothing more can be read.
package struct JSONReader {
    /// What stands there is not what was asked for.
    package struct Unexpected: Error {}

    private let bytes: [UInt8]
    private var position = 0

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Reads an object.
    ///
    /// - Parameter member: Is given each member's name, and reads or skips its value.
    package mutating func members(_ member: (String, inout JSONReader) throws -> Void) throws {
        try sequence(from: UInt8(ascii: "{"), to: UInt8(ascii: "}")) { reader in
            let name = try reader.string()
            try reader.expect(UInt8(ascii: ":"))
            try member(name, &reader)
        }
    }

    /// Reads an array.
    ///
    /// - Parameter element: Reads or skips each element.
    package mutating func elements(_ element: (inout JSONReader) throws -> Void) throws {
        try sequence(from: UInt8(ascii: "["), to: UInt8(ascii: "]"), element)
    }

    package mutating func string() throws -> String {
        let start = try skipString()
        let text = bytes[start + 1..<position - 1]
        // Nearly every text is plain.
        if text.contains(UInt8(ascii: "\\")) { return try decoded(String.self, from: start) }
        guard let string = String(validating: text, as: UTF8.self) else { throw Unexpected() }
        return string
    }

    package mutating func integer() throws -> Int {
        skipSpace()
        let start = position
        skipWord()
        if let number = Int(String(decoding: bytes[start..<position], as: UTF8.self)) { return number }
        position = start
        return try decoded(Int.self)
    }

    /// Reads any value by the general decoder.
    package mutating func decoded<Value: Decodable>(_ type: Value.Type) throws -> Value {
        skipSpace()
        let start = position
        try skip()
        return try decoded(type, from: start)
    }

    /// Passes over `null`.
    ///
    /// - Returns: Whether it stood there.
    package mutating func takesNull() -> Bool {
        skipSpace()
        guard current == UInt8(ascii: "n"), bytes[position...].starts(with: "null".utf8) else { return false }
        position += 4
        return true
    }

    /// Passes over a value, however deep it is.
    package mutating func skip() throws {
        var depth = 0
        repeat {
            skipSpace()
            let start = position
            switch current {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                position += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                position += 1
            case UInt8(ascii: ","), UInt8(ascii: ":"): position += 1
            case UInt8(ascii: "\""): _ = try skipString()
            default: skipWord()
            }
            guard position > start, depth >= 0 else { throw Unexpected() }
        } while depth > 0
    }

    // MARK: - Bytes

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte = current, byte <= UInt8(ascii: " ") { position += 1 }
    }

    /// A number, a truth value or `null`.
    private mutating func skipWord() {
        while let byte = current, byte > UInt8(ascii: " "), byte != UInt8(ascii: ","), byte != UInt8(ascii: "]"),
            byte != UInt8(ascii: "}")
        {
            position += 1
        }
    }

    /// - Returns: Where it begins, its quotation mark included.
    private mutating func skipString() throws -> Int {
        skipSpace()
        let start = position
        try expect(UInt8(ascii: "\""))
        while let byte = current {
            position = min(position + (byte == UInt8(ascii: "\\") ? 2 : 1), bytes.count)
            if byte == UInt8(ascii: "\"") { return start }
        }
        throw Unexpected()
    }

    private mutating func expect(_ byte: UInt8) throws {
        guard takes(byte) else { throw Unexpected() }
    }

    private mutating func takes(_ byte: UInt8) -> Bool {
        skipSpace()
        guard current == byte else { return false }
        position += 1
        return true
    }

    private mutating func sequence(
        from first: UInt8, to last: UInt8, _ part: (inout JSONReader) throws -> Void
    ) throws {
        try expect(first)
        if takes(last) { return }
        repeat { try part(&self) } while takes(UInt8(ascii: ","))
        try expect(last)
    }

    private func decoded<Value: Decodable>(_ type: Value.Type, from start: Int) throws -> Value {
        try JSONDecoder().decode(type, from: Data(bytes[start..<position]))
    }
}
