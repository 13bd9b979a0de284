extension StringProtocol {
    /// The columns that the text takes in a terminal and in a mail's plain text; 2 for a Han character.
    package var displayWidth: Int {
        if utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return utf8.count }
        return reduce(0) { $0 + $1.displayWidth }
    }
}

extension Character {
    /// 0, 1 or 2 columns. A character of several scalars is as wide as the widest of them.
    package var displayWidth: Int {
        unicodeScalars.reduce(0) { max($0, $1.displayWidth) }
    }
}

extension Unicode.Scalar {
    /// 0, 1 or 2 columns. What Unicode calls ambiguous (● among it) is 1.
    fileprivate var displayWidth: Int {
        if value < 0x300 { return value < 0x20 || (0x7F..<0xA0).contains(value) ? 0 : 1 }
        // Han and full-width forms, which are most of what is measured.
        if (0x4E00...0x9FFF).contains(value) || (0xFF01...0xFF60).contains(value) { return 2 }
        // Asks an emoji to be shown as a picture.
        if value == 0xFE0F { return 2 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: return isWide ? 2 : 1
        }
    }

    /// Unicode Standard Annex #11: wide or full-width.
    private var isWide: Bool {
        switch value {
        case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0x4DBF, 0x4E00...0xA4CF,
            0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60,
            0xFFE0...0xFFE6, 0x16FE0...0x18CFF, 0x18D00...0x18D08, 0x1AFF0...0x1B2FB, 0x1F200...0x1F265,
            0x20000...0x3FFFD:
            true
        default:
            properties.isEmojiPresentation
        }
    }
}
