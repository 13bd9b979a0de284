/// xl/worksheets/sheet1.xml: the rows of a sheet that have any text.
final class Worksheet: XMLReceiver {
    /// Bytes of all cells together, unpacked.
    static let mostTextBytes = 512 << 20
    /// The rows of a merged cell are filled with its text; no ledger has more of them.
    private static let mostFilled = 5_000_000
    private static let limits = CSVReader.Limits()

    private(set) var rows: [SheetRow] = []
    private let values: CellValue
    private var row = SheetRow(number: 0, cells: [])
    private var rowBytes = 0
    private var total = 0
    private var column = -1
    private var type: String?
    private var style = 0
    private var stored: [UInt8] = []
    private var isStored = false
    private var isPronunciation = false
    private var merged: [MergedRange] = []

    init(_ values: CellValue) {
        self.values = values
    }

    func start(_ name: UnsafePointer<CChar>, _ attributes: XMLAttributes) throws(WorkbookRefusal) {
        if name == "c" {
            column = attributes["r"].flatMap(Worksheet.column) ?? column + 1
            type = attributes.string("t")
            style = attributes["s"].flatMap { Int(String(cString: $0)) } ?? 0
            stored.removeAll(keepingCapacity: true)
        } else if name == "v" || name == "t" {
            isStored = !isPronunciation
        } else if name == "rPh" {
            isPronunciation = true
        } else if name == "row" {
            let number = attributes.string("r").flatMap { Int($0) } ?? row.number + 1
            guard (1...1_048_576).contains(number) else { throw .damaged }
            row = SheetRow(number: number, cells: [])
            (column, rowBytes) = (-1, 0)
        } else if name == "mergeCell", let range = attributes.string("ref").flatMap(MergedRange.init), range.isTall {
            merged.append(range)
        }
    }

    func end(_ name: UnsafePointer<CChar>) throws(WorkbookRefusal) {
        if name == "v" || name == "t" {
            isStored = false
        } else if name == "rPh" {
            isPronunciation = false
        } else if name == "c" {
            try endCell()
        } else if name == "row", row.cells.contains(where: { !$0.isEmpty }) {
            guard rows.count < Worksheet.limits.records else { throw .tooMuchText(limit: Worksheet.mostTextBytes) }
            rows.append(row)
        }
    }

    func text(_ bytes: UnsafeRawBufferPointer) throws(WorkbookRefusal) {
        guard isStored else { return }
        stored += bytes
        guard stored.count <= Worksheet.limits.recordBytes else {
            throw .rowTooLong(row: row.number, limit: Worksheet.limits.recordBytes)
        }
    }

    private func endCell() throws(WorkbookRefusal) {
        guard !stored.isEmpty else { return }
        let text = values.text(type: type, style: style, stored: String(decoding: stored, as: UTF8.self)).trimmed
        guard !text.isEmpty else { return }
        guard column < Worksheet.limits.cells else {
            throw .tooManyColumns(row: row.number, limit: Worksheet.limits.cells)
        }
        rowBytes += text.utf8.count
        guard rowBytes <= Worksheet.limits.recordBytes else {
            throw .rowTooLong(row: row.number, limit: Worksheet.limits.recordBytes)
        }
        total += text.utf8.count + 16
        guard total <= Worksheet.mostTextBytes else { throw .tooMuchText(limit: Worksheet.mostTextBytes) }
        while row.cells.count <= column { row.cells.append("") }
        row.cells[column] = text
    }

    /// Writes the text of a cell that is merged over several rows into each of them, since it holds for each.
    func fillMerged() throws(WorkbookRefusal) {
        var filled = 0
        for range in merged {
            guard var index = index(of: range.firstRow), rows[index].number == range.firstRow,
                range.column < rows[index].cells.count
            else { continue }
            let text = rows[index].cells[range.column]
            index += 1
            while index < rows.count, rows[index].number <= range.lastRow {
                while rows[index].cells.count <= range.column { rows[index].cells.append("") }
                rows[index].cells[range.column] = text
                index += 1
                filled += 1
            }
            guard filled <= Worksheet.mostFilled else { throw .bomb }
        }
    }

    /// The first row with that number or a greater one.
    private func index(of number: Int) -> Int? {
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].number < number { low = middle + 1 } else { high = middle }
        }
        return low < rows.count ? low : nil
    }

    /// The column of a reference such as AB12, from 0.
    private static func column(_ reference: UnsafePointer<CChar>) -> Int? {
        var column = 0
        var next = reference
        while case let letter = UInt8(bitPattern: next.pointee) & 0xDF, (0x41...0x5A).contains(letter), column < 100_000
        {
            column = column * 26 + Int(letter - 0x40)
            next += 1
        }
        return column == 0 ? nil : column - 1
    }
}

/// A merged cell: its first column, and its rows.
private struct MergedRange {
    let column: Int
    let firstRow: Int
    let lastRow: Int

    var isTall: Bool { lastRow > firstRow }

    /// - Parameter reference: A5:B9.
    init?(_ reference: String) {
        let corners = reference.uppercased().split(separator: ":")
        guard corners.count == 2 else { return nil }
        func row(_ corner: Substring) -> Int? { Int(corner.drop { $0.isLetter }) }
        let letters = corners[0].prefix { $0.isLetter }
        guard let first = row(corners[0]), let last = row(corners[1]), !letters.isEmpty, letters.utf8.count <= 3 else {
            return nil
        }
        column = letters.utf8.reduce(0) { $0 * 26 + Int($1) - 0x40 } - 1
        (firstRow, lastRow) = (first, last)
    }
}
