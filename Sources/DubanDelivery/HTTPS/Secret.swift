import DubanCore

/// A key, a token, a password: what opens a door, and so is printed by nothing.
package struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    let value: String

    package init(_ value: String) {
        self.value = value
    }

    package var description: String { "(secret)" }
    package var debugDescription: String { "(secret)" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

extension String {
    /// The longest that another side's words are kept, in characters.
    private static var wordsLimit: Int { 200 }

    /// Another side's words as they may stand in a journal: on one line, not too long, and without the secrets, which
    /// some servers repeat.
    func quotable(without secrets: [String]) -> String {
        var text = self
        for secret in secrets where !secret.isEmpty { text = text.replacing(secret, with: "(secret)") }
        text = text.harmless.split(separator: " ").joined(separator: " ")
        return text.count > String.wordsLimit ? text.prefix(String.wordsLimit) + "…" : text
    }

    /// Everything but RFC 3986's unreserved characters, percent-encoded.
    var percentEncoded: String {
        var encoded = ""
        for byte in utf8 {
            if byte.isASCIILetterOrDigit || "-._~".utf8.contains(byte) {
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                encoded += "%" + String(byte >> 4, radix: 16, uppercase: true)
                encoded += String(byte & 15, radix: 16, uppercase: true)
            }
        }
        return encoded
    }
}
