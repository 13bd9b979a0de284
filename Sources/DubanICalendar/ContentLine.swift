import DubanCore

/// One property of iCalendar: `SUMMARY:…` (RFC 5545, section 3.1).
package struct ContentLine: Hashable, Sendable {
    /// The longest line, in bytes without its end.
    static let longest = 75

    /// Name, parameters and value, not folded.
    package let unfolded: String

    /// A property whose value is made here, and holds nothing that would have to be escaped.
    package init(_ name: String, _ value: String) {
        unfolded = name + ":" + value
    }

    /// A property of free text (section 3.3.11). Line ends stay; what else commands whoever shows it becomes U+FFFD.
    package init(_ name: String, text: String) {
        self.init(name, ContentLine.escaped(text))
    }

    /// A property that names somebody by their mail address (section 3.3.3).
    ///
    /// - Parameters:
    ///   - parameters: What stands behind the name, such as `RSVP=FALSE`.
    ///   - commonName: What people call them.
    package init(_ name: String, _ parameters: [String] = [], commonName: String, address: String) {
        // No quotation mark may stand in a quoted parameter (section 3.1), and hardly anybody reads RFC 6868.
        let quoted = "CN=\"" + commonName.harmless.replacing("\"", with: "'") + "\""
        let head = ([name, quoted] + parameters).joined(separator: ";")
        self.init(head, "mailto:" + ContentLine.percentEncoded(address))
    }

    /// As it stands in a file: at most 75 bytes a line, no character of UTF-8 cut in two, and CRLF at the end.
    package var folded: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(unfolded.utf8.count + unfolded.utf8.count / 16 + 2)
        var rest = Array(unfolded.utf8)[...]
        var room = ContentLine.longest
        while rest.count > room {
            var end = rest.startIndex + room
            // The bytes 10xxxxxx go on with a character.
            while end > rest.startIndex, rest[end] & 0b1100_0000 == 0b1000_0000 { end -= 1 }
            bytes += rest[..<end]
            bytes += [13, 10, 32]
            rest = rest[end...]
            room = ContentLine.longest - 1
        }
        bytes += rest
        bytes += [13, 10]
        return String(decoding: bytes, as: UTF8.self)
    }

    static func escaped(_ text: String) -> String {
        // Most texts hold none of these, and are one line.
        guard text.utf8.contains(where: { "\r\n\\;,".utf8.contains($0) }) else { return text.harmless }
        var lines = [String.UnicodeScalarView()]
        var last: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n" where last == "\r": break
            case "\n", "\r": lines.append(String.UnicodeScalarView())
            case "\\", ";", ",": lines[lines.count - 1] += ["\\", scalar]
            default: lines[lines.count - 1].append(scalar)
            }
            last = scalar
        }
        return lines.map { String($0).harmless }.joined(separator: "\\n")
    }

    /// The address in a `mailto:` (RFC 6068, section 2).
    private static func percentEncoded(_ address: String) -> String {
        let plain = "-._~!$'*+@"
        var result = ""
        for byte in address.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            case _ where plain.utf8.contains(byte): result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                result += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        return result
    }
}
