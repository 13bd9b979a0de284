import DubanCore
import DubanExchange

/// Shows how a file was understood: the sheet, the header, and which column became what.
struct ImportPreview {
    let session: Session
    let file: ImportFile

    func show() {
        guard let layout = file.layout else { return }
        session.print("\(file.name, tint: .bold)")
        switch layout.origin {
        case .csv(let encoding):
            fact("編碼", "编码", "encoding", encoding.rawValue)
        case .workbook(let sheet):
            fact("工作表", "工作表", "sheet", sheet)
            if !file.hiddenSheets.isEmpty {
                fact("隱藏未讀", "隐藏未读", "hidden", file.hiddenSheets.joined(separator: ", "))
            }
        }
        fact("內容", "内容", "read as", file.kind.map { session.words(for: $0.words) } ?? "")
        fact(
            "表頭", "表头", "header",
            session.words("第 \(layout.headerRow) 行", "第 \(layout.headerRow) 行", "row \(layout.headerRow)"))
        fact("數據行", "数据行", "rows", String(file.rows.count))
        show(layout)
    }

    private func fact(_ traditional: String, _ simplified: String, _ english: String, _ value: String) {
        let label = session.words(traditional, simplified, english)
        session.print("  \(label)\(String(repeating: " ", count: max(1, 11 - label.displayWidth)))\(value)")
    }

    private func show(_ layout: SheetLayout) {
        var table = Table([
            .init(title: "  " + session.words("列", "列", "COLUMN")),
            .init(title: session.words("表頭", "表头", "HEADER"), mayBeCut: true),
            .init(title: session.words("字段", "字段", "FIELD")),
            .init(title: session.words("首行", "首行", "FIRST ROW"), mayBeCut: true),
            .init(title: session.words("次行", "次行", "SECOND ROW"), mayBeCut: true),
        ])
        var others: [String] = []
        for column in layout.columns {
            if case .attribute = column.field, file.kind == .tasks {
                others.append(column.header)
                continue
            }
            let isUnread = if case .attribute = column.field { true } else { false }
            table.append([
                "  \(letters(column.index))", "\(column.header)", "\(isUnread ? "–" : column.field.name)",
                "\(cell(column.index, of: layout.firstRows.first))",
                "\(cell(column.index, of: layout.firstRows.dropFirst().first))",
            ])
        }
        session.print(table)
        guard !others.isEmpty else { return }
        let names = others.joined(separator: "、")
        session.print(
            session.text(
                "  交給插件的列：\(names)", "  交给插件的列：\(names)", "  columns for the plugins: \(names)"))
    }

    private func cell(_ index: Int, of row: SheetRow?) -> String {
        guard let row, index < row.cells.count else { return "" }
        return row.cells[index]
    }

    /// A, B … Z, AA: as a spreadsheet names columns.
    private func letters(_ index: Int) -> String {
        var (letters, rest) = ("", index + 1)
        while rest > 0 {
            letters = String(UnicodeScalar(UInt8(0x41 + (rest - 1) % 26))) + letters
            rest = (rest - 1) / 26
        }
        return letters
    }
}
