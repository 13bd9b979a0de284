/// Cuts an interface description into words and signs.
struct VarlinkInterfaceScanner {
    struct Token: Equatable {
        enum Kind: Equatable {
            case word(String)
            /// One of `( ) , : ? [] [string] ->`.
            case sign(String)
            case end
        }

        let kind: Kind
        let line: Int
        /// The comment lines right above, or on the line before it, joined; they document what follows.
        let comment: String
    }

    private let text: [Unicode.Scalar]
    private var position = 0
    private var line = 1

    init(_ description: String) {
        text = Array(description.unicodeScalars)
    }

    mutating func next() throws(VarlinkInterfaceError) -> Token {
        let comment = skipBlanksAndComments()
        guard position < text.count else { return Token(kind: .end, line: line, comment: comment) }
        for sign in ["(", ")", ",", ":", "?", "[]", "[string]", "->"] where starts(with: sign) {
            position += sign.unicodeScalars.count
            return Token(kind: .sign(sign), line: line, comment: comment)
        }
        let start = position
        while position < text.count, Self.isWordScalar(text[position]) {
            if text[position] == "-", position + 1 < text.count, text[position + 1] == ">" { break }
            position += 1
        }
        guard position > start else {
            throw VarlinkInterfaceError(line: line, problem: "the character \"\(text[position])\" has no meaning here")
        }
        var word = String.UnicodeScalarView()
        word.append(contentsOf: text[start..<position])
        return Token(kind: .word(String(word)), line: line, comment: comment)
    }

    /// Returns the comments since the last empty line.
    private mutating func skipBlanksAndComments() -> String {
        var comments: [String] = []
        var newlines = 0
        while position < text.count {
            switch text[position] {
            case "\n":
                line += 1
                newlines += 1
                if newlines > 1 { comments = [] }
                position += 1
            case " ", "\t", "\r":
                position += 1
            case "#":
                var comment = String.UnicodeScalarView()
                while position < text.count, text[position] != "\n" {
                    comment.append(text[position])
                    position += 1
                }
                comments.append(String(comment))
                newlines = 0
            default:
                return comments.joined(separator: "\n")
            }
        }
        return ""
    }

    private func starts(with sign: String) -> Bool {
        text[position...].starts(with: sign.unicodeScalars)
    }

    private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_", ".", "-": true
        default: false
        }
    }
}
