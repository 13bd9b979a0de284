/// A mail address: `local@domain` in the dot-atom form of RFC 5322, section 3.4.1, in ASCII.
///
/// Quoted local parts, domain literals and comments are refused: no office uses them, and each has carried an injection
/// somewhere. Names outside ASCII need a server that offers SMTPUTF8, which nobody can promise; their domain is
/// written in its `xn--` form.
package struct MailAddress: Hashable, Sendable, CustomStringConvertible {
    package let local: String
    package let domain: String

    package var description: String { local + "@" + domain }

    /// The limits are those of RFC 5321, section 4.5.3.1: 64 bytes before the sign, 254 in all.
    package init(_ text: String) throws(MailFault) {
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= 254, parts[0].count <= 64,
            MailAddress.isDotAtom(parts[0]), MailAddress.isDomain(parts[1])
        else {
            let shown = String(text.displayable.prefix(80))
            throw MailFault("'\(shown)' is not a mail address; one looks like zhangsan@example.org")
        }
        local = String(decoding: parts[0], as: UTF8.self)
        domain = String(decoding: parts[1], as: UTF8.self)
    }

    /// Whether the text is a domain name: labels of letters, digits and inner hyphens, at most 253 bytes.
    package static func isDomain(_ text: some Collection<UInt8>) -> Bool {
        guard (1...253).contains(text.count) else { return false }
        return text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
            let bytes = Array(label)
            return (1...63).contains(bytes.count) && bytes.first != UInt8(ascii: "-")
                && bytes.last != UInt8(ascii: "-")
                && bytes.allSatisfy { $0.isASCIILetterOrDigit || $0 == UInt8(ascii: "-") }
        }
    }

    private static func isDotAtom(_ text: some Collection<UInt8>) -> Bool {
        text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { atom in
            !atom.isEmpty && atom.allSatisfy(\.isAtomText)
        }
    }
}

/// Why no message can be made: one sentence for people.
package struct MailFault: Error, Hashable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }
}

extension UInt8 {
    var isASCIILetterOrDigit: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }

    /// `atext` of RFC 5322, section 3.2.3.
    var isAtomText: Bool {
        isASCIILetterOrDigit || "!#$%&'*+-/=?^_`{|}~".utf8.contains(self)
    }
}

extension String {
    /// The text as it may be shown on one line: controls, line ends and marks that turn the reading direction, which
    /// all can make a line say something else than it holds, become spaces.
    var displayable: String {
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0...0x1F, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
                result.append(" ")
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
