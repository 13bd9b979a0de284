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

extension SheetRow {
    /// The rows of a CSV file that have any text.
    static func rows(csv bytes: [UInt8], encoding: TextEncoding?) throws(ImportRefusal) -> [SheetRow] {
        let decoded: DecodedText
        do {
            decoded = try DecodedText(bytes, as: encoding)
        } catch {
            throw ImportRefusal(row: nil, sentence: error.sentence)
        }
        var reader = CSVReader(decoded.utf8)
        var rows: [SheetRow] = []
        do {
            while try reader.next() {
                if reader.cells.allSatisfy(\.isEmpty) { continue }
                let cells = reader.cells.map { $0.isEmpty ? "" : reader.text($0).trimmed }
                rows.append(SheetRow(number: reader.row, cells: cells))
            }
        } catch {
            throw ImportRefusal(row: error.row, sentence: error.sentence)
        }
        return rows
    }
}

/// Why a file cannot be read as a sheet at all.
struct ImportRefusal: Error {
    let row: Int?
    let sentence: String
}
