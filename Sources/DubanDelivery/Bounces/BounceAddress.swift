package import DubanCore

/// Where bounces go, and how they say which envelope they are about: each mail's envelope sender is
/// `local+ENVELOPE@domain`, so that whatever comes back to it names the envelope.
package struct BounceAddress: Hashable, Sendable {
    private let address: MailAddress

    /// - Throws: `MailFault` where the part before the sign is longer than 31 bytes, or has a plus of its own: with a plus
    ///   and the 32 digits of an envelope it has the 64 bytes of RFC 5321, section 4.5.3.1.1.
    package init(_ address: MailAddress) throws(MailFault) {
        guard address.local.utf8.count <= 31, !address.local.contains("+") else {
            throw MailFault(
                "the part of '\(address)' before the @ is longer than 31 characters or holds a +; one that fits is "
                    + "bounces@example.org")
        }
        self.address = address
    }

    /// The envelope sender of an envelope's mail; the same one each time.
    package func sender(for envelope: Envelope) -> MailAddress {
        guard let key = try? MessageIdentifier.key(envelope),
            let sender = try? MailAddress(address.local + "+" + key + "@" + address.domain)
        else { return address }
        return sender
    }

    /// The envelope that an address names, as it came back. Servers may have changed its case.
    func envelope(in recipient: String) -> String? {
        let recipient = recipient.lowercased()
        let (start, end) = (address.local.lowercased() + "+", "@" + address.domain.lowercased())
        guard recipient.hasPrefix(start), recipient.hasSuffix(end),
            recipient.utf8.count > start.utf8.count + end.utf8.count
        else { return nil }
        return Self.envelope(String(recipient.dropFirst(start.count).dropLast(end.count)))
    }

    /// The envelope that a Message-ID of ours names: `<duban.ENVELOPE@domain>`. The thread's, which no message bears, names
    /// none.
    static func envelope(inMessageID text: String) -> String? {
        let start = "<duban."
        guard text.hasPrefix(start), let end = text.firstIndex(of: "@") else { return nil }
        return envelope(String(text[..<end].dropFirst(start.count)))
    }

    private static func envelope(_ key: String) -> String? {
        (1...64).contains(key.utf8.count) && key.utf8.allSatisfy(\.isASCIILetterOrDigit) ? key : nil
    }
}
