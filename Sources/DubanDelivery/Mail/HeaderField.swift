import FoundationEssentials

/// Makes the lines of a message's header: RFC 5322 with the encoded words of RFC 2047.
enum HeaderField {
    /// The longest line that holds an encoded word, without its line end (RFC 2047, section 2).
    private static let lineLimit = 76
    private static let wordLimit = 75
    private static let prefix = "=?UTF-8?B?"
    private static let suffix = "?="

    /// A field of free text, such as Subject. Plain where it is short printable ASCII, else encoded words.
    static func text(_ name: String, _ value: String) -> String {
        let value = value.displayable
        let start = name + ": "
        if isPlain(value), start.utf8.count + value.utf8.count <= lineLimit {
            return start + value + "\r\n"
        }
        return start + encodedWords(value, column: start.utf8.count) + "\r\n"
    }

    /// A field of one address with the name of its holder, such as To.
    static func mailbox(_ name: String, displayName: String, address: MailAddress) -> String {
        let start = name + ": "
        let shown = displayName.displayable
        if shown.allSatisfy({ $0 == " " }) { return start + address.description + "\r\n" }
        var line = start
        if isPlain(shown), start.utf8.count + shown.utf8.count * 2 + 2 <= lineLimit {
            line += "\"" + shown.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
        } else {
            line += encodedWords(shown, column: start.utf8.count)
        }
        let lastLine = line.utf8.split(separator: UInt8(ascii: "\n")).last?.count ?? 0
        let angled = "<" + address.description + ">"
        return line + (lastLine + 1 + angled.utf8.count <= lineLimit ? " " : "\r\n ") + angled + "\r\n"
    }

    /// A field whose value is made here and known to be ASCII; line ends in it fold the field.
    static func literal(_ name: String, _ value: String) -> String {
        let fits = name.utf8.count + 2 + value.utf8.prefix { $0 != UInt8(ascii: "\r") }.count <= lineLimit
        return name + ":" + (fits ? " " : "\r\n ") + value + "\r\n"
    }

    /// Printable ASCII that nobody takes for an encoded word, and whose spaces survive unfolding.
    private static func isPlain(_ value: String) -> Bool {
        value.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !value.contains("=?") && !value.contains("  ")
            && value.first != " " && value.last != " "
    }

    /// - Parameter column: How many bytes stand before the first word on its line.
    private static func encodedWords(_ value: String, column: Int) -> String {
        var lines: [String] = []
        var word: [UInt8] = []
        func room() -> Int {
            let length = min(wordLimit, lineLimit - (lines.isEmpty ? column : 1))
            return (length - prefix.utf8.count - suffix.utf8.count) / 4 * 3
        }
        func endWord() {
            lines.append(prefix + Data(word).base64EncodedString() + suffix)
            word.removeAll()
        }
        for scalar in value.unicodeScalars {
            let bytes = UTF8.encode(scalar).map(Array.init) ?? []
            if word.count + bytes.count > room() { endWord() }
            word += bytes
        }
        if !word.isEmpty || lines.isEmpty { endWord() }
        return lines.joined(separator: "\r\n ")
    }
}
