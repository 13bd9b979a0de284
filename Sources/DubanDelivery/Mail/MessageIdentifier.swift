import DubanCore

/// The names by which mail programs tell messages and threads apart (RFC 5322, section 3.6.4).
enum MessageIdentifier {
    /// The longest part that is written out; a longer one is shortened and told apart by its digest.
    private static let partLimit = 80

    static func message(_ envelope: Envelope, domain: String) throws(MailFault) -> String {
        "<duban." + (try key(envelope)) + "@" + domain + ">"
    }

    /// The root of the thread in which a person reads about one task, or what one week brings. No message bears it; the
    /// thread stands all the same.
    static func root(of thread: MailThread, for envelope: Envelope, domain: String) -> String {
        let name =
            switch thread {
            case .task(let line): [part(line.campaign ?? envelope.campaign), part(line.task)]
            case .week(let monday): [part(envelope.kind.rawValue), part("\(monday)")]
            }
        let person = hexadecimal(digest(envelope.person.description.utf8))
        return "<duban." + (name + [person]).joined(separator: ".") + "@" + domain + ">"
    }

    /// The envelope's id, once it is known to be fit for a header and a file name.
    static func key(_ envelope: Envelope) throws(MailFault) -> String {
        guard (1...64).contains(envelope.id.utf8.count), envelope.id.utf8.allSatisfy(\.isASCIILetterOrDigit) else {
            let shown = String(envelope.id.displayable.prefix(80))
            throw MailFault("the envelope's id '\(shown)' is not made of 1 to 64 letters and digits")
        }
        return envelope.id
    }

    /// Percent-encodes everything but letters, digits, `-` and `_`; the dot too, which separates the parts.
    private static func part(_ value: String) -> String {
        var encoded = ""
        for byte in value.utf8 {
            if byte.isASCIILetterOrDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") {
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                encoded += "%" + String(byte >> 4, radix: 16, uppercase: true)
                encoded += String(byte & 15, radix: 16, uppercase: true)
            }
        }
        guard encoded.utf8.count > partLimit else { return encoded.isEmpty ? "%" : encoded }
        return String(encoded.prefix(partLimit - 17)) + "_" + hexadecimal(digest(value.utf8))
    }

    /// FNV-1a, 64 bits. It only has to tell threads apart: one that collides puts two tasks into one thread.
    private static func digest(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }

    private static func hexadecimal(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
