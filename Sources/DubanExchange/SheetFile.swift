internal import DubanCore

/// A file with a sheet in it, or several: CSV or a workbook.
package struct SheetFile {
    /// What a sheet was read from.
    package enum Origin: Hashable, Sendable {
        case csv(TextEncoding)
        /// One of a workbook's sheets, by its name.
        case workbook(sheet: String)
    }

    /// A sheet's rows that have any text.
    package struct Sheet: Hashable, Sendable {
        package let origin: Origin
        package let rows: [SheetRow]
    }

    private enum Content {
        case csv(Sheet)
        case workbook(Workbook, [Workbook.Sheet])
    }

    private let content: Content
    /// The names of a workbook's sheets that are not looked at, since they are hidden.
    package let hiddenSheets: [String]

    /// - Parameters:
    ///   - encoding: Of CSV; nil to find it.
    ///   - sheetName: The one sheet that is meant, hidden or not; nil for every one that is visible.
    package init(_ bytes: [UInt8], encoding: TextEncoding?, sheetName: String?) throws(ImportRefusal) {
        guard Workbook.mayBe(bytes) else {
            if let sheetName {
                throw ImportRefusal(
                    row: nil,
                    words: Phrase(
                        "這不是工作簿，因此沒有工作表「\(sheetName.excerpt)」", "这不是工作簿，因此没有工作表“\(sheetName.excerpt)”",
                        "this is no workbook, and so has no sheet “\(sheetName.excerpt)”"))
            }
            let (rows, encoding) = try SheetFile.rows(csv: bytes, encoding: encoding)
            content = .csv(Sheet(origin: .csv(encoding), rows: rows))
            hiddenSheets = []
            return
        }
        do throws(WorkbookRefusal) {
            let workbook = try Workbook(bytes)
            let wanted = workbook.sheets.filter { sheetName == nil ? !$0.isHidden : $0.name == sheetName }
            if wanted.isEmpty {
                throw sheetName.map { .noSheet(named: $0, sheets: workbook.sheets.map(\.name)) } ?? .noVisibleSheet
            }
            content = .workbook(workbook, wanted)
            hiddenSheets = sheetName == nil ? workbook.sheets.filter(\.isHidden).map(\.name) : []
        } catch {
            throw ImportRefusal(row: error.row, words: error.words)
        }
    }

    /// How many sheets are looked at; at least one.
    package var count: Int {
        switch content {
        case .csv: 1
        case .workbook(_, let sheets): sheets.count
        }
    }

    /// Reads one of them.
    package func sheet(_ index: Int) throws(ImportRefusal) -> Sheet {
        switch content {
        case .csv(let sheet): return sheet
        case .workbook(let workbook, let sheets):
            do throws(WorkbookRefusal) {
                let sheet = sheets[index]
                return Sheet(origin: .workbook(sheet: sheet.name), rows: try workbook.rows(of: sheet))
            } catch {
                throw ImportRefusal(row: error.row, words: error.words)
            }
        }
    }

    /// The rows of a CSV file that have any text.
    private static func rows(
        csv bytes: [UInt8], encoding: TextEncoding?
    ) throws(ImportRefusal) -> ([SheetRow], TextEncoding) {
        let decoded: DecodedText
        do {
            decoded = try DecodedText(bytes, as: encoding)
        } catch {
            throw ImportRefusal(row: nil, words: error.words)
        }
        var reader = CSVReader(decoded.utf8)
        var rows: [SheetRow] = []
        do {
            while try reader.next() {
                if reader.cells.allSatisfy(\.isEmpty) { continue }
                let cells = reader.cells.map { $0.isEmpty ? "" : reader.text($0).trimmed.withoutFormulaGuard }
                rows.append(SheetRow(number: reader.row, cells: cells))
            }
        } catch {
            throw ImportRefusal(row: error.row, words: error.words)
        }
        return (rows, decoded.encoding)
    }
}
