import DubanCore

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
    var words: Phrase {
        switch self {
        case .damaged:
            Phrase(
                "工作簿已損壞或不完整；請用 Excel 或 WPS 打開，重新保存", "工作簿已损坏或不完整；请用 Excel 或 WPS 打开，重新保存",
                "the workbook is damaged or not complete; open it in Excel or WPS, and save it again")
        case .bomb:
            Phrase(
                "工作簿解壓後遠大於任何台賬；若確係正常文件，請將工作表單獨另存為 CSV", "工作簿解压后远大于任何台账；若确系正常文件，请将工作表单独另存为 CSV",
                "the workbook unpacks to far more than a ledger holds; if it is an honest one, save the sheet alone as CSV"
            )
        case .encrypted:
            Phrase(
                "工作簿有密碼保護；請去掉密碼再保存", "工作簿有密码保护；请去掉密码再保存",
                "the workbook is protected by a password; save it without one")
        case .oldFormat:
            Phrase(
                "這是舊格式的工作簿（.xls、.et），或有密碼；請去掉密碼，另存為 .xlsx 或 CSV", "这是旧格式的工作簿（.xls、.et），或有密码；请去掉密码，另存为 .xlsx 或 CSV",
                "this is a workbook of the old kind (.xls, .et), or one with a password; save it as .xlsx without a password, "
                    + "or as CSV")
        case .openDocument:
            Phrase(
                "這是 OpenDocument 表格；請另存為 .xlsx 或 CSV", "这是 OpenDocument 表格；请另存为 .xlsx 或 CSV",
                "this is an OpenDocument sheet; save it as .xlsx or as CSV")
        case .binary:
            Phrase(
                "這是二進制工作簿（.xlsb）；請另存為 .xlsx 或 CSV", "这是二进制工作簿（.xlsb）；请另存为 .xlsx 或 CSV",
                "this is a binary workbook (.xlsb); save it as .xlsx or as CSV")
        case .notAWorkbook:
            Phrase(
                "這是 ZIP 壓縮包，不是工作簿；請提供工作簿（.xlsx）或 CSV", "这是 ZIP 压缩包，不是工作簿；请提供工作簿（.xlsx）或 CSV",
                "this is a ZIP archive and no workbook; a workbook (.xlsx) or CSV would be right")
        case .documentType:
            Phrase(
                "工作簿中自行聲明了實體，Excel 從不如此；請用 Excel 或 WPS 重新保存", "工作簿中自行声明了实体，Excel 从不如此；请用 Excel 或 WPS 重新保存",
                "the workbook declares entities of its own, which Excel never does; save it again in Excel or WPS")
        case .hostile(let part):
            Phrase(
                "工作簿的 \(part) 中有的元素大於 Excel 所寫的任何元素；請用 Excel 或 WPS 重新保存",
                "工作簿的 \(part) 中有的元素大于 Excel 所写的任何元素；请用 Excel 或 WPS 重新保存",
                "\(part) in the workbook holds an element that is larger than any that Excel writes")
        case .malformed(let part, let line):
            Phrase(
                "工作簿的 \(part) 不是合格的 XML（第 \(line) 行）；請重新保存", "工作簿的 \(part) 不是合格的 XML（第 \(line) 行）；请重新保存",
                "\(part) in the workbook is not well-formed XML (line \(line)); save it again")
        case .noVisibleSheet:
            Phrase(
                "工作表全部隱藏；請指明要讀的一張", "工作表全部隐藏；请指明要读的一张",
                "every sheet is hidden; name the one that is meant")
        case .tooManyColumns(_, let limit):
            Phrase(
                "該行超過 \(limit) 個單元格；台賬沒有這麼多", "该行超过 \(limit) 个单元格；台账没有这么多",
                "the row has more than \(limit) cells; a ledger has fewer")
        case .rowTooLong(_, let limit):
            Phrase(
                "該行超過 \(limit) 字節；請縮短單元格", "该行超过 \(limit) 字节；请缩短单元格",
                "the row is longer than \(limit) bytes; it needs shorter cells")
        case .tooMuchText(let limit):
            Phrase(
                "工作簿的文字超過 \(limit >> 20) MiB；請拆分，或另存為 CSV", "工作簿的文字超过 \(limit >> 20) MiB；请拆分，或另存为 CSV",
                "the workbook has more than \(limit >> 20) MiB of text; split it, or save it as CSV")
        case .noSheet(let name, let sheets):
            Phrase(
                "沒有工作表「\(name.excerpt)」；有\(sheets.map { "「\($0.excerpt)」" }.joined())",
                "没有工作表“\(name.excerpt)”；有\(sheets.map { "“\($0.excerpt)”" }.joined())",
                "there is no sheet “\(name.excerpt)”; there are \(sheets.map { "“\($0.excerpt)”" }.joined(separator: ", "))"
            )
        }
    }
}
