/// Why a workbook cannot be read.
enum WorkbookRefusal: Error, Hashable {
    case damaged, bomb, encrypted, oldFormat, openDocument, binary, notAWorkbook
    case documentType, hostile(part: String), malformed(part: String, line: Int)
    case noSheet(named: String, sheets: [String]), noVisibleSheet
    case tooManyColumns(row: Int, limit: Int), rowTooLong(row: Int, limit: Int), tooMuchText(limit: Int)

    /// The row at fault, where one is.
    var row: Int? {
        switch self {
        case .tooManyColumns(let row, _), .rowTooLong(let row, _): row
        default: nil
        }
    }

    /// One sentence for people, without the row.
    var sentence: String {
        switch self {
        case .damaged: "the workbook is damaged or not complete; open it in Excel or WPS, and save it again"
        case .bomb:
            "the workbook unpacks to far more than a ledger holds; if it is an honest one, save the sheet alone as CSV"
        case .encrypted: "the workbook is protected by a password; save it without one"
        case .oldFormat:
            "this is a workbook of the old kind (.xls, .et), or one with a password; save it as .xlsx without a password, "
                + "or as CSV"
        case .openDocument: "this is an OpenDocument sheet; save it as .xlsx or as CSV"
        case .binary: "this is a binary workbook (.xlsb); save it as .xlsx or as CSV"
        case .notAWorkbook: "this is a ZIP archive and no workbook; a workbook (.xlsx) or CSV would be right"
        case .documentType:
            "the workbook declares entities of its own, which Excel never does; save it again in Excel or WPS"
        case .hostile(let part): "\(part) in the workbook holds an element that is larger than any that Excel writes"
        case .malformed(let part, let line):
            "\(part) in the workbook is not well-formed XML (line \(line)); save it again"
        case .noSheet(let name, let sheets):
            "there is no sheet “\(name.excerpt)”; there are \(sheets.map { "“\($0.excerpt)”" }.joined(separator: ", "))"
        case .noVisibleSheet: "every sheet is hidden; name the one that is meant"
        case .tooManyColumns(_, let limit): "the row has more than \(limit) cells; a ledger has fewer"
        case .rowTooLong(_, let limit): "the row is longer than \(limit) bytes; it needs shorter cells"
        case .tooMuchText(let limit):
            "the workbook has more than \(limit >> 20) MiB of text; split it, or save it as CSV"
        }
    }
}
