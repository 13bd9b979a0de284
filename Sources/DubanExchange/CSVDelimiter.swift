/// What stands between the cells of a record.
package enum CSVDelimiter: Sendable, CaseIterable {
    case comma, tab, semicolon
    /// `，` (U+FF0C).
    case fullWidthComma

    var bytes: [UInt8] {
        switch self {
        case .comma: [UInt8(ascii: ",")]
        case .tab: [UInt8(ascii: "\t")]
        case .semicolon: [UInt8(ascii: ";")]
        case .fullWidthComma: [0xEF, 0xBC, 0x8C]
        }
    }

    /// The sign that stands equally often in the most of the first ten lines, counted outside quotation marks; of equals
    /// the more frequent, then the earlier in the list. Signs of prose vary from row to row, and do not stand in the
    /// header.
    init(sniffing utf8: [UInt8]) {
        var best = (sign: CSVDelimiter.comma, lines: 0, count: 0)
        let lines = CSVDelimiter.countsPerLine(utf8)
        for (index, sign) in CSVDelimiter.allCases.enumerated() {
            let counts = lines.map { $0[index] }
            guard let count = counts.first(where: { $0 > 0 }) else { continue }
            let same = counts.count { $0 == count }
            if (same, count) > (best.lines, best.count) { best = (sign, same, count) }
        }
        self = best.sign
    }

    /// How often each sign stands in each of the first ten lines.
    private static func countsPerLine(_ utf8: [UInt8]) -> [[Int]] {
        let none = allCases.map { _ in 0 }
        let signs = allCases.map(\.bytes)
        var lines: [[Int]] = []
        var line = none
        var isQuoted = false
        for (index, byte) in utf8.enumerated() {
            if byte == quote { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == lineFeed || byte == carriageReturn {
                if line != none { lines.append(line) }
                if lines.count == 10 { return lines }
                line = none
                continue
            }
            for (number, sign) in signs.enumerated() where byte == sign[0] && utf8[index...].starts(with: sign) {
                line[number] += 1
            }
        }
        return line == none ? lines : lines + [line]
    }
}
