/// A JSON object, written member by member in the order given: the bodies of the record and the rows of an import are many
/// and small, and a general encoder takes longer than all else that is done with them.
package struct JSONObject: Sendable {
    private var members: [UInt8] = []

    package init() {}

    /// Adds a text; nothing where there is none.
    package mutating func add(_ key: String, _ value: String?) {
        guard let value else { return }
        begin(key)
        append(value)
    }

    /// Adds a number; nothing where there is none.
    package mutating func add(_ key: String, _ value: Int?) {
        guard let value else { return }
        begin(key)
        members += String(value).utf8
    }

    /// Adds what is JSON already.
    package mutating func add(_ key: String, json: some Sequence<UInt8>) {
        begin(key)
        members += json
    }

    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(members.count + 2)
        bytes.append(UInt8(ascii: "{"))
        bytes += members
        bytes.append(UInt8(ascii: "}"))
        return bytes
    }

    package var text: String { String(decoding: bytes, as: UTF8.self) }

    private mutating func begin(_ key: String) {
        if members.isEmpty { members.reserveCapacity(512) } else { members.append(UInt8(ascii: ",")) }
        append(key)
        members.append(UInt8(ascii: ":"))
    }

    private mutating func append(_ text: String) {
        members.append(UInt8(ascii: "\""))
        let start = members.count
        members += text.utf8
        // Nearly every text is plain.
        if !members[start...].allSatisfy(Self.isPlain) {
            members.removeSubrange(start...)
            for byte in text.utf8 { appendEscaped(byte) }
        }
        members.append(UInt8(ascii: "\""))
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    private mutating func appendEscaped(_ byte: UInt8) {
        if Self.isPlain(byte) {
            members.append(byte)
        } else if byte < 0x20 {
            let digits = Array("0123456789abcdef".utf8)
            members += "\\u00".utf8
            members += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        } else {
            members += [UInt8(ascii: "\\"), byte]
        }
    }
}
