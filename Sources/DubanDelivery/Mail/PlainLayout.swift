import DubanCore

/// Sets a mail's plain text in columns, as every client and every screen reader takes it: a Han character takes two.
///
/// What stands behind a tab stands in one column through the whole text, a space behind the widest of what stands before
/// one. What is wider than the page is broken, and goes on in that column, or below its first word: that behind
/// the number or the sign of a list.
enum PlainLayout {
    /// The widest line, in columns.
    static let width = 76
    /// Nothing goes on further to the right: what is left must hold some words.
    private static let deepest = 32

    /// The text with lines of at most `width` columns, none of them ending in spaces. Only what stands above a signature
    /// has one: `-- ` (RFC 3676, section 4.3).
    static func laidOut(_ text: String) -> String {
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { Substring($0) }
        var widths: [Substring: Int] = [:]
        for label in lines.compactMap(\.label) where widths[label] == nil {
            widths[label] = label.withoutTrailingSpaces.displayWidth
        }
        let tab = widths.values.reduce(0) { $1 < deepest ? max($0, $1 + 1) : $0 }
        var result = ""
        result.reserveCapacity(text.utf8.count + 512)
        for line in lines {
            if line.startIndex > text.startIndex { result += "\n" }
            if line == "--" || line == "-- " {
                result += "-- "
            } else {
                set(line.withoutTrailingSpaces, tab, widths, into: &result)
            }
        }
        return result
    }

    private static func set(_ line: Substring, _ tab: Int, _ widths: [Substring: Int], into result: inout String) {
        var margin = line.hanging
        var column = 0
        var rest = line
        if let full = line.label, let width = widths[full], width < deepest {
            let label = full.withoutTrailingSpaces
            result += label
            result += String(repeating: " ", count: tab - width)
            (margin, column) = (tab, tab)
            rest = line[full.endIndex...].dropFirst()
        }
        if rest.label != nil { rest = rest.replacing("\t", with: " ") }
        // UTF-8 takes no fewer bytes than columns.
        if column + rest.utf8.count <= width {
            result += rest
        } else {
            wrap(rest, from: column, margin: min(margin, deepest), into: &result)
        }
    }

    /// - Parameters:
    ///   - column: Where the text begins.
    ///   - margin: Where each further line does.
    private static func wrap(_ text: Substring, from column: Int, margin: Int, into result: inout String) {
        var column = column
        var line = ""
        // The end of what surely stands on this line, in `line`, and the column behind it.
        var good = line.startIndex
        var goodColumn = column
        var previous: Character?
        // No line is left empty before a word that is too long for one.
        var hasBegun = false
        for character in text {
            let wide = character.displayWidth
            if let previous, previous.mayBreak(before: character), hasBegun {
                good = line.endIndex
                goodColumn = column
            }
            if column + wide > width, character != " " {
                let isBroken = good > line.startIndex
                let end = isBroken ? good : line.endIndex
                result += line[..<end].withoutTrailingSpaces
                result += "\n" + String(repeating: " ", count: margin)
                line = String(line[end...])
                column = margin + (isBroken ? column - goodColumn : 0)
                good = line.startIndex
                goodColumn = margin
            }
            line.append(character)
            column += wide
            previous = character
            hasBegun = hasBegun || character != " "
        }
        result += line[...].withoutTrailingSpaces
    }
}

extension Character {
    /// Behind a space, and between two characters of which one is Han, kana, Hangul or their like; but no line begins with
    /// what closes or ends in what opens (the rules of 避頭尾).
    fileprivate func mayBreak(before next: Character) -> Bool {
        if next == " " { return false }
        if self == " " { return true }
        guard displayWidth == 2 || next.displayWidth == 2 else { return false }
        return !Character.opening.contains(self) && !Character.closing.contains(next)
    }

    private static let opening = Set<Character>("([{（〔［｛〈《「『【“‘")
    private static let closing = Set<Character>(")]}）〕］｝〉》」』】”’，。、；：？！…—·,.;:?!%％")
}

extension Substring {
    /// What stands before the tab; nil where there is none.
    fileprivate var label: Substring? {
        utf8.firstIndex(of: UInt8(ascii: "\t")).map { self[..<$0] }
    }

    /// The column of the first word, for a text in which neither Han nor tab stands before it.
    fileprivate var hanging: Int {
        let indent = utf8.prefix { $0 == UInt8(ascii: " ") }.count
        let mark = dropFirst(indent).prefix { $0 != " " }
        let isNumber = mark.last == "." && mark.utf8.dropLast().allSatisfy { (48...57).contains($0) }
        let isSign = mark.count == 1 && !mark.allSatisfy { $0.isLetter || $0.isNumber }
        return isNumber || isSign ? indent + mark.displayWidth + 1 : indent
    }

    fileprivate var withoutTrailingSpaces: Substring {
        var text = self
        while let last = text.utf8.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "\t") { text.removeLast() }
        return text
    }
}
