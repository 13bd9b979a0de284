internal import DubanCalendar

/// Writes xl/worksheets/sheet1.xml: texts in place, numbers as numbers, days as serials with a day's format; the first row
/// is a header that stays in sight.
package struct WorksheetWriter: TableWriter {
    private var rows = 0

    package init() {}

    package mutating func append(_ row: [ExportCell], to take: ([UInt8]) throws -> Void) throws {
        var xml = rows == 0 ? Self.opening : ""
        rows += 1
        xml += "<row r=\"\(rows)\">"
        for cell in row { xml += Self.cell(cell, isHeader: rows == 1) }
        try take(Array((xml + "</row>").utf8))
    }

    /// What comes behind the last row.
    package var closing: [UInt8] {
        Array(((rows == 0 ? Self.opening : "") + "</sheetData></worksheet>").utf8)
    }

    private static let opening = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0">\
        <pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>\
        <sheetFormatPr defaultRowHeight="15"/><sheetData>
        """

    private static func cell(_ cell: ExportCell, isHeader: Bool) -> String {
        switch cell {
        case .empty: "<c/>"
        case .text(let text):
            "<c t=\"inlineStr\"\(isHeader ? " s=\"2\"" : "")><is><t xml:space=\"preserve\">\(escaped(text))</t></is></c>"
        case .number(let number): "<c><v>\(number.plainText)</v></c>"
        // Day 60 of Excel's year 1900 never was, so that before it days would be one off.
        case .day(let day) where day.year > 1900: "<c s=\"1\"><v>\(Int(day.number) + 25_569)</v></c>"
        case .day(let day): "<c t=\"inlineStr\"><is><t>\(day)</t></is></c>"
        }
    }

    /// Escaped for XML; what XML does not have at all as `_x0001_` (ECMA-376 part 1, 22.4.2.4).
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.replacing("_x", with: "_x005F_x").unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\t", "\n": result.unicodeScalars.append(scalar)
            case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}":
                let digits = String(scalar.value, radix: 16, uppercase: true)
                result += "_x" + String(repeating: "0", count: 4 - digits.count) + digits + "_"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
