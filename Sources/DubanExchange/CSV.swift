/// Reads comma-separated values (RFC 4180) from UTF-8 bytes, one record at a time, without a copy of any cell.
///
/// Lines end with CRLF, LF or CR. A cell that begins with a quotation mark ends with one, and holds delimiters, line
/// ends and doubled quotation marks between them; a quotation mark inside any other cell is itself.
package struct CSVReader {
    /// What no honest ledger exceeds.
    package struct Limits: Hashable, Sendable {
        /// Bytes of one record in the file; it must fit into one message to the daemon, however its characters are escaped.
        package var recordBytes = 65_536
        /// Cells of one record.
        package var cells = 1024
        /// Records of a file: what a spreadsheet holds.
        package var records = 1_048_576

        package init() {}
    }

    /// Where a cell lies in the file's bytes, without its quotation marks.
    package struct Cell: Hashable, Sendable {
        let start: Int32
        let end: Int32
        let hasDoubledQuotes: Bool

        package var isEmpty: Bool { start == end }
    }

    package let delimiter: CSVDelimiter
    /// The row of the record that ``next()`` has just read, as a spreadsheet counts: from 1, every record one row
    /// whatever line ends its cells hold, empty lines too.
    package private(set) var row = 0
    /// The cells of that record.
    package private(set) var cells: [Cell] = []

    private let bytes: [UInt8]
    private let limits: Limits
    private var position = 0

    /// - Parameter delimiter: nil to find it in the first lines.
    package init(_ utf8: [UInt8], delimiter: CSVDelimiter? = nil, limits: Limits = Limits()) {
        bytes = utf8
        self.limits = limits
        self.delimiter = delimiter ?? CSVDelimiter(sniffing: utf8)
    }

    /// The text of a cell of the record that was read last.
    package func text(_ cell: Cell) -> String {
        let content = bytes[Int(cell.start)..<Int(cell.end)]
        guard cell.hasDoubledQuotes else { return String(decoding: content, as: UTF8.self) }
        var text: [UInt8] = []
        text.reserveCapacity(content.count)
        var skips = false
        for byte in content {
            if skips { skips = false; continue }
            text.append(byte)
            skips = byte == quote
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads the next record into ``cells``; false at the end of the file. After an error nothing more can be read.
    package mutating func next() throws(CSVError) -> Bool {
        cells.removeAll(keepingCapacity: true)
        guard position < bytes.count else { return false }
        guard bytes.count < Int32.max else { throw CSVError(.fileTooLarge, row: 1) }
        guard row < limits.records else { throw CSVError(.tooManyRecords(limit: limits.records), row: row + 1) }
        row += 1
        let start = position
        let lead = delimiter.bytes[0]
        var isAtEndOfRecord = false
        while !isAtEndOfRecord {
            guard cells.count < limits.cells else { throw CSVError(.tooManyCells(limit: limits.cells), row: row) }
            let isQuoted = position < bytes.count && bytes[position] == quote
            let cell = isQuoted ? try quotedCell() : try plainCell(lead)
            guard position - start <= limits.recordBytes else {
                throw CSVError(.rowTooLong(limit: limits.recordBytes), row: row, column: cells.count + 1)
            }
            cells.append(cell)
            if position == bytes.count {
                isAtEndOfRecord = true
            } else if bytes[position] == lead, isDelimiter(at: position) {
                position += delimiter.bytes.count
            } else if bytes[position] == carriageReturn {
                position += position + 1 < bytes.count && bytes[position + 1] == lineFeed ? 2 : 1
                isAtEndOfRecord = true
            } else if bytes[position] == lineFeed {
                position += 1
                isAtEndOfRecord = true
            } else {
                throw CSVError(.textAfterQuote, row: row, column: cells.count)
            }
        }
        return true
    }

    private mutating func plainCell(_ lead: UInt8) throws(CSVError) -> Cell {
        let start = position
        while position < bytes.count {
            let byte = bytes[position]
            if byte == lead {
                if isDelimiter(at: position) { break }
            } else if byte < 0x20 {
                if byte == lineFeed || byte == carriageReturn { break }
                if byte == 0 { throw CSVError(.nulByte, row: row, column: cells.count + 1) }
            }
            position += 1
        }
        return Cell(start: Int32(start), end: Int32(position), hasDoubledQuotes: false)
    }

    private mutating func quotedCell() throws(CSVError) -> Cell {
        position += 1
        let start = position
        var hasDoubledQuotes = false
        while position < bytes.count {
            let byte = bytes[position]
            if byte == 0 { throw CSVError(.nulByte, row: row, column: cells.count + 1) }
            position += 1
            guard byte == quote else { continue }
            guard position < bytes.count, bytes[position] == quote else {
                return Cell(start: Int32(start), end: Int32(position - 1), hasDoubledQuotes: hasDoubledQuotes)
            }
            hasDoubledQuotes = true
            position += 1
        }
        throw CSVError(.unclosedQuote, row: row, column: cells.count + 1)
    }

    private func isDelimiter(at index: Int) -> Bool {
        let sign = delimiter.bytes
        if sign.count == 1 { return true }
        return index + sign.count <= bytes.count && bytes[index + 1] == sign[1] && bytes[index + 2] == sign[2]
    }
}

let quote = UInt8(ascii: "\"")
let lineFeed = UInt8(ascii: "\n")
let carriageReturn = UInt8(ascii: "\r")
