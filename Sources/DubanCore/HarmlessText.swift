extension String {
    /// The text on one line and without the characters that command whoever shows it: controls (of which a terminal's
    /// escapes begin), and the marks that turn the direction of writing or hide it (Unicode's categories Cc, Zl and Zp, and
    /// of Cf the bidirectional ones). Each becomes U+FFFD, a line's end a space.
    ///
    /// - Complexity: O(n); nothing is copied where nothing is found.
    package var harmless: String {
        // All that is looked for is below U+0020, or is U+007F, or begins in UTF-8 with one of these two bytes.
        guard utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 || $0 == 0xD8 }) else {
            return self
        }
        guard unicodeScalars.contains(where: \.commands) else { return self }
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if scalar == "\n" || scalar == "\r" || scalar == "\t" {
                if result.last != " " { result.append(" ") }
            } else {
                result.append(scalar.commands ? "\u{FFFD}" : scalar)
            }
        }
        return String(result)
    }
}

extension Unicode.Scalar {
    /// Whether it commands a terminal, breaks a line or turns the direction of what follows.
    fileprivate var commands: Bool {
        switch value {
        case 0..<0x20, 0x7F..<0xA0: true
        // The bidirectional marks, embeddings, overrides and isolates (UAX #9), and the separators of lines.
        case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
