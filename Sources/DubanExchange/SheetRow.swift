package import DubanCore

/// A row of a sheet, whatever kind of file it was in.
package struct SheetRow: Hashable, Sendable {
    /// As the spreadsheet counts, from 1.
    package var number: Int
    /// The cells' texts, without white space at their ends.
    package var cells: [String]

    package init(number: Int, cells: [String]) {
        self.number = number
        self.cells = cells
    }
}

/// Why a file cannot be read as a sheet at all.
package struct ImportRefusal: Error, Hashable, Sendable {
    package let row: Int?
    /// One sentence for people.
    package let words: Phrase
}
