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
        var result = ""
        var column = 0
        for scalar in unfolded.unicodeScalars {
            let width = UTF8.width(scalar)
            if column + width > ContentLine.longest {
                result += "\r\n "
                column = 1
            }
            result.unicodeScalars.append(scalar)
            column += width
        }
        return result + "\r\n"
    }

    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").lines.unicodeScalars {
            switch scalar {
            case "\n": result += "\\n"
            case "\\", ";", ",":
                result += "\\"
                result.unicodeScalars.append(scalar)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
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

extension String {
    /// Each line made harmless, and the ends between them left.
    fileprivate var lines: String {
        split(separator: "\n", omittingEmptySubsequences: false).map { String($0).harmless }.joined(separator: "\n")
    }
}
