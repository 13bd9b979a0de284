import DubanCore

/// Rows under headers, aligned by display width.
struct Table {
    struct Column {
        var title: String
        var isNumber = false
        /// Whether its cells may be cut where the table is wider than the terminal.
        var mayBeCut = false
    }

    /// A column that is cut keeps at least so many columns of the terminal.
    private static let narrowest = 12

    let columns: [Column]
    private(set) var rows: [[StyledText]] = []
    /// Of the columns on the pages before.
    private var pageWidths: [Int] = []

    init(_ columns: [Column]) {
        self.columns = columns
    }

    /// - Parameter row: as many cells as the table has columns.
    mutating func append(_ row: [StyledText]) {
        precondition(row.count == columns.count, "a row has a cell for each column")
        rows.append(row)
    }

    /// - Parameter terminalWidth: nil to cut nothing.
    func lines(terminalWidth: Int?) -> [StyledText] {
        let header = columns.map { StyledText("\($0.title, tint: .bold)") }
        let widths = widths(terminalWidth)
        return ([header] + rows).map { line($0, widths) }
    }

    /// The lines of the rows so far, which are then forgotten: for a table that is longer than one wants to hold. The header
    /// stands above the first page; no column becomes narrower on a later one.
    mutating func page(terminalWidth: Int?) -> [StyledText] {
        let isFirst = pageWidths.isEmpty
        let widths = widths(terminalWidth)
        let lines = isFirst ? lines(terminalWidth: terminalWidth) : rows.map { line($0, widths) }
        pageWidths = widths
        rows = []
        return lines
    }

    private func widths(_ terminalWidth: Int?) -> [Int] {
        var widths = columns.indices.map { index in
            rows.reduce(pageWidths.isEmpty ? columns[index].title.displayWidth : pageWidths[index]) {
                max($0, $1[index].width)
            }
        }
        if let terminalWidth {
            var excess = widths.reduce(0, +) + 2 * (widths.count - 1) - terminalWidth
            let cuttable = columns.indices.filter { columns[$0].mayBeCut }.sorted { widths[$0] > widths[$1] }
            for index in cuttable where excess > 0 {
                let cut = min(excess, max(0, widths[index] - Table.narrowest))
                widths[index] -= cut
                excess -= cut
            }
        }
        return widths
    }

    private func line(_ cells: [StyledText], _ widths: [Int]) -> StyledText {
        var line: StyledText = ""
        // Behind the last cell that holds something comes nothing, not even blanks.
        let last = cells.lastIndex { $0.width > 0 } ?? 0
        for (index, cell) in cells[...last].enumerated() {
            let cell = cell.cut(to: widths[index])
            let blanks = widths[index] - cell.width
            let isLast = index == last
            let padded = cell.padded(by: columns[index].isNumber ? -blanks : isLast ? 0 : blanks)
            line = isLast ? "\(line)\(padded)" : "\(line)\(padded)  "
        }
        return line
    }
}
