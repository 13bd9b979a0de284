import DubanCore

/// One line for a terminal, parts of it tinted.
///
/// What is interpolated loses its control characters, so that nothing in a ledger can steer the terminal.
struct StyledText: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// The parameter of ECMA-48's Select Graphic Rendition.
    enum Tint: Int, Sendable {
        case bold = 1
        case faint = 2
        case red = 31
        case green = 32
        case yellow = 33
    }

    struct Part: Hashable, Sendable {
        var text: String
        var tint: Tint?
    }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var parts: [Part] = []

        init(literalCapacity: Int, interpolationCount: Int) {
            parts.reserveCapacity(interpolationCount * 2 + 1)
        }

        mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { parts.append(Part(text: literal)) }
        }

        mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            parts.append(Part(text: value.description.withoutControlCharacters))
        }

        mutating func appendInterpolation(_ text: StyledText) {
            parts += text.parts
        }

        mutating func appendInterpolation(_ value: some CustomStringConvertible, tint: Tint) {
            parts.append(Part(text: value.description.withoutControlCharacters, tint: tint))
        }
    }

    private(set) var parts: [Part]

    init(stringLiteral literal: String) {
        parts = literal.isEmpty ? [] : [Part(text: literal)]
    }

    init(stringInterpolation interpolation: StringInterpolation) {
        parts = interpolation.parts
    }

    /// Adds a character behind the rest.
    mutating func append(_ character: Character, tint: Tint?) {
        if let last = parts.indices.last, parts[last].tint == tint {
            parts[last].text.append(character)
        } else {
            parts.append(Part(text: String(character), tint: tint))
        }
    }

    /// Columns in a terminal.
    var width: Int {
        parts.reduce(0) { $0 + $1.text.displayWidth }
    }

    /// The text with as many blanks behind it, or before it where `count` is negative.
    func padded(by count: Int) -> StyledText {
        guard count != 0 else { return self }
        var text = self
        let blanks = Part(text: String(repeating: " ", count: abs(count)))
        text.parts.insert(blanks, at: count > 0 ? text.parts.endIndex : 0)
        return text
    }

    /// The text, or its beginning with an ellipsis where it is wider than so many columns.
    func cut(to columns: Int) -> StyledText {
        guard width > columns else { return self }
        var text: StyledText = ""
        var left = columns - 1
        for part in parts {
            var kept = Part(text: "", tint: part.tint)
            for character in part.text {
                guard character.displayWidth <= left else {
                    text.parts += [kept, Part(text: "…")]
                    return text
                }
                kept.text.append(character)
                left -= character.displayWidth
            }
            text.parts.append(kept)
        }
        return text
    }

    func rendered(isColored: Bool) -> String {
        parts.reduce(into: "") { result, part in
            if isColored, let tint = part.tint {
                result += "\u{1B}[\(tint.rawValue)m\(part.text)\u{1B}[0m"
            } else {
                result += part.text
            }
        }
    }
}

extension String {
    /// The text in one line: white space of any kind is a blank, other control characters and those that turn the
    /// direction of writing are U+FFFD.
    var withoutControlCharacters: String {
        func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar.value {
            case ..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
            default: false
            }
        }
        guard unicodeScalars.contains(where: isHarmful) else { return self }
        var scalars = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            scalars.append(!isHarmful(scalar) ? scalar : scalar.properties.isWhitespace ? " " : "\u{FFFD}")
        }
        return String(scalars)
    }
}
