import DubanCore

extension StyledText {
    /// The text in lines of at most so many columns, where it can be broken: at blanks, and between Chinese characters but
    /// not before a sign that closes or behind one that opens (避頭尾). What has no such place, such as a digest, stays whole.
    ///
    /// - Parameter indentation: Blanks before every line but the first.
    func wrapped(to columns: Int, indentation: Int) -> [StyledText] {
        guard width > columns else { return [self] }
        let indent = self.indentation
        var lines: [StyledText] = []
        var line: [Glyph] = []
        var (room, wordStart) = (columns, 0)
        for glyph in glyphs {
            // The blanks that the text begins with are no place to break it.
            let isIndented = lines.isEmpty && line.count <= indent
            if let last = line.last, !isIndented, last.allowsBreak(before: glyph) { wordStart = line.count }
            line.append(glyph)
            room -= glyph.character.displayWidth
            guard room < 0, wordStart > 0, glyph.character != " " else { continue }
            lines.append(StyledText(line[..<wordStart]))
            line = Array(line[wordStart...])
            room = columns - indentation - line.reduce(0) { $0 + $1.character.displayWidth }
            wordStart = 0
        }
        lines.append(StyledText(line[...]))
        let first = lines.removeFirst()
        return [first] + lines.map { $0.padded(by: -indentation) }
    }

    /// The blanks that the text begins with.
    var indentation: Int {
        glyphs.prefix { $0.character == " " }.count
    }

    /// A character and its tint.
    private struct Glyph {
        let character: Character
        let tint: Tint?

        /// Whether a line may end with this one and the next begin with `next`.
        func allowsBreak(before next: Glyph) -> Bool {
            if character == " " { return next.character != " " }
            guard character.displayWidth == 2 || next.character.displayWidth == 2 else { return false }
            return !Glyph.opening.contains(character) && !Glyph.closing.contains(next.character)
                && next.character != " "
        }

        private static let opening: Set<Character> = ["（", "「", "『", "《", "〔", "“", "(", "["]
        private static let closing: Set<Character> = [
            "）", "」", "』", "》", "〕", "”", "，", "。", "；", "：", "、", "？", "！", "…", ")", "]", ",", ".", ";", ":", "%",
        ]
    }

    private var glyphs: [Glyph] {
        parts.flatMap { part in part.text.map { Glyph(character: $0, tint: part.tint) } }
    }

    /// Without the blanks at its end.
    private init(_ glyphs: ArraySlice<Glyph>) {
        var text: StyledText = ""
        for glyph in glyphs.reversed().drop(while: { $0.character == " " }).reversed() {
            text.append(glyph.character, tint: glyph.tint)
        }
        self = text
    }
}
